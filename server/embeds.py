"""`/embed/{id}`: an analysis as a small page for an iframe, without any script."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from server import cards
from server.freshness import freshness
from server.openapi import HTML, Answer, documented
from server.parts import parts
from server.schemas import checked
from server.schemas.embeds import EmbedForm

blueprint = Blueprint("embeds", __name__)

CONTENT_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
MAY_BE_KEPT = "public, max-age=300"


@blueprint.get("/embed/<id:analysis_id>")
@documented(
    {200: Answer("The page", content_type=HTML), 404: Answer("A page that says that nothing is known", None, HTML)},
    problems=("malformed", "not-found", "unavailable"),
    query=EmbedForm,
    page=True,
)
def page(analysis_id: str) -> Response:
    """An analysis for an iframe: grade, headline and worst flags, and whether the policy has changed since."""
    size = checked(EmbedForm, request.args).size
    entry = parts().cache.find(analysis_id)
    if entry is None:
        return _framed(render_template("embed.html", a=None, size=size), 404)
    analysis, fresh = entry.fields(), freshness(entry)
    shown = {"lines": cards.lines(analysis), "fresh": fresh, "dated": cards.dated(analysis, fresh)}
    return _framed(render_template("embed.html", a=analysis, size=size, **shown))


def _framed(page: str, status: int = 200) -> Response:
    """The one kind of page of ours that others may frame."""
    response = Response(page, status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Cache-Control"] = MAY_BE_KEPT if status == 200 else "no-store"
    return response
