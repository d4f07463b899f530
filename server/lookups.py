"""`GET /v1/lookup`, `/v1/history`, `/v1/analyses/{id}/changes/{other}`: what an address said when, and what changed."""

from __future__ import annotations

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request

import summaries
from server import addresses
from server.analyses import found
from server.openapi import Answer, documented
from server.parts import parts
from server.problems import Problem
from server.schemas import Address, Changes, History, Lookup, checked
from server.sightings import Version

blueprint = Blueprint("lookups", __name__)

MAY_BE_KEPT = "public, max-age=60"
UNCHANGED = {304: Answer("The one that you have", content_type=None, headers=("ETag",))}
UNKNOWN = ("malformed", "not-found")


@blueprint.get("/v1/lookup")
@documented({200: Answer("The newest version", Lookup), **UNCHANGED}, problems=UNKNOWN, query=Address, limited=True)
def newest() -> Response:
    """Look up the newest version that enough readers reported for an address."""
    address = _asked()
    return _kept({"url": address, **asdict(_versions(address)[0])})


@blueprint.get("/v1/history")
@documented({200: Answer("The versions", History), **UNCHANGED}, problems=UNKNOWN, query=Address, limited=True)
def history() -> Response:
    """Get all versions that enough readers reported for an address, newest first."""
    address = _asked()
    return _kept({"url": address, "versions": [asdict(version) for version in _versions(address)]})


@blueprint.get("/v1/analyses/<id:analysis_id>/changes/<id:other>")
@documented({200: Answer("The changes", Changes), **UNCHANGED}, problems=("not-found", "unavailable"), limited=True)
def changed(analysis_id: str, other: str) -> Response:
    """Compare two analyses, practice by practice."""
    return _kept(summaries.compare(found(analysis_id).fields(), found(other).fields()))


def _asked() -> str:
    """The address asked for, in its normal form."""
    address = addresses.normal(checked(Address, request.args).url)
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
