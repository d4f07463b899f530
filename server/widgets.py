"""What others embed by a script: `/widget.js`, one file that brings the element `<plain-policy>` and its look."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, request

from server.openapi import Answer, documented

blueprint = Blueprint("widgets", __name__)

STATIC = Path(__file__).with_name("static")
PLACE_OF_LOOK = '"{look}"'
ONE_HOUR = "public, max-age=3600"
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
SCOPE = re.compile(r":root,\s*:host")
TOKEN = re.compile(r"--([a-z-]+): ([^;]+);")
INDENT = re.compile(r"\s*\n\s*")


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
    """The element's source with its look inside: one request, and no style sheet that a strict page could refuse."""
    return _static("widget.js").replace(PLACE_OF_LOOK, json.dumps(look()))


@cache
def integrity() -> str:
    """The script's digest, as the attribute `integrity` wants it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(composed().encode()).digest()).decode()


def look() -> str:
    """The tokens, then the card's own rules, in one style sheet for the inside of the element."""
    card = INDENT.sub(" ", COMMENT.sub("", _static("widget.css")))
    return INDENT.sub(" ", scoped(COMMENT.sub("", _static("tokens.css")))) + card


def scoped(tokens: str) -> str:
    """The tokens out of the reach of the page around: only `--plain-policy-…` of the same name changes one of them.

    They count in em, since many pages set rem to something of their own.
    """
    inside = SCOPE.sub(".frame", tokens)
    return TOKEN.sub(r"--\1: var(--plain-policy-\1, \2);", re.sub(r"(?<=\d)rem\b", "em", inside))


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
