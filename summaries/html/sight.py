"""What a reader of the page can see of each part: at once, by unfolding it, or not at all."""

from __future__ import annotations

from enum import Enum
from functools import cache

from summaries.html.furniture import furniture
from summaries.html.hidden import is_hidden, openables
from summaries.html.tree import Tree


class State(Enum):
    """Whether a part is read, and whether it must be unfolded for that."""

    OPEN = 1
    FOLDED = 2
    OUT = 3


class Sight:
    """Looks at the parts of one tree below a root."""

    def __init__(self, tree: Tree, root: int) -> None:
        self._tree = tree
        self._most = tree.letters[root] / 2
        self._is_furniture = furniture(tree, root)
        self._is_openable = openables(tree)
        self._is_hidden = cache(is_hidden)

    def state(self, part: int) -> State:
        if self._is_furniture(part):
            return State.OUT
        attributes = self._tree.texts[part]
        if not attributes or not self._is_hidden(attributes) or self._tree.letters[part] > self._most:
            return State.OPEN
        return State.FOLDED if self._is_openable(part) else State.OUT
