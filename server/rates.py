"""Rate limits by network: some new analyses a minute, many requests; told in the headers of the IETF draft.

The headers are those of draft-ietf-httpapi-ratelimit-headers-10. A known analysis is read without any limit: it is the
same for everybody, may be cached on the way, and costs the service next to nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from limits import RateLimitItem, RateLimitItemPerMinute

from server import counters
from server.allowances import Allowances, Spent
from server.networks import Readers
from server.openapi import is_limited
from server.problems import Problem
from server.store import Store

REQUESTS_PER_ANALYSIS = 10
SCHEME = counters.Counters.STORAGE_SCHEME[0]
TOO_MANY = {
    "analyses": "Too many policies that we did not know yet came from your network within a minute.",
    "requests": "Too many requests came from your network within a minute.",
}


@dataclass(frozen=True, slots=True)
class Rates:
    """The two limits, and what counts them."""

    limiter: Limiter
    allowances: Allowances
    readers: Readers
    analyses: RateLimitItem
    requests: RateLimitItem

    def admit(self) -> None:
        """Counts an analysis that is about to be made. Raises the rate-limited problem when there were too many."""
        self._count("analyses", self.analyses)

    def admit_request(self) -> None:
        """The same for a request to one of the limited views."""
        self._count("requests", self.requests)

    def _count(self, name: str, item: RateLimitItem) -> None:
        spent = self.allowances.spend(name, item, self.readers.reader(request.remote_addr))
        _counted().append(spent)
        if not spent.is_allowed:
            raise Problem("rate-limited", TOO_MANY[name])


def rates(store: Store, readers: Readers, per_minute: int) -> Rates:
    """So many new analyses a minute for each network, and ten times as many requests."""
    limiter = Limiter(
        lambda: readers.reader(request.remote_addr),
        storage_uri=f"{SCHEME}://",
        storage_options={"store": store},  # type: ignore[dict-item]
        strategy="fixed-window",
    )
    requests = RateLimitItemPerMinute(per_minute * REQUESTS_PER_ANALYSIS)
    return Rates(limiter, Allowances(limiter), readers, RateLimitItemPerMinute(per_minute), requests)


def install(app: Flask, rates: Rates) -> None:
    """Limits the views that are documented as limited; call it when all routes are there."""
    # Flask-Limiter looks at every request, limited or not, before and after: a tenth of the cost of one that is known.
    # Ours counts with its means where a limited view is entered; so it is installed where no request comes by.
    rates.limiter.init_app(Flask("limits"))
    for endpoint, view in app.view_functions.items():
        if is_limited(view):
            app.view_functions[endpoint] = _limited(view, rates)
    app.after_request(_told)


def _limited(view: Callable[..., Any], rates: Rates) -> Callable[..., Any]:
    @wraps(view)
    def limited(**arguments: Any) -> Any:  # noqa: ANN401
        rates.admit_request()
        return view(**arguments)

    return limited


def _counted() -> list[Spent]:
    """What this request has been counted in."""
    counted: list[Spent] = g.setdefault("counted", [])
    return counted


def _told(response: Response) -> Response:
    """With what is left in each window that this request counted in, and with Retry-After where nothing is."""
    counted = g.get("counted")
    if not counted:
        return response
    policies, states = [], []
    for spent in counted:
        seconds = max(0, math.ceil(spent.until - time.time()))
        policies.append(f'"{spent.name}";q={spent.item.amount};w={spent.item.get_expiry()}')
        states.append(f'"{spent.name}";r={spent.left};t={seconds}')
        if not spent.is_allowed:
            response.headers["Retry-After"] = str(max(1, seconds))
    response.headers["RateLimit-Policy"] = ", ".join(policies)
    response.headers["RateLimit"] = ", ".join(states)
    return response
