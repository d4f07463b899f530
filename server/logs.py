"""The log: one JSON object a line, with the request's id, and never an address, a URL, a text or a quote."""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from traceback import extract_tb
from typing import Any

from flask import Flask, Response, g, request
from gunicorn.glogging import Logger as GunicornLogger  # type: ignore[import-untyped]

from server.settings import Settings

AS_JSON = json.JSONEncoder(ensure_ascii=False).encode
SAFE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
OURS = "server"
REQUEST_ID = "X-Request-Id"

log = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """A record as one JSON object. Of an exception its kind and its place are told, not its message: that may quote."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        fields |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[0]:
            fields |= {"fault": record.exc_info[0].__name__, "places": _places(record.exc_info[1])}
        return AS_JSON(fields)


class Logger(GunicornLogger):  # type: ignore[misc]
    """Gunicorn's own messages in the same form."""

    def setup(self, cfg: Any) -> None:  # noqa: ANN401
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())


class Log:
    """Writes a line for every answer. `trusted`: the proxy in front gives each request its id, and we keep it."""

    def __init__(self, *, trusted: bool) -> None:
        self._trusted = trusted

    def request_id(self, environ: Mapping[str, Any]) -> str:
        given: str = environ.get("HTTP_X_REQUEST_ID", "") if self._trusted else ""
        return given if SAFE_ID.fullmatch(given) else os.urandom(8).hex()

    def answered(self, request_id: str, method: str, route: str, status: int, seconds: float) -> None:
        if log.isEnabledFor(logging.INFO):
            fields = {"request": request_id, "method": method, "route": route, "status": status}
            # Made by hand, since `log.info` searches the stack for its caller: half the cost of the line, and untold.
            record = logging.LogRecord(log.name, logging.INFO, "", 0, "request", None, None)
            record.fields = {**fields, "milliseconds": round(seconds * 1000, 2)}
            log.handle(record)


def install(app: Flask, settings: Settings) -> Log:
    """Sends the log to standard error, with a line for every request that Flask answers."""
    ours = logging.getLogger(OURS)
    ours.setLevel(settings.logging_level)
    if not ours.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(JsonLines())
        ours.addHandler(handler)
    lines = Log(trusted=settings.proxies > 0)
    app.before_request(lambda: _begin(lines))
    app.after_request(lambda response: _end(lines, response))
    return lines


def _begin(lines: Log) -> None:
    g.began = time.perf_counter()
    g.request_id = lines.request_id(request.environ)


def _end(lines: Log, response: Response) -> Response:
    response.headers[REQUEST_ID] = g.request_id
    rule = request.url_rule
    method, route = (request.method, rule.rule) if rule else ("-", "-")
    lines.answered(g.request_id, method, route, response.status_code, time.perf_counter() - g.began)
    return response


def _places(fault: BaseException | None) -> list[str]:
    frames = extract_tb(fault.__traceback__) if fault else []
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
