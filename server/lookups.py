"""`GET /v1/lookup`, `/v1/history`, `/v1/analyses/{id}/changes/{other}`: what an address said when, and what changed."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request

from server import addresses
from server.analyses import found
from server.changes import changes
from server.parts import parts
from server.problems import Problem
from server.sightings import Version

blueprint = Blueprint("lookups", __name__)

MAY_BE_KEPT = "public, max-age=60"


@blueprint.get("/v1/lookup")
def newest() -> Response:
    """The newest version that enough readers reported for the address."""
    address = _asked()
    return _kept({"url": address, **asdict(_versions(address)[0])})


@blueprint.get("/v1/history")
def history() -> Response:
    """All versions that enough readers reported for the address, newest first."""
    address = _asked()
    return _kept({"url": address, "versions": [asdict(version) for version in _versions(address)]})


@blueprint.get("/v1/analyses/<id:analysis_id>/changes/<id:other>")
def changed(analysis_id: str, other: str) -> Response:
    """What the second text says otherwise than the first, practice by practice."""
    return _kept(changes(found(analysis_id).fields(), found(other).fields()))


def _asked() -> str:
    """The address asked for, in its normal form."""
    asked = request.args.get("url")
    if not asked:
        raise Problem("malformed", "Add the address as ?url=https://…")
    address = addresses.normal(asked)
    if address is None:
        raise Problem("not-found", "Only addresses of the web can be looked up: they begin with https:// or http://.")
    return address


def _versions(address: str) -> list[Version]:
    versions = parts().sightings.versions(address)
    if not versions:
        raise Problem("not-found", "Not enough readers have sent the policy at this address yet.")
    return versions


def _kept(fields: dict[str, object]) -> Response:
    response = jsonify(fields)
    response.headers["Cache-Control"] = MAY_BE_KEPT
    response.add_etag()
    response.make_conditional(request)
    return response
