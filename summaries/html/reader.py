"""Walks a page's tree in reading order and writes down its headings, paragraphs, list items and table rows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

from summaries.html.core import part_to_read
from summaries.html.links import hidden_address, mail_address
from summaries.html.sheet import Sheet
from summaries.html.sight import Sight, State
from summaries.html.tables import is_data_table
from summaries.html.tags import HEADINGS, level_of, tag_of
from summaries.html.tree import UNREAD, Tree, attribute

_DEEPEST_LIST = 8
"""Lists are indented no further: a page that is nothing but lists in lists would become endless."""


class _Place(NamedTuple):
    """Where on the page: under how many lists, behind which indent, in a telling table or its row, in a heading."""

    lists: int = 0
    indent: str = ""
    in_table: bool = False
    in_row: bool = False
    in_heading: bool = False
    keeps_lines: bool = False


class _Frame(NamedTuple):
    """An open element: where it ends, what is to be done there, and what held before it."""

    end: int
    leave: Callable[[], None]
    place: _Place
    folded: bool


class Reader:
    """One walk through one tree, without recursion: a page may nest deeper than Python does."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._root = part_to_read(tree)
        self._sight = Sight(tree, self._root)
        self._headings = list(accumulate(name in HEADINGS for name in tree.names))
        self._sheet = Sheet()
        self._place = _Place()
        self._frames: list[_Frame] = []
        self._level = 1
        self._cells = 0
        self._numbers: dict[int, int] = {}

    def text(self) -> str:
        """All that is read, with its marks."""
        part, end = self._root, self._tree.ends[self._root]
        while part < end:
            while self._frames and self._frames[-1].end <= part:
                self._leave()
            part = self._element(part) if self._tree.names[part] else self._run(part)
        while self._frames:
            self._leave()
        return self._sheet.text()

    def _enter(self, part: int, leave: Callable[[], None], place: _Place | None = None) -> None:
        self._frames.append(_Frame(self._tree.ends[part], leave, self._place, self._sheet.folded))
        self._place = place or self._place

    def _leave(self) -> None:
        frame = self._frames.pop()
        self._place, self._sheet.folded = frame.place, frame.folded
        frame.leave()

    def _run(self, part: int) -> int:
        put = self._sheet.put_lines if self._place.keeps_lines else self._sheet.put
        put(self._tree.texts[part])
        return part + 1

    def _element(self, part: int) -> int:
        """Takes up an element; returns the part to go on with."""
        tree, tag = self._tree, tag_of(self._tree, part)
        if tag in ("br", "hr"):
            self._break(tag)
        elif tree.names[part] in UNREAD or (tree.letters[part] == 0 and tag != "cell"):
            self._sheet.put("" if tree.names[part] == "wbr" else " ")
        elif self._is_read(part) and (tag != "button" or self._place.in_heading):
            return self._act(part, tag)
        return tree.ends[part]

    def _is_read(self, part: int) -> bool:
        state = self._sight.state(part)
        if state is State.FOLDED:
            self._enter(part, self._edge)
            self._edge()
            self._sheet.folded = True
        return state is not State.OUT

    def _act(self, part: int, tag: str) -> int:
        flat = self._place.in_row or (self._place.in_heading and tag in ("heading", "opener"))
        if tag in ("inline", "button"):
            return self._inline(part)
        if flat and tag != "cell":
            tag = "block"
        _ACTS.get(tag, Reader._block)(self, part)
        return part + 1

    def _break(self, tag: str) -> None:
        if tag == "hr":
            self._edge()
        elif self._place.in_row or self._place.in_heading:
            self._sheet.put(" ")
        else:
            self._sheet.put_lines("\n")

    def _edge(self) -> None:
        if self._place.in_row or self._place.in_heading:
            self._sheet.put(" ")
        else:
            self._sheet.paragraph(self._place.indent)

    def _close(self) -> None:
        """What follows a heading, an item or a row stands by itself even where that was empty."""
        self._sheet.open("paragraph", self._place.indent)

    def _inline(self, part: int) -> int:
        if (hidden := hidden_address(self._tree, part)) is not None:
            self._sheet.put(hidden)
            return self._tree.ends[part]
        if (address := mail_address(self._tree, part)) is not None:
            self._enter(part, lambda: self._sheet.put(f" ({address})"))
        return part + 1

    def _block(self, part: int, place: _Place | None = None) -> None:
        self._edge()
        place = place or self._place
        keeps_lines = self._tree.names[part] in ("pre", "textarea")
        self._enter(part, self._edge, place._replace(keeps_lines=True) if keeps_lines else place)

    def _heading(self, part: int) -> None:
        self._level = level_of(self._tree, part)
        self._heading_of(part, self._level)

    def _opener(self, part: int) -> None:
        self._heading_of(part, min(self._level + 1, 6))

    def _heading_of(self, part: int, level: int) -> None:
        self._sheet.open("heading", "#" * level + " ")
        self._enter(part, self._close, self._place._replace(in_heading=True))

    def _list(self, part: int) -> None:
        self._block(part, self._place._replace(lists=self._place.lists + 1))

    def _item(self, part: int) -> None:
        outer = max(self._place.lists - 1, 0)
        if self._headings[self._tree.ends[part] - 1] > self._headings[part]:
            self._block(part, self._place._replace(lists=outer))
            return
        marker = "  " * min(outer, _DEEPEST_LIST) + self._marker(part)
        self._sheet.open("item", marker)
        self._enter(part, self._close, self._place._replace(indent=" " * len(marker)))

    def _marker(self, item: int) -> str:
        """Its number in an ordered list, else a dash."""
        parent = self._tree.parents[item]
        if self._tree.names[parent] != "ol":
            return "- "
        first = attribute(self._tree.texts[parent], "start")
        told = attribute(self._tree.texts[item], "value") or (first if parent not in self._numbers else None)
        number = int(told) if told and told.isdecimal() and len(told) < 6 else self._numbers.get(parent, 0) + 1
        self._numbers[parent] = number
        return f"{number}. "

    def _table(self, part: int) -> None:
        self._block(part, self._place._replace(in_table=is_data_table(self._tree, part)))

    def _row(self, part: int) -> None:
        if not self._place.in_table:
            self._block(part)
            return
        self._cells = 0
        self._sheet.open("row", "| ")
        self._enter(part, self._end_row, self._place._replace(in_row=True))

    def _end_row(self) -> None:
        self._sheet.put(" |")
        self._close()

    def _cell(self, part: int) -> None:
        if not self._place.in_row:
            self._block(part)
            return
        if self._cells:
            self._sheet.put(" | ")
        self._cells += 1
        self._enter(part, _nothing)


def _nothing() -> None:
    """What is to be done at the end of a cell."""


_ACTS = {
    "heading": Reader._heading,
    "opener": Reader._opener,
    "list": Reader._list,
    "item": Reader._item,
    "table": Reader._table,
    "row": Reader._row,
    "cell": Reader._cell,
}
