"""The summary: short, easy, in the order of the topics, and every sentence backed."""

from __future__ import annotations

import random

import textstat

from summaries.model import TOPICS, Contact, Facts, Flag, Retention
from summaries.wording import sentences, summary, summary_grade
from tests.summaries.flagging import ALL, STANCES, beyond_doubt, flag, flags

FACTS = Facts(
    effective_date="2024-12-02",
    contacts=(Contact("email", "a@b.example"), Contact("postal", "1 High Street")),
    retention=(Retention("invoices", "7 years", "We keep invoices for 7 years.", 0, 29),),
    data_collected=("name", "e-mail address"),
)
EVERYTHING = tuple(flag(name, "We may do it.") for name in ALL)


def told(facts: Facts = Facts(), /, **quotes: str) -> str:  # noqa: B008
    """The summary of a policy that says each of these three times, so that nothing of it is in doubt."""
    return " ".join(paragraph.text for paragraph in summary(beyond_doubt(*flags(**quotes)), facts))


def test_what_belongs_together_is_told_in_one_sentence() -> None:
    words = "The Customer authorizes us to share transaction history with its affiliates, banks and credit bureaus."
    assert told(shares_affiliates=words, shares_credit_bureaus=words) == (
        "They share your purchase history with banks, credit bureaus and affiliates."
    )


def test_all_your_data_is_said_where_the_policy_says_all() -> None:
    assert told(shares_affiliates="We share all personal information with our affiliates.") == (
        "They share all your data with affiliates."
    )


def test_what_they_may_do_follows_what_they_do() -> None:
    quotes = {"shares_affiliates": "We share data with affiliates.", "shares_partners": "We may share data with banks."}
    assert told(**quotes) == "They share your data with affiliates, and may share it with banks."


def test_two_limited_promises_are_told_as_one() -> None:
    said = "We do not sell or share your data except as described here."
    both = told(no_sale_promise=said, no_sharing_promise=said)
    assert "They promise not to sell or share your data beyond what they describe or you allow." in both
    whole = told(no_sale_promise="We never sell your data.", no_sharing_promise=said)
    assert "They promise not to sell your data or share it beyond what they describe or you allow." in whole
    other = told(no_sale_promise=said, no_sharing_promise="We never share your data with anyone.")
    assert "They promise not to share your data with others or sell it beyond what they describe or you allow." in other


def test_outside_parties_are_no_limit_of_a_promise() -> None:
    whole = told(no_sharing_promise="We will not pass your data to any outside parties.")
    assert "They promise not to share your data with others." in whole
    assert "allow" in told(no_sharing_promise="We will not share your data outside the uses named here.")


def test_a_login_through_a_social_network_is_told_as_one() -> None:
    both = told(social_media_plugins="You may sign in with your social media account.")
    assert "If you log in through a social network, they swap data on you with it." in both
    assert "gather data on your visits" in told(social_media_plugins="Like buttons send data to social networks.")


def test_rights_are_told_in_one_breath() -> None:
    assert told(access_right="a", correction_right="b", deletion_right="c", portability_right="d") == (
        "You can ask to see, correct, delete and move your data."
    )


def test_rights_that_only_some_people_have_say_whose() -> None:
    assert told(rights_limited_by_region="Residents of California and of the EU may ask.") == (
        "Some rights are only for people in California and Europe."
    )
    assert told(rights_limited_by_region="Depending on where you live.") == "Some rights depend on where you live."
    assert told(rights_limited_by_region="In certain regions, including Canada, you may have further rights.") == (
        "Some rights depend on where you live."
    )


def test_arbitration_alone_is_not_told_as_a_waiver_of_group_actions() -> None:
    alone = told(forced_arbitration="Disputes are settled by arbitration.")
    assert alone == "Disputes with them may have to go to arbitration, not to court."
    assert "as a group" in told(forced_arbitration="You agree to arbitrate and waive any class action.")


def test_a_test_of_security_is_not_told_as_a_standard() -> None:
    assert "regular tests" in told(security_certified="Twice a year outsiders try intrusion tests on our shop.")
    assert "known standard" in told(security_certified="We hold ISO 27001 and have penetration tests.")


def test_silences_are_told_as_silences() -> None:
    paragraphs = summary((flag("no-deletion-right"), flag("no-retention-period"), flag("no-access-right")), Facts())
    assert [paragraph.text for paragraph in paragraphs] == [
        "We found no way to have your data deleted, and nothing on how long they keep it.",
        "We found no way to see your data.",
    ]


def test_a_time_in_which_data_go_is_not_told_as_a_time_to_answer() -> None:
    quotes = flags(response_deadline="Card details are securely wiped within 72 hours of your departure.")
    assert "72" not in " ".join(part.text for part in summary(quotes, Facts()))


def test_facts_take_the_place_of_plainer_sentences() -> None:
    text = told(
        FACTS, retention_period_stated="We keep invoices for 7 years.", effective_date="2 December 2024",
        contact_given="Write to a@b.example.", response_deadline="We answer within 30 days.",
    )  # fmt: skip
    assert text == (
        "What they take can include your name and e-mail address. They keep invoices for 7 years."
        " They say they answer within 30 days. You can reach them by e-mail or post."
        " The policy dates from 2 December 2024."
    )


def test_paragraphs_stand_in_the_order_of_the_topics_under_their_titles() -> None:
    paragraphs = summary(EVERYTHING, FACTS)
    topics = [paragraph.topic for paragraph in paragraphs]
    assert topics == [topic for topic in TOPICS if topic in topics]
    assert all(paragraph.title == TOPICS[paragraph.topic] for paragraph in paragraphs)


def test_every_sentence_is_backed_by_flags_or_facts_that_are_there() -> None:
    for mix, facts in mixes():
        raised = {one.practice.id for one in mix}
        for sentence in sentences(mix, facts):
            assert sentence.practices or sentence.facts
            assert raised.issuperset(sentence.practices)
            assert all(getattr(facts, field) for field in sentence.facts)


def test_the_summary_is_its_sentences_and_nothing_else() -> None:
    for mix, facts in mixes():
        text = " ".join(paragraph.text for paragraph in summary(mix, facts))
        assert text == " ".join(sentence.text for sentence in sentences(mix, facts))
        assert "{" not in text


def test_no_practice_is_told_twice() -> None:
    for mix, facts in mixes():
        told_of = [name for sentence in sentences(mix, facts) for name in sentence.practices]
        assert len(told_of) == len({*told_of})


def test_nothing_of_high_severity_is_left_out() -> None:
    for mix, facts in mixes():
        grave = {one.practice.id for one in mix if one.practice.severity == "high"}
        assert grave <= {name for sentence in sentences(mix, facts) for name in sentence.practices}


def test_the_summary_is_short_and_easy_to_read() -> None:
    for mix, facts in mixes():
        text = " ".join(paragraph.text for paragraph in summary(mix, facts))
        assert len(text.split()) <= 220
        if len(mix) >= 8:
            assert textstat.flesch_kincaid_grade(text) <= 8


def test_the_grade_of_the_summary_is_textstats() -> None:
    paragraphs = summary(EVERYTHING, FACTS)
    text = " ".join(paragraph.text for paragraph in paragraphs)
    assert abs(summary_grade(paragraphs) - textstat.flesch_kincaid_grade(text)) <= 0.1


def mixes() -> list[tuple[tuple[Flag, ...], Facts]]:
    """Two hundred made-up policies of every size, and the one that does everything."""
    chance = random.Random(7)
    quotes = ("We may do it.", "We do it.", "We may sell it to banks and schools.", "Your passport and religion.")
    found = [(EVERYTHING, FACTS)]
    for _ in range(200):
        names = chance.sample(ALL, chance.randint(1, 50))
        mix = tuple(flag(name, *([] if name.startswith("no-") else [chance.choice(quotes)])) for name in names)
        found.append((mix, chance.choice((FACTS, Facts()))))
    return found


def test_the_flags_made_by_hand_know_every_practice() -> None:
    assert {*STANCES} == {*ALL}
