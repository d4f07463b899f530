"""A stranger's site around our widgets: pages with a strict content policy, and a look at all that they ask for."""

from __future__ import annotations

import json
import urllib.request
from typing import Any

from playwright.sync_api import Page

from tests.services import Service

WATCH_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


def analysed(service: Service, text: str, **rest: str) -> dict[str, Any]:
    """What the service makes of a text."""
    body = json.dumps({"text": text, **rest}).encode()
    request = urllib.request.Request(f"{service.url}/v1/analyses", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def strict_page(service: Service, body: str, head: str = "") -> str:
    """A page that allows the service alone, and that in nothing but what the widgets need."""
    allowed = " ".join(f"{kind}-src {service.url};" for kind in ("script", "connect", "img", "frame"))
    policy = f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; {allowed}">'
    about = '<!doctype html><html lang="en"><meta charset="utf-8"><title>A shop</title>'
    return f"{about}{policy}{head}<main><h1>A shop</h1>{body}</main>"


def script(service: Service, attributes: str = "") -> str:
    return f'<script src="{service.url}/widget.js" {attributes}></script>'


def watched(page: Page) -> tuple[list[str], list[str]]:
    """The requests and the complaints of a page, from now on; both lists grow while it runs."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.add_init_script(WATCH_SHIFTS)
    return asked, complaints


def spoken(page: Page) -> list[str]:
    """What a screen reader finds in the page, closed shadow trees included."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    return [node["name"]["value"] for node in tree["nodes"] if node.get("name", {}).get("value")]


def wait_until_spoken(page: Page, words: str, seconds: float = 10) -> str:
    """All that is read aloud, once these words are. Raises AssertionError with what is read instead."""
    for _ in range(int(seconds * 10)):
        told = " ".join(spoken(page))
        if words in told:
            return told
        page.wait_for_timeout(100)
    raise AssertionError(f"nobody hears {words!r} in: {told}")
