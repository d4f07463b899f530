"""`/analyses/{id}/report.md`: the report as Markdown, where no word of a policy can act as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Blueprint, Response

import summaries
from server import cards
from server.analyses import found
from server.flows import UNSAID
from server.openapi import Answer, documented
from server.reports import CONTACT_WORDS, GRADE_WORDS, LEVEL_WORDS, View, passages, view

blueprint = Blueprint("downloads", __name__)

MARKDOWN = "text/markdown"
MAY_BE_KEPT = "public, max-age=300"
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>&~:@$^=])")
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
    """The report line by line, in the order of the page."""
    told = view(analysis)
    yield f"# {plain(analysis['headline'])}\n"
    yield f"**Grade {analysis['grade'] or '–'}: {GRADE_WORDS[analysis['grade']]}.** {analysis['words']:,} words.\n"
    yield from _flags("What to beware of", told.risks)
    yield from _contradictions(analysis["contradictions"])
    yield from _flags("What protects you", told.goods)
    yield from _steps(told)
    yield from _listed("Facts", _facts(analysis["facts"], told))
    yield from _listed("Who gets what", _flows(analysis))
    if analysis["summary"]:
        yield "## The policy in short\n"
        yield from (f"**{part['title']}.** {plain(part['text'])}\n" for part in analysis["summary"])
    yield from _flags("What it also says", told.notes)
    yield from _listed("How the grade came about", _reasons(analysis, told))
    address = cards.here("pages.report", analysis_id=analysis["id"])
    yield f"---\nAnalysis <{address}>, engine `{analysis['engine']}`. It informs; it is no legal advice."


def plain(words: str) -> str:
    """Words as Markdown that shows just these words, on one line."""
    return MARKUP.sub(r"\\\1", " ".join(words.split()))


def _flags(title: str, flags: tuple[Fields, ...]) -> Iterator[str]:
    if not flags:
        return
    yield f"## {title}\n"
    for flag in flags:
        level = LEVEL_WORDS[flag["severity"] or flag["stance"]]
        yield f"### {plain(flag['title'])} ({level})\n\n{plain(flag['in_short'])}\n"
        if flag["missing"]:
            yield "We found no such statement in this policy.\n"
        yield from _quotes(flag)


def _contradictions(found: Iterable[Fields]) -> Iterator[str]:
    for number, contradiction in enumerate(found):
        if number == 0:
            yield "## It says two things\n"
        yield f"{plain(contradiction['explanation'])}\n"
        yield from _quotes(contradiction)


def _quotes(teller: Fields) -> Iterator[str]:
    return (f"> {plain(summaries.passage_words(passage))}\n" for passage in passages(teller["evidence"]))


def _steps(told: View) -> Iterator[str]:
    if told.steps:
        yield "## What you can do today\n"
        yield from (f"{number}. {plain(step.text)}" for number, step in enumerate(told.steps, 1))
        yield ""


def _listed(title: str, lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list under its title, each line a name and what is said of it; nothing where there are none."""
    told = [f"- **{plain(name)}:** {plain(words)}" for name, words in lines if words]
    if told:
        yield from (f"## {title}\n", *told, "")


def _facts(facts: Fields, told: View) -> Iterator[tuple[str, str]]:
    yield "Dated", told.effective_date or "We found no date."
    yield "What they take", ", ".join(facts["data_collected"])
    yield "Who may get it", ", ".join(facts["recipients"])
    yield from ((f"Kept, {kept['what']}", kept["period"]) for kept in facts["retention"])
    yield from ((CONTACT_WORDS[contact["kind"]], contact["value"]) for contact in facts["contacts"])
    yield from (("Where to say no", link) for link in facts["opt_out_links"])
    yield from (("Not read here", f"{other['title']} {other['url']}") for other in facts["other_documents"])


def _flows(analysis: Fields) -> Iterator[tuple[str, str]]:
    """Who may get which kinds of data, as sentences of the policy name them together."""
    got: dict[str, list[str]] = {}
    for flow in summaries.flows(analysis):
        got.setdefault(flow.recipient, []).append(flow.kind or UNSAID.lower())
    return ((recipient, ", ".join(kinds)) for recipient, kinds in got.items())


def _reasons(analysis: Fields, told: View) -> Iterator[tuple[str, str]]:
    for reason in analysis["grade_reasons"] or ():
        yield told.titles.get(reason["practice"], reason["practice"]), f"{reason['effect']:+g}"
