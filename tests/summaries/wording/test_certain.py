"""What is too weakly said, or spoken against by a fact, to be told first."""

from __future__ import annotations

from dataclasses import replace

from summaries.model import Contact, Facts, Retention
from summaries.wording import headline, sentences
from summaries.wording.certain import certain
from tests.summaries.flagging import flag

LONG = (
    "In the course of the seminars that we hold for our branch offices in spring and in autumn we may, where a trainer"
    " thinks so, combine the notes which we took at your visits with those of others."
)
COOKIES = flag("uses-cookies", "We use cookies.")


def told(*flags: object, facts: Facts | None = None) -> set[str]:
    found = sentences(tuple(flags), facts or Facts())  # type: ignore[arg-type]
    return {name for sentence in found for name in sentence.practices}


def test_what_one_long_sentence_may_not_mean_is_left_to_the_list() -> None:
    assert told(COOKIES, flag("combines-data", LONG)) == {"uses-cookies"}
    assert headline((COOKIES, flag("combines-data", LONG)), Facts()) == "Their pages use cookies."


def test_two_sentences_are_enough_and_one_of_what_is_seldom_misread() -> None:
    assert "combines-data" in told(COOKIES, flag("combines-data", LONG, LONG))
    assert "ignores-do-not-track" in told(COOKIES, flag("ignores-do-not-track", LONG))


def test_what_is_grave_is_told_all_the_same_and_comes_behind_what_is_sure() -> None:
    once, twice = flag("sells-data", LONG), flag("shares-credit-bureaus", "We share it.", "They get it.")
    assert told(once, twice) == {"sells-data", "shares-credit-bureaus"}
    assert headline((once, twice), Facts()).startswith("They share your data with credit bureaus")


def test_a_promise_is_not_told_where_what_speaks_against_it_is_left_out() -> None:
    promise, shares = flag("no-sharing-promise", "We share nothing.", "Never."), flag("shares-partners", LONG)
    assert told(COOKIES, promise) == {"uses-cookies", "no-sharing-promise"}
    assert told(COOKIES, promise, shares) == {"uses-cookies"}


def test_what_is_grave_and_may_be_misread_says_so() -> None:
    once, twice = flag("sells-data", LONG), flag("shares-credit-bureaus", LONG, LONG)
    texts = {one.practices: one.text for one in sentences((once, twice), Facts())}
    assert texts["sells-data",].startswith("If we read it right, they may sell")
    assert texts["shares-credit-bureaus",].startswith("They may share")


def test_a_silence_beside_words_that_may_break_it_is_told_with_care() -> None:
    silence = replace(flag("no-deletion-right"), hinted=True)
    assert [one.text for one in sentences((silence,), Facts())] == ["We found no clear way to have your data deleted."]
    both = sentences((silence, flag("no-retention-period")), Facts())
    assert (
        both[0].text == "We found no clear way to have your data deleted, and nothing clear on how long they keep it."
    )
    doubtful = replace(flag("no-marketing-opt-out"), hinted=True)
    assert told(COOKIES, doubtful) == {"uses-cookies"}


def test_no_silence_is_told_that_a_fact_speaks_against() -> None:
    silence = flag("no-retention-period")
    assert told(COOKIES, silence) == {"uses-cookies", "no-retention-period"}
    kept = Retention("orders", "2 years", "We keep orders for two years.", 0, 29)
    assert told(COOKIES, silence, facts=Facts(retention=(kept,))) == {"uses-cookies"}
    mail = Contact("email", "a@b.example")
    assert told(COOKIES, flag("no-contact"), facts=Facts(contacts=(mail,))) == {"uses-cookies"}


def test_where_nothing_would_be_left_the_flags_are_told() -> None:
    assert certain((flag("combines-data", LONG),), Facts()) == (flag("combines-data", LONG),)


def test_what_is_doubtful_is_told_where_its_opposite_alone_would_mislead() -> None:
    new_text, notice = flag("changes-without-notice", "Look here for changes."), flag("notice-of-changes", LONG)
    assert told(COOKIES, notice) == {"uses-cookies"}
    assert told(COOKIES, new_text, notice) == {"uses-cookies", "changes-without-notice", "notice-of-changes"}
