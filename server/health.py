"""`/healthz` and `/readyz`: is the service alive, and is its cache there?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from server.parts import parts

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
def alive() -> Response:
    return _fresh({"status": "ok"})


@blueprint.get("/readyz")
def ready() -> Response:
    """Ready also without the cache, since every request is answered all the same: slower, and nothing is kept."""
    return _fresh({"status": "ready", "cache": "connected" if parts().store.answers() else "away"})


def _fresh(state: dict[str, str]) -> Response:
    response = jsonify(state)
    response.headers["Cache-Control"] = "no-store"
    return response
