"""`GET /v1/analyses/{id}/freshness`: whether the policy at an address has changed since an analysis was made of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from flask import Blueprint, Response, jsonify, request

from server import addresses
from server.analyses import found
from server.entries import Entry
from server.openapi import Answer, documented
from server.parts import parts
from server.schemas import checked
from server.schemas.embeds import Freshness, MaybeAddress
from server.sightings import Version

blueprint = Blueprint("freshness", __name__)

MAY_BE_KEPT = "public, max-age=60"
SUBSTANCE_BYTES = 16


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is known of a text's address: since when it stands there, and what has taken its place."""

    url: str | None = None
    first_seen: str | None = None
    newer: Version | None = None


@blueprint.get("/v1/analyses/<id:analysis_id>/freshness")
@documented(
    {200: Answer("What is known of it", Freshness), 304: Answer("The one that you have", None, None, ("ETag",))},
    problems=("malformed", "not-found", "unavailable"),
    query=MaybeAddress,
    limited=True,
)
def one(analysis_id: str) -> Response:
    """Ask whether a policy has changed since.

    Without `url`, the address is taken at which enough readers saw this very text.
    """
    fresh = freshness(found(analysis_id), checked(MaybeAddress, request.args).url)
    newer = {"url": fresh.url, **asdict(fresh.newer)} if fresh.newer else None
    response = jsonify({"url": fresh.url, "first_seen": fresh.first_seen, "newer": newer})
    response.headers["Cache-Control"] = MAY_BE_KEPT
    response.add_etag()
    response.make_conditional(request)
    return response


def freshness(entry: Entry, asked: str | None = None) -> Fresh:
    """What readers reported for this address, or else for the one where they saw this text."""
    url = addresses.normal(asked) if asked else parts().sightings.address(entry.id)
    versions = parts().sightings.versions(url) if url else []
    if not versions:
        return Fresh(url)
    seen = next((version.first_seen for version in versions if version.id == entry.id), None)
    return Fresh(url, seen, versions[0] if _is_older(entry, versions[0]) else None)


def _is_older(entry: Entry, newest: Version) -> bool:
    """Whether a reader would be told something else now; a text that dates itself later is not older."""
    if entry.id == newest.id:
        return False
    now = parts().cache.find(newest.id)
    if now is None:
        return True
    if now.likeness[:SUBSTANCE_BYTES] == entry.likeness[:SUBSTANCE_BYTES]:
        return False
    ours, theirs = (one.fields()["facts"]["effective_date"] or "" for one in (entry, now))
    return not (ours and theirs and ours > theirs)
