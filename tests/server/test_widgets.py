"""The element in a stranger's page: one file, one look, text as text, and nobody asked but the service."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from io import BytesIO
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Page

from server import widgets
from tests.browsers.firefox import Firefox
from tests.server.strangers import analysed, script, spoken, strict_page, wait_until_spoken, watched
from tests.services import Service

Serve = Callable[[dict[str, str]], str]
SELLS = "\n\nWe sell your personal information to data brokers.\n"
CHANGED = "The policy has changed since:"
WHOLE = "Read the whole summary"
A_SHADE = 8
"""Of 255: Chromium draws a shadow now and then a shade lighter or darker."""


def tag(**attributes: str) -> str:
    told = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<plain-policy {told}></plain-policy>"


def test_it_is_one_file_with_the_one_look_inside(client: FlaskClient) -> None:
    answer = client.get("/widget.js")
    assert answer.content_type == "text/javascript; charset=utf-8"
    assert "--risk-high-text: var(--plain-policy-risk-high-text, #9b1f2b);" in answer.text
    assert widgets.PLACE_OF_LOOK not in answer.text
    assert "rem;" not in widgets.look(), "the root's type size is the page's own affair"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get("/widget.js", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_it_is_small() -> None:
    assert len(gzip.compress(widgets.composed().encode())) < 15_000


def test_it_shows_grade_and_worst_flags_under_a_strict_policy(
    page: Page, live_service: Service, serve: Serve, policy: str
) -> None:
    analysis = analysed(live_service, policy)
    asked, complaints = watched(page)
    pinned = script(live_service, f'integrity="{widgets.integrity()}" crossorigin="anonymous"')
    body = f"{tag(analysis=analysis['id'])}<p>between</p>{tag(analysis=analysis['id'], size='compact')}<p>after</p>"
    site = serve({"/": strict_page(live_service, body, pinned)})
    page.goto(f"{site}/")
    told = wait_until_spoken(page, WHOLE)
    for words in (analysis["headline"], *(flag["title"] for flag in analysis["flags"][:3]), "Policy of 14 March 2026"):
        assert words in told
    assert spoken(page).count(analysis["headline"]) >= 2, "two widgets on one page"
    page.wait_for_timeout(300)
    assert {urlsplit(url).netloc for url in asked} <= {urlsplit(url).netloc for url in (site, live_service.url)}
    assert [complaint for complaint in complaints if "favicon" not in complaint and "404" not in complaint] == []
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") == "00"
    assert page.evaluate("document.querySelector('plain-policy').shadowRoot") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 900])
def test_it_takes_its_room_at_once_and_everybody_can_use_it(
    plain_browser: Browser, live_service: Service, serve: Serve, policy: str, scheme: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    analysis = analysed(live_service, policy)
    elements = "".join(
        f"<h2>{size} {known[:2]}</h2>{tag(analysis=known, size=size)}"
        for size in ("full", "compact")
        for known in (analysis["id"], "0" * 64)
    )
    site = serve({"/": strict_page(live_service, elements, script(live_service))})
    with plain_browser.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": width, "height": 1600}
    ) as context:
        page = context.new_page()
        watched(page)
        # axe looks into open shadow trees alone: for this test the door stays open.
        page.add_init_script(
            "const attach = Element.prototype.attachShadow;"
            "Element.prototype.attachShadow = function (how) { return attach.call(this, { ...how, mode: 'open' }); };"
        )
        page.goto(f"{site}/")
        wait_until_spoken(page, "We have no summary of this privacy policy yet.")
        wait_until_spoken(page, analysis["headline"])
        assert page.evaluate("window.shifted") == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page)
        assert [(one["id"], one["nodes"]) for one in found.response["violations"]] == []


def test_it_turns_stale_by_itself(page: Page, live_service: Service, serve: Serve, policy: str) -> None:
    address = "https://stale.example/privacy"
    old = analysed(live_service, policy + "\n\nWe keep chess games for 9 days.\n", url=address)
    site = serve({"/": strict_page(live_service, tag(url=address), script(live_service))})
    page.goto(f"{site}/")
    wait_until_spoken(page, "Policy of 14 March 2026")
    new = analysed(live_service, policy + SELLS, url=address)
    # As when the reader comes back to the tab; what a look-up said may be kept for a minute, so that is forgotten.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    wait_until_spoken(page, CHANGED)
    for attributes in ({"analysis": old["id"]}, {"analysis": old["id"], "url": address}):
        page.goto(serve({"/": strict_page(live_service, tag(**attributes), script(live_service))}))
        wait_until_spoken(page, CHANGED)
        wait_until_spoken(page, old["headline"])
    page.goto(serve({"/": strict_page(live_service, tag(url=address), script(live_service))}))
    wait_until_spoken(page, new["headline"])
    assert CHANGED not in " ".join(spoken(page))


def test_it_asks_for_nothing_before_it_comes_near(page: Page, live_service: Service, serve: Serve, policy: str) -> None:
    analysis = analysed(live_service, policy)
    asked, _ = watched(page)
    far = f'<svg width="1" height="6000"></svg>{tag(analysis=analysis["id"])}'
    page.goto(serve({"/": strict_page(live_service, far, script(live_service))}))
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/v1/" in url]
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    wait_until_spoken(page, analysis["headline"])
    assert page.evaluate("window.shifted") == 0


def test_hostile_words_stay_words(page: Page, live_service: Service, serve: Serve, policy: str) -> None:
    """The service would have to be another one to send this: so its answer is changed on the way."""
    analysis = analysed(live_service, policy)
    evil = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
    forged = {**analysis, "headline": evil, "grade": 'A" onload="', "flags": [{**analysis["flags"][0], "title": evil}]}
    page.route(
        "**/v1/analyses/*", lambda route: route.fulfill(json=forged, headers={"Access-Control-Allow-Origin": "*"})
    )
    page.goto(serve({"/": f"<title>A shop</title>{script(live_service)}{tag(analysis=analysis['id'])}"}))
    wait_until_spoken(page, evil)
    page.wait_for_timeout(200)
    assert page.title() == "A shop"


def test_a_page_s_styles_do_not_get_in(page: Page, live_service: Service, serve: Serve, policy: str) -> None:
    analysis = analysed(live_service, policy)
    hostile = "<style>html{font-size:62.5%} *{color:lime!important;font:900 60px fantasy!important;--text:lime}</style>"
    shots: list[Image.Image] = []
    for style in ("", hostile):
        page.goto(serve({"/": f"{style}{script(live_service)}{tag(analysis=analysis['id'])}"}))
        wait_until_spoken(page, analysis["headline"])
        page.evaluate("document.querySelector('plain-policy').style.maxInlineSize = '400px'")
        shots.append(Image.open(BytesIO(page.locator("plain-policy").screenshot())).convert("RGB"))
    assert shots[0].size == shots[1].size
    assert max(most for _, most in ImageChops.difference(*shots).getextrema()) <= A_SHADE


def test_a_page_may_choose_colours_by_name(page: Page, live_service: Service, serve: Serve, policy: str) -> None:
    analysis = analysed(live_service, policy)
    shots = []
    for style in ("", "<style>plain-policy { --plain-policy-surface-card: gold; }</style>"):
        page.goto(serve({"/": f"{style}{script(live_service)}{tag(analysis=analysis['id'])}"}))
        wait_until_spoken(page, analysis["headline"])
        shots.append(page.locator("plain-policy").screenshot())
    assert shots[0] != shots[1]


def test_it_says_so_politely_when_the_service_is_away(page: Page, live_service: Service, serve: Serve) -> None:
    page.route("**/v1/**", lambda route: route.abort())
    page.goto(serve({"/": f"{script(live_service)}{tag(analysis='1' * 64)}"}))
    wait_until_spoken(page, "The summary of this privacy policy cannot be shown right now.")


IN_FIREFOX = """
const [site, done] = arguments;
const messages = gBrowser.browsers.find((browser) => browser.currentURI.spec.startsWith(site)).messageManager;
const LOOK = `const host = content.document.querySelector("plain-policy");
  sendAsyncMessage("tests:widget", host.openOrClosedShadowRoot?.textContent ?? "");`;
const ask = () => messages.loadFrameScript("data:text/javascript," + encodeURIComponent(LOOK), false);
messages.addMessageListener("tests:widget", ({ data }) => {
  if (data.includes("Read the whole summary")) done(data);
  else setTimeout(ask, 100);
});
ask();
"""


def test_firefox_shows_it_too(firefox: Firefox, live_service: Service, serve: Serve, policy: str) -> None:
    analysis = analysed(live_service, policy)
    pinned = script(live_service, f'integrity="{widgets.integrity()}" crossorigin="anonymous"')
    site = serve({"/": strict_page(live_service, tag(analysis=analysis["id"]), pinned)})
    firefox.open(site)
    with firefox.session.using_context("chrome"):
        told = firefox.session.execute_async_script(IN_FIREFOX, [site])
    assert analysis["headline"] in told
    for flag in analysis["flags"][:3]:
        assert flag["title"] in told
