"""For everybody: no violation that axe finds, at every width, by keyboard alone, in every colour scheme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

from tests.browsers.chromium import Chromium, ChromiumPopup
from tests.extension.readers import Reader
from tests.extension.test_links import shop
from tests.extension.test_whole_way import own
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ").slice(0, 300)}`))"""
SCHEMES = ("light", "dark")
OPEN_ALL = "document.querySelectorAll('details').forEach((one) => { one.open = true })"


def in_scheme(popup: ChromiumPopup, scheme: str, **features: str) -> None:
    still = {"prefers-reduced-motion": "reduce"}  # axe would measure colours on their way
    wanted = {
        "prefers-color-scheme": scheme,
        **still,
        **{name.replace("_", "-"): value for name, value in features.items()},
    }
    listed = [{"name": name, "value": value} for name, value in wanted.items()]
    popup.send("Emulation.setEmulatedMedia", {"features": listed})


def violations(popup: ChromiumPopup) -> list[str]:
    popup.evaluate(f"(() => {{ {AXE}; return true }})()")
    return list(popup.evaluate(RUN))


@pytest.fixture
def popup(chromium_only: Reader, serve: Serve, policy: str) -> Iterator[ChromiumPopup]:
    found = chromium_only.read(serve({"/privacy": own(policy, chromium_only, "everybody")}) + "/privacy")
    assert isinstance(found, ChromiumPopup)
    found.wait_for("document.querySelector('#marks-all') !== null")
    yield found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("tab", ["beware", "good", "do", "details"])
def test_axe_finds_nothing_in_the_popup(popup: ChromiumPopup, scheme: str, tab: str) -> None:
    in_scheme(popup, scheme)
    popup.click(f"#tab-{tab}")
    popup.evaluate(OPEN_ALL)
    assert violations(popup) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_a_trouble(chromium_only: Reader, serve: Serve, scheme: str) -> None:
    found = chromium_only.read(serve({"/": shop("<a href='/privacy'>Privacy</a>")}) + "/")
    assert isinstance(found, ChromiumPopup)
    in_scheme(found, scheme)
    assert violations(found) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["options/options.html", "welcome/welcome.html"])
def test_axe_finds_nothing_in_options_and_welcome(
    popup: ChromiumPopup, chromium_only: Reader, path: str, scheme: Any
) -> None:
    page = extension_page(chromium_only, path)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(f"(() => {{ {AXE} }})()")
    assert page.evaluate(RUN) == []
    page.close()


def extension_page(reader: Reader, path: str) -> Page:
    assert isinstance(reader.browser, Chromium)
    page = reader.browser.open(f"chrome-extension://{reader.browser.extension_id}/{path}")
    page.locator("h1:not(:empty)").first.wait_for()
    return page


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_nothing_is_cut_off_at_any_width(popup: ChromiumPopup, chromium_only: Reader, width: int) -> None:
    """At 400 % zoom, a screen of 1280 pixels is 320 wide: the report as a page of its own must hold there."""
    tab = popup.evaluate("chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)")
    for path in (f"popup/popup.html?tab={tab}", "options/options.html", "welcome/welcome.html"):
        page = extension_page(chromium_only, path)
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(OPEN_ALL)
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert too_wide <= 0, f"{path} is {too_wide} pixels wider than {width}"
        page.close()


@pytest.mark.parametrize("times", [2, 4])
def test_the_popup_itself_stays_inside_its_window_with_large_type(popup: ChromiumPopup, times: int) -> None:
    popup.evaluate(f"document.documentElement.style.fontSize = '{times * 100}%'")
    popup.wait_for("document.documentElement.scrollWidth <= innerWidth")


def test_everything_can_be_done_by_keyboard(popup: ChromiumPopup) -> None:
    popup.evaluate("document.querySelector('#tab-beware').focus()")
    key(popup, "ArrowRight")
    assert popup.evaluate("document.activeElement.id") == "tab-good"
    assert popup.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    key(popup, "End")
    assert popup.evaluate("document.activeElement.id") == "tab-details"
    key(popup, "Home")
    key(popup, "Tab")  # the panel
    key(popup, "Tab")  # the first flag
    assert popup.evaluate("document.activeElement.localName") == "summary"
    key(popup, "Enter")
    assert popup.evaluate("document.activeElement.parentElement.open")
    key(popup, "Tab")
    while popup.evaluate("document.activeElement.localName") == "blockquote":  # one that scrolls takes the focus too
        key(popup, "Tab")
    assert popup.evaluate("document.activeElement.className") == "where"
    key(popup, "Enter")
    popup.wait_for("document.activeElement.parentElement.querySelector('.told').textContent === 'Marked in the page.'")


def key(popup: ChromiumPopup, name: str) -> None:
    codes = {"ArrowRight": 39, "End": 35, "Home": 36, "Tab": 9, "Enter": 13}
    fields = {"key": name, "code": name, "windowsVirtualKeyCode": codes[name]}
    popup.send("Input.dispatchKeyEvent", {"type": "keyDown", **fields, **({"text": "\r"} if name == "Enter" else {})})
    popup.send("Input.dispatchKeyEvent", {"type": "keyUp", **fields})


def test_a_screen_reader_is_told_how_the_reading_goes(
    chromium_only: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    chromium_only.visit(serve({"/privacy": own(policy, chromium_only, "ears")}) + "/privacy")
    popup = chromium_only.click()
    popup.wait_for("document.querySelector('.report') !== null")
    status = "document.querySelector('#status[role=status]').textContent"
    assert popup.evaluate(status).startswith("Done. Grade")
    assert popup.evaluate("document.querySelector('main').getAttribute('aria-busy')") == "false"


def test_no_severity_is_told_by_colour_alone(popup: ChromiumPopup) -> None:
    shape = "e.querySelector('svg path').getAttribute('d')"
    levels = popup.evaluate(f"[...document.querySelectorAll('.level')].map(e => [e.textContent, {shape}])")
    assert {words for words, _ in levels} >= {"Serious", "Take care", "Minor", "Good", "Note"}
    assert len({shape for words, shape in levels if words in ("Serious", "Take care", "Minor")}) == 3


def test_motion_contrast_and_forced_colours_are_the_readers_choice(popup: ChromiumPopup) -> None:
    in_scheme(popup, "light", prefers_contrast="more", forced_colors="active")
    quick = "getComputedStyle(document.documentElement).getPropertyValue('--quick').trim()"
    assert popup.evaluate(quick) == "0ms linear"
    edge = popup.evaluate("getComputedStyle(document.querySelector('.seal')).borderTopWidth")
    assert edge == "1px"
    assert violations(popup) == []
