"""A circuit breaker: after a failure Redis is left alone for a while, so that no request waits for it in vain."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FIRST_PAUSE = 0.25
LONGEST_PAUSE = 4.0


class Breaker:
    """Closed while all is well; after a failure open for a pause that doubles, then one trial is let through."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._pause = 0.0
        self._open_until = 0.0

    @property
    def is_closed(self) -> bool:
        return self._pause == 0.0

    def allows(self) -> bool:
        if self._pause == 0.0:
            return True
        with self._lock:
            now = self._clock()
            if now < self._open_until:
                return False
            # This caller makes the trial; the others stay out until its result is known.
            self._open_until = now + self._pause
            return True

    def succeeded(self) -> None:
        if self._pause:
            with self._lock:
                self._pause = 0.0

    def failed(self) -> None:
        with self._lock:
            self._pause = min(LONGEST_PAUSE, self._pause * 2 or FIRST_PAUSE)
            self._open_until = self._clock() + self._pause
