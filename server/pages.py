"""The pages for people: paste a policy at `/`, read its report at `/analyses/{id}`. They need no script."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as WerkzeugResponse

import summaries
from server import flows, fragments, reports
from server.analyses import found, read_page
from server.entries import Entry
from server.guards import CONTENT_POLICY
from server.openapi import HTML, Answer, documented
from server.parts import parts
from server.problems import KINDS, Problem
from server.schemas import Paste, checked
from server.timeline import timeline
from summaries import Refusal

blueprint = Blueprint("pages", __name__)
STATIC = Path(__file__).with_name("static")
# A report shows how its own card looks in an iframe.
WITH_PREVIEW = f"{CONTENT_POLICY}; frame-src 'self'"


@blueprint.record
def _give_templates(state: BlueprintSetupState) -> None:
    state.app.jinja_env.globals.update(
        asset=asset,
        reach=reports.reach,
        outward=reports.outward,
        passages=reports.passages,
        level_words=reports.LEVEL_WORDS,
        grade_words=reports.GRADE_WORDS,
        contact_words=reports.CONTACT_WORDS,
    )
    state.app.jinja_env.filters["lower_first"] = reports.lower_first


@blueprint.get("/")
@documented({200: Answer("The page", content_type=HTML)})
def home() -> str:
    """The front page: paste a policy."""
    return render_template("home.html")


@blueprint.post("/")
@documented(
    {
        303: Answer("The report is there", None, HTML, headers=("Location",)),
        200: Answer("The report itself, while nothing can be kept", content_type=HTML),
    },
    problems=(
        "malformed",
        "too-large",
        "too-short",
        "not-a-policy",
        "unsupported-language",
        "unavailable",
    ),
    body=Paste,
    body_type="application/x-www-form-urlencoded",
    limited=True,
    page=True,
)
def paste() -> WerkzeugResponse:
    """What the form of the front page does: leads to the report, or says what is wrong, with the text as it was."""
    pasted = checked(Paste, request.form).text
    try:
        text = read_page(pasted, summaries.read)
        entry, _ = parts().cache.make(text, summaries.content_id(text))
    except Refusal as refusal:
        return _refused(Problem(refusal.kind, refusal.detail, title=refusal.title), pasted)
    except Problem as problem:
        return _refused(problem, pasted)
    if parts().store.is_away:
        # Nothing was kept that another process could find: the report is the answer itself.
        return _page(entry)
    return redirect(url_for("pages.report", analysis_id=entry.id), 303)


@blueprint.get("/analyses/<id:analysis_id>")
@documented({200: Answer("The page", content_type=HTML)}, problems=("not-found", "unavailable"), page=True)
def report(analysis_id: str) -> Response:
    """The report of an analysis, for people."""
    return _page(found(analysis_id))


@blueprint.get("/problems/<kind>")
@documented({200: Answer("The page", content_type=HTML)}, problems=("not-found",), page=True)
def problem(kind: str) -> str:
    """The page of a refusal: what it means, and what to do."""
    if kind not in KINDS:
        raise Problem("not-found", "There is no problem of this name.")
    return render_template("problem.html", kind=KINDS[kind], problem=None)


@cache
def asset(name: str) -> str:
    """The address of one of our files; it changes with the content, so that browsers may keep the file for long."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def _page(entry: Entry) -> Response:
    fields, known = entry.fields(), timeline(entry)
    page = render_template(
        "report.html",
        a=fields,
        r=reports.view(fields),
        f=flows.picture(fields),
        t=known,
        source=fragments.source(fields, known.url if known else None),
        letters=summaries.letters(fields) if fields["grade"] else (),
    )
    response = Response(page, mimetype="text/html")
    response.headers["Content-Security-Policy"] = WITH_PREVIEW
    return response


def _refused(problem: Problem, pasted: str) -> Response:
    kind = KINDS[problem.kind]
    page = render_template("home.html", problem=problem, kind=kind, text=pasted)
    return Response(page, kind.status, dict(problem.headers), mimetype="text/html")
