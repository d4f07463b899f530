"""The log: one JSON object a line, with the request's id, and never an address, a URL, a text or a quote."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any

from flask import Flask, Response, g, request
from gunicorn.glogging import Logger as GunicornLogger  # type: ignore[import-untyped]

from server.settings import Settings

SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
REFUSED_BY_GUNICORN = "Invalid request from"
OURS = "server"

log = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """A record as one JSON object. Of an exception its kind and its place are told, not its message: that may quote."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
        }
        fields |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0]:
            fields |= {"fault": record.exc_info[0].__name__, "places": _places(record.exc_info[1])}
        return json.dumps(fields, ensure_ascii=False)


class Logger(GunicornLogger):  # type: ignore[misc]
    """Gunicorn's own messages in the same form."""

    def setup(self, cfg: Any) -> None:  # noqa: ANN401
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())


def install(app: Flask, settings: Settings) -> None:
    """Writes the log to standard error, and a line for every request."""
    ours = logging.getLogger(OURS)
    ours.setLevel(settings.logging_level)
    if not ours.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        ours.addHandler(handler)
    trusted = settings.proxies > 0
    app.before_request(lambda: _begin(trusted=trusted))
    app.after_request(_end)


def _begin(*, trusted: bool) -> None:
    g.began = time.perf_counter()
    given = request.headers.get("X-Request-Id", "") if trusted else ""
    g.request_id = given if SAFE_ID.fullmatch(given) else os.urandom(8).hex()


def _end(response: Response) -> Response:
    request_id = g.get("request_id", "-")
    response.headers["X-Request-Id"] = request_id
    if log.isEnabledFor(logging.INFO):
        fields = {
            "request": request_id,
            "method": request.method if request.url_rule else "-",
            "route": request.url_rule.rule if request.url_rule else "-",
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - g.get("began", time.perf_counter())) * 1000, 2),
        }
        log.info("request", extra={"fields": fields})
    return response


def _message(record: logging.LogRecord) -> str:
    message = record.getMessage()
    # What follows there is the client's address and what it sent.
    return "An invalid request was refused." if message.startswith(REFUSED_BY_GUNICORN) else message


def _places(fault: BaseException | None) -> list[str]:
    frames = extract_tb(fault.__traceback__) if fault else []
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
