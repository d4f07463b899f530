"""`/analyses/{id}/report.md`: the report as Markdown, where no word of a policy can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask import Blueprint, Response

from server import cards
from server.analyses import found
from server.openapi import Answer, documented
from server.reports import GRADE_WORDS, LEVEL_WORDS, View, view

blueprint = Blueprint("downloads", __name__)

MARKDOWN = "text/markdown"
MAY_BE_KEPT = "public, max-age=300"
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~:@$^=])")
SECTIONS = (("What to beware of", "risks"), ("What protects you", "goods"), ("What it also says", "notes"))
Fields = Mapping[str, Any]


@blueprint.get("/analyses/<id:analysis_id>/report.md")
@documented({200: Answer("The report", content_type=MARKDOWN)}, problems=("not-found", "unavailable"))
def report(analysis_id: str) -> Response:
    """The report of an analysis as Markdown, to keep."""
    text = "\n".join(as_markdown(found(analysis_id).fields())) + "\n"
    response = Response(text, content_type=f"{MARKDOWN}; charset=utf-8")
    response.headers["Cache-Control"] = MAY_BE_KEPT
    return response


def as_markdown(analysis: Fields) -> Iterator[str]:
    """The report line by line."""
    told = view(analysis)
    yield f"# {plain(analysis['headline'])}\n"
    yield f"**Grade {analysis['grade'] or '–'}: {GRADE_WORDS[analysis['grade']]}.** {analysis['words']:,} words.\n"
    for title, group in SECTIONS:
        yield from _section(title, getattr(told, group))
    yield from _steps(told)
    if analysis["summary"]:
        yield "## The policy in short\n"
        yield from (f"**{part['title']}.** {plain(part['text'])}\n" for part in analysis["summary"])
    address = cards.here("pages.report", analysis_id=analysis["id"])
    yield f"---\nAnalysis <{address}>, engine `{analysis['engine']}`. It informs; it is no legal advice."


def plain(words: str) -> str:
    """Words as Markdown that shows just these words, on one line."""
    return MARKUP.sub(r"\\\1", " ".join(words.split()))


def _section(title: str, flags: tuple[Fields, ...]) -> Iterator[str]:
    if not flags:
        return
    yield f"## {title}\n"
    for flag in flags:
        level = LEVEL_WORDS[flag["severity"] or flag["stance"]]
        yield f"### {plain(flag['title'])} ({level})\n\n{plain(flag['in_short'])}\n"
        if flag["missing"]:
            yield "We found no such statement in this policy.\n"
        for evidence in flag["evidence"]:
            yield f"> {plain(evidence['quote'])}\n"


def _steps(told: View) -> Iterator[str]:
    if told.steps:
        yield "## What you can do today\n"
        yield from (f"{number}. {plain(step.text)}" for number, step in enumerate(told.steps, 1))
        yield ""
