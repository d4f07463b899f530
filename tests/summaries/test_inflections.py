"""A lexicon lists a word once; its forms come from here."""

from __future__ import annotations

import pytest

from summaries.inflections import noun_forms, participles, spoken_forms, verb_forms


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("share", ["share", "shares", "sharing", "shared"]),
        ("sell/sold", ["sell", "sells", "selling", "sold"]),
        ("give/gave/given", ["give", "gives", "giving", "gave", "given"]),
        ("supply", ["supply", "supplies", "supplying", "supplied"]),
        ("submit", ["submit", "submits", "submitting", "submitted"]),
        ("log", ["log", "logs", "logging", "logged"]),
        ("hand over", ["hand over", "hands over", "handing over", "handed over"]),
        ("pass", ["pass", "passes", "passing", "passed"]),
        ("collect", ["collect", "collects", "collecting", "collected"]),
        ("monitor", ["monitor", "monitors", "monitoring", "monitored"]),
        ("view", ["view", "views", "viewing", "viewed"]),
    ],
)
def test_verbs(entry: str, forms: list[str]) -> None:
    assert list(verb_forms(entry)) == forms


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("credit bureau", ["credit bureau", "credit bureaus"]),
        ("agency", ["agency", "agencies"]),
        ("child/children", ["child", "children"]),
        ("address", ["address", "addresses"]),
    ],
)
def test_nouns(entry: str, forms: list[str]) -> None:
    assert list(noun_forms(entry)) == forms


def test_the_participle_is_the_last_form_given() -> None:
    assert list(participles("give/gave/given")) == ["given"]


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("if you do not agree", ["if you do not agree", "if you don't agree"]),
        ("cannot guarantee", ["cannot guarantee", "can't guarantee"]),
        ("notice", ["notice"]),
    ],
)
def test_a_term_with_not_is_found_in_its_spoken_form_too(term: str, forms: list[str]) -> None:
    assert list(spoken_forms(term)) == forms
