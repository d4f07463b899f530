"""`GET /openapi.json`, and `/docs`, a page to read it: made here, without a script, and with nothing from elsewhere."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from flask import Blueprint, Flask, Response, current_app, render_template, request

from server.openapi import HTML, Answer, document, documented

blueprint = Blueprint("docs", __name__)

ONE_HOUR = "public, max-age=3600"


@blueprint.get("/openapi.json")
@documented({200: Answer("The document", content_type="application/json")})
def specification() -> Response:
    """This interface as an OpenAPI 3.1 document."""
    response = Response(_as_json(_app()), content_type="application/json")
    response.headers["Cache-Control"] = ONE_HOUR
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.get("/docs")
@documented({200: Answer("The page", content_type=HTML)})
def page() -> str:
    """This interface as a page to read."""
    return render_template("docs.html", api=document(_app()), shape=shape)


def shape(schema: dict[str, Any]) -> str:
    """A JSON Schema in a few words: `list of Flag`, `string or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " or ".join(shape(one) for one in schema["anyOf"])
    if "enum" in schema:
        return " or ".join(json.dumps(value) for value in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {shape(schema['items'])}"
    return str(schema.get("type", "anything"))


@lru_cache(1)
def _as_json(app: Flask) -> str:
    return json.dumps(document(app), ensure_ascii=False)


def _app() -> Flask:
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    return app
