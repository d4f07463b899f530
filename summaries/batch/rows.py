"""A row of a corpus -> what is written of it: its analysis, or why there is none."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from summaries.model import Analysis, Refusal
from summaries.outcomes import Outcome, Piece, given_up, outcome, refused

Row = Mapping[str, Any] | str
"""A row of Parquet, or a line of JSON that is not read yet: what is wrong with it is found where it is worked on."""
NAMES = ("source", "url", "id")
"""The fields that may say where a policy is from; the first that is there does."""


def analysed(analyse: Callable[[str], Analysis], place: str, row: Row) -> Outcome:
    """The outcome of a row, which is named by its own words or else by its place in the corpus. Never raises."""
    name = place
    try:
        fields = _fields(row)
        name = _name(fields, place)
        return outcome(analyse, None, Piece(name, _content(fields)))
    except Refusal as refusal:
        return refused(name, refusal, None)


def killed(place: str, row: Row) -> Outcome:
    """The outcome of a row that ended every process which read it."""
    try:
        return given_up(None, Piece(_name(_fields(row), place)))
    except Refusal:
        return given_up(None, Piece(place))


def _fields(row: Row) -> Mapping[str, Any]:
    try:
        fields = json.loads(row) if isinstance(row, str) else row
    except ValueError as fault:
        raise Refusal("malformed", "This line is not JSON", f"The reader says: {fault}.") from None
    if not isinstance(fields, Mapping):
        raise Refusal("malformed", "This line is no JSON object", 'Write {"text": "…"} or {"html": "…"}.')
    return fields


def _name(fields: Mapping[str, Any], place: str) -> str:
    return next((str(fields[name]) for name in NAMES if fields.get(name) is not None), place)


def _content(fields: Mapping[str, Any]) -> bytes:
    text = fields.get("text") or fields.get("html")
    if not isinstance(text, str):
        raise Refusal("malformed", "This row has no text", "Give each row a field `text` or `html`.")
    return text.encode("utf-8", "replace")
