"""What one can do with a summary: copy, share, print, open the report, write the letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browsers.chromium import Chromium, ChromiumPopup
from tests.extension.readers import Reader
from tests.extension.test_accessibility import extension_page
from tests.extension.test_whole_way import own
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture
def sheet(chromium_only: Reader, serve: Serve, policy: str) -> Iterator[Page]:
    """The summary as a page of its own, beside the page that was read."""
    browser = chromium_only.browser
    assert isinstance(browser, Chromium)
    popup = chromium_only.read(serve({"/privacy": own(policy, chromium_only, "tools")}) + "/privacy")
    tab = popup.evaluate("chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)")
    browser.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = extension_page(chromium_only, f"popup/popup.html?tab={tab}")
    yield page
    page.close()


def test_a_summary_is_copied_as_text(sheet: Page) -> None:
    sheet.click("#tool-copy")
    sheet.get_by_text("Copied.").wait_for()
    text = sheet.evaluate(CLIPBOARD)
    headline = sheet.locator("h1").text_content()
    assert f"\n{headline}\n" in text
    assert "What to beware of" in text
    assert "“Advertising networks such as Northlight Ads place their own cookies" in text


def test_without_a_way_to_share_the_text_is_ready_to_be_pasted(sheet: Page) -> None:
    sheet.evaluate("delete Navigator.prototype.share")
    sheet.click("#tool-share")
    sheet.get_by_text("ready to be pasted").wait_for()
    assert "/analyses/" not in sheet.evaluate(CLIPBOARD), "a link into this computer is of no use to others"


def test_on_paper_every_part_is_there(sheet: Page) -> None:
    sheet.emulate_media(media="print")
    for part in ("beware", "good", "do", "details"):
        assert sheet.locator(f"#panel-{part}").is_visible()
    assert sheet.locator(".flag .advice").first.is_visible()
    assert not sheet.locator(".tabs").is_visible()
    sheet.evaluate("window.print = () => { document.title = 'printed' }")
    sheet.emulate_media(media="screen")
    sheet.click("#tool-print")
    assert sheet.title() == "printed"


def test_the_popup_prints_from_a_page_of_its_own(chromium_only: Reader, serve: Serve, policy: str) -> None:
    browser = chromium_only.browser
    assert isinstance(browser, Chromium)
    popup = chromium_only.read(serve({"/privacy": own(policy, chromium_only, "print")}) + "/privacy")
    with browser.context.expect_page() as opened:
        popup.click("#tool-print")
    assert "print=1" in opened.value.url
    opened.value.locator(".report").wait_for()
    opened.value.close()


def test_the_full_report_is_the_services_own(chromium_only: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    browser = chromium_only.browser
    assert isinstance(browser, Chromium)
    popup = chromium_only.read(serve({"/privacy": own(policy, chromium_only, "report")}) + "/privacy")
    headline = popup.evaluate("document.querySelector('h1').textContent")
    with browser.context.expect_page() as opened:
        popup.click("#tool-report")
    opened.value.get_by_role("heading", name=headline).wait_for()
    assert opened.value.url.startswith(f"{wire.url}/analyses/")
    opened.value.close()


def test_the_letter_is_filled_in_and_ready_to_send(sheet: Page) -> None:
    sheet.click("#tab-do")
    sheet.select_option("#letter-kind", "deletion")
    letter = sheet.input_value("#letter")
    assert "policy of 14 March 2026 says" in letter
    assert "Please delete the personal data" in letter
    sheet.fill("#letter", letter.replace("[your name]", "Ada"))
    sheet.focus("#letter-mail")
    link = urlsplit(sheet.get_attribute("#letter-mail", "href") or "")
    assert link.scheme == "mailto"
    assert link.path.endswith("@lanternandloom.example")
    assert "Ada" in parse_qs(link.query)["body"][0]
    sheet.click("#letter-copy")
    sheet.locator("#panel-do").get_by_text("Copied.").wait_for()
    assert sheet.evaluate(CLIPBOARD) == sheet.input_value("#letter")


def test_contacts_and_facts_are_shown(chromium_only: Reader, serve: Serve, policy: str) -> None:
    popup = chromium_only.read(serve({"/privacy": own(policy, chromium_only, "facts")}) + "/privacy")
    assert isinstance(popup, ChromiumPopup)
    assert "lanternandloom.example" in popup.evaluate("document.querySelector('#panel-do').textContent")
    details = popup.evaluate("document.querySelector('#panel-details').textContent")
    assert "March 14, 2026" in details
    assert "seven years" in details
    foot = popup.evaluate("document.querySelector('.foot').textContent")
    assert "The policy:" in foot and "This summary: 1 minute" in foot and "read on" in foot
