"""Rate limits by network: some new analyses a minute, many requests; told in the headers of the IETF draft.

The headers are those of draft-ietf-httpapi-ratelimit-headers-10. A known analysis is read without any limit: it is the
same for everybody, may be cached on the way, and costs the service next to nothing.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from limits import RateLimitItem, RateLimitItemPerMinute

from server import counters
from server.networks import Readers
from server.problems import Problem
from server.store import Store

LIMITED = ("analyses.submit", "pages.paste", "lookups.newest", "lookups.history", "lookups.changed")
REQUESTS_PER_ANALYSIS = 10
SCHEME = counters.Counters.STORAGE_SCHEME[0]
TOO_MANY_ANALYSES = "Too many policies that we did not know yet came from your network within a minute."


@dataclass(frozen=True, slots=True)
class Rates:
    """The two limits, and what counts them."""

    limiter: Limiter
    readers: Readers
    analyses: RateLimitItem
    requests: RateLimitItem

    def admit(self) -> None:
        """Counts an analysis that is about to be made. Raises the rate-limited problem when there were too many."""
        reader = self.readers.reader(request.remote_addr)
        g.counted = ("analyses", self.analyses, ("analyses", reader))
        if not self.limiter.limiter.hit(self.analyses, "analyses", reader):
            raise Problem("rate-limited", TOO_MANY_ANALYSES)


def rates(store: Store, readers: Readers, per_minute: int) -> Rates:
    """So many new analyses a minute for each network, and ten times as many requests."""
    limiter = Limiter(
        lambda: readers.reader(request.remote_addr),
        storage_uri=f"{SCHEME}://",
        storage_options={"store": store},  # type: ignore[dict-item]
        strategy="fixed-window",
    )
    requests = RateLimitItemPerMinute(per_minute * REQUESTS_PER_ANALYSIS)
    return Rates(limiter, readers, RateLimitItemPerMinute(per_minute), requests)


def install(app: Flask, rates: Rates) -> None:
    """Limits the views named above; call it when all routes are there."""
    rates.limiter.init_app(app)
    shared = rates.limiter.shared_limit(str(rates.requests), scope="requests")
    for endpoint in LIMITED:
        app.view_functions[endpoint] = shared(app.view_functions[endpoint])  # type: ignore[assignment]
    app.after_request(lambda response: _told(response, rates))


def _told(response: Response, rates: Rates) -> Response:
    """With what is left in each window that this request counted in, and with Retry-After where nothing is."""
    windows = []
    known = rates.limiter.current_limit
    if known is not None:
        windows.append(("requests", known.limit, tuple(known.request_args)))
    if "counted" in g:
        windows.append(g.counted)
    if not windows:
        return response
    policies, states = [], []
    for name, item, identifiers in windows:
        stats = rates.limiter.limiter.get_window_stats(item, *identifiers)
        seconds = max(0, math.ceil(stats.reset_time - time.time()))
        policies.append(f'"{name}";q={item.amount};w={item.get_expiry()}')
        states.append(f'"{name}";r={stats.remaining};t={seconds}')
        if response.status_code == 429 and stats.remaining == 0:
            response.headers["Retry-After"] = str(max(1, seconds))
    response.headers["RateLimit-Policy"] = ", ".join(policies)
    response.headers["RateLimit"] = ", ".join(states)
    return response
