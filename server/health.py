"""`/healthz` and `/readyz`: is the service alive, and is its cache there?"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from server.openapi import Answer, documented
from server.parts import parts
from server.schemas import Alive, Ready

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@documented({200: Answer("It is", Alive)})
def alive() -> Response:
    """Ask whether the service is alive."""
    return _fresh({"status": "ok"})


@blueprint.get("/readyz")
@documented({200: Answer("It is, with or without its cache", Ready)})
def ready() -> Response:
    """Ask whether the service is ready, and whether its cache is there.

    It is ready also without the cache, since every request is answered all the same: slower, and nothing is kept.
    """
    return _fresh({"status": "ready", "cache": "connected" if parts().store.answers() else "away"})


def _fresh(state: dict[str, str]) -> Response:
    response = jsonify(state)
    response.headers["Cache-Control"] = "no-store"
    return response
