"""Who gets what: kinds of data and recipients that one sentence of the policy names together"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, pairwise
from typing import Any, Literal

import tomli

from summaries.facts.terms import terms
from summaries.tokens import tokens

Fields = Mapping[str, Any]
Side = Literal["data", "recipients"]
Hit = tuple[int, int, Side, str]
"""Where a sentence names something: start, end, its side, its standard term."""
Run = tuple[Side, list[str]]
"""Kinds, or recipients, that follow one another in a sentence."""
NOT_SAID = ""
LONGEST_READ = 2_000
"""Signs of a sentence that are looked at: what comes later than that is not joined to its beginning."""
ORDER = ("high", "medium", "low", None)


@dataclass(frozen=True, slots=True)
class Flow:
    """A kind of data that a recipient may get, and the sentence that names both; `kind` is "" where it names none.

    `practice` is the flag that says so of this recipient; "" where the recipient only stands in another's sentence.
    """

    kind: str
    recipient: str
    practice: str
    quote: str


@lru_cache(maxsize=1)
def wording() -> Fields:
    """What ships with the catalogue: catalogue/flows.toml, its patterns compiled."""
    raw = tomli.loads((files("summaries.catalogue") / "flows.toml").read_text(encoding="utf-8"))
    return {**raw, **{name: re.compile(raw[name], re.IGNORECASE) for name in ("whole", "turn", "anew", "own")}}


def flows(analysis: Fields) -> tuple[Flow, ...]:
    """The flows of an analysis object, the gravest flag of each pair, worst first."""
    found: dict[tuple[str, str], Flow] = {}
    about = wording()["recipients"]
    told = [flag for flag in analysis["flags"] if flag["practice"] in about and flag["stance"] != "good"]
    for flag in sorted(told, key=lambda flag: (ORDER.index(flag["severity"]), flag["topic"] != "sharing")):
        for flow in list(_of_flag(flag, about[flag["practice"]])) or _unnamed(flag, about[flag["practice"]][0]):
            known = found.get((flow.kind, flow.recipient))
            if known is None or (flow.practice and not known.practice):
                found[flow.kind, flow.recipient] = flow
    return tuple(found.values())


def flagged_kinds(analysis: Fields) -> dict[str, str]:
    """Kinds of data whose collection is itself a risk -> the practice of that flag."""
    risks = [flag["practice"] for flag in analysis["flags"] if flag["stance"] == "risk"]
    return {kind: practice for practice in risks for kind in wording()["kinds"].get(practice, ())}


def _of_flag(flag: Fields, about: Sequence[str]) -> Iterator[Flow]:
    lead = ""
    for evidence in flag["evidence"]:
        quote = evidence["quote"][:LONGEST_READ]
        if quote.rstrip().endswith(":"):
            lead = quote
            continue
        is_item = lead and not wording()["own"].search(quote)
        whole = f"{lead} {quote}" if is_item else quote
        for kind, recipient in _pairs(quote, whole, about):
            own = recipient in about or flag["practice"] == "sells-data"
            yield Flow(kind, recipient, flag["practice"] if own else "", whole)


def _unnamed(flag: Fields, recipient: str) -> Iterator[Flow]:
    """What a flag says whose sentences name neither data nor its own recipients."""
    for evidence in flag["evidence"][:1]:
        yield Flow(NOT_SAID, recipient, flag["practice"], evidence["quote"])


def _pairs(quote: str, whole: str, about: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each kind with each recipient of one sentence. Of an item the kinds may stand in its lead-in."""
    runs = _runs(quote)
    if len(runs) > 1:
        for (side, first), (_, second) in _joined(runs):
            kinds, recipients = (first, second) if side == "data" else (second, first)
            yield from ((kind, recipient) for kind in kinds for recipient in _meant(recipients, about))
        return
    named = [name for side, names in runs if side == "recipients" for name in names]
    kinds = [name for side, names in _runs(whole) if side == "data" for name in names]
    for recipient in _meant(named, about) if named else about[:1]:
        yield from ((kind, recipient) for kind in kinds or [NOT_SAID])


def _meant(recipients: Sequence[str], about: Sequence[str]) -> Sequence[str]:
    """The recipients that the flag is about, with those named in one breath with them; a sale is about any."""
    return recipients if set(recipients) & set(about) or about == wording()["recipients"]["sells-data"] else ()


def _joined(runs: Sequence[Run]) -> Sequence[tuple[Run, Run]]:
    """Neighbouring runs of two sides. With one too many, data go to whom is named after them."""
    if len(runs) % 2:
        runs = runs[1:] if runs[0][0] == "recipients" else runs[:-1]
    return list(pairwise(runs))[::2]


def _runs(sentence: str) -> list[Run]:
    given = _given(sorted(_hits(sentence)), sentence)
    sides = groupby(given, key=lambda hit: hit[2])
    return [(side, list(dict.fromkeys(name for *_, name in hits))) for side, hits in sides]


def _given(hits: Sequence[Hit], sentence: str) -> Iterator[Hit]:
    """The hits without the data that only tell what for, or that stand in another thought than the recipient."""
    turns, anews = (_starts(name, sentence) for name in ("turn", "anew"))
    recipients = [start for start, _, side, _ in hits if side == "recipients"]
    past = 0
    for hit in hits:
        start, end, side, _ = hit
        if side == "recipients":
            past = end
        else:
            behind = bisect_left(recipients, end)
            after = recipients[behind] if behind < len(recipients) else None
            if (past or after is None) and _any_within(turns, past, start):
                continue
            if after is not None and _any_within(anews, end, after):
                continue
        yield hit


def _starts(name: str, sentence: str) -> list[int]:
    return [match.start() for match in wording()[name].finditer(sentence)]


def _any_within(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def _hits(sentence: str) -> Iterator[Hit]:
    """Where the sentence names kinds and recipients."""
    read = tokens(sentence)
    taken = []
    sides: tuple[Side, Side] = ("data", "recipients")
    for side in sides:
        for first, last, name in terms(side).find(read.words, 0, len(read.words)):
            taken.append((read.starts[first], read.ends[last - 1]))
            yield *taken[-1], side, name
    for match in wording()["whole"].finditer(sentence):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield match.start(), match.end(), "data", NOT_SAID
