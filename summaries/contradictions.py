"""Pairs of statements that cannot both be true as a reader would take them; rather none than a doubtful one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice, product

import tomli

from summaries.model import Contradiction, Evidence, Finding, Flag

LONGEST = 700
"""Signs of a statement that is still held against another: in a longer one the words may mean anything."""
MOST_TRIED = 12
MOST = 5
ANNOUNCED = re.compile(
    r"\W*(?:however|but|except|unless|nevertheless|nonetheless|notwithstanding|that said|the exceptions?|only)\b",
    re.IGNORECASE,
)
"""How a sentence begins that takes back a part of the one before it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a statement has to say and must not say, to stand in a contradiction."""

    must: re.Pattern[str]
    guards: tuple[re.Pattern[str], ...]

    def holds(self, quote: str) -> bool:
        return self.must.search(quote) is not None and not any(guard.search(quote) for guard in self.guards)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two practices that contradict each other, with what each side has to look like."""

    promise: str
    against: str
    promising: Side
    opposing: Side
    explanation: str


@lru_cache(maxsize=1)
def pairs() -> tuple[Pair, ...]:
    """The pairs that ship with the catalogue: catalogue/contradictions.toml."""
    raw = tomli.loads((files("summaries.catalogue") / "contradictions.toml").read_text(encoding="utf-8"))
    return tuple(_pair(entry, raw["everywhere"]) for entry in raw["pairs"])


def _pair(entry: Mapping[str, str], everywhere: Mapping[str, str]) -> Pair:
    return Pair(
        entry["promise"],
        entry["against"],
        _side("promise", entry, everywhere),
        _side("against", entry, everywhere),
        entry["explanation"],
    )


def _side(name: str, entry: Mapping[str, str], everywhere: Mapping[str, str]) -> Side:
    guards = [entry.get(f"{name}_not"), None if entry.get("own_guards") else everywhere[f"{name}_not"]]
    return Side(_words(entry.get(f"{name}_must", "")), tuple(_words(guard) for guard in guards if guard))


def _words(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def find(flags: Sequence[Flag], findings: Sequence[Finding], text: str) -> tuple[Contradiction, ...]:
    """The contradictions of a policy, one a pair of practices at most, five in all, with both quotes."""
    stated = {flag.practice.id for flag in flags if flag.evidence}
    found: dict[tuple[str, str], Contradiction] = {}
    for pair in pairs():
        names = (pair.promise, pair.against)
        if names not in found and stated.issuperset(names):
            quotes = next(_opposed(pair, findings, text), None)
            if quotes is not None:
                found[names] = Contradiction(names, pair.explanation, quotes)
    return tuple(found.values())[:MOST]


def opposes(promise: Flag, against: Flag) -> bool:
    """Whether some sentence of the one flag and some sentence of the other would be shown as a contradiction."""
    names = (promise.practice.id, against.practice.id)
    return any(
        pair.promising.holds(one.quote) and pair.opposing.holds(other.quote) and not ANNOUNCED.match(other.quote)
        for pair in pairs()
        if (pair.promise, pair.against) == names
        for one, other in product(promise.evidence, against.evidence)
    )


def _opposed(pair: Pair, findings: Sequence[Finding], text: str) -> Iterator[tuple[Evidence, Evidence]]:
    """Two places, neither the exception that the other announces."""
    promises = list(_holding(pair.promise, pair.promising, findings, text))
    opposites = list(_holding(pair.against, pair.opposing, findings, text))
    for promise, opposite in product(promises, opposites):
        if not _is_its_exception(promise, opposite, text):
            yield promise, opposite


def _holding(practice: str, side: Side, findings: Sequence[Finding], text: str) -> Iterator[Evidence]:
    for finding in islice((finding for finding in findings if finding.practice == practice), MOST_TRIED):
        start = finding.start if finding.lead is None else min(finding.lead[0], finding.start)
        quote = text[start : finding.end]
        if len(quote) <= LONGEST and side.holds(quote):
            yield Evidence(quote, start, finding.end)


def _is_its_exception(promise: Evidence, opposite: Evidence, text: str) -> bool:
    """Whether they are one sentence, or the second is announced as an exception right behind the first."""
    if promise.start < opposite.end and opposite.start < promise.end:
        return True
    return bool(ANNOUNCED.match(opposite.quote) or _announces(text[promise.end : promise.end + 80], promise, opposite))


def _announces(following: str, promise: Evidence, opposite: Evidence) -> bool:
    return 0 <= opposite.start - promise.end <= LONGEST and ANNOUNCED.match(following) is not None
