"""The pages for people: paste a policy at `/`, read its report at `/analyses/{id}`. They need no script."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as WerkzeugResponse

import summaries
from server import reports
from server.analyses import found
from server.entries import Entry
from server.parts import parts
from server.problems import KINDS, Problem
from summaries import Refusal

blueprint = Blueprint("pages", __name__)
STATIC = Path(__file__).with_name("static")


@blueprint.record
def _give_templates(state: BlueprintSetupState) -> None:
    state.app.jinja_env.globals.update(
        asset=asset,
        reach=reports.reach,
        outward=reports.outward,
        level_words=reports.LEVEL_WORDS,
        grade_words=reports.GRADE_WORDS,
        contact_words=reports.CONTACT_WORDS,
    )
    state.app.jinja_env.filters["lower_first"] = reports.lower_first


@blueprint.get("/")
def home() -> str:
    return render_template("home.html")


@blueprint.post("/")
def paste() -> WerkzeugResponse:
    """The form of the page: leads to the report, or shows the page again with what is wrong and the text as it was."""
    pasted = request.form.get("text", "")
    try:
        text = summaries.read(pasted)
        entry, _ = parts().cache.make(text, summaries.content_id(text), parts().rates.admit)
    except Refusal as refusal:
        return _refused(Problem(refusal.kind, refusal.detail, title=refusal.title), pasted)
    except Problem as problem:
        return _refused(problem, pasted)
    if parts().store.is_away:
        # Nothing was kept that another process could find: the report is the answer itself.
        return _page(entry)
    return redirect(url_for("pages.report", analysis_id=entry.id), 303)


@blueprint.get("/analyses/<id:analysis_id>")
def report(analysis_id: str) -> Response:
    return _page(found(analysis_id))


@cache
def asset(name: str) -> str:
    """The address of one of our files; it changes with the content, so that browsers may keep the file for long."""
    content = (STATIC / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def _page(entry: Entry) -> Response:
    fields = entry.fields()
    return Response(render_template("report.html", a=fields, r=reports.view(fields)), mimetype="text/html")


def _refused(problem: Problem, pasted: str) -> Response:
    kind = KINDS[problem.kind]
    page = render_template("home.html", problem=problem, kind=kind, text=pasted)
    return Response(page, kind.status, dict(problem.headers), mimetype="text/html")
