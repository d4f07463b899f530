"""The picture of who gets what on the report page, with the same as a table: only what the quoted sentences say"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import summaries
from server import bands
from server.cards import LEVELS
from summaries import Flow

Fields = Mapping[str, Any]

UNSAID = "Not said which"
MOST_KINDS, MOST_RECIPIENTS = 10, 12


@dataclass(frozen=True, slots=True)
class Row:
    """A recipient of the table, and what it may get: `practice` is the flag that says so; else `quote` is the proof."""

    recipient: str
    kinds: tuple[str, ...]
    level: str
    practice: str
    title: str
    quote: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The drawing, the table, and what is known beside them: kinds with no recipient, recipients with no sentence."""

    drawing: bands.Drawing
    rows: tuple[Row, ...]
    untold: tuple[str, ...]
    unquoted: tuple[str, ...]
    left_out: int
    has_unsaid: bool
    marks: Mapping[str, str] = field(default_factory=lambda: LEVELS)
    unsaid: str = UNSAID


def picture(analysis: Fields) -> Picture | None:
    """The picture of an analysis; None where no sentence says that anybody gets anything."""
    found = summaries.flows(analysis)
    if not found:
        return None
    flags = {flag["practice"]: flag for flag in analysis["flags"]}
    shown = _most_telling(found)
    kinds = {flow.kind for flow in found}
    marked = summaries.flagged_kinds(analysis)
    marks = {_named(kind): _level(flags, marked.get(kind, "")) for kind in kinds}
    links = [(_named(flow.kind), _named(flow.recipient), _level(flags, flow.practice)) for flow in shown]
    facts = analysis["facts"]
    return Picture(
        drawing=bands.drawn(links, marks),
        rows=tuple(_rows(found, flags)),
        untold=tuple(term for term in facts["data_collected"] if term not in kinds),
        unquoted=tuple(term for term in facts["recipients"] if term not in {flow.recipient for flow in found}),
        left_out=len(found) - len(shown),
        has_unsaid="" in kinds,
    )


def _most_telling(found: Sequence[Flow]) -> list[Flow]:
    """As many as can be seen at a glance: `found` has the worst first."""
    recipients = list(dict.fromkeys(flow.recipient for flow in found))[:MOST_RECIPIENTS]
    kinds = list(dict.fromkeys(flow.kind for flow in found if flow.recipient in recipients))[:MOST_KINDS]
    return [flow for flow in found if flow.recipient in recipients and flow.kind in kinds]


def _rows(found: Iterable[Flow], flags: Mapping[str, Fields]) -> Iterable[Row]:
    """One row for each recipient and each flag that speaks of it."""
    grouped: dict[tuple[str, str], list[Flow]] = {}
    for flow in found:
        grouped.setdefault((flow.recipient, flow.practice), []).append(flow)
    for (recipient, practice), flows in grouped.items():
        title = flags[practice]["title"] if practice else ""
        kinds = tuple(dict.fromkeys(flow.kind or UNSAID.lower() for flow in flows))
        yield Row(_named(recipient), kinds, _level(flags, practice), practice, title, flows[0].quote)


def _level(flags: Mapping[str, Fields], practice: str) -> str:
    flag = flags.get(practice)
    return (flag["severity"] or "low") if flag and flag["stance"] == "risk" else "none"


def _named(term: str) -> str:
    return term[:1].upper() + term[1:] or UNSAID
