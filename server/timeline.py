"""What the policy at an address said when: the versions that readers reported, and what each changed"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import summaries
from server.entries import Entry
from server.freshness import freshness
from server.parts import parts
from server.reports import in_words
from server.sightings import Version

MOST_VERSIONS = 12
MOST_COMPARED = 4  # comparisons that one page makes; the others are a click away
DAY = 10  # signs of a moment that tell its day


@dataclass(frozen=True, slots=True)
class Moment:
    """One version: when readers saw it, and what it changed of the one `before` it, where both are known."""

    id: str
    grade: str | None
    since: str
    until: str
    is_this: bool
    before: str | None
    change: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The address, its versions from the newest on, and the one that has taken the place of this."""

    url: str
    moments: tuple[Moment, ...]
    newer: str | None


def timeline(entry: Entry) -> Timeline | None:
    """The timeline of the address at which enough readers saw this text; None where they did not."""
    fresh = freshness(entry)
    if fresh.url is None:
        return None
    versions = parts().sightings.versions(fresh.url)[: MOST_VERSIONS + 1]
    moments = tuple(_moment(place, versions, entry) for place in range(min(len(versions), MOST_VERSIONS)))
    return Timeline(fresh.url, moments, fresh.newer.id if fresh.newer else None)


def _moment(place: int, versions: Sequence[Version], entry: Entry) -> Moment:
    version = versions[place]
    before = versions[place + 1].id if place + 1 < len(versions) else None
    return Moment(
        id=version.id,
        grade=version.grade,
        since=in_words(version.first_seen[:DAY]),
        until=in_words(version.last_seen[:DAY]),
        is_this=version.id == entry.id,
        before=before,
        change=_change(before, version.id) if before and place < MOST_COMPARED else "",
    )


def _change(old: str, new: str) -> str:
    """What changed, in one sentence; nothing where one of them is no longer kept."""
    before, now = parts().cache.find(old), parts().cache.find(new)
    return str(summaries.compare(before.fields(), now.fields())["sentence"]) if before and now else ""
