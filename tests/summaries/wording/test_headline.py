"""The headline: the most surprising thing, in one short sentence."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from summaries.model import Contact, Facts
from summaries.rates import rates
from summaries.wording import headline, headline_sentence
from summaries.wording.headline import surprise
from tests.summaries.flagging import ALL, beyond_doubt, flag, flags

COMMON = {
    "uses_cookies": "We use cookies.",
    "sends_marketing": "We send you offers.",
    "third_party_ad_tracking": "Ad networks set their own cookies.",
    "changes_without_notice": "We may change this page at any time.",
}


def told(**quotes: str) -> str:
    """The headline of a policy that says each of these three times, so that nothing of it is in doubt."""
    return headline(beyond_doubt(*flags(**quotes)), Facts())


def test_the_unusual_comes_before_the_usual() -> None:
    sentence = told(**COMMON, collects_genetic="We collect your DNA.")
    assert sentence.startswith("They take your genetic data")


def test_the_grave_comes_before_the_merely_unusual() -> None:
    assert told(charges_fee="We charge a fee.", sells_data="We sell your data.").startswith("They sell")


def test_equally_grave_things_of_one_kind_are_told_together() -> None:
    sentence = told(collects_genetic="We collect your DNA.", collects_biometric="We collect fingerprints.")
    assert sentence == "They take your genetic data and fingerprints."


def test_a_warning_is_followed_by_no_praise() -> None:
    sentence = told(changes_without_notice="We may change this page.", security_certified="Our shop is certified.")
    assert sentence == "They can change the policy without telling you."


def test_may_stays_may() -> None:
    assert told(shares_credit_bureaus="We may share data with credit bureaus.") == (
        "They may share your data with credit bureaus."
    )


def test_a_promise_is_set_against_what_takes_it_back() -> None:
    assert told(no_sale_promise="We never sell your data.", sells_data="We may sell your data to list owners.") == (
        "They promise not to sell your data, yet they may sell, rent or trade it."
    )
    assert told(
        no_sharing_promise="We do not sell, share or otherwise transfer any of your data to any third party.",
        transfers_in_business_sale="Your information may be among the items sold with the company.",
    ) == "They promise not to share your data, yet they may sell it along with the business."  # fmt: skip


def test_the_headline_is_backed_by_flags_that_are_there() -> None:
    mix = [flag(name, "We may do it.") for name in ALL]
    backed = headline_sentence(mix, Facts())
    assert backed.practices and {*backed.practices} <= {*ALL}
    assert headline_sentence((), Facts(data_collected=("name",))).facts == ("data_collected",)


def test_a_promise_with_an_exception_is_not_set_against_it() -> None:
    sentence = told(
        no_sharing_promise="We do not share your data except as described.",
        shares_advertisers="We share your data with advertisers.",
    )
    assert "promise" not in sentence


def test_two_clauses_share_their_beginning_and_their_object() -> None:
    may = told(sells_data="We may sell your data.", shares_advertisers="We may share your data with advertisers.")
    assert may == "They may sell, rent or trade your data and share it with advertisers."
    assert told(trains_ai="We may do it.", sells_data="We sell it.") == (
        "They sell, rent or trade your data and may train AI on it."
    )


def test_a_clause_of_several_parts_is_not_gone_on_with() -> None:
    one = told(disclaims_liability="We are not liable for loss.", profiles_or_automates="We score and profile you.")
    assert one == (
        "They profile you, score you or let software decide, and they take no blame if your data is lost or misused."
    )
    quote = "We share data with advertisers and marketing partners."
    both = told(shares_advertisers=quote, collects_precise_location="We collect GPS location.")
    assert both == "They share your data with advertisers and marketing partners, and they take your precise location."


def test_what_is_told_in_one_clause_is_not_told_again_in_the_next() -> None:
    both = "We report your payments to credit bureaus for credit checks."
    sentence = told(shares_credit_bureaus=both, credit_scoring=both, shares_advertisers="We give data to advertisers.")
    assert sentence.count("credit bureaus") == 1 and "advertisers" in sentence


def test_may_and_not_reach_no_further_than_their_own_clause() -> None:
    signals = told(ignores_do_not_track="We ignore such signals.", collects_precise_location="We collect GPS location.")
    assert signals == 'They do not heed "Do Not Track" signals, and they take your precise location.'
    may = told(collects_contacts="We may collect your contacts.", collects_precise_location="We collect GPS location.")
    assert may == "They may take your contact list, and they take your precise location."


def test_two_things_of_one_verb_name_it_once() -> None:
    taken = told(collects_health="We collect health data.", collects_government_id="We collect your passport.")
    assert taken == "They take your health data and passport details."


def test_of_two_things_that_are_not_so_neither_sounds_as_if_it_were() -> None:
    neither = told(no_contact="", no_deletion_right="")
    assert neither == "We found no way to ask them about privacy or have your data deleted."
    silent = told(no_deletion_right="", no_security_information="")
    assert silent == "We found nothing on how they protect your data and no way to have it deleted."


def test_what_one_sentence_of_the_policy_states_is_told_at_once() -> None:
    words = "We may share all data with banks and credit bureaus for credit scoring."
    assert told(credit_scoring=words, shares_credit_bureaus=words) == (
        "They may share your credit data with banks and credit bureaus."
    )
    apart = told(credit_scoring="We may check your credit.", shares_credit_bureaus=words)
    assert "credit data" not in apart


def test_half_the_truth_makes_no_headline() -> None:
    changes = {"changes_without_notice": "We may change this page.", "uses_cookies": "We use cookies."}
    assert told(**changes) == "They can change the policy without telling you."
    assert told(**changes, notice_of_changes="We will tell you of large changes.") == "Their pages use cookies."


def test_what_nearly_every_policy_says_makes_no_headline() -> None:
    way = "We are not liable for what is intercepted while you send it."
    assert told(disclaims_liability=way, uses_cookies="We use cookies.") == "Their pages use cookies."
    assert told(disclaims_liability=way).startswith("They take no blame for your data on its way")


def test_a_silence_is_told_as_one() -> None:
    assert headline((flag("no-deletion-right"),), Facts()) == "We found no way to have your data deleted."


def test_a_silence_that_words_may_break_is_told_with_care() -> None:
    hinted = (flag("no-contact"), replace(flag("no-deletion-right"), hinted=True))
    assert headline(hinted[1:], Facts()) == "We found no clear way to have your data deleted."
    assert headline(hinted, Facts()).startswith("We found no way to ask them about privacy")


def test_a_text_that_shows_nothing_says_so() -> None:
    assert "no statement" in headline((), Facts())
    assert headline((), Facts(data_collected=("name", "age"))) == "What they take can include your name and age."


@pytest.mark.parametrize("name", ALL)
def test_each_practice_alone_makes_a_sentence_of_at_most_25_words(name: str) -> None:
    sentence = headline((flag(name, "We may do so."),), Facts(contacts=(Contact("email", "a@b.example"),)))
    assert sentence[0].isupper() and sentence.endswith(".") and "{" not in sentence
    assert len(sentence.split()) <= 25


def test_any_mix_of_practices_makes_a_sentence_of_at_most_25_words() -> None:
    chance = random.Random(5)
    for _ in range(300):
        mix = [flag(name, chance.choice(("We may do it.", "We do it."))) for name in chance.sample(ALL, 12)]
        sentence = headline(mix, Facts())
        assert len(sentence.split()) <= 25 and "{" not in sentence


def test_the_order_of_the_flags_does_not_matter() -> None:
    mix = [flag(name, "We may do it.") for name in ALL]
    assert headline(mix, Facts()) == headline(mix[::-1], Facts())


def test_every_practice_has_a_base_rate_and_rarer_is_more_surprising() -> None:
    assert {*rates().rarity} == {*ALL}
    thrice = ("We do it.", "And again.", "And once more.")
    assert surprise(flag("collects-genetic", *thrice)) > surprise(flag("third-party-ad-tracking", *thrice))
    assert surprise(flag("sells-data", *thrice)) > surprise(flag("sends-marketing", *thrice))


def test_what_is_said_twice_comes_before_what_one_long_sentence_may_not_have_meant() -> None:
    once = flag("sells-data", f"We sell {'very ' * 40}much.")
    twice = flag("shares-credit-bureaus", "We share.", "They get it.")
    assert headline((once, twice), Facts()).startswith("They share your data with credit bureaus")
    assert surprise(twice) > surprise(once)
