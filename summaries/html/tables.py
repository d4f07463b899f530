"""Tables that say something in their rows, and tables that only place parts of a page side by side."""

from __future__ import annotations

from summaries.html.tags import HEADINGS
from summaries.html.tree import Tree, attribute

_CELLS = frozenset(("td", "th"))
_TELLING = frozenset(("th", "caption"))


def is_data_table(tree: Tree, table: int) -> bool:
    """Whether a table's rows belong together."""
    if attribute(tree.texts[table], "role") in ("presentation", "none"):
        return False
    names = tree.names[table + 1 : tree.ends[table]]
    if "table" in names or not HEADINGS.isdisjoint(names):
        return False
    return not _TELLING.isdisjoint(names) or _has_columns(names)


def _has_columns(names: list[str]) -> bool:
    """More than one row, and more than one cell in each."""
    cells: list[int] = []
    for name in names:
        if name == "tr":
            cells.append(0)
        elif name in _CELLS and cells:
            cells[-1] += 1
    return len(cells) > 1 and min(cells) > 1
