"""Compiles a card's patterns; matches them on the terms found in a clause.

A pattern is a row of slots: `{lexicon}`, `{one|another}`, `{sell:ed}` (participles only), `{sell:ing}`, literal words,
`(these|or those words)`, each with a `?` behind it where it may be absent. Slots stand next to each other (articles,
pronouns and commas between them do not count), or with a gap: `...` up to 12 words, `....` up to 40, `.....` anywhere
later in the clause. `# … :` in front names what must stand in a heading above; `^` means at the clause's beginning,
behind its label ("Portability: …"), or at the beginning of a table's cell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from summaries.lexicons import Places, Span

PIECE = re.compile(r"\{[^{}]+\}\??|\([^()]+\)\??|\.{3,5}|[#^:]|[^\s{}()#^:]+")
GAPS = {"...": 12, "....": 40, ".....": 400}
NEXT = -4
"""A gap of at most four tokens, all of them fillers."""
FILLER = "filler"
COLON = "colon"
BAR = "bar"
FIRM = "firm"
ENGINE_MARK = "="
"""First letter of the names of lexicons that patterns make up: literal words and unions."""


class PatternError(ValueError):
    """A pattern that cannot be read: the message says which and why."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern as written: the names of its lexicons and the gaps between them."""

    slots: tuple[str, ...]
    gaps: tuple[int, ...]
    under: tuple[str, ...]
    first: bool
    source: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as matched: the numbers of its lexicons, and of them the rarest (`anchor`)."""

    slots: tuple[int, ...]
    gaps: tuple[int, ...]
    under: tuple[int, ...]
    first: bool
    anchor: int
    source: str


Match = tuple[Span, ...]
"""The places of a pattern's slots, in the order of the slots."""


def shapes(source: str) -> tuple[Shape, ...]:
    """All readings of one pattern: each optional slot there and not there."""
    under, body, first = _split(source)
    choices = [[[piece[:-1]], []] if _optional(piece) else [[piece]] for piece in _fused(body)]
    readings = dict.fromkeys(tuple(piece for part in choice for piece in part) for choice in product(*choices))
    return tuple(_shape(reading, under, first, source) for reading in readings)


def _split(source: str) -> tuple[tuple[str, ...], list[str], bool]:
    pieces = PIECE.findall(source)
    under: tuple[str, ...] = ()
    if pieces[:1] == ["#"]:
        if ":" not in pieces:
            raise PatternError(f"The pattern {source!r} begins with # but has no : after the words of the heading.")
        colon = pieces.index(":")
        under, pieces = tuple(_name(piece) for piece in _fused(pieces[1:colon])), pieces[colon + 1 :]
    first = pieces[:1] == ["^"]
    return under, pieces[1:] if first else pieces, first


def _optional(piece: str) -> bool:
    return piece.endswith(("}?", ")?"))


def _fused(pieces: Sequence[str]) -> list[str]:
    """Literal words that stand side by side become one phrase, found as one term."""
    fused: list[str] = []
    for piece in pieces:
        plain = piece[0] not in "{(."
        if plain and fused and fused[-1][0] not in "{(." and not fused[-1].endswith("*") and not piece.endswith("*"):
            fused[-1] += f" {piece}"
        else:
            fused.append(piece)
    return fused


def _shape(reading: Sequence[str], under: tuple[str, ...], first: bool, source: str) -> Shape:
    slots: list[str] = []
    gaps: list[int] = []
    gap = NEXT
    for piece in reading:
        if piece in GAPS:
            gap = max(gap, GAPS[piece])
            continue
        if slots:
            gaps.append(gap)
        slots.append(_name(piece))
        gap = NEXT
    if not slots:
        raise PatternError(f"The pattern {source!r} names nothing to look for.")
    return Shape(tuple(slots), tuple(gaps), under, first, source)


def _name(piece: str) -> str:
    """The lexicon that a slot asks for: its name, or a made-up one for literal words and unions."""
    if piece[0] == "{":
        inside = piece[1:-1]
        return ENGINE_MARK + inside if "|" in inside else inside
    if piece[0] == "(":
        return f"{ENGINE_MARK}({piece[1:-1]})"
    return f"{ENGINE_MARK}({piece})"


def made_up(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a made-up lexicon stands for: (names of lexicons, literal phrases)."""
    inside = name[1:]
    if inside.startswith("("):
        return (), tuple(phrase.strip() for phrase in inside[1:-1].split("|"))
    return tuple(part.strip() for part in inside.split("|")), ()


def compiled(shape: Shape, number: Mapping[str, int], counts: Mapping[int, int]) -> Pattern:
    """The shape with numbers for names. Its anchor is the lexicon that occurs least by `counts`, lexicon -> times."""
    slots = tuple(number[name] for name in shape.slots)
    anchor = min(slots, key=lambda slot: counts.get(slot, 0))
    under = tuple(number[name] for name in shape.under)
    return Pattern(slots, shape.gaps, under, shape.first, anchor, shape.source)


def matches(pattern: Pattern, places: Places, fillers: Container[int], beginnings: Container[int]) -> Sequence[Match]:
    """Every place where the pattern ends, with its tightest beginning. `beginnings`: where `^` may stand."""
    ends: list[Match] = [(span,) for span in places.of(pattern.slots[0])]
    if pattern.first:
        ends = [match for match in ends if match[0][0] in beginnings]
    for slot, gap in zip(pattern.slots[1:], pattern.gaps, strict=True):
        if not ends:
            break
        ends = _extended(ends, places.of(slot), gap, fillers)
    return ends


def _extended(before: Sequence[Match], spans: Sequence[Span], gap: int, fillers: Container[int]) -> list[Match]:
    """For each of `spans` the latest-begun match in front of it within the gap, with the span added.

    Both come in the order of the text, and so do the beginnings: the nearest match is the latest-begun.
    """
    found: list[Match] = []
    passed, count = 0, len(before)
    for span in spans:
        start = span[0]
        while passed < count and before[passed][-1][1] <= start:
            passed += 1
        if passed and _near(before[passed - 1][-1][1], start, gap, fillers):
            found.append((*_first_of_its_beginning(before, passed - 1, start, gap, fillers), span))
    return found


def _first_of_its_beginning(before: Sequence[Match], at: int, start: int, gap: int, fillers: Container[int]) -> Match:
    """Of the matches that begin where `before[at]` does, the first that is near enough to `start`."""
    begin = before[at][0]
    while at and before[at - 1][0] == begin and _near(before[at - 1][-1][1], start, gap, fillers):
        at -= 1
    return before[at]


def _near(end: int, start: int, gap: int, fillers: Container[int]) -> bool:
    if gap >= 0:
        return start - end <= gap
    return start == end or (start - end <= -gap and all(at in fillers for at in range(end, start)))
