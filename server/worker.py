"""A gunicorn worker with threads that cuts off clients which take too long to send or to read."""

from __future__ import annotations

import json
import socket
import time
from http import HTTPStatus
from typing import Any

from gunicorn.http.errors import (  # type: ignore[import-untyped]
    ConfigurationProblem,
    InvalidResponseHeader,
    InvalidResponseHeaderName,
    ParseException,
)
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

from server.problems import KINDS, PROBLEM, Problem, fields

OUR_FAULTS = (ConfigurationProblem, InvalidResponseHeader, InvalidResponseHeaderName)
LONGEST_REQUEST = 20.0  # seconds for one request: to receive it, to work on it, and to send the answer


class Worker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn bounds how long an idle connection waits, but not how slowly a request may trickle in: here it ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._began: dict[TConn, float] = {}

    def handle(self, conn: TConn) -> Any:  # noqa: ANN401
        self._began[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            self._began.pop(conn, None)

    def notify(self) -> None:
        """Called about once a second by the worker's main thread, which never waits for a client itself."""
        super().notify()
        latest = time.monotonic() - LONGEST_REQUEST
        for conn, began in list(self._began.items()):
            if began < latest:
                self._cut_off(conn)

    def _cut_off(self, conn: TConn) -> None:
        # The thread that waits on the socket sees its end and is free again.
        self._began.pop(conn, None)
        try:
            conn.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            self.log.debug("A slow client had gone before it was cut off.")

    def set_accept_enabled(self, enabled: bool) -> None:
        """When the worker is to stop: whoever has connected already is still served, and nobody else can connect."""
        super().set_accept_enabled(enabled)
        if not enabled and not self.alive:
            for listener in self.sockets:
                self._accept_all(listener)
                listener.close()

    def _accept_all(self, listener: Any) -> None:  # noqa: ANN401
        listener.setblocking(False)
        waiting = self.nr_conns - 1
        while waiting < self.nr_conns:
            waiting = self.nr_conns
            self.accept(listener)

    def handle_error(self, _req: Any, client: Any, _addr: Any, fault: BaseException) -> None:  # noqa: ANN401
        """What is no request at all is answered as any other refusal, and logged without its sender and its words."""
        is_theirs = isinstance(fault, ParseException) and not isinstance(fault, OUR_FAULTS)
        if is_theirs:
            self.log.info("A request that is none was refused: %s", type(fault).__name__)
        else:
            self.log.error("A request could not be handled", exc_info=fault)
        try:
            client.sendall(_refusal("malformed" if is_theirs else "internal"))
        except OSError:
            self.log.debug("The client had gone.")


def _refusal(kind: str) -> bytes:
    problem = Problem(kind)
    body = json.dumps(fields(problem)).encode()
    status = HTTPStatus(KINDS[kind].status)
    head = f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {PROBLEM}\r\nContent-Length: {len(body)}\r\n"
    return f"{head}X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n".encode() + body
