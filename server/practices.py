"""`GET /v1/practices`: everything that the engine can recognise, with its wording."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request

import summaries

blueprint = Blueprint("practices", __name__)

ONE_HOUR = "public, max-age=3600"


@blueprint.get("/v1/practices")
def catalogue() -> Response:
    """The catalogue, in reading order; the *missing* ones are what a policy may be silent about."""
    response = jsonify(engine=summaries.engine(), practices=[asdict(practice) for practice in summaries.practices()])
    response.headers["Cache-Control"] = ONE_HOUR
    response.add_etag()
    response.make_conditional(request)
    return response
