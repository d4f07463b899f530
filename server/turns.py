"""Hard work in one process: a few pieces at a time, and short answers get a word in meanwhile."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from server.problems import Problem

AT_ONCE = 2  # more would only take the processor from each other
PATIENCE = 10.0  # seconds that a request waits for its turn; then it is told so, long before it is cut off
SECONDS_OF_ONE_THREAD = 0.001
"""So long one thread keeps the others from Python while hard work goes on. A short answer waits for several of them;
with the usual 5 milliseconds, which are better at all other times, it took six times as long."""


class Turns:
    """Lets in so many pieces of work at once. Safe for threads."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._free = threading.BoundedSemaphore(at_once)
        self._lock = threading.Lock()
        self._at_work = 0
        self._usual = sys.getswitchinterval()

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Waits until the processor is free for it. Raises the unavailable problem when that takes too long."""
        if not self._free.acquire(timeout=PATIENCE):
            raise Problem("unavailable", "Too many policies are being read at this moment. Try again in a minute.")
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)
            self._free.release()

    def _count(self, more: int) -> None:
        with self._lock:
            self._at_work += more
            sys.setswitchinterval(SECONDS_OF_ONE_THREAD if self._at_work else self._usual)
