"""What a page does not show, and what of that a reader can unfold: accordions, tabs, "read more"."""

from __future__ import annotations

import re
from collections.abc import Callable

from summaries.html.furniture import names
from summaries.html.tree import Tree, attribute

_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OFF_THE_SHEET = re.compile(r"(?:width|height)\s*:\s*[01]px|(?:left|top)\s*:\s*-\d{3}", re.IGNORECASE)
_FOR_SCREEN_READERS = re.compile(
    r"(^|\s)(sr-only|visually-?hidden|screen-reader(-text|-only)?|a11y-hidden)(\s|$)", re.IGNORECASE
)
_FOLDING = re.compile(
    "accord|collaps|expand|toggle|tab-?(pane|panel|content)|panel|faq|disclos|(read|show|see)-?more|"
    "more-?(text|content|info)|spoiler",
    re.IGNORECASE,
)
_NEVER_FOLDED = re.compile(
    "cookie|consent|modal|dialog|popup|popover|tooltip|menu|nav|dropdown|lightbox|toast|search", re.IGNORECASE
)
_CONTROL = re.compile(r'(?:^|\s)(?:aria-controls|data-target|data-bs-target)="#?([^"]+)"')
_OPENERS = frozenset("button summary h1 h2 h3 h4 h5 h6 dt".split())
_OUTSIDE = frozenset("nav header dialog".split())
_LEAST_PROSE = 20


def is_hidden(attributes: str) -> bool:
    """As far as the page's own attributes tell."""
    if "hidden" not in attributes and "style=" not in attributes and "screen" not in attributes:
        return "sr-only" in attributes and bool(_FOR_SCREEN_READERS.search(attribute(attributes, "class") or ""))
    if attribute(attributes, "hidden") not in (None, "until-found") or attribute(attributes, "aria-hidden") == "true":
        return True
    style = attribute(attributes, "style") or ""
    if _UNSEEN.search(style) or ("absolute" in style and _OFF_THE_SHEET.search(style)):
        return True
    return bool(_FOR_SCREEN_READERS.search(attribute(attributes, "class") or ""))


def openables(tree: Tree) -> Callable[[int], bool]:
    """A test for hidden parts with text that some control of the page unfolds."""
    elements = (attributes for name, attributes in zip(tree.names, tree.texts, strict=True) if name)
    controlled = set(_CONTROL.findall("\n".join(elements)))

    def is_openable(part: int) -> bool:
        attributes = tree.texts[part]
        if tree.prose(part) < _LEAST_PROSE or tree.linked[part] > tree.letters[part] / 2:
            return False
        if _NEVER_FOLDED.search(names(attributes)) or _is_outside(tree, part):
            return False
        return attribute(attributes, "id") in controlled or _looks_folded(tree, part)

    return is_openable


def _is_outside(tree: Tree, part: int) -> bool:
    above = part
    while above >= 0:
        if tree.names[above] in _OUTSIDE:
            return True
        above = tree.parents[above]
    return False


def _looks_folded(tree: Tree, part: int) -> bool:
    attributes, around = tree.texts[part], tree.texts[tree.parents[part]]
    if 'role="tabpanel"' in attributes or _FOLDING.search(f"{names(attributes)} {names(around)}"):
        return True
    return _element_before(tree, part) in _OPENERS


def _element_before(tree: Tree, part: int) -> str:
    """The name of the element that stands right before another."""
    before = part - 1
    while before > tree.parents[part] and not tree.names[before]:
        before -= 1
    while tree.parents[before] > tree.parents[part]:
        before = tree.parents[before]
    return tree.names[before] if tree.parents[before] == tree.parents[part] else ""
