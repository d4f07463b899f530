"""The headline: the most surprising thing about this policy, how grave it is beside how unusual."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import log

from summaries.model import Facts, Flag
from summaries.wording.phrases import phrases
from summaries.wording.said import Said, filled, joined, said

GRAVITY = {
    ("risk", "high"): 6.0, ("risk", "medium"): 3.0, ("risk", "low"): 1.0, ("good", None): 0.3, ("note", None): 0.1,
}  # fmt: skip
NOTHING = "We found no statement here that we know how to tell."
MOST_WORDS = 25
MOST_TOGETHER = 3
MOST_TRIED = 10
"""Flags that the headline is made from: the most surprising ones."""
PROMISES = frozenset(("no-sale-promise", "no-sharing-promise"))
ENOUGH = 0.2
"""A second thing is told beside the first where it is at least this part as surprising."""


@lru_cache(maxsize=1)
def rarities() -> Mapping[str, float]:
    """Practice -> how unusual it is: minus the logarithm of its rate among policies, one added to every count."""
    raw = tomllib.loads((files("summaries.catalogue") / "rates.toml").read_text(encoding="utf-8"))
    return {name: log((raw["policies"] + 2) / (count + 1)) for name, count in raw["stated"].items()}


def surprise(flag: Flag) -> float:
    """Gravity times rarity."""
    return GRAVITY[flag.practice.stance, flag.practice.severity] * rarities()[flag.practice.id]


def headline(flags: Sequence[Flag], facts: Facts) -> str:
    """One sentence of at most 25 words on what a reader of this policy should know first."""
    ranked = sorted(flags, key=lambda flag: (-surprise(flag), flag.practice.id))
    if not ranked:
        named = joined(facts.data_collected[:3])
        return f"What they take can include your {named}." if named else NOTHING
    told = [said(flag) for flag in ranked[:MOST_TRIED]]
    promises = {flag.practice.id: said(flag) for flag in flags if flag.practice.id in PROMISES}
    return _sentence(list(_clauses(told, promises)))


def _clauses(ranked: Sequence[Said], promises: Mapping[str, Said]) -> Iterator[tuple[float, str]]:
    """Clauses with their surprise, the most surprising first; things of one group in one clause."""
    spent: set[str] = set()
    for entry in ranked:
        if entry.id not in spent:
            alike = _alike(entry, ranked)
            spent.update(member.id for member in alike)
            yield surprise(entry.flag), _set_against(_clause(alike), entry, promises)


def _alike(entry: Said, ranked: Sequence[Said]) -> list[Said]:
    """The equally grave things that one clause can tell with this one: "your genetic data and face image"."""
    group = entry.phrase.group
    if group not in ("take", "share", "outsiders"):
        return [entry]
    alike = [other for other in ranked if (other.phrase.group, other.may, other.rank) == (group, entry.may, entry.rank)]
    return alike[:MOST_TOGETHER]


def _clause(members: Sequence[Said]) -> str:
    first = members[0]
    parts = joined([part for member in members for part in member.parts][: MOST_TOGETHER + 1]) if first.parts else ""
    clause = first.headline.replace("{part}", parts)
    if len(members) > 1:
        clause = phrases().groups[first.phrase.group].say.replace("{parts}", parts).replace("{Parts}", parts)
        clause = clause.replace("They ", "they ", 1).replace("{data}", "your data")
    return filled(clause, first.may)


def _set_against(clause: str, entry: Said, promises: Mapping[str, Said]) -> str:
    """ "they promise not to sell your data, yet they may sell it": where the promise is given in so many words."""
    for yet in phrases().yet:
        promise = promises.get(yet.promise)
        if promise is not None and promise.absolute and entry.id in yet.practices and yet.holding in clause:
            return yet.say.replace("{clause}", clause.replace("your data", "it"))
    return clause


def _sentence(clauses: Sequence[tuple[float, str]]) -> str:
    """The first clause, and the second where it is surprising enough and both are short enough."""
    (most, first), *others = clauses
    for strength, second in others:
        both = f"{first}, and {second}"
        if strength >= ENOUGH * most and " yet " not in both and len(both.split()) <= MOST_WORDS:
            return _as_sentence(both)
    return _as_sentence(first)


def _as_sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
