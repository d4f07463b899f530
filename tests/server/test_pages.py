"""Paste a policy, read its report: pages that work without a script, in a browser with none switched on."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

import summaries
from tests.server.conftest import sent
from tests.services import Service, free_port


def test_pasting_a_policy_leads_to_its_report(client: FlaskClient, policy: str) -> None:
    answer = client.post("/", data={"text": policy})
    analysis = sent(client, policy)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/analyses/{analysis['id']}")
    page = unescape(client.get(answer.headers["Location"]).text)
    assert analysis["headline"] in page
    for flag in analysis["flags"]:
        assert flag["title"] in page
        for evidence in flag["evidence"]:
            assert evidence["quote"] in page


def test_a_pasted_web_page_is_read_too(client: FlaskClient, policy_page: str) -> None:
    answer = client.post("/", data={"text": policy_page})
    html = client.post("/v1/analyses", json={"html": policy_page}).get_json()
    assert answer.headers["Location"] == f"/analyses/{html['id']}"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "too-short"),
        ("We like you.", "too-short"),
        ("The cat sat on the mat, and the dog looked at it for a long while. " * 80, "not-a-policy"),
        ("Wir erheben Ihre Daten, wenn Sie unsere Dienste nutzen, und geben sie weiter. " * 60, "unsupported-language"),
    ],
)
def test_a_refused_text_comes_back_with_what_to_do(client: FlaskClient, text: str, kind: str) -> None:
    answer = client.post("/", data={"text": text})
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"
    assert text in unescape(answer.text), "nobody has to paste it again"
    assert 'role="alert"' in answer.text
    detail = client.post("/v1/analyses", json={"text": text}).get_json()
    assert detail["type"] == f"/problems/{kind}"
    assert detail["detail"] in unescape(answer.text)


def test_without_redis_the_report_is_the_answer(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(redis_url=f"redis://127.0.0.1:{free_port()}").test_client()
    answer = client.post("/", data={"text": policy})
    assert answer.status_code == 200
    assert "What to beware of" in answer.text
    assert client.get("/readyz").get_json() == {"status": "ready", "cache": "away"}


def test_an_unknown_report_is_a_page_that_says_so(client: FlaskClient) -> None:
    answer = client.get(f"/analyses/{'0' * 64}", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert "forgotten" in answer.text


def test_a_report_weighs_little(client: FlaskClient, policy: str) -> None:
    """All that a browser fetches for it, with the links of every quote; and there is no script to wait for."""
    analysis = sent(client, policy, url="https://example.org/privacy")
    packed = {"Accept-Encoding": "gzip"}
    answer = client.get(f"/analyses/{analysis['id']}", headers=packed)
    assert answer.headers["Content-Encoding"] == "gzip"
    page = gzip.decompress(answer.data).decode()
    needed = set(re.findall(r'(?:href|src)="(/static/[^"]+|/badge/[^"]+)"', page))
    sheets = {f"/static/{name}.css" for name in ("tokens", "pages", "share", "flows", "print")}
    assert {name.partition("?")[0] for name in needed} >= sheets
    weights = {name: len(client.get(name, headers=packed).data) for name in needed}
    assert len(answer.data) + sum(weights.values()) < 60_000
    assert re.findall("<script(?! type=.application/ld.json.)", page) == []


def test_a_report_has_letters_to_send(client: FlaskClient, policy: str) -> None:
    page = unescape(client.get(client.post("/", data={"text": policy}).headers["Location"]).text)
    letters = summaries.letters(sent(client, policy))
    assert letters
    for letter in letters:
        for words in (letter.title, letter.send, letter.subject, letter.body, f'href="{letter.mailto}"'):
            assert words in page
    assert page.index('id="do"') < page.index('id="letters"') < page.index('id="facts"')


def test_files_of_ours_have_addresses_that_change_with_them(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "/static/tokens.css?v=" in page
    assert "max-age=86400" in client.get("/static/tokens.css").headers["Cache-Control"]


def test_the_whole_way_in_a_browser_without_scripts(plain_browser: Browser, live_service: Service, policy: str) -> None:
    with plain_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(live_service.url)
        page.get_by_label("The privacy policy, in English").fill(policy)
        page.get_by_role("button", name="Show me what it means").click()
        page.wait_for_url("**/analyses/*")
        assert page.get_by_role("heading", level=1).inner_text().endswith(".")
        assert page.get_by_role("heading", name="What to beware of").is_visible()
        row = page.locator("details.row").first
        row.locator("summary").click()
        assert row.locator("dl.advice").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_runs_out_of_its_window(
    plain_browser: Browser, live_service: Service, policy: str, scheme: str, width: int
) -> None:
    with plain_browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(live_service.url)
        page.get_by_label("The privacy policy, in English").fill(policy)
        page.get_by_role("button", name="Show me what it means").click()
        page.wait_for_url("**/analyses/*")
        report = page.url.removeprefix(live_service.url)
        for path in (report, "/", "/docs", "/privacy", "/problems/not-a-policy"):
            page.goto(live_service.url + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        assert errors == [], "the content policy lets everything through that our pages need"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages(plain_browser: Browser, live_service: Service, policy: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with plain_browser.new_context(color_scheme=scheme, bypass_csp=True) as context:
        page = context.new_page()
        page.goto(live_service.url)
        page.get_by_label("The privacy policy, in English").fill(policy)
        page.get_by_role("button", name="Show me what it means").click()
        page.wait_for_url("**/analyses/*")
        for path in (page.url, f"{live_service.url}/", f"{live_service.url}/privacy", f"{live_service.url}/docs"):
            page.goto(path)
            open_all(page)
            found = Axe().run(page)
            assert found.violations_count == 0, f"{path}\n{found.generate_report()}"


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
