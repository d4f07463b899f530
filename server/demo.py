"""`/demo`: every embeddable form, shown with our own sample policies."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from flask import Blueprint, Response, render_template

import summaries
from server.openapi import HTML, Answer, documented
from server.parts import parts

blueprint = Blueprint("demo", __name__)

SAMPLES = Path(__file__).with_name("samples")
# This page alone of ours runs a script: the one that it shows.
CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.get("/demo")
@documented({200: Answer("The page", content_type=HTML)}, problems=("unavailable",), page=True)
def page() -> Response:
    """The element, the iframe and the badge at work, each with the lines to copy."""
    analyses = [parts().cache.make(text, summaries.content_id(text))[0].fields() for text in _samples()]
    response = Response(render_template("demo.html", analyses=analyses), mimetype="text/html")
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    return response


@cache
def _samples() -> tuple[str, ...]:
    """A policy that asks for too much, and a careful one: canonical texts, written for this page."""
    return tuple(summaries.read((SAMPLES / name).read_text(encoding="utf-8")) for name in ("greedy.md", "careful.md"))
