"""Finds an analysis where it is kept, or makes it: once, however many ask for it at the same time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import summaries
from server.entries import Entry, pack_text, unpack_text
from server.leases import Lease
from server.memory import Memory
from server.recent import Recent, digest_of
from server.store import Store, key
from server.turns import PATIENCE, Turns

LONGEST_TEXT = 1 << 20
STRIPES = 256
POLL_FIRST, POLL_LAST = 0.01, 0.1  # seconds
IN_MEMORY, IN_REDIS, MADE, UNKNOWN = "memory", "redis", "made", "unknown"


def admitted() -> None:
    """For who was let in before."""


class Cache:
    """Analyses by id: in this process, in Redis, else made by the engine."""

    def __init__(self, store: Store, seconds: int, told: Callable[[str], None] = lambda _: None) -> None:
        """`seconds` is how long an analysis is kept after its last use; `told` hears where each one was found."""
        self.store = store
        self._seconds = seconds
        self._told = told
        self.memory = Memory()
        self._recent = Recent()
        self._stripes = [threading.Lock() for _ in range(STRIPES)]
        self.turns = Turns()

    def find(self, analysis_id: str) -> Entry | None:
        """The analysis by the present engine, made anew of the text where only an older engine's is kept."""
        entry = self._kept(analysis_id)
        if entry is None:
            text = self._text(analysis_id)
            if text is not None:
                entry, _ = self.make(text, analysis_id)
        if entry is None:
            self._told(UNKNOWN)
        return entry

    def read(self, sent: str, admit: Callable[[], None] = admitted) -> tuple[Entry, bool]:
        """As `make`, of a text as it was sent."""
        digest = digest_of(sent)
        known = self._recent.id_of(digest)
        entry = self._kept(known) if known else None
        if entry is not None:
            return entry, False
        text = summaries.canonical(sent)
        entry, is_new = self.make(text, summaries.content_id(text), admit)
        self._recent.note(digest, entry.id)
        return entry, is_new

    def make(self, text: str, analysis_id: str, admit: Callable[[], None] = admitted) -> tuple[Entry, bool]:
        """The analysis of a canonical text, and whether it is new. `admit` may raise before the engine goes to work."""
        entry = self._kept(analysis_id)
        if entry is not None:
            return entry, False
        with self._stripes[int(analysis_id[:4], 16) % STRIPES]:
            return self._once(text, analysis_id, admit)

    def _once(self, text: str, analysis_id: str, admit: Callable[[], None]) -> tuple[Entry, bool]:
        """Waits while another process holds the lease; a lease ends by itself when its process was killed."""
        lease = Lease(self.store, key(analysis_id, "lease"))
        pause, give_up = POLL_FIRST, time.monotonic() + PATIENCE
        while True:
            entry = self._kept(analysis_id)
            if entry is not None:
                return entry, False
            if lease.taken() or time.monotonic() > give_up:
                break
            time.sleep(pause)
            pause = min(POLL_LAST, pause * 2)
        with lease.kept():
            admit()
            return self._work(text, analysis_id), True

    def _work(self, text: str, analysis_id: str) -> Entry:
        with self.turns.taken():
            entry = Entry.of(summaries.analyse_canonical(text), text)
        self._told(MADE)
        self.memory.put(entry)
        self.store.put(_entry_key(analysis_id), entry.kept(), self._seconds)
        self.store.put(key(analysis_id, "text"), pack_text(text), self._seconds)
        return entry

    def _kept(self, analysis_id: str) -> Entry | None:
        held = self.memory.get(analysis_id)
        if held is None:
            return self._from_store(analysis_id)
        self._told(IN_MEMORY)
        if self.memory.is_due(held):
            self.memory.told(held)
            self._touch(held.entry)
        return held.entry

    def _from_store(self, analysis_id: str) -> Entry | None:
        kept = self.store.get(_entry_key(analysis_id), self._seconds)
        entry = Entry.from_kept(analysis_id, kept) if kept else None
        if entry is not None:
            self.store.touch(key(analysis_id, "text"), self._seconds)
            self.memory.put(entry)
            self._told(IN_REDIS)
        return entry

    def _touch(self, entry: Entry) -> None:
        """Moves the expiry of an entry that this process answers from memory; what Redis has lost is given back."""
        if not self.store.touch(_entry_key(entry.id), self._seconds):
            self.store.put(_entry_key(entry.id), entry.kept(), self._seconds)
        self.store.touch(key(entry.id, "text"), self._seconds)

    def _text(self, analysis_id: str) -> str | None:
        kept = self.store.get(key(analysis_id, "text"), self._seconds)
        text = unpack_text(kept, LONGEST_TEXT) if kept else None
        # What Redis says is believed only where the id proves it.
        return text if text and summaries.content_id(text) == analysis_id else None


def _entry_key(analysis_id: str) -> str:
    return key(analysis_id, summaries.engine())
