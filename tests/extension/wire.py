"""The wire between the extension and the service: records what is sent, passes it on, and misbehaves when told to."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host", "server", "date"}


@dataclass(frozen=True)
class Sent:
    """One request of the extension (preflights are not counted)."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


Mishap = Callable[[BaseHTTPRequestHandler, Sent], bool]
"""Answers in the service's place and says so, or leaves the request to it."""


@dataclass
class Wire:
    """Stands where the extension looks for the service."""

    url: str
    service: str
    sent: list[Sent] = field(default_factory=list)
    mishap: Mishap | None = None

    def posted(self) -> list[Any]:
        """The bodies of the texts sent to be analysed."""
        return [request.json for request in self.sent if request.method == "POST"]

    def wait_for(self, count: int, seconds: float = 15) -> None:
        """Until so many requests have arrived."""
        deadline = time.monotonic() + seconds
        while len(self.sent) < count:
            assert time.monotonic() < deadline, f"{len(self.sent)} requests instead of {count}"
            time.sleep(0.02)


def answer(status: int, body: bytes, content_type: str, **headers: str) -> Mishap:
    """Always this answer, readable for the extension as the service's own would be."""

    def respond(handler: BaseHTTPRequestHandler, sent: Sent) -> bool:
        handler.send_response(status)
        fields = {"Content-Type": content_type, "Content-Length": str(len(body)), **headers}
        fields |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
        for name, value in fields.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return respond


def problem(status: int, kind: str, **headers: str) -> Mishap:
    body = json.dumps({"type": f"/problems/{kind}", "title": kind, "status": status}).encode()
    return answer(status, body, "application/problem+json", **headers)


def late(seconds: float) -> Mishap:
    """The service's own answer, but after this time."""

    def wait(handler: BaseHTTPRequestHandler, sent: Sent) -> bool:
        time.sleep(seconds)
        return False

    return wait


@contextmanager
def wire_to(service: str) -> Iterator[Wire]:
    """A wire on a free port, for as long as the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            sent = Sent(self.command, self.path, body, dict(self.headers))
            if self.command != "OPTIONS":
                wire.sent.append(sent)
                if wire.mishap and wire.mishap(self, sent):
                    return
            pass_on(self, wire.service, sent)

        do_GET = do_POST = do_OPTIONS = handle_any  # noqa: N815 - the names that the base class looks for

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives
            """Say nothing: a test's output is about the test."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    wire = Wire(f"http://127.0.0.1:{server.server_port}", service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()


def pass_on(handler: BaseHTTPRequestHandler, service: str, sent: Sent) -> None:
    """The real service's answer, byte for byte."""
    connection = HTTPConnection(urlsplit(service).netloc, timeout=60)
    headers = {name: value for name, value in sent.headers.items() if name.lower() not in HOP_BY_HOP}
    connection.request(sent.method, sent.path, sent.body or None, headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    handler.send_response(response.status)
    for name, value in response.getheaders():
        if name.lower() not in HOP_BY_HOP | {"content-length"}:
            handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    with suppress(BrokenPipeError, ConnectionResetError):  # the worker may be gone before the answer
        handler.wfile.write(body)
