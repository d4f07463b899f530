"""Takes down what is read of a page, block by block, and puts the blocks together as text with Markdown's marks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["paragraph", "heading", "item", "row"]

_BREAK = "\x00"
"""Stands for a `<br>` until the end: no text of a page can hold this character."""

_KEPT_SPACE = "\x01"
_AROUND_BREAK = re.compile(f" ?{_BREAK} ?")
_INDENTED_LINE = re.compile(r"\n([ \t]*)")
_LONG_ENOUGH_TO_REPEAT = 40


@dataclass(slots=True)
class _Block:
    """Some text that stands by itself, behind its mark (`prefix`); `folded`: seen only when unfolded."""

    kind: Kind = "paragraph"
    prefix: str = ""
    folded: bool = False
    pieces: list[str] = field(default_factory=list)

    def text(self) -> str:
        text = " ".join("".join(self.pieces).split()).strip(" " + _BREAK)
        if _BREAK not in text:
            return text
        end_of_line = " " if self.kind in ("heading", "row") else "\n" + " " * len(self.prefix)
        return _AROUND_BREAK.sub(end_of_line, text).replace(_KEPT_SPACE, " ")


class Sheet:
    """The blocks so far; the last of them is open."""

    def __init__(self) -> None:
        self.folded = False
        self._block = _Block()
        self._blocks = [self._block]

    def put(self, text: str) -> None:
        block = self._block
        if not block.pieces:
            if text.isspace():
                return
            block.folded = self.folded
        block.pieces.append(text)

    def put_lines(self, text: str) -> None:
        """Text whose line ends, and the indents behind them, are shown."""
        self.put(_INDENTED_LINE.sub(_kept, text))

    def open(self, kind: Kind, prefix: str = "") -> None:
        """What follows stands by itself."""
        if self._block.pieces:
            self._block = _Block()
            self._blocks.append(self._block)
        self._block.kind, self._block.prefix = kind, prefix

    def paragraph(self, indent: str) -> None:
        """A new paragraph, unless the open block has no text yet: then that is it."""
        if self._block.pieces:
            self.open("paragraph", indent)

    def text(self) -> str:
        """Items of a list and rows of a table stand line by line, everything else with an empty line between."""
        written: list[str] = []
        before = None
        for block, text in _without_repeats([(block, block.text()) for block in self._blocks]):
            together = block.kind == before and block.kind in ("item", "row")
            written += ["\n" if together else "\n\n", block.prefix, text]
            before = block.kind
        return "".join(written[1:])


def _kept(line: re.Match[str]) -> str:
    return _BREAK + _KEPT_SPACE * len(line[1].expandtabs(4))


def _without_repeats(blocks: list[tuple[_Block, str]]) -> list[tuple[_Block, str]]:
    """The blocks with text, without what a copy of the page for phones, folded away elsewhere, says a second time."""
    seen = {text for block, text in blocks if not block.folded}
    kept = []
    for block, text in blocks:
        repeats = block.folded and len(text) >= _LONG_ENOUGH_TO_REPEAT and text in seen
        if text.strip("| ") and not repeats:
            kept.append((block, text))
            seen.add(text)
    return kept
