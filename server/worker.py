"""A gunicorn worker that slow clients cannot hold up, and that serves all who have connected when it stops."""

from __future__ import annotations

import json
import selectors
import signal
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

from server.arrivals import Arrival
from server.guards import LONGEST_BODY
from server.problems import KINDS, PROBLEM, Problem, fields

OUR_FAULTS = (ConfigurationProblem, InvalidResponseHeader, InvalidResponseHeaderName)
LONGEST_REQUEST = 20.0  # seconds to receive a request whole
LONGEST_WORK = 30.0  # seconds to wait for a turn, to work on it, and until the client has taken the answer
LINGER = 2.0  # seconds that a stopping worker waits for a request from somebody who has connected
AT_ONCE = 65_536
STOPPING = frozenset((signal.SIGINT, signal.SIGTERM, signal.SIGQUIT))
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Worker(ThreadWorker):  # type: ignore[misc]
    """Receives requests whole in its main loop, and only then gives each a thread: a slow client holds up nobody."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self._arriving: dict[TConn, Arrival] = {}
        self._working: dict[TConn, float] = {}

    def init_signals(self) -> None:
        """Called by gunicorn in the new process. A stop that came meanwhile was kept back (`gunicorn.conf.py`)."""
        super().init_signals()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPPING)

    def enqueue_req(self, conn: TConn) -> None:
        """Called by gunicorn for a connection that is new, or has something to read again."""
        if self.cfg.is_ssl:
            super().enqueue_req(conn)
            return
        arrival = self._arriving[conn] = Arrival()
        if conn.parser is not None:
            arrival.content += conn.parser.unreader.take_buffered()
        conn.sock.setblocking(False)
        self._receive(conn, arrival)

    def _receive(self, conn: TConn, arrival: Arrival) -> None:
        """Takes what is there, and waits for more or hands it on."""
        try:
            while not arrival.is_whole() and not arrival.declares_more_than(LONGEST_BODY):
                if arrival.waits_to_be_asked():
                    conn.sock.send(CONTINUE)
                received = conn.sock.recv(AT_ONCE)
                arrival.content += received
                if not received:
                    break
        except BlockingIOError:
            self._wait(conn, arrival)
        except OSError:
            self._drop(conn)
        else:
            self._hand_on(conn, arrival)

    def _wait(self, conn: TConn, arrival: Arrival) -> None:
        if not arrival.is_polled:
            arrival.is_polled = True
            self.poller.register(conn.sock, selectors.EVENT_READ, lambda _: self._receive(conn, arrival))

    def _hand_on(self, conn: TConn, arrival: Arrival) -> None:
        self._forget(conn)
        if not arrival.content:
            self._close(conn)
            return
        conn.sock.setblocking(True)
        conn.init()
        conn.parser.unreader.unread(bytes(arrival.content))
        conn.data_ready = True
        super().enqueue_req(conn)

    def _forget(self, conn: TConn) -> None:
        if self._arriving.pop(conn).is_polled:
            self.poller.unregister(conn.sock)

    def _drop(self, conn: TConn) -> None:
        self._forget(conn)
        self._close(conn)

    def _close(self, conn: TConn) -> None:
        self.nr_conns -= 1
        conn.close()

    def handle(self, conn: TConn) -> Any:  # noqa: ANN401
        """Gunicorn's work on one request, in a thread."""
        self._working[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            self._working.pop(conn, None)

    def notify(self) -> None:
        """Called about once a second in the main loop."""
        super().notify()
        now = time.monotonic()
        for conn, arrival in list(self._arriving.items()):
            patience = LONGEST_REQUEST if self.alive or arrival.content else LINGER
            if now - arrival.began > patience:
                self._drop(conn)
        for conn, began in list(self._working.items()):
            if now - began > LONGEST_WORK:
                self._cut_off(conn)

    def _cut_off(self, conn: TConn) -> None:
        # The thread that waits on the socket sees its end and is free again.
        self._working.pop(conn, None)
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
