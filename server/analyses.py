"""`POST /v1/analyses` and `GET /v1/analyses/{id}`: a text in, its analysis out."""

from __future__ import annotations

import json
from collections.abc import Callable

from flask import Blueprint, Response, request, url_for
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

import summaries
from server import addresses
from server.entries import Entry
from server.guards import LONGEST_BODY, may_write
from server.openapi import Answer, documented
from server.parts import parts
from server.problems import Problem
from server.schemas import Analysis, SentAnalysis, Submission, parsed

blueprint = Blueprint("analyses", __name__)

CACHE_NAME = "plain-policy"
HIT, MADE, MISS = (f"{CACHE_NAME}; {how}" for how in ("hit", "fwd=miss; stored", "fwd=miss"))  # as RFC 9211 writes it
SENT_WITH = ("Location", "ETag", "Cache-Status")
LONGEST_PAGE = 3 * 1024 * 1024  # characters
ONE = ("analyses.one", "pages.report")
MAY_BE_KEPT = "public, max-age=300"


@blueprint.post("/v1/analyses")
@documented(
    {
        201: Answer("Made now", SentAnalysis, headers=SENT_WITH, leads_to=ONE),
        200: Answer("Known", SentAnalysis, headers=SENT_WITH, leads_to=ONE),
    },
    problems=(
        "malformed",
        "too-large",
        "unsupported-media-type",
        "too-short",
        "not-a-policy",
        "unsupported-language",
        "unavailable",
    ),
    body=Submission,
    limited=True,
)
def submit() -> Response:
    """Have a policy analysed, or get its analysis when it is known.

    With `html`, the text is taken out of the page, and the answer has it as `text`. With `url`, you say where you saw
    the text; only when several readers say so can others look it up by that address.
    """
    submission = submitted()
    if submission.html is not None:
        text = read_page(submission.html, summaries.read_html)
        entry, is_new = parts().cache.make(text, summaries.content_id(text))
        response = _with_text(entry, text)
    else:
        entry, is_new = parts().cache.read(submission.text or "", parts().rates.admit)
        response = _sent(entry)
    note_sighting(submission.url, entry)
    if is_new:
        response.status_code = 201
    headers = {"Cache-Control": "no-store", "Cache-Status": MADE if is_new else HIT}
    response.headers.extend({"Location": url_for("analyses.one", analysis_id=entry.id), **headers})
    return response


@blueprint.get("/v1/analyses/<id:analysis_id>")
@documented(
    {
        200: Answer("The analysis", Analysis, headers=("ETag", "Cache-Status")),
        304: Answer("The one that you have", content_type=None, headers=("ETag", "Cache-Status")),
    },
    problems=("not-found", "unavailable"),
)
def one(analysis_id: str) -> Response:
    """Get a known analysis."""
    response = _sent(found(analysis_id))
    response.headers.extend({"Cache-Control": MAY_BE_KEPT, "Cache-Status": HIT})
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        return _not_modified(response)
    return response


def found(analysis_id: str) -> Entry:
    """The entry of an id; raises the problem that a reader is told where there is none."""
    entry = parts().cache.find(analysis_id)
    if entry is None:
        detail = "No analysis of this text is kept. Send the text to have it analysed."
        raise Problem("not-found", detail, headers={"Cache-Status": MISS})
    return entry


def note_sighting(url: str | None, entry: Entry) -> None:
    """Counts the reader for the address. Another site's page cannot have its visitors counted: it may not write."""
    address = addresses.normal(url) if url else None
    origin = request.headers.get("Origin")
    if address is None or (origin and not may_write(origin, parts().settings, request.host_url.rstrip("/"))):
        return
    parts().sightings.report(address, entry, parts().readers.reader(request.remote_addr))


def submitted() -> Submission:
    """The body of the request, checked."""
    if request.mimetype != "application/json":
        raise Problem("unsupported-media-type")
    body = request.get_data(cache=False)
    if len(body) >= LONGEST_BODY:
        # One that came in pieces, without a length, is read up to the limit: then it is certain to be cut off.
        raise Problem("too-large")
    return parsed(Submission, body)


def read_page(content: str, read: Callable[[str], str]) -> str:
    """The text of a page. To take it out is as much work as to analyse it, and counts as much, known or not."""
    if len(content) > LONGEST_PAGE:
        raise Problem("too-large", "The page is larger than 3 MiB. Send its text in place of its HTML.")
    parts().rates.admit()
    with parts().cache.turns.taken():
        return read(content)


def _sent(entry: Entry) -> Response:
    """The stored bytes as they are where the client takes gzip, else unpacked."""
    headers = {"Vary": "Accept-Encoding"}
    packed = takes_gzip(request.headers.get("Accept-Encoding", ""))
    if packed:
        headers["Content-Encoding"] = "gzip"
    headers["ETag"] = f'"{entry.tag_of(packed)}"'
    return Response(entry.packed if packed else entry.body, headers=headers, content_type="application/json")


def takes_gzip(asked: str) -> bool:
    """Whether an Accept-Encoding header allows gzip. It is parsed only when it has a weight of nought: that is rare."""
    if "gzip" not in asked:
        return False
    return "q=0" not in asked or parse_accept_header(asked, Accept)["gzip"] > 0


def _with_text(entry: Entry, text: str) -> Response:
    """The analysis with the canonical text, for those who sent HTML and cannot know it."""
    added = json.dumps(text, ensure_ascii=False).encode()
    return Response(entry.body[:-1] + b',"text":' + added + b"}", content_type="application/json")


def _not_modified(response: Response) -> Response:
    unchanged = Response(status=304)
    del unchanged.headers["Content-Type"]
    for name in ("ETag", "Vary", "Cache-Control", "Cache-Status"):
        unchanged.headers[name] = response.headers[name]
    return unchanged
