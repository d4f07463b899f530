"""What an element is to a reader: a heading, a list, an item, a table, a row, a cell, a block or a run of text."""

from __future__ import annotations

from summaries.html.tree import Tree, attribute

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary".split())

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rb rp rt ruby s "
    "samp slot small span strike strong sub sup time tt u var wbr".split()
)
_ACTS = {
    **dict.fromkeys(HEADINGS - {"summary"}, "heading"),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), "list"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(_INLINE, "inline"),
    "summary": "opener",
    "li": "item",
    "table": "table",
    "tr": "row",
    "button": "button",
    "br": "br",
    "hr": "hr",
}
_ROLES = {
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader"), "cell"),
    "heading": "heading",
    "list": "list",
    "listitem": "item",
    "table": "table",
    "row": "row",
    "button": "button",
}
_LONGEST_OPENER = 200


def tag_of(tree: Tree, part: int) -> str:
    """heading, opener, list, item, table, row, cell, button, br, hr, inline or block."""
    name, attributes = tree.names[part], tree.texts[part]
    tag = _ACTS.get(name)
    if 'role="' in attributes:
        tag = _ROLES.get(attribute(attributes, "role") or "", tag)
    if tag == "button" and "aria-" in attributes and tree.letters[part] <= _LONGEST_OPENER and _controls(attributes):
        return "opener"
    return tag or ("inline" if "-" in name and _is_in_line(tree, part) else "block")


def level_of(tree: Tree, part: int) -> int:
    """The level of a heading, 1 to 6."""
    level = attribute(tree.texts[part], "aria-level") or tree.names[part][1:]
    return min(max(int(level), 1), 6) if level.isascii() and level.isdigit() else 2


def _controls(attributes: str) -> bool:
    return attribute(attributes, "aria-expanded") is not None or attribute(attributes, "aria-controls") is not None


def _is_in_line(tree: Tree, part: int) -> bool:
    """A custom element stands in line where it is part of a paragraph."""
    above = tree.names[tree.parents[part]]
    return above in _INLINE or above == "p" or above in HEADINGS
