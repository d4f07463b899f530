"""Flags: worst first, with evidence at its own place, and the silences of a whole policy."""

from __future__ import annotations

from pathlib import Path

from summaries.catalogue import Catalogue
from summaries.flags import flags
from summaries.model import Flag
from tests.summaries.little_catalogue import found_in, little_catalogue

RULES = {
    "bureaus": 'patterns = ["{share} .... {credit bureau}"]',
    "deletion": (
        'patterns = ["{you} ... {delete}"]\nactors = ["you"]\n'
        '[missing]\nid = "no-deletion"\nseverity = "high"\ntitle = "t"\n'
        'in_short = "i"\nwhy_it_matters = "w"\nwhat_you_can_do = "d"\nhints = "\\\\beras"'
    ),
}


def raised(text: str, folder: Path, fragment: bool = False) -> tuple[Flag, ...]:
    catalogue: Catalogue = little_catalogue(folder, RULES, {"deletion": "good"})
    return flags(text, found_in(text, catalogue), catalogue, fragment)


def test_every_quote_is_the_text_at_its_own_place(tmp_path: Path) -> None:
    text = "We may share your data with:\n\n- friends\n- credit bureaus\n- other credit bureaus"
    (flag, *_) = raised(text, tmp_path)
    assert [evidence.quote for evidence in flag.evidence] == [
        "We may share your data with:", "credit bureaus", "other credit bureaus",
    ]  # fmt: skip
    assert all(text[evidence.start : evidence.end] == evidence.quote for evidence in flag.evidence)


def test_the_first_item_is_shown_in_one_piece_with_its_lead_in(tmp_path: Path) -> None:
    text = "We may share your data with:\n\n- credit bureaus"
    (flag, *_) = raised(text, tmp_path)
    assert [evidence.quote for evidence in flag.evidence] == [text]


def test_a_silence_is_a_flag_of_a_whole_policy_only(tmp_path: Path) -> None:
    assert [flag.practice.id for flag in raised("Hello there.", tmp_path)] == ["no-deletion"]
    assert raised("Hello there.", tmp_path, fragment=True) == ()


def test_a_right_that_is_given_is_no_silence(tmp_path: Path) -> None:
    assert [flag.practice.id for flag in raised("You can delete your data.", tmp_path)] == ["deletion"]


def test_what_is_stated_stands_before_what_is_missing(tmp_path: Path) -> None:
    ids = [flag.practice.id for flag in raised("We share data with a credit bureau.", tmp_path)]
    assert ids == ["bureaus", "no-deletion"]


def test_a_silence_beside_words_that_may_break_it_is_hinted(tmp_path: Path) -> None:
    (hinted,) = raised("Erasing is our trade.", tmp_path)
    (plain,) = raised("Hello there.", tmp_path)
    assert (hinted.hinted, plain.hinted) == (True, False)
