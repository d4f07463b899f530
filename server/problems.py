"""Every refusal in one table: its status, its title, and what the one who reads it can do."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from traceback import extract_tb

from flask import Flask, Response, g, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as WerkzeugResponse

from summaries import Refusal

PROBLEM = "application/problem+json"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of refusal: one path under /problems/."""

    status: int
    title: str
    meaning: str
    what_to_do: tuple[str, ...]


KINDS: Mapping[str, Kind] = {
    "malformed": Kind(
        400,
        "The request cannot be understood",
        "Something in the request is missing, or is not of the form that is expected there.",
        (
            "Send a JSON object with either text or html, and, if you like, url and title.",
            "The page of the interface shows each request with its fields.",
        ),
    ),
    "not-found": Kind(
        404,
        "There is nothing here",
        "No analysis is kept under this address, or the address has a mistake in it.",
        (
            "Check the address for a missing or a changed letter.",
            "If it was a report: an analysis that nobody opened for a long time is forgotten. Paste the policy again.",
        ),
    ),
    "method-not-allowed": Kind(
        405,
        "This address does not take that kind of request",
        "The address exists, but not for this method.",
        ("The Allow header of the answer names the methods that it takes.",),
    ),
    "too-large": Kind(
        413,
        "The text is too long",
        "A policy may have up to 1 MiB of text, which is about as much as five novels.",
        (
            "Paste the privacy policy alone, without the terms, forums or lists around it.",
            "If the policy really is that long, read it in parts.",
        ),
    ),
    "unsupported-media-type": Kind(
        415,
        "The request has the wrong content type",
        "Texts are taken as a JSON object.",
        ("Send the request with Content-Type: application/json.",),
    ),
    "too-short": Kind(
        422,
        "This is too short to be a privacy policy",
        "There is not enough text to say anything about it.",
        (
            "Make sure that the whole policy was copied, not its title or its first lines alone.",
            "Some pages show the policy only after a click on its sections: open them first.",
        ),
    ),
    "not-a-policy": Kind(
        422,
        "This does not look like a privacy policy",
        "The text does not speak about personal data the way that privacy policies do.",
        (
            "Look for a link named Privacy, often at the foot of the page, and use the page behind it.",
            "If this is a privacy policy, please tell us: we would like to learn from it.",
        ),
    ),
    "unsupported-language": Kind(
        422,
        "This policy is not in English",
        "We read policies in English only. A wrong summary would be worse than none.",
        (
            "Look for an English version: many sites have a language switch at the top or at the foot.",
            "A machine translation can be pasted too, but then the summary is of the translation.",
        ),
    ),
    "rate-limited": Kind(
        429,
        "Too many requests from your network",
        "Everybody gets a fair share, and the share of the network that you are in is used up for the moment.",
        ("Wait a minute and try again. The Retry-After header says how many seconds are left.",),
    ),
    "internal": Kind(
        500,
        "Something went wrong on our side",
        "The service made a mistake. Nothing that you sent was kept.",
        ("Try again. If it happens again, please report it with the request id of the answer.",),
    ),
    "unavailable": Kind(
        503,
        "The service is busy",
        "More is asked of the service than it can do at this moment.",
        ("Wait a minute and try again.",),
    ),
}
KIND_OF_STATUS = {400: "malformed", 404: "not-found", 405: "method-not-allowed", 413: "too-large"}
KIND_OF_STATUS |= {415: "unsupported-media-type", 429: "rate-limited", 503: "unavailable"}


class Problem(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Raised anywhere in a request, answered as RFC 9457 says. `detail` is for the one who reads it."""

    def __init__(
        self, kind: str, detail: str = "", *, title: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail or KINDS[kind].meaning
        self.title = title or KINDS[kind].title
        self.headers = headers or {}


def fields(problem: Problem) -> dict[str, str | int]:
    """The problem details object."""
    return {
        "type": f"/problems/{problem.kind}",
        "title": problem.title,
        "status": KINDS[problem.kind].status,
        "detail": problem.detail,
    }


def answer(problem: Problem) -> Response:
    """Problem details for programs, a page for people."""
    g.problem = problem.kind
    if wants_page():
        page = render_template("problem.html", kind=KINDS[problem.kind], problem=problem)
        response = Response(page, mimetype="text/html")
    else:
        response = Response(json.dumps(fields(problem)), content_type=PROBLEM)
    response.status_code = KINDS[problem.kind].status
    response.headers.extend(dict(problem.headers))
    response.headers["Cache-Control"] = "no-store"
    return response


def wants_page() -> bool:
    return not request.path.startswith("/v1/") and "text/html" in request.headers.get("Accept", "")


def install(app: Flask) -> None:
    """Every way in which a request can fail ends in an answer from the table."""
    app.register_error_handler(Problem, answer)
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _refused(refusal: Refusal) -> Response:
    return answer(Problem(refusal.kind, refusal.detail, title=refusal.title))


def _http(error: HTTPException) -> WerkzeugResponse:
    """What Flask and Werkzeug raise: unknown paths, wrong methods, bodies that are too long, redirects."""
    status = error.code or HTTPStatus.INTERNAL_SERVER_ERROR
    if status < HTTPStatus.BAD_REQUEST:
        return error.get_response()
    kind = KIND_OF_STATUS.get(status, "malformed" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "internal")
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return answer(Problem(kind, headers=kept))


def _unforeseen(fault: Exception) -> Response:
    # Type and place alone: the message of an exception may hold a piece of the policy.
    places = (f"{frame.name} ({Path(frame.filename).name}:{frame.lineno})" for frame in extract_tb(fault.__traceback__))
    log.error("unforeseen %s in %s", type(fault).__name__, " > ".join(places))
    return answer(Problem("internal"))
