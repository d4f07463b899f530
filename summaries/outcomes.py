"""A document -> what is written of it: its analysis or why there is none, as a line of JSON or as a report."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from summaries.documents import content_of, text_of
from summaries.model import Analysis, Refusal
from summaries.report import report
from summaries.terminal import Paper, safe


@dataclass(frozen=True, slots=True)
class Piece:
    """A document to read. Standard input brings its content, which no other process could get."""

    source: str
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is written of one document."""

    source: str
    analysed: bool
    text: str


def outcome(analyse: Callable[[str], Analysis], paper: Paper | None, piece: Piece) -> Outcome:
    """The outcome for a document: a report where there is paper, else a line of JSON. Never raises."""
    source = piece.source
    try:
        analysis = analyse(text_of(content_of(source) if piece.content is None else piece.content))
    except Refusal as refusal:
        return refused(source, refusal, paper)
    except Exception as fault:
        detail = f"{type(fault).__name__}: {fault}. Please report this, with the file if you can."
        return refused(source, Refusal("unavailable", "Our program failed on this text", detail), paper)
    if paper:
        return Outcome(source, True, report(analysis, source, paper))
    return Outcome(source, True, _line({"source": source, **analysis.to_dict()}))


def given_up(paper: Paper | None, piece: Piece) -> Outcome:
    """The outcome for a document that ended the process which read it."""
    detail = "Reading it ended the process, twice. It may need more memory than there is."
    return refused(piece.source, Refusal("unavailable", "Our program failed on this text", detail), paper)


def refused(source: str, refusal: Refusal, paper: Paper | None) -> Outcome:
    """The outcome for a document that has no analysis."""
    if paper:
        return Outcome(source, False, safe(f"{source}: {refusal.title}. {refusal}"))
    error = {"type": f"/problems/{refusal.kind}", "title": refusal.title, "detail": refusal.detail}
    return Outcome(source, False, _line({"source": source, "error": error}))


def _line(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)
