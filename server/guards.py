"""What every request and every answer must keep to: sizes, origins, headers."""

from __future__ import annotations

import re

from flask import Flask, Response
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter

from server.settings import Settings

# 1 MiB of text may take six times as much as JSON, where every character is written as \u0000.
LONGEST_BODY = 6 * 1024 * 1024 + 64 * 1024
EXTENSIONS = re.compile(r"^(chrome|moz|safari-web)-extension://[A-Za-z0-9.-]+$")
EXPOSED = ["Location", "ETag", "Cache-Status", "RateLimit", "RateLimit-Policy", "Retry-After", "X-Request-Id"]
WRITES = r"^/v1/analyses$"
READS = r"^/(v1/(?!analyses$).*|openapi\.json|widget\.js|badge.*|oembed)$"
ONE_DAY = 86_400

CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


class IdConverter(BaseConverter):
    """The id of an analysis in a path; anything else is not found."""

    regex = "[0-9a-f]{64}"


def install(app: Flask, settings: Settings) -> None:
    """Puts the guards around an application. Call it before routes are added."""
    app.url_map.converters["id"] = IdConverter
    app.config["MAX_CONTENT_LENGTH"] = LONGEST_BODY
    app.config["MAX_FORM_MEMORY_SIZE"] = LONGEST_BODY
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ONE_DAY
    app.after_request(_headers)
    _cors(app, settings)
    if settings.proxies:
        hops = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def may_write(origin: str | None, settings: Settings, own: str) -> bool:
    """Whether a page of this origin may send texts; programs send none, and may."""
    return origin is None or origin == own or origin in settings.allowed_origins or bool(EXTENSIONS.match(origin))


def _cors(app: Flask, settings: Settings) -> None:
    """Anybody's page may read; only extensions, our own pages and chosen origins may have a text analysed."""
    shared = {"expose_headers": EXPOSED, "allow_headers": ["Content-Type"], "max_age": ONE_DAY}
    writers = {**shared, "always_send": False, "origins": [EXTENSIONS, *settings.allowed_origins], "methods": ["POST"]}
    readers = {**shared, "origins": "*", "methods": ["GET", "HEAD"], "send_wildcard": True}
    CORS(app, resources={WRITES: writers, READS: readers})


def _headers(response: Response) -> Response:
    headers = response.headers
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    if "Content-Security-Policy" not in headers:
        headers["Content-Security-Policy"] = CONTENT_POLICY
    return response
