"""Sends pages, scripts and style sheets as gzip to those who take it. Analyses are packed already."""

from __future__ import annotations

import gzip

from flask import Flask, Response, request

from server.analyses import takes_gzip

PACKED = {"text/html", "text/css", "text/javascript", "image/svg+xml", "application/json"}
FEWEST_BYTES = 1024


def install(app: Flask) -> None:
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    if response.mimetype not in PACKED or "Content-Encoding" in response.headers or response.status_code != 200:
        return response
    response.vary.add("Accept-Encoding")
    if not takes_gzip(request.headers.get("Accept-Encoding", "")):
        return response
    response.direct_passthrough = False
    content = response.get_data()
    if len(content) >= FEWEST_BYTES:
        response.set_data(gzip.compress(content, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        _weaken_tag(response)
    return response


def _weaken_tag(response: Response) -> None:
    """A strong tag names bytes, and these are others now; a weak one still names what they say."""
    tag, is_weak = response.get_etag()
    if tag and not is_weak:
        response.set_etag(tag, weak=True)
