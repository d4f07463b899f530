"""Every card proves itself: each of its sentences is hit at exactly the marked words, each near-miss is not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from summaries.catalogue import Card, catalogue
from summaries.catalogue.examples import examples_of
from tests.summaries.little_catalogue import found_in

LEAST = 4
"""Examples of each kind that a card brings at least."""
CARDS = catalogue().cards
DENIALS = Path(__file__).parent / "denials"


def denials() -> Iterator[tuple[str, str]]:
    """(practice, sentence that denies it) of all files in denials/."""
    for file in sorted(DENIALS.glob("*.toml")):
        for practice, sentences in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for sentence in sentences:
                yield practice, sentence


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.practice.id)
def test_every_example_holds(card: Card) -> None:
    wrong = [
        f"{example.source!r}: {example.trouble}" for example in examples_of(card, catalogue()) if not example.holds
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.practice.id)
def test_every_card_has_enough_examples_of_both_kinds(card: Card) -> None:
    assert len(card.must_match) >= LEAST
    assert len(card.must_not_match) >= LEAST
    assert all("[" in example for example in card.must_match)


@pytest.mark.parametrize(("practice", "sentence"), list(denials()))
def test_a_denied_practice_is_never_flagged_as_stated(practice: str, sentence: str) -> None:
    assert practice not in {finding.practice for finding in found_in(sentence, catalogue())}


def test_the_denials_are_many_and_name_real_practices() -> None:
    written = list(denials())
    assert len(written) >= 200
    assert {practice for practice, _ in written} <= {card.practice.id for card in CARDS}
