"""What a network may still ask for: counted in Redis, a few at a time, so that not every request has to ask there.

Of a generous limit a process takes a small share in advance and spends it alone; the nearer the end, the smaller the
share, down to one. So the limit is never passed, and what a process took and did not spend is a hundredth of it.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass

from flask_limiter import Limiter
from limits import RateLimitItem

SHARE = 64  # one part in so many of what is left
MOST_AT_ONCE = 16
MOST_REMEMBERED = 10_000

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Spent:
    """One request counted: whether it may go on, what is left of the window for all, and when the window ends."""

    name: str
    item: RateLimitItem
    is_allowed: bool
    left: int
    until: float


@dataclass(slots=True)
class Window:
    """What Redis said was left when it was asked last, and how many were taken from it in advance."""

    left: int
    until: float
    in_hand: int


NONE = Window(left=0, until=0.0, in_hand=0)


class Allowances:
    """Spends what networks may do. Safe for threads."""

    def __init__(self, limiter: Limiter) -> None:
        self._limiter = limiter
        self._lock = threading.Lock()
        self._windows: OrderedDict[Key, Window] = OrderedDict()

    def spend(self, name: str, item: RateLimitItem, reader: str) -> Spent:
        """Counts one request of a reader in the window of this name."""
        key = (name, reader)
        with self._lock:
            window = self._windows.get(key, NONE)
            if time.time() >= window.until:
                window = NONE
            elif window.in_hand > 0:
                window.in_hand -= 1
                return Spent(name, item, True, window.left + window.in_hand, window.until)
        return self._ask(key, item, share_of(window.left))

    def _ask(self, key: Key, item: RateLimitItem, share: int) -> Spent:
        is_allowed = self._limiter.limiter.hit(item, *key, cost=share)
        stats = self._limiter.limiter.get_window_stats(item, *key)
        in_hand = share - 1 if is_allowed else 0
        with self._lock:
            self._windows[key] = Window(stats.remaining, stats.reset_time, in_hand)
            self._windows.move_to_end(key)
            self._forget_the_ended()
        return Spent(key[0], item, is_allowed, stats.remaining + in_hand, stats.reset_time)

    def _forget_the_ended(self) -> None:
        now = time.time()
        while len(self._windows) > MOST_REMEMBERED or next(iter(self._windows.values())).until <= now:
            self._windows.popitem(last=False)


def share_of(left: int) -> int:
    """How many to take at once. One of a reader who comes for the first time, and one where little is left."""
    return max(1, min(MOST_AT_ONCE, left // SHARE))
