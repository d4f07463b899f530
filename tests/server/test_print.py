"""A report on paper: two pages, with all that is grave on them, and nothing that only a screen can use."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from server import demo
from tests.server.strangers import analysed
from tests.services import Service

PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def greedy() -> str:
    return (demo.SAMPLES / "greedy.md").read_text(encoding="utf-8")


def report(browser: Browser, service: Service, text: str) -> Page:
    page = browser.new_page(color_scheme="dark")
    page.goto(f"{service.url}/analyses/{analysed(service, text, url='https://example.org/print')['id']}")
    return page


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_takes_two_pages(
    plain_browser: Browser, live_service: Service, policy: str, greedy: str, paper: str
) -> None:
    for text in (policy, greedy):
        page = report(plain_browser, live_service, text)
        assert len(PAGE.findall(page.pdf(format=paper))) <= 2
        page.close()


def test_all_that_is_grave_is_on_paper_in_black_on_white(
    plain_browser: Browser, live_service: Service, policy: str
) -> None:
    page = report(plain_browser, live_service, policy)
    page.emulate_media(media="print", color_scheme="dark")
    for shown in ("h1", "#beware h3", "#beware .row b", "#beware blockquote", "#do li", ".drawing", "#facts", "#grade"):
        assert page.locator(shown).first.is_visible(), shown
    for hidden in (".contents", ".foot", ".share", ".letter-to", ".there", "#history"):
        assert not page.locator(hidden).first.is_visible(), hidden
    colours = "[getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.body).color]"
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(29, 32, 35)"]
    page.close()
