"""A gunicorn worker with threads that cuts off clients which take too long to send or to read."""

from __future__ import annotations

import socket
import time
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

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

    def handle_error(self, req: Any, client: Any, _: Any, exc: BaseException) -> None:  # noqa: ANN401
        """As gunicorn does, but with neither the client's address nor the request's path in the log."""
        if hasattr(req, "uri"):
            req.uri = "-"
        super().handle_error(req, client, ("-", 0), exc)
