"""Who may go to work on a text: one at a time among all processes, and another when that one was killed."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from server.store import Store

MILLISECONDS = 3000
RENEWED_EVERY = 1.0  # seconds


class Lease:
    """A lease that ends by itself unless it is renewed: so it ends soon after its holder was killed, and not before."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = name
        self._holder = os.urandom(8)

    def taken(self) -> bool:
        """Tries to take it. True also when the store is away: then nobody can be asked."""
        return self._store.lease(self._name, self._holder, MILLISECONDS)

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Renews it while the work goes on, and gives it back."""
        done = threading.Event()
        renewing = threading.Thread(target=self._renew, args=(done,), daemon=True)
        renewing.start()
        try:
            yield
        finally:
            done.set()
            renewing.join()
            self._store.release(self._name, self._holder)

    def _renew(self, done: threading.Event) -> None:
        while not done.wait(RENEWED_EVERY):
            self._store.renew(self._name, self._holder, MILLISECONDS)
