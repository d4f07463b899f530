"""One line of what `make bench` measures: a figure, its yardstick of the same run, and whether the target holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HEADER = ("what", "figure", "beside its yardstick", "ratio", "target", "holds")


@dataclass(frozen=True, slots=True)
class Row:
    """A measured figure and what it is held against. `ratio` is what the target is about; None: not measured."""

    name: str
    figure: str
    yardstick: str
    ratio: float | None
    target: str
    holds: bool | None


def row(
    name: str,
    figure: str,
    yardstick: str,
    ratio: float | None,
    *,
    most: float | None = None,
    least: float | None = None,
) -> Row:
    """A row whose target is a ratio of at `most`, or at `least`, so much; without either it is only told."""
    if most is not None:
        return Row(name, figure, yardstick, ratio, f"at most {most:g}", ratio is not None and ratio <= most)
    if least is not None:
        return Row(name, figure, yardstick, ratio, f"at least {least:g}", ratio is not None and ratio >= least)
    return Row(name, figure, yardstick, ratio, "", None)


def unmeasured(name: str, why: str) -> Row:
    """The row of what could not be measured, with the reason."""
    return Row(name, f"not measured: {why}", "", None, "", None)


def table(rows: Iterable[Row]) -> Iterator[str]:
    """The rows as a Markdown table."""
    yield f"| {' | '.join(HEADER)} |"
    yield f"|{' --- |' * len(HEADER)}"
    for one in rows:
        ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
        holds = "" if one.holds is None else "yes" if one.holds else "**no**"
        yield f"| {' | '.join((one.name, one.figure, one.yardstick, ratio, one.target, holds))} |"
