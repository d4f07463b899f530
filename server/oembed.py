"""`GET /oembed`: how a report is embedded, for those who know nothing but its address (oEmbed 1.0)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from flask import Blueprint, Response, current_app, jsonify, render_template, request
from werkzeug.exceptions import HTTPException

from server import cards, pictures
from server.analyses import found
from server.openapi import Answer, documented
from server.problems import Problem
from server.schemas import checked
from server.schemas.embeds import Oembed, OembedRequest

blueprint = Blueprint("oembed", __name__)

WIDTH, HEIGHT, COMPACT_HEIGHT = 480, 270, 160
NARROW, NARROW_HEIGHT = 420, 430
ONE_DAY = 86_400
SHOWN = ("pages.report", "embeds.page")


@blueprint.get("/oembed")
@documented(
    {200: Answer("How to embed it", Oembed)},
    problems=("malformed", "not-found", "unavailable"),
    query=OembedRequest,
    limited=True,
)
def oembed() -> Response:
    """Ask how to embed the report at an address, as oEmbed 1.0 has it; `format=xml` answers in XML."""
    asked = checked(OembedRequest, request.args)
    analysis = found(_analysis_at(asked.url)).fields()
    answer = _answer(analysis, asked.maxwidth, asked.maxheight)
    response = jsonify(answer) if asked.format == "json" else Response(_as_xml(answer), mimetype="text/xml")
    response.headers["Cache-Control"] = f"public, max-age={ONE_DAY}"
    return response


def _analysis_at(url: str) -> str:
    """The id in the address of one of our reports; any other address is not found."""
    try:
        parts = urlsplit(url)
        is_ours = parts.scheme in ("http", "https") and parts.netloc == request.host
        endpoint, values = current_app.url_map.bind("").match(parts.path) if is_ours else ("", {})
    except (ValueError, HTTPException):
        endpoint, values = "", {}
    if endpoint not in SHOWN:
        raise Problem("not-found", "This is not the address of a report of this service.")
    return str(values["analysis_id"])


def _answer(analysis: dict[str, Any], most_width: int | None, most_height: int | None) -> dict[str, Any]:
    width = min(WIDTH, most_width or WIDTH)
    height = HEIGHT if width > NARROW else NARROW_HEIGHT
    compact = most_height is not None and most_height < height
    height = min(COMPACT_HEIGHT, most_height or height) if compact else height
    frame = {"id": analysis["id"], "width": width, "height": height, "size": "compact" if compact else "full"}
    return {
        "type": "rich",
        "version": "1.0",
        "title": analysis["headline"],
        "provider_name": "Plain Policy",
        "provider_url": cards.here("pages.home"),
        "cache_age": ONE_DAY,
        "html": render_template("parts/frame.html", **frame).strip(),
        "width": width,
        "height": height,
        "thumbnail_url": cards.here("pictures.card", analysis_id=analysis["id"]),
        "thumbnail_width": pictures.WIDTH,
        "thumbnail_height": pictures.HEIGHT,
    }


def _as_xml(answer: dict[str, Any]) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in answer.items():
        ElementTree.SubElement(root, name).text = str(value)
    made: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return made
