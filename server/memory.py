"""The small cache of one process, in front of Redis: what was used last, up to a number of bytes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from server.entries import Entry

DEFAULT_BYTES = 24 * 1024 * 1024
UNPACKED_SHARE = 6  # an entry that is held packed and unpacked takes about so many times its packed size


@dataclass(slots=True)
class Held:
    """An entry, and when Redis was last told that it is in use."""

    entry: Entry
    told_at: float


class Memory:
    """Entries by id. Safe for threads."""

    def __init__(self, most_bytes: int = DEFAULT_BYTES, clock: Callable[[], float] = time.monotonic) -> None:
        self._most_bytes = most_bytes
        self._clock = clock
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Held] = OrderedDict()
        self._bytes = 0

    def get(self, analysis_id: str) -> Held | None:
        with self._lock:
            held = self._held.get(analysis_id)
            if held is not None:
                self._held.move_to_end(analysis_id)
            return held

    def put(self, entry: Entry) -> None:
        size = len(entry.packed) * UNPACKED_SHARE
        if size > self._most_bytes:
            return
        with self._lock:
            self._forget(entry.id)
            self._held[entry.id] = Held(entry, self._clock())
            self._bytes += size
            while self._bytes > self._most_bytes:
                self._forget(next(iter(self._held)))

    def is_due(self, held: Held, every: float) -> bool:
        """True once in `every` seconds: then Redis should hear that the entry is still in use."""
        now = self._clock()
        if now - held.told_at < every:
            return False
        held.told_at = now
        return True

    def _forget(self, analysis_id: str) -> None:
        held = self._held.pop(analysis_id, None)
        if held is not None:
            self._bytes -= len(held.entry.packed) * UNPACKED_SHARE
