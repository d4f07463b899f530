"""Quotes -> links that open the policy itself at these very words, by a text fragment (`#:~:text=`)"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from summaries import Evidence

Fields = Mapping[str, Any]

DIRECTIVE = "#:~:text="
LONGEST_EXACT = 120  # signs: what is longer is named by its first and its last words
FIRST_WORDS, LAST_WORDS = 8, 5
ENOUGH = 500  # signs of an end, which hold all the words of it that a link names
SHORT = 5  # words: so few may stand elsewhere too, so their neighbours are named with them
NEIGHBOUR = 3  # signs at most between two pieces with nothing but a line's end or a bullet between them
BLOCK = re.compile(r"[^\S\n]*\n[^\S\n]*\n\s*|[^\S\n]*\n\s*(?=[-*•·#|]|\d+[.)]\s)|[^\S\n]*\|\s*")
MARKER = re.compile(r"^(?:[-*•·]|#+|\d+[.)])\s+")
LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a policy stands, and the pieces of it that are known: (start, end, quote)."""

    address: str
    pieces: tuple[tuple[int, int, str], ...]

    def link(self, passage: Sequence[Evidence]) -> str:
        """The address of a passage: one piece, or a lead-in and its items."""
        return self.address + DIRECTIVE + self._directive(passage)

    def _directive(self, passage: Sequence[Evidence]) -> str:
        blocks = [block for piece in passage for block in _blocks(piece.quote)]
        if len(blocks) > 1 or len(blocks[0]) > LONGEST_EXACT:
            return _range(blocks[0], blocks[-1])
        if len(blocks[0].split()) > SHORT:
            return _encoded(blocks[0])
        before, after = self._neighbours(passage[0])
        return f"{before and _encoded(before) + '-,'}{_encoded(blocks[0])}{after and ',-' + _encoded(after)}"

    def _neighbours(self, piece: Evidence) -> tuple[str, str]:
        """The last words of the known piece right before this one, and the first of that right behind it."""
        before = after = ""
        for start, end, words in self.pieces:
            if 0 < piece.start - end <= NEIGHBOUR:
                before = " ".join(_blocks(words)[-1].split()[-LAST_WORDS:])
            elif 0 < start - piece.end <= NEIGHBOUR:
                after = " ".join(_blocks(words)[0].split()[:LAST_WORDS])
        return before, after


def source(analysis: Fields, address: str | None) -> Source | None:
    """The source of an analysis; None where nobody knows where its text stands."""
    if address is None:
        return None
    told = [*analysis["flags"], *analysis["contradictions"]]
    pieces = {(one["start"], one["end"], one["quote"]) for teller in told for one in teller["evidence"]}
    return Source(address, tuple(sorted(pieces)))


def _range(first: str, last: str) -> str:
    """From the first words to the last ones; all of them where both would overlap."""
    if first == last and len(first.split()) <= FIRST_WORDS + LAST_WORDS:
        return _encoded(first)
    start, end = first.split()[:FIRST_WORDS], last.split()[-LAST_WORDS:]
    return f"{_encoded(' '.join(start))},{_encoded(' '.join(end))}"


def _blocks(words: str) -> list[str]:
    """The words as the page shows them, block by block: without the marks that stand for its structure.

    Of very long pieces the middle is left out: a link names only their ends.
    """
    if len(words) > 2 * ENOUGH:
        words = f"{words[:ENOUGH]}\n\n{words[-ENOUGH:]}"
    shown = (MARKER.sub("", block.strip()) for block in BLOCK.split(LINK.sub(r"\1", words)))
    return [" ".join(block.split()) for block in shown if block] or [words]


def _encoded(words: str) -> str:
    """All but letters and digits in percent: `-`, `,` and `&` have a meaning of their own in a text directive."""
    return quote(words, safe="").replace("-", "%2D")
