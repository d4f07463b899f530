"""All embeddable forms in pages of strangers, in both browsers; and a lie that too few told reaches none of them."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from server import widgets
from tests.browsers.firefox import Firefox
from tests.server.strangers import analysed, script, spoken, strict_page, wait_until_spoken, watched
from tests.services import Service

Serve = Callable[[dict[str, str]], str]
ADDRESS = "https://forged.example/privacy"
LIE = "\n\nWe sell your personal information to data brokers.\n"
CHANGED = "has changed since"


def every_form(service: Service, analysis_id: str, address: str) -> str:
    """Element, iframe and badge, by the analysis and by the address."""
    return (
        f'<plain-policy analysis="{analysis_id}"></plain-policy><plain-policy url="{address}"></plain-policy>'
        f'<iframe title="Summary" width="480" height="270" src="{service.url}/embed/{analysis_id}"></iframe>'
        f'<img id="one" alt="grade" src="{service.url}/badge/{analysis_id}.svg">'
        f'<img id="newest" alt="newest grade" src="{service.url}/badge?url={address}">'
    )


def reported(service: Service, text: str, network: int) -> None:
    """A reader of this network reports the text, by way of the one proxy that the service trusts."""
    body = json.dumps({"text": text, "url": ADDRESS}).encode()
    headers = {"Content-Type": "application/json", "X-Forwarded-For": f"203.0.{network}.7"}
    urllib.request.urlopen(urllib.request.Request(f"{service.url}/v1/analyses", body, headers)).close()


def test_firefox_shows_iframe_and_badge_under_a_strict_policy(
    firefox: Firefox, live_service: Service, serve: Serve, policy: str
) -> None:
    analysis = analysed(live_service, policy)
    session = firefox.session
    firefox.open(
        serve({"/": strict_page(live_service, every_form(live_service, analysis["id"], "https://a.example/"))})
    )
    assert session.execute_script("return document.getElementById('one').naturalWidth") > 100
    session.switch_to_frame(session.find_element("css selector", "iframe"))
    assert session.execute_script("return document.querySelector('h1').textContent") == analysis["headline"]
    for shown in ("document.documentElement", "document.querySelector('main')"):
        assert session.execute_script(f"return {shown}.scrollHeight <= innerHeight")
    session.switch_to_frame()


def test_a_lie_of_too_few_reaches_no_form(
    page: Page, start_service: Callable[..., Service], valkey_url: str, serve: Serve, policy: str
) -> None:
    service = start_service(REDIS_URL=f"{valkey_url}/3", LOOKUP_QUORUM="3", PROXIES="1")
    for network in (1, 2, 3):
        reported(service, policy, network)
    true = analysed(service, policy)
    for network in (101, 102, 101, 102):
        reported(service, policy + LIE, network)
    page.goto(serve({"/": strict_page(service, every_form(service, true["id"], ADDRESS), script(service))}))
    wait_until_spoken(page, "Read the whole summary")
    page.wait_for_timeout(500)
    told = spoken(page)
    told.append(page.frame_locator("iframe").locator("main").inner_text())
    assert " ".join(told).count(true["headline"]) >= 3, "both elements and the iframe"
    assert not [words for words in told if CHANGED in words or "data brokers" in words]
    badge = urllib.request.urlopen(f"{service.url}/badge?url={ADDRESS}").read().decode()
    assert f"grade {true['grade']}" in badge
    report = urllib.request.urlopen(f"{service.url}/analyses/{true['id']}").read().decode()
    assert CHANGED not in report
    reported(service, policy + LIE, 103)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.reload()
    wait_until_spoken(page, CHANGED)  # a third reader makes it so for all


def test_all_forms_on_one_page_ask_nobody_else_and_move_nothing(
    page: Page, live_service: Service, serve: Serve, policy: str
) -> None:
    analysis = analysed(live_service, policy)
    asked, complaints = watched(page)
    pinned = script(live_service, f'integrity="{widgets.integrity()}" crossorigin="anonymous"')
    site = serve({"/": strict_page(live_service, every_form(live_service, analysis["id"], ADDRESS), pinned)})
    page.goto(f"{site}/", wait_until="networkidle")
    wait_until_spoken(page, analysis["headline"])
    assert all(url.startswith((site, live_service.url)) for url in asked), asked
    assert [words for words in complaints if "favicon" not in words and "404" not in words] == []
    assert page.evaluate("window.shifted") == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_the_pages_to_share(
    plain_browser: Browser, live_service: Service, policy: str, scheme: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    one, other = analysed(live_service, policy), analysed(live_service, policy + LIE)
    with plain_browser.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": 320, "height": 900}
    ) as context:
        page = context.new_page()
        for path in ("/demo", f"/compare?a={one['id']}&b={other['id']}", "/compare"):
            page.goto(live_service.url + path)
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            found = Axe().run(page)
            assert [(one["id"], one["nodes"]) for one in found.response["violations"]] == [], path


def test_hostile_quotes_stay_text_on_every_page(plain_browser: Browser, live_service: Service, policy: str) -> None:
    """Even without a content policy: it is the templates that escape."""
    evil = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    one = analysed(live_service, policy)
    other = analysed(live_service, f"{policy}\n\nWe share {evil} your name with {evil} partners.\n")
    with plain_browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        for path in (f"/analyses/{other['id']}", f"/embed/{other['id']}", f"/compare?a={one['id']}&b={other['id']}"):
            page.goto(live_service.url + path)
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            page.wait_for_timeout(200)
            assert "taken" not in page.title()
            assert page.locator("img[onerror]").count() == 0
        page.goto(f"{live_service.url}/analyses/{other['id']}")
        assert "onerror=" in page.locator("blockquote", has_text="onerror").first.text_content()
