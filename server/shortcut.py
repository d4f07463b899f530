"""The short way for the one request that a million readers make: a known analysis, held in this process's memory.

Flask answers it first, and what it answered is kept beside the analysis. As that never changes for an id, the same
answer is then sent again without a new request and a new response object; only the request's id differs. Whatever is
not exactly this case goes the long way. A test holds the two ways against each other, header by header.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from server.analyses import takes_gzip
from server.cache import IN_MEMORY
from server.entries import Entry
from server.logs import REQUEST_ID, Log
from server.memory import Held, Memory, Reply

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

    from server.metrics import Metrics

PREFIX = "/v1/analyses/"
LENGTH = len(PREFIX) + 64
METHOD, ROUTE = "GET", f"{PREFIX}<id:analysis_id>"
STATUS = {True: "304 NOT MODIFIED", False: "200 OK"}


class Shortcut:
    """Stands before a Flask application's `wsgi_app`."""

    def __init__(self, long_way: WSGIApplication, memory: Memory, log: Log, metrics: Metrics) -> None:
        self._long_way = long_way
        self._memory = memory
        self._log = log
        self._metrics = metrics

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began = time.perf_counter()
        held = self._held(environ)
        if held is None:
            return self._long_way(environ, start_response)
        packed = takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", ""))
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None and known != f'"{held.entry.tag_of(packed)}"':
            return self._long_way(environ, start_response)
        case = (packed, known is not None)
        reply = held.replies.get(case)
        if reply is None:
            return self._long_way(environ, _learning(held, case, start_response))
        return self._again(reply, environ, start_response, began)

    def _held(self, environ: WSGIEnvironment) -> Held | None:
        path = environ["PATH_INFO"]
        if len(path) != LENGTH or environ["REQUEST_METHOD"] != METHOD or not path.startswith(PREFIX):
            return None
        held = self._memory.get(path[len(PREFIX) :])
        # When Redis should hear that the entry is in use, the long way tells it.
        return held if held is not None and not self._memory.is_due(held) else None

    def _again(
        self, reply: Reply, environ: WSGIEnvironment, start_response: StartResponse, began: float
    ) -> Iterable[bytes]:
        request_id = self._log.request_id(environ)
        start_response(reply.status, [*reply.headers, (REQUEST_ID, request_id)])
        code, seconds = int(reply.status[:3]), time.perf_counter() - began
        self._metrics.count(METHOD, ROUTE, code, seconds)
        self._metrics.found(IN_MEMORY)
        self._log.answered(request_id, METHOD, ROUTE, code, seconds)
        return reply.body


def _learning(held: Held, case: tuple[bool, bool], start_response: StartResponse) -> StartResponse:
    """Keeps what Flask answers, if it is what is to be expected in this case."""

    def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Callable[[bytes], object]:  # noqa: ANN401
        if status == STATUS[case[1]]:
            lasting = [(name, value) for name, value in headers if name != REQUEST_ID]
            held.replies[case] = Reply(status, lasting, _body(held.entry, case))
        return start_response(status, headers, *rest)

    return start


def _body(entry: Entry, case: tuple[bool, bool]) -> tuple[bytes, ...]:
    packed, unchanged = case
    return () if unchanged else (entry.packed if packed else entry.body,)
