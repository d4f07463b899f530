"""The first widget: one file, one look, text as text, and nobody asked but the service."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from playwright.sync_api import Page

from tests.services import ROOT, Service

TOKENS = (ROOT / "server" / "static" / "tokens.css").read_text(encoding="utf-8")


def analysed(service: Service, text: str) -> dict[str, Any]:
    body = json.dumps({"text": text}).encode()
    request = urllib.request.Request(f"{service.url}/v1/analyses", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def test_it_is_one_file_with_the_one_look_inside(client: FlaskClient) -> None:
    answer = client.get("/widget.js")
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert json.dumps(TOKENS) in answer.text
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/widget.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_it_is_small(client: FlaskClient) -> None:
    assert len(client.get("/widget.js", headers={"Accept-Encoding": "gzip"}).data) < 15_000


def test_it_shows_grade_and_worst_flags_in_somebody_s_page(
    page: Page, live_service: Service, serve: Callable[[dict[str, str]], str], policy: str, tmp_path: Path
) -> None:
    analysis = analysed(live_service, policy)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    elements = "".join(f'<plain-policy analysis="{one}"></plain-policy>' for one in (analysis["id"], "0" * 64))
    site = serve({"/": f'<p>A page</p><script src="{live_service.url}/widget.js"></script>{elements}'})
    page.goto(f"{site}/")
    page.wait_for_function("document.querySelector('plain-policy').getBoundingClientRect().height > 200")
    assert {url.split("/")[2] for url in asked} == {site.split("/")[2], live_service.url.split("/")[2]}
    page.screenshot(path=str(tmp_path / "widget.png"))
    read_aloud = spoken(page)
    for words in (analysis["grade"], analysis["headline"], "Read the whole summary"):
        assert words in read_aloud
    for flag in analysis["flags"][:3]:
        assert flag["title"] in read_aloud
    assert "There is no summary of this privacy policy yet." in read_aloud


def spoken(page: Page) -> list[str]:
    """What a screen reader finds in the page, closed shadow trees included."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [node["name"]["value"] for node in tree["nodes"] if node.get("name", {}).get("value")]
