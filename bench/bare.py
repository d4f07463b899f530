"""The service's yardstick: bare Flask views that do nothing but one Redis GET, served by the same gunicorn."""

from __future__ import annotations

import hashlib
import os

from flask import Flask, Response, abort, request
from redis import Redis


def create_app() -> Flask:
    """`GET /{key}`: what Redis has there. `POST /`: what it has under the SHA-256 of the body."""
    app = Flask(__name__)
    redis = Redis.from_url(os.environ["REDIS_URL"])

    @app.get("/<key>")
    def kept(key: str) -> Response:
        return answer(redis.get(key))

    @app.post("/")
    def hashed() -> Response:
        return answer(redis.get(hashlib.sha256(request.get_data()).hexdigest()))

    return app


def answer(value: object) -> Response:
    if not isinstance(value, bytes):
        abort(404)
    return Response(value, content_type="application/json")
