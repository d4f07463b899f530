"""The phrase data of the summary and the headline, read and checked once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import tomli

from summaries.model import TOPICS, Practice


@dataclass(frozen=True, slots=True)
class Variant:
    """Other wording for a practice whose quotes hold these words: one of them, or `every` one.

    `common`: nearly every policy says so, and no headline does.
    """

    words: re.Pattern[str]
    part: str
    say: str
    headline: str
    group: str
    every: bool
    common: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Other wording for a practice where the policy states this other one, too."""

    practice: str
    part: str
    headline: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one practice is told: as a part of its group's sentence or in one of its own, and as a headline's clause.

    `covers`: standard terms that need not be told beside it. `can_be_may` where its wording differs between what they
    do and what they may do.
    """

    place: int
    group: str
    part: str
    terms: frozenset[str]
    say: str
    headline: str
    when: tuple[Variant, ...]
    can_be_may: bool
    covers: frozenset[str] = frozenset()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A sentence that joins the parts of several practices; `again` is added for those that only may happen."""

    topic: str
    say: str
    again: str
    word: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Together:
    """A sentence that tells several practices at once, when all of them are stated (`limited`: none of them wholly).

    `opposed`: either of them, told without the other, would mislead.
    """

    practices: tuple[str, ...]
    say: str
    limited: bool = False
    opposed: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """All phrases, by practice and by group; `yet`: how the headline sets a promise against what takes it back."""

    of: Mapping[str, Phrase]
    groups: Mapping[str, Group]
    together: tuple[Together, ...]
    headline_together: tuple[Together, ...]
    yet: Mapping[str, str]


def phrase_of(practice: Practice) -> Phrase:
    """The phrase of a practice; one that has none yet is told in the words of its card."""
    known = phrases().of.get(practice.id)
    if known is not None:
        return known
    clause = practice.in_short.rstrip(".")
    clause = clause[:1].lower() + clause[1:]
    return Phrase(len(phrases().of), "", "", frozenset(), f"{practice.in_short.rstrip('.')}.", clause, (), False)


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """The phrases that ship with the catalogue."""
    folder = files("summaries.catalogue") / "phrases"
    raw = [_toml(folder / f"{topic}.toml") for topic in TOPICS]
    groups = {name: _group(entry) for file in raw for name, entry in file.pop("groups", {}).items()}
    together = tuple(_together(entry) for file in raw for entry in file.pop("together", ()))
    entries = [(name, entry) for file in raw for name, entry in file.items()]
    of = {name: _phrase(place, entry) for place, (name, entry) in enumerate(entries)}
    headline = _toml(folder / "headline.toml")
    joint = tuple(_together(entry) for entry in headline["together"])
    return Phrases(of, groups, together, joint, headline["yet"])


def _toml(file: Traversable) -> dict[str, Any]:
    return tomli.loads(file.read_text(encoding="utf-8"))


def _group(entry: Mapping[str, Any]) -> Group:
    return Group(entry["topic"], entry["say"], entry.get("again", ""), entry.get("word", "and"), entry.get("rank"))


def _together(entry: Mapping[str, Any]) -> Together:
    return Together(tuple(entry["practices"]), entry["say"], entry.get("limited", False), entry.get("opposed", False))


def _phrase(place: int, entry: Mapping[str, Any]) -> Phrase:
    part, say, headline = entry.get("part", ""), entry.get("say", ""), entry["headline"]
    when = tuple(_variant(other, entry) for other in entry.get("when", ()))
    can_be_may = any(sign in words for words in (say, headline) for sign in ("{may}", "{are}"))
    named, covers = frozenset(entry.get("terms", ())), frozenset(entry.get("covers", ()))
    beside = tuple(Beside(**other) for other in entry.get("beside", ()))
    return Phrase(place, entry.get("group", ""), part, named, say, headline, when, can_be_may, covers, beside)


def _variant(entry: Mapping[str, Any], phrase: Mapping[str, Any]) -> Variant:
    """What a variant does not say anew is said as in its phrase; one with a `say` of its own leaves the group."""
    words = re.compile(entry["words"], re.IGNORECASE)
    part, headline = entry.get("part", phrase.get("part", "")), entry.get("headline", phrase["headline"])
    group = "" if "say" in entry else phrase.get("group", "")
    say, every, common = entry.get("say", phrase.get("say", "")), entry.get("every", False), entry.get("common", False)
    return Variant(words, part, say, headline, group, every, common)
