"""What others embed: `/widget.js`, one file that brings the element `<plain-policy>` and its look."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, request

from server.openapi import Answer, documented

blueprint = Blueprint("widgets", __name__)

STATIC = Path(__file__).with_name("static")
LOOK = '"{tokens.css}"'
ONE_HOUR = "public, max-age=3600"


@blueprint.get("/widget.js")
@documented(
    {200: Answer("The script", content_type="text/javascript"), 304: Answer("The one that you have", None, None)}
)
def script() -> Response:
    """Get the script that brings the element `<plain-policy>`."""
    response = Response(composed(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = ONE_HOUR
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.add_etag()
    response.make_conditional(request)
    return response


@cache
def composed() -> str:
    """The element's source with the tokens inside: one request, and no style sheet that a strict page could refuse."""
    source = (STATIC / "widget.js").read_text(encoding="utf-8")
    tokens = (STATIC / "tokens.css").read_text(encoding="utf-8")
    return source.replace(LOOK, json.dumps(tokens))
