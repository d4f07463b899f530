"""The small cache of one process, in front of Redis: what was used last, up to a number of bytes."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from server.entries import Entry

DEFAULT_BYTES = 16 * 1024 * 1024
TOUCH_EVERY = 60.0  # seconds; so much earlier than its time an entry may expire
UNPACKED_SHARE = 6  # an entry that is held packed and unpacked takes about so many times its packed size


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered for an entry, but for the id of that request."""

    status: str
    headers: list[tuple[str, str]]
    body: tuple[bytes, ...]


@dataclass(slots=True)
class Held:
    """An entry, when Redis was last told that it is in use, and replies: (as gzip?, as not modified?) -> reply."""

    entry: Entry
    told_at: float
    replies: dict[tuple[bool, bool], Reply] = field(default_factory=dict)


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

    def is_due(self, held: Held) -> bool:
        """True once `TOUCH_EVERY` has passed: then Redis should hear that the entry is still in use."""
        return self._clock() - held.told_at >= TOUCH_EVERY

    def told(self, held: Held) -> None:
        held.told_at = self._clock()

    def _forget(self, analysis_id: str) -> None:
        held = self._held.pop(analysis_id, None)
        if held is not None:
            self._bytes -= len(held.entry.packed) * UNPACKED_SHARE
