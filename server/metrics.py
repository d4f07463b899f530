"""`GET /metrics` for Prometheus: counts and times by route, never by address, URL or text.

Import it when the application is made, not before: the library looks once, when it is imported, for the folder into
which several workers count (gunicorn.conf.py names it).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import lru_cache

from flask import Blueprint, Flask, Response, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from server.openapi import Answer, documented
from server.parts import parts

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
UNKNOWN = "unknown"
MOST_CHILDREN = 1024

blueprint = Blueprint("metrics", __name__)


class Metrics:
    """What is counted."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = self._counter("requests", "Requests answered", "method", "route", "status")
        self._found = self._counter("analyses", "Analyses asked for: in memory, in redis, made, or unknown", "found")
        self._refusals = self._counter("refusals", "Refusals by kind", "kind")
        self._faults = self._counter("redis_faults", "Commands that Redis did not carry out", "fault")
        self._seconds = Histogram(
            "plain_policy_request_seconds", "Time to answer", ("route",), buckets=SECONDS, registry=self.registry
        )
        self._counters = lru_cache(MOST_CHILDREN)(self._counters_of)

    def found(self, where: str) -> None:
        self._found.labels(where).inc()

    def fault(self, kind: str) -> None:
        self._faults.labels(kind).inc()

    def answered(self, response: Response) -> Response:
        """Counts a request. Whatever has no route is one, so that strangers cannot make new names."""
        rule = request.url_rule
        method, route = (request.method, rule.rule) if rule else (UNKNOWN, UNKNOWN)
        self.count(method, route, response.status_code, time.perf_counter() - g.began)
        if "problem" in g:
            self._refusals.labels(g.problem).inc()
        return response

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        requests, times = self._counters(method, route, status)
        requests.inc()
        times.observe(seconds)

    def _counter(self, name: str, about: str, *labels: str) -> Counter:
        return Counter(f"plain_policy_{name}", about, labels, registry=self.registry)

    def _counters_of(self, method: str, route: str, status: int) -> tuple[Counter, Histogram]:
        return self._requests.labels(method, route, str(status)), self._seconds.labels(route)


class RedisState(Collector):
    """Whether Redis answers, asked when the metrics are read."""

    def collect(self) -> Iterator[Metric]:
        up = 1 if parts().store.answers() else 0
        yield GaugeMetricFamily("plain_policy_redis_up", "Whether Redis took and kept a value just now", up)


def install(app: Flask, metrics: Metrics) -> None:
    app.after_request(metrics.answered)
    app.register_blueprint(blueprint)


@blueprint.get("/metrics")
@documented({200: Answer("The counts", content_type="text/plain")})
def exposition() -> Response:
    """Get the counts of all workers, in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(RedisState())
    if FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(parts().metrics.registry)
    return Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})
