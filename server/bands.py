"""Two columns of names with bands between them: where everything stands, in em, for a picture of any width"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

LEVELS = ("high", "medium", "low", "none")
BAND, LINE, GAP = 0.9, 1.3, 0.8  # how thick a band is, how high a line of a name, and what lies between two names
LONGEST_LINE = 15
ROUNDS = 4  # so often each column is sorted by the other
FINE = 10  # steps of an em in which bands are drawn: whole numbers make short paths
Link = tuple[str, str, str]
"""Left name, right name, level."""


@dataclass(frozen=True, slots=True)
class Node:
    """A name with its bar: the first line's foot and the bar's top and height, in em."""

    name: str
    lines: tuple[str, ...]
    level: str
    foot: float
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """What goes from one to the other: a path in a box that is 100 wide and `FINE` units an em high."""

    left: str
    right: str
    level: str
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole picture, `height` em high."""

    height: float
    lefts: tuple[Node, ...]
    rights: tuple[Node, ...]
    bands: tuple[Band, ...]

    @property
    def box(self) -> str:
        """The viewBox of the bands."""
        return f"0 0 100 {round(self.height * FINE)}"


def drawn(links: Sequence[Link], marks: Mapping[str, str]) -> Drawing:
    """The picture of these links. `marks`: left name -> the level that is written under it."""
    lefts, rights = _ordered(links)
    sizes = [_size(name, 0, links, marks) for name in lefts], [_size(name, 1, links, _worst(links)) for name in rights]
    height = max(sum(slot + GAP for slot, _ in column) for column in sizes)
    columns = (
        _column(lefts, sizes[0], height, marks),
        _column(rights, sizes[1], height, _worst(links)),
    )
    return Drawing(round(height, 2), *columns, _bands(links, *columns))


def _ordered(links: Sequence[Link]) -> tuple[list[str], list[str]]:
    """The worst on top at the right; else each beside those that it is joined to, so that few bands cross."""
    worst = _worst(links)
    lefts = list(dict.fromkeys(left for left, _, _ in links))
    rights = sorted(worst, key=lambda name: LEVELS.index(worst[name]))
    for _ in range(ROUNDS):
        lefts = _beside(lefts, rights, [(left, right) for left, right, _ in links])
        rights = _beside(rights, lefts, [(right, left) for left, right, _ in links])
        rights.sort(key=lambda name: LEVELS.index(worst[name]))
    return lefts, rights


def _beside(names: Iterable[str], others: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The names in the order of the middle of the others that they are joined to."""

    def middle(name: str) -> float:
        places = [others.index(other) for one, other in pairs if one == name]
        return sum(places) / len(places)

    return sorted(names, key=middle)


def _worst(links: Iterable[Link]) -> dict[str, str]:
    """Right name -> the worst level of its bands."""
    found: dict[str, str] = {}
    for _, right, level in links:
        found[right] = min(found.get(right, level), level, key=LEVELS.index)
    return found


def _size(name: str, side: int, links: Iterable[Link], marks: Mapping[str, str]) -> tuple[float, float]:
    """How high its place is, and its bar."""
    bar = BAND * sum(link[side] == name for link in links)
    lines = len(wrap(name, LONGEST_LINE)) + (marks.get(name, "none") != "none")
    return max(bar, lines * LINE), bar


def _column(
    names: Sequence[str], sizes: Sequence[tuple[float, float]], height: float, marks: Mapping[str, str]
) -> tuple[Node, ...]:
    """The names from top to bottom, the room that is left spread between them."""
    spare = (height - sum(slot for slot, _ in sizes)) / len(sizes)
    nodes, top = [], spare / 2
    for name, (slot, bar) in zip(names, sizes, strict=True):
        lines = tuple(wrap(name, LONGEST_LINE))
        level = marks.get(name, "none")
        middle = top + slot / 2
        foot = middle + 0.35 - (len(lines) + (level != "none") - 1) * LINE / 2
        nodes.append(Node(name, lines, level, round(foot, 2), round(middle - bar / 2, 2), round(bar, 2)))
        top += slot + spare
    return tuple(nodes)


def _bands(links: Sequence[Link], lefts: Sequence[Node], rights: Sequence[Node]) -> tuple[Band, ...]:
    """Bands leave their bar in the order in which they arrive; the gravest are drawn last, on top of the others."""
    places = [{node.name: (place, node) for place, node in enumerate(column)} for column in (lefts, rights)]
    known = {(left, right): level for left, right, level in links}
    starts, ends = ({node.name: node.top for node in column} for column in (lefts, rights))
    bands = []
    for left, right in sorted(known, key=lambda pair: (places[0][pair[0]][0], places[1][pair[1]][0])):
        path = _path(starts[left], ends[right])
        bands.append(Band(left, right, known[left, right], path))
        starts[left] += BAND
        ends[right] += BAND
    return tuple(sorted(bands, key=lambda band: -LEVELS.index(band.level)))


def _path(start: float, end: float) -> str:
    """A band from `start` em at the left to `end` em at the right, with a soft bend."""
    high, low = round(start * FINE), round(end * FINE)
    thick = round(BAND * FINE)
    return f"M0 {high}C50 {high} 50 {low} 100 {low}V{low + thick}C50 {low + thick} 50 {high + thick} 0 {high + thick}Z"
