"""Standard terms: one plain name for whatever words a policy uses."""

from __future__ import annotations

import pytest

from summaries.facts.terms import names_in, terms


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("your e-mail addresses", "e-mail address"),
        ("email", "e-mail address"),
        ("Internet Protocol (IP) address", "IP address"),
        ("driver's license number", "driving licence details"),
        ("postcode", "location"),
        ("racial or ethnic origin", "race or ethnicity"),
        ("web pages viewed", "browsing activity"),
    ],
)
def test_other_words_for_the_same_data_get_the_same_name(words: str, term: str) -> None:
    assert term in names_in(words, "data")


def test_a_longer_term_hides_the_shorter_one_inside_it() -> None:
    assert names_in("credit card number", "data") == ["card number"]


@pytest.mark.parametrize(
    "words",
    ["domain name", "by email", "legitimate interests", "address book", "click here", "videos viewed",
     "searches of agencies", "a unique signature"],
)  # fmt: skip
def test_a_word_in_another_sense_is_no_data(words: str) -> None:
    wrong = {
        "name",
        "e-mail address",
        "interests",
        "postal address",
        "browsing activity",
        "searches",
        "video recordings",
        "signature",
    }
    assert not wrong & {*names_in(words, "data")}


def test_what_is_denied_is_not_named() -> None:
    assert names_in("we do not collect your religion or your name", "data") == []
    assert names_in("not your religion, but your name", "data") == ["name"]
    assert names_in("including but not limited to your name", "data") == ["name"]
    assert names_in("what you may or may not provide includes religion", "data") == ["religion"]


def test_recipients_are_named_alike() -> None:
    words = "Affiliates/ banks/ credit reference agencies and our sub-contractors"
    assert names_in(words, "recipients") == ["affiliates", "banks", "credit bureaus", "service providers"]


def test_no_word_stands_for_two_terms() -> None:
    for name in ("data", "recipients"):
        known = terms(name)
        for term in known.names:
            if term in known.says:
                for phrase in known.says[term]:
                    assert names_in(phrase, name)[:1] in ([term], []), phrase
