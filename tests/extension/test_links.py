"""Not on a policy? The links that lead to one, and a button that opens and reads it."""

from __future__ import annotations

import time
from collections.abc import Callable

from marionette_driver.marionette import Marionette

from tests.browsers.chromium import Chromium
from tests.browsers.firefox import Firefox
from tests.browsers.popup import Popup
from tests.extension import firefox_hands as hands
from tests.extension import shapes
from tests.extension.readers import Reader, trouble
from tests.extension.test_whole_way import own
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]
IS_REPORT = "document.querySelector('.report .flags') !== null"
LISTED = "[...document.querySelectorAll('.links li')].map(e => e.innerText.replace(/\\s+/g, ' '))"
SHOP = (
    "<main><h1>Lamps</h1>"
    + "<p>A lamp of woven reed that gives a warm light and fits every room of the house.</p>" * 20
)


def shop(links: str) -> str:
    return shapes.page(f"{SHOP}</main><footer>{links}</footer>")


def elsewhere(site: str) -> str:
    """The same server by another name than the service's, whose permission would not be given back."""
    return site.replace("127.0.0.1", "localhost")


def session(reader: Reader) -> Marionette:
    assert isinstance(reader.browser, Firefox)
    return reader.browser.session


def listed(popup: Popup) -> list[str]:
    assert trouble(popup) == "not-a-policy"
    return list(popup.evaluate(LISTED))


def test_links_are_found_by_relation_words_and_address(reader: Reader, serve: Serve) -> None:
    links = """<a href='/a'>Shop</a> <a href='/legal/privacy?x=1#top'>Legal</a>
      <a href='/p' rel='nofollow privacy-policy'>P</a>
      <a href='/datenschutz'>Datenschutzerklärung</a> <a href='javascript:alert(1)'>Privacy policy</a>
      <a href='/choices'>Privacy settings</a> <a href='https://elsewhere.example/privacy'>Privacy Policy</a>"""
    site = serve({"/": shop(links)})
    found = listed(reader.read(f"{site}/"))
    host = site.removeprefix("http://")
    assert [line.removesuffix(" Open and read") for line in found] == [
        f"Datenschutzerklärung {host}/datenschutz",
        "Privacy Policy elsewhere.example/privacy",
        f"P {host}/p",
        f"Legal {host}/legal/privacy?x=1",
        f"Privacy settings {host}/choices",
    ]


def test_without_links_the_usual_place_is_offered_as_a_guess(reader: Reader, wire: Wire, serve: Serve) -> None:
    site = serve({"/": shop("")})
    found = listed(reader.read(f"{site}/"))
    assert len(found) == 1
    assert found[0].startswith("A usual place for it (we did not look) ")
    assert f"{site.removeprefix('http://')}/privacy" in found[0]


def test_nobody_is_asked_about_links_unless_the_reader_wants_it(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    site = serve({"/": shop("<a href='/privacy?a=1'>Privacy</a>"), "/privacy": own(policy, reader, "look-ups")})
    listed(reader.read(f"{site}/"))
    assert not [request for request in wire.sent if "lookup" in request.path]
    grade = reader.read(f"{site}/privacy").evaluate("document.querySelector('.seal strong').textContent")
    reader.choose(service=wire.url, lookups=True)
    popup = reader.read(f"{site}/")
    assert f"Known: grade {grade}" in popup.wait_for_text("Known:")
    asked = [request.path for request in wire.sent if "lookup" in request.path]
    assert len(asked) == 1
    assert "a%3D1" not in asked[0]


def test_in_chromium_a_link_of_the_same_site_is_opened_and_read_with_the_same_click(
    chromium_only: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    page = own(policy, chromium_only, "open and read")
    site = serve({"/": shop("<a href='/privacy'>Privacy</a>"), "/privacy": page})
    popup = chromium_only.read(f"{site}/")
    wire.sent.clear()
    browser = chromium_only.browser
    assert isinstance(browser, Chromium) and chromium_only.page
    opened = browser.popup_opened_by(lambda: popup.click(".links button"), chromium_only.page)
    opened.wait_for(IS_REPORT)
    assert chromium_only.in_page("location.pathname") == "/privacy"
    assert [request.method for request in wire.sent] == ["GET", "POST"]
    opened.wait_for("document.querySelector('#marks-all') !== null")
    assert [request.method for request in wire.sent] == ["GET", "POST"], "a popup that opens anew asks nobody again"


def test_in_firefox_the_browser_asks_and_the_permission_is_given_back(
    firefox_only: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    page = own(policy, firefox_only, "a question")
    site = serve({"/": shop("<a href='/privacy'>Privacy</a>"), "/privacy": page})
    popup = firefox_only.read(f"{elsewhere(site)}/")
    wire.sent.clear()
    hands.press(popup, ".links button")
    hands.answer_question(session(firefox_only), allow=True)
    wire.wait_for(2)
    firefox_only.until(lambda: firefox_only.badge() != "")
    assert firefox_only.browser.in_extension(hands.PERMISSIONS) == []
    hands.to_tab(session(firefox_only), "/privacy")
    hands.click_toolbar_here(firefox_only).wait_for(IS_REPORT)
    hands.close_tab(session(firefox_only))


def test_if_the_reader_says_no_the_page_opens_and_a_click_reads_it(
    firefox_only: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    page = own(policy, firefox_only, "a no")
    site = serve({"/": shop("<a href='/privacy'>Privacy</a>"), "/privacy": page})
    popup = firefox_only.read(f"{elsewhere(site)}/")
    wire.sent.clear()
    hands.press(popup, ".links button")
    hands.answer_question(session(firefox_only), allow=False)
    hands.to_tab(session(firefox_only), "/privacy")
    time.sleep(0.5)
    assert wire.sent == []
    hands.click_toolbar_here(firefox_only).wait_for(IS_REPORT)
    hands.close_tab(session(firefox_only))


def test_the_menu_of_a_link_reads_the_policy_behind_it(
    firefox_only: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    page = own(policy, firefox_only, "the menu")
    site = serve({"/": shapes.page("<a id='link' href='/privacy'>Our rules</a>"), "/privacy": page})
    firefox_only.visit(f"{elsewhere(site)}/")
    hands.choose_in_menu(session(firefox_only), "link", "Read this policy")
    hands.answer_question(session(firefox_only), allow=True)
    wire.wait_for(2)
    hands.to_tab(session(firefox_only), "/privacy")
    hands.click_toolbar_here(firefox_only).wait_for(IS_REPORT)
    hands.close_tab(session(firefox_only))
