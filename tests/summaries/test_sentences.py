"""Where sentences end: abbreviations, marks and wrapped lines apart."""

from __future__ import annotations

from summaries.sentences import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def test_sentences_end_where_people_end_them() -> None:
    assert split("We sell nothing. Really! Do we? No.") == ["We sell nothing.", "Really!", "Do we?", "No."]


def test_a_sentence_can_begin_with_a_web_address() -> None:
    assert split("We sell nothing. quay.com may give it away.") == ["We sell nothing.", "quay.com may give it away."]


def test_a_full_stop_that_stands_apart_ends_a_sentence() -> None:
    assert split("See www.quay.example . The following tells more.") == [
        "See www.quay.example .",
        "The following tells more.",
    ]


def test_abbreviations_do_not_end_a_sentence() -> None:
    assert len(split("We share it with e.g. Acme Inc. and the U.S. Government. That is all.")) == 2


def test_an_abbreviation_before_a_new_sentence_does_end_one() -> None:
    assert split("We are Acme Inc. We sell nothing.") == ["We are Acme Inc.", "We sell nothing."]
