"""Where rate limits are counted: in Redis by way of the store, and in this process alone while Redis is away."""

from __future__ import annotations

import threading
import time

from limits.storage import MemoryStorage, Storage

from server.store import Store
from server.store import key as store_key

REMEMBERED = 8


class Counters(Storage):
    """The storage of the limits library on our store.

    Counting tells the new count and the end of its window in one step. Both are remembered in the thread that counted,
    which asks for them again when it writes the headers of the same answer.
    """

    STORAGE_SCHEME = ["plain-policy"]

    def __init__(self, uri: str, *, store: Store, **options: bool) -> None:
        super().__init__(uri, **options)
        self._store = store
        self._alone = MemoryStorage()
        self._thread = threading.local()

    @property
    def base_exceptions(self) -> type[Exception]:
        return OSError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        counted = self._store.count(store_key(key, "count"), amount, expiry)
        if counted is None:
            count = self._alone.incr(key, expiry, amount)
            until = self._alone.get_expiry(key)
        else:
            count, until = counted[0], time.time() + counted[1]
        self._remember(key, count, until)
        return count

    def get(self, key: str) -> int:
        return self._remembered(key)[0]

    def get_expiry(self, key: str) -> float:
        return self._remembered(key)[1]

    def check(self) -> bool:
        return not self._store.is_away

    def reset(self) -> int | None:
        return self._alone.reset()

    def clear(self, key: str) -> None:
        self._alone.clear(key)
        self._store.drop(store_key(key, "count"))

    def _remember(self, key: str, count: int, until: float) -> None:
        seen = self._thread.__dict__.setdefault("seen", {})
        if len(seen) >= REMEMBERED:
            seen.clear()
        seen[key] = (count, until)

    def _remembered(self, key: str) -> tuple[int, float]:
        seen: dict[str, tuple[int, float]] = self._thread.__dict__.get("seen", {})
        return seen.get(key, (0, time.time()))
