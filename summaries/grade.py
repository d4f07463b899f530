"""Flags -> grade with its reasons: a sum that a reader can redo by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import tomli

from summaries.model import Flag, GradeReason, Practice


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, the least sum that earns it (None for the last one), and what it means."""

    letter: str
    least: float | None
    means: str


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of the page that explains the grade."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class GradeRules:
    """Everything that the page about grades tells, and all that the sum is made from."""

    title: str
    in_short: str
    points: Mapping[str, float]
    letters: tuple[Letter, ...]
    short_words: int
    sections: tuple[Section, ...]


@lru_cache(maxsize=1)
def rules() -> GradeRules:
    """The rules that ship with the catalogue: catalogue/grades.toml."""
    raw: dict[str, Any] = tomli.loads((files("summaries.catalogue") / "grades.toml").read_text(encoding="utf-8"))
    return GradeRules(
        raw["title"],
        raw["in_short"],
        raw["points"],
        tuple(Letter(entry["letter"], entry.get("from"), entry["means"]) for entry in raw["letters"]),
        raw["short"]["words"],
        tuple(Section(entry["title"], entry["text"]) for entry in raw["sections"]),
    )


def grade(flags: Sequence[Flag], words: int, cut_off: bool = False) -> tuple[str, tuple[GradeReason, ...]]:
    """The letter, and what each practice adds to the sum behind it (those that add nothing are left out).

    `words`: length of the policy. `cut_off`: whether the text ends before the policy does.
    """
    in_part = cut_off or words < rules().short_words
    effects = ((flag.practice.id, points(flag.practice, in_part)) for flag in flags)
    reasons = tuple(GradeReason(practice, effect) for practice, effect in effects if effect)
    return letter(sum(reason.effect for reason in reasons)), reasons


def points(practice: Practice, in_part: bool = False) -> float:
    """What a practice adds to the sum; `in_part` for a text too short or cut off."""
    if practice.stance == "risk":
        return rules().points[practice.severity or "low"]
    if practice.stance == "good" and in_part:
        return rules().points["good_in_part"]
    return rules().points[practice.stance]


def letter(total: float) -> str:
    """The letter that a sum earns."""
    for entry in rules().letters:
        if entry.least is None or total >= entry.least:
            return entry.letter
    return rules().letters[-1].letter
