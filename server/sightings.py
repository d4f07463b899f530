"""Which text was seen at which address: `url -> id`, only by a quorum of readers."""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from server import addresses
from server.entries import NO_GRADE, Entry
from server.store import Store, key

A_MOMENT = 600.0  # seconds
MOST_REMEMBERED = 10_000
SCRIPT = Path(__file__).with_name("sightings.lua").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the policy at an address, with how many reports there were of it, and when."""

    id: str
    grade: str | None
    reports: int
    first_seen: str
    last_seen: str


class Sightings:
    """What readers saw where. Of an address not yet seen by a quorum only a hash is kept, and that for a day."""

    def __init__(self, store: Store, quorum: int, seconds: int) -> None:
        self._store = store
        self._quorum = quorum
        self._seconds = seconds
        self._lately: OrderedDict[tuple[str, str, str], float] = OrderedDict()

    def report(self, address: str, entry: Entry, reader: str) -> None:
        """One reader saw this text at this address (in its normal form)."""
        if not self._is_news((address, entry.id, reader)):
            return
        subject = addresses.fingerprint(address)
        keys = [key(subject, name) for name in ("votes", "texts", "versions")]
        sighting = (entry.id, entry.likeness.hex(), entry.grade, reader, time.time())
        newest = self._store.run(SCRIPT, keys, [*sighting, self._quorum, self._seconds])
        if newest == entry.id.encode():
            self._store.put(key(entry.id, "address"), address.encode(), self._seconds)

    def _is_news(self, sighting: tuple[str, str, str]) -> bool:
        """False for what was reported a moment ago: a second time it would change nothing but the time."""
        now = time.time()
        if now - self._lately.get(sighting, 0.0) < A_MOMENT:
            return False
        self._lately[sighting] = now
        self._lately.move_to_end(sighting)
        while len(self._lately) > MOST_REMEMBERED or now - next(iter(self._lately.values())) >= A_MOMENT:
            self._lately.popitem(last=False)
        return True

    def versions(self, address: str) -> list[Version]:
        """The versions that a quorum of readers reported, newest first."""
        kept = self._store.get(key(addresses.fingerprint(address), "versions"), self._seconds)
        try:
            return [_version(fields) for fields in json.loads(kept or b"[]")]
        except (ValueError, KeyError, TypeError):
            return []

    def address(self, analysis_id: str) -> str | None:
        """Where a quorum of readers saw this text, if they did."""
        kept = self._store.get(key(analysis_id, "address"), self._seconds)
        return addresses.normal(kept.decode("utf-8", "replace")) if kept else None


def _version(fields: dict[str, Any]) -> Version:
    return Version(
        id=str(fields["id"]),
        grade=None if fields["grade"] == NO_GRADE else str(fields["grade"]),
        reports=int(fields["reports"]),
        first_seen=_moment(fields["first_seen"]),
        last_seen=_moment(fields["last_seen"]),
    )


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
