"""The iframe and the badge: no script, the service's own words, and grey for what is unknown."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from server import badges
from tests.server.conftest import sent
from tests.server.strangers import analysed, strict_page, watched
from tests.services import Service

SELLS = "\n\nWe sell your personal information to data brokers.\n"
SVG = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://example.org/privacy"


def title_of(badge: str) -> str:
    return ElementTree.fromstring(badge).findtext(f"{SVG}title") or ""


def luminance(colour: str) -> float:
    """As WCAG 2 has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_iframe_shows_the_card_without_any_script(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy)
    answer = client.get(f"/embed/{analysis['id']}")
    page = unescape(answer.text)
    assert "<script" not in page
    assert "script-src" not in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    for words in (analysis["headline"], *(flag["title"] for flag in analysis["flags"][:3]), "Policy of 14 March 2026"):
        assert words in page
    compact = unescape(client.get(f"/embed/{analysis['id']}?size=compact").text)
    assert analysis["flags"][0]["title"] not in compact
    assert client.get(f"/embed/{analysis['id']}?size=huge").status_code == 400


def test_no_other_page_of_ours_may_be_framed(client: FlaskClient, policy: str) -> None:
    for path in ("/", f"/analyses/{sent(client, policy)['id']}", "/privacy"):
        assert "frame-ancestors 'none'" in client.get(path).headers["Content-Security-Policy"]


def test_the_iframe_of_an_unknown_analysis_says_so_in_its_frame(client: FlaskClient) -> None:
    answer = client.get(f"/embed/{'0' * 64}")
    assert answer.status_code == 404
    assert "We have no summary of this privacy policy yet." in answer.text
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_the_iframe_says_that_the_policy_has_changed(client: FlaskClient, policy: str) -> None:
    old = sent(client, policy, url=ADDRESS)
    assert "has changed" not in client.get(f"/embed/{old['id']}").text
    new = sent(client, policy + SELLS, url=ADDRESS)
    page = client.get(f"/embed/{old['id']}").text
    assert "The policy has changed since" in page
    assert f"/analyses/{new['id']}" in page
    assert "has changed" not in client.get(f"/embed/{new['id']}").text


def test_freshness_goes_by_what_the_policy_says(client: FlaskClient, policy: str) -> None:
    old = sent(client, policy)
    path = f"/v1/analyses/{old['id']}/freshness"
    assert client.get(path).get_json() == {"url": None, "first_seen": None, "newer": None}
    same = sent(client, f"{policy}\n\nServed on 3 May.\n", url=ADDRESS)
    told = client.get(path, query_string={"url": ADDRESS}).get_json()
    assert (same["id"] != old["id"], told["newer"]) == (True, None), "other words, but nothing else to be told"
    new = sent(client, policy + SELLS, url=ADDRESS)
    told = client.get(path, query_string={"url": ADDRESS}).get_json()
    assert (told["url"], told["newer"]["id"]) == (ADDRESS, new["id"])
    later = sent(client, policy.replace("14 March 2026", "14 April 2026"))
    answer = client.get(f"/v1/analyses/{later['id']}/freshness", query_string={"url": ADDRESS})
    assert answer.get_json()["newer"] is None, "who dates itself later is not the older one"
    assert client.get(f"/v1/analyses/{'0' * 64}/freshness").status_code == 404


def test_a_badge_shows_the_grade(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy, url=ADDRESS)
    for path in (f"/badge/{analysis['id']}.svg", f"/badge?url={ADDRESS}"):
        answer = client.get(path)
        assert answer.mimetype == "image/svg+xml"
        assert title_of(answer.text).startswith(f"Privacy policy: grade {analysis['grade']}")
        assert "max-age=" in answer.headers["Cache-Control"]
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert client.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", [f"/badge/{'0' * 64}.svg", f"/badge?url={ADDRESS}", "/badge?url=nonsense"])
def test_an_unknown_badge_is_grey_and_no_error(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, title_of(answer.text)) == (200, "Privacy policy: unknown")
    assert badges.GREY in answer.text


def test_a_badge_can_be_read(client: FlaskClient) -> None:
    for colour in (*badges.FILLS.values(), badges.GREY, "#3b4046"):
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5, colour


def test_fewer_than_a_quorum_change_no_badge(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(lookup_quorum=3).test_client()
    for network in (1, 1, 2):
        remote = {"REMOTE_ADDR": f"203.0.{network}.7"}
        client.post("/v1/analyses", json={"text": policy, "url": ADDRESS}, environ_base=remote)
    assert title_of(client.get(f"/badge?url={ADDRESS}").text) == "Privacy policy: unknown"


def test_both_stand_in_a_strict_page(
    page: Page, live_service: Service, serve: Callable[[dict[str, str]], str], policy: str
) -> None:
    analysis = analysed(live_service, policy)
    asked, complaints = watched(page)
    frame = (
        f'<iframe title="Summary" width="480" height="270" src="{live_service.url}/embed/{analysis["id"]}"></iframe>'
    )
    badge = f'<img alt="grade" src="{live_service.url}/badge/{analysis["id"]}.svg">'
    site = serve({"/": strict_page(live_service, f"{frame}<p>{badge}</p>")})
    page.goto(f"{site}/")
    inside = page.frame_locator("iframe")
    assert inside.get_by_role("heading", level=1).inner_text() == analysis["headline"]
    fits = "[document.documentElement, document.querySelector('main')].every((one) => one.scrollHeight <= innerHeight)"
    assert page.frames[1].evaluate(fits)
    assert page.evaluate("document.querySelector('img').naturalWidth") > 100
    assert all(url.startswith((site, live_service.url)) for url in asked)
    assert [complaint for complaint in complaints if "favicon" not in complaint and "404" not in complaint] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_iframe(plain_browser: Browser, live_service: Service, policy: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    analysis = analysed(live_service, policy)
    with plain_browser.new_context(color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(f"{live_service.url}/embed/{analysis['id']}")
        assert [(one["id"], one["nodes"]) for one in Axe().run(page).response["violations"]] == []
