"""`GET /v1/practices`: everything that the engine can recognise, with its wording."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request

import summaries
from server.openapi import Answer, documented
from server.schemas import Practices

blueprint = Blueprint("practices", __name__)

ONE_HOUR = "public, max-age=3600"


@blueprint.get("/v1/practices")
@documented(
    {200: Answer("The catalogue", Practices, headers=("ETag",)), 304: Answer("The one that you have", None, None)}
)
def catalogue() -> Response:
    """Get everything that can be recognised, in reading order, with its wording."""
    response = jsonify(engine=summaries.engine(), practices=[asdict(practice) for practice in summaries.practices()])
    response.headers["Cache-Control"] = ONE_HOUR
    response.add_etag()
    response.make_conditional(request)
    return response
