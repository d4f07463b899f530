"""A real Chromium with the extension loaded, driven over the DevTools protocol."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright

from tests.browsers.popup import Popup

QUIET = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Nothing but the page asked for is fetched; no sandbox, because tests may run as root."""


class Chromium:
    """A browser window with the extension in its toolbar."""

    def __init__(self, context: BrowserContext) -> None:
        browser = context.browser
        assert browser is not None
        self.context = context
        self._session = browser.new_browser_cdp_session()
        self.extension_id = _extension_id(context)

    def open(self, url: str) -> Page:
        """A new tab, in front, loaded."""
        page = self.context.new_page()
        page.goto(url)
        page.bring_to_front()
        return page

    def click_toolbar(self, page: Page) -> ChromiumPopup:
        """A click on the extension's toolbar button, this page in front: it gives activeTab and opens the popup."""
        page.bring_to_front()
        tabs = self._session.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        tab = next(tab for tab in tabs if tab.get("embedderData", {}).get("tabActive") and tab["url"] == page.url)
        click = {"id": self.extension_id, "targetId": tab["targetId"]}
        return self.popup_opened_by(lambda: self._session.send("Extensions.triggerAction", click), page)

    def popup_opened_by(self, act: Callable[[], object], page: Page) -> ChromiumPopup:
        """The popup that opens when this is done, whoever opens it."""
        known = {target["targetId"] for target in self._extension_pages()}
        act()
        return ChromiumPopup(self._session, page, self._new_extension_page(known, page))

    def in_extension(self, function: str, argument: Any = None) -> Any:
        """What an (async) function returns in a page of the extension, where `chrome.storage` and such are."""
        page = self.open(f"chrome-extension://{self.extension_id}/manifest.json")
        try:
            return page.evaluate(function, argument)
        finally:
            page.close()

    def _extension_pages(self) -> list[dict[str, Any]]:
        targets = self._session.send("Target.getTargets")["targetInfos"]
        origin = f"chrome-extension://{self.extension_id}/"
        return [target for target in targets if target["type"] == "page" and target["url"].startswith(origin)]

    def _new_extension_page(self, known: set[str], page: Page, seconds: float = 15) -> str:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for target in self._extension_pages():
                if target["targetId"] not in known:
                    return str(target["targetId"])
            page.wait_for_timeout(50)
        raise TimeoutError("no popup has opened")


class ChromiumPopup(Popup):
    """Playwright does not list the popup among its pages, so it is spoken to through its DevTools target."""

    def __init__(self, session: CDPSession, page: Page, target: str) -> None:
        self._session = session
        self._page = page
        self._target = target
        self._answers: dict[int, dict[str, Any]] = {}
        self._sent = 0
        session.on("Target.receivedMessageFromTarget", self._receive)
        attached = session.send("Target.attachToTarget", {"targetId": target, "flatten": False})
        self._id = attached["sessionId"]

    def evaluate(self, expression: str) -> Any:
        parameters = {"expression": expression, "returnByValue": True, "awaitPromise": True}
        answer = self.send("Runtime.evaluate", parameters)
        if "exceptionDetails" in answer:
            raise RuntimeError(f"{expression}: {answer['exceptionDetails']['exception'].get('description')}")
        return answer["result"].get("value")

    def screenshot(self, path: Path) -> None:
        """What the popup looks like, as a PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", {"format": "png"})["data"]))

    def press(self, selector: str) -> None:
        """A real mouse click (a user gesture, as `permissions.request` wants one) in the middle of an element."""
        find = f"document.querySelector({json.dumps(selector)})"
        self.evaluate(f"{find}.scrollIntoView({{block: 'center'}})")
        x, y = self.evaluate(f"(b => [b.x + b.width / 2, b.y + b.height / 2])({find}.getBoundingClientRect())")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1})

    def close(self) -> None:
        """As a click elsewhere does."""
        self._session.send("Target.closeTarget", {"targetId": self._target})

    def send(self, method: str, parameters: dict[str, Any] | None = None, seconds: float = 30) -> dict[str, Any]:
        """One DevTools command to the popup, and its result."""
        self._sent += 1
        message = json.dumps({"id": self._sent, "method": method, "params": parameters or {}})
        self._session.send("Target.sendMessageToTarget", {"sessionId": self._id, "message": message})
        answer = self._answer(self._sent, seconds)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        return dict(answer["result"])

    def _answer(self, number: int, seconds: float) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while number not in self._answers:
            if time.monotonic() > deadline:
                raise TimeoutError(f"the popup did not answer within {seconds} s")
            self._page.wait_for_timeout(10)  # lets Playwright hand over what has arrived
        return self._answers.pop(number)

    def _receive(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == getattr(self, "_id", None):
            message = json.loads(event["message"])
            self._answers[message.get("id", 0)] = message


@contextmanager
def chromium_with(playwright: Playwright, program: str, extension: Path, profile: Path) -> Iterator[Chromium]:
    """A Chromium on a profile of its own, with the unpacked extension in `extension`."""
    context = playwright.chromium.launch_persistent_context(
        profile,
        executable_path=program,
        headless=True,
        args=[*QUIET, f"--disable-extensions-except={extension}", f"--load-extension={extension}"],
    )
    try:
        yield Chromium(context)
    finally:
        context.close()


def _extension_id(context: BrowserContext) -> str:
    """The host of the background worker's address."""
    workers = context.service_workers or [context.wait_for_event("serviceworker")]
    return workers[0].url.split("/")[2]
