"""Which part of a page holds its text: the part to read, and the core that is never furniture."""

from __future__ import annotations

from collections.abc import Iterator

from summaries.html.tree import Tree

_MAIN = 0.6
"""The page's own `main` is believed when it holds this share of the text outside links."""

_MOST = 0.7
"""A part that holds this share of the text outside links has the core inside it."""


def part_to_read(tree: Tree) -> int:
    """The page's `main` where it deserves the name, else the page."""
    for part, name in enumerate(tree.names):
        if name == "main" or (name and 'role="main"' in tree.texts[part]):
            return part if tree.prose(part) >= tree.prose(0) * _MAIN else 0
    return 0


def core(tree: Tree, root: int) -> int:
    """The smallest part that still holds most of the text outside links."""
    while True:
        wanted = tree.prose(root) * _MOST
        inner = next((child for child in children(tree, root) if tree.prose(child) >= wanted > 0), None)
        if inner is None or not tree.names[inner]:
            return root
        root = inner


def children(tree: Tree, part: int) -> Iterator[int]:
    """The elements and runs of text right inside a part."""
    child = part + 1
    while child < tree.ends[part]:
        yield child
        child = tree.ends[child]
