"""`/badge/{id}.svg` and `/badge?url=`: the grade as a small picture; what is unknown is grey, not an error."""

from __future__ import annotations

from flask import Blueprint, Response, render_template, request

from server import addresses
from server.openapi import Answer, documented
from server.parts import parts
from server.reports import GRADE_WORDS
from server.schemas import Address, checked

blueprint = Blueprint("badges", __name__)

SVG = "image/svg+xml"
LONG, SHORT = "public, max-age=86400", "public, max-age=300"
# White on each of them has a contrast of 4.5 or more: they are the grades of tokens.css in the light.
FILLS = {"A": "#17633f", "B": "#456014", "C": "#735300", "D": "#8f3f10", "E": "#9b1f2b"}
GREY = "#4f565c"
LABEL, UNKNOWN = "privacy policy", "unknown"
THIN, BOLD = 5.8, 7.6  # pixels a letter of Verdana at 11 px, on an average; textLength fits in what differs
PADDING = 6
UNCHANGED = {304: Answer("The one that you have", None, None, ("ETag",))}


@blueprint.get("/badge/<id:analysis_id>.svg")
@documented({200: Answer("The badge", content_type=SVG), **UNCHANGED}, problems=("not-found", "unavailable"))
def of_analysis(analysis_id: str) -> Response:
    """The grade of an analysis as a badge."""
    entry = parts().cache.find(analysis_id)
    return _badge(entry.grade if entry else None, LONG if entry else SHORT)


@blueprint.get("/badge")
@documented({200: Answer("The badge", content_type=SVG), **UNCHANGED}, problems=("malformed",), query=Address)
def of_address() -> Response:
    """The grade of the newest version that enough readers reported for an address, as a badge."""
    address = addresses.normal(checked(Address, request.args).url)
    versions = parts().sightings.versions(address) if address else []
    return _badge(versions[0].grade if versions else None, SHORT)


def drawn(grade: str | None) -> str:
    """The badge of a grade."""
    known = grade if grade in FILLS else None
    message = f"grade {known}" if known else UNKNOWN
    title = f"Privacy policy: grade {known}, {GRADE_WORDS[known].lower()}" if known else f"Privacy policy: {UNKNOWN}"
    left, right = (round(len(words) * pixels) for words, pixels in ((LABEL, THIN), (message, BOLD)))
    sizes = {"left": left, "right": right, "pad": PADDING}
    return render_template(
        "badge.svg", label=LABEL, message=message, title=title, fill=FILLS.get(known or "", GREY), **sizes
    )


def _badge(grade: str | None, kept: str) -> Response:
    response = Response(drawn(grade), content_type=f"{SVG}; charset=utf-8")
    response.headers["Cache-Control"] = kept
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    response.add_etag()
    response.make_conditional(request)
    return response
