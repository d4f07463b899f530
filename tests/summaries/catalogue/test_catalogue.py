"""The catalogue says at start, in one sentence, what is wrong with a card or a lexicon."""

from __future__ import annotations

from pathlib import Path

import pytest

from summaries.catalogue import CatalogueError, catalogue, read_catalogue
from summaries.model import TOPICS
from tests.summaries.little_catalogue import little_catalogue


def test_every_card_is_in_a_known_topic_and_has_an_id_of_its_own() -> None:
    cards = catalogue().cards
    assert {card.practice.topic for card in cards} <= set(TOPICS)
    ids = [practice.id for practice in catalogue().practices()]
    assert len(ids) == len(set(ids))


def test_every_practice_that_a_card_names_exists() -> None:
    cards = catalogue().cards
    known = {card.practice.id for card in cards}
    named = {name for card in cards for name in card.weak_unless}
    named |= {name for card in cards if card.missing for name in (*card.missing.only_with, *card.missing.satisfied_by)}
    assert named <= known


def test_the_engine_s_name_holds_version_and_fingerprint() -> None:
    version, _, fingerprint = catalogue().engine.partition("+")
    assert version.count(".") == 2
    assert len(fingerprint) == 12


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        ('patterns = ["{nobody knows this}"]', "no lexicon is called 'nobody knows this'"),
        ('patterns = ["..."]', "names nothing to look for"),
        ("patterns = []", "nothing to look for"),
        ('patterns = ["{sell}"]\ncolour = "red"', "unknown field 'colour'"),
        ('patterns = ["{sell}"]\nactors = ["martians"]', "actor 'martians'"),
        ('patterns = ["{sell}"]\n[missing]\nid = "x"', r"\[missing\] has"),
        ("patterns = [", "is no TOML"),
    ],
)
def test_a_bad_card_is_told_in_a_sentence(tmp_path: Path, rules: str, sentence: str) -> None:
    with pytest.raises(CatalogueError, match=sentence):
        little_catalogue(tmp_path, {"bad": rules})


@pytest.mark.parametrize(
    ("lexicon", "sentence"),
    [
        ('[a]\nincludes = ["b"]\n[b]\nincludes = ["a"]', "includes itself"),
        ('[a]\nincludes = ["zzz"]', "which no file defines"),
        ('[sell]\nwords = ["sell"]', "stands twice"),
        ('[a]\ncolour = ["red"]', "a lexicon has only"),
    ],
)
def test_a_bad_lexicon_is_told_in_a_sentence(tmp_path: Path, lexicon: str, sentence: str) -> None:
    little_catalogue(tmp_path, {"good": 'patterns = ["{sell}"]'})
    (tmp_path / "lexicons/zz.toml").write_text(lexicon, encoding="utf-8")
    with pytest.raises(CatalogueError, match=sentence):
        read_catalogue(tmp_path)
