"""A reader at a browser: opens a page, clicks the toolbar button, looks at the popup. The same in both browsers."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browsers.chromium import Chromium
from tests.browsers.firefox import Firefox
from tests.browsers.popup import Popup

SAVE = "async settings => { await (globalThis.browser ?? chrome).storage.local.set({ settings }); return 1; }"
CLEAR = """async () => {
  const { storage, runtime } = globalThis.browser ?? chrome;
  await storage.local.clear();
  await storage.session.clear();
  const kept = await import(runtime.getURL("lib/kept.js"));
  await kept.forgetAll();
  return 1;
}"""
READINGS = """async () => {
  const all = await (globalThis.browser ?? chrome).storage.session.get();
  return Object.entries(all).filter(([key]) => key.startsWith("reading:")).map(([, reading]) => reading);
}"""
BADGES = """async () => {
  const { tabs, action } = globalThis.browser ?? chrome;
  const texts = await Promise.all((await tabs.query({})).map(({ id }) => action.getBadgeText({ tabId: id })));
  return texts.join("");
}"""
END_BACKGROUND = """
const [id, done] = arguments;
WebExtensionPolicy.getByID(id).extension.terminateBackground().then(() => done(1), (error) => done(String(error)));
"""
PRESS_KEYS = """
const [letter] = arguments;
const tip = Cc["@mozilla.org/text-input-processor;1"].createInstance(Ci.nsITextInputProcessor);
tip.beginInputTransactionForTests(window);
const codes = { Alt: "AltLeft", Shift: "ShiftLeft", [letter]: `Key${letter}` };
const numberOf = (key) => (key === letter ? key.charCodeAt(0) : 0);
const keyOf = (key) => new KeyboardEvent("", { key, code: codes[key], keyCode: numberOf(key) });
const keys = ["Alt", "Shift", letter].map(keyOf);
for (const key of keys) tip.keydown(key);
for (const key of keys.reverse()) tip.keyup(key);
"""
CLOSE_POPUP = """
for (const panel of document.querySelectorAll("panel")) if (panel.state === "open") panel.hidePopup();
"""
POPUP_IS_LOADED = """
const frame = document.querySelector("browser[webextension-view-type=popup]");
return Boolean(frame?.currentURI?.spec.includes("popup.html") && !frame.webProgress?.isLoadingDocument);
"""
END = "document.querySelector('.failure, .sections:not(:has([aria-busy]))') !== null"


class Reader:
    """A browser with the extension, and what a person does with it."""

    def __init__(self, browser: Chromium | Firefox) -> None:
        self.browser = browser
        self.name = type(browser).__name__.lower()
        self.page: Page | None = None
        self.settings: dict[str, Any] = {}

    def choose(self, **settings: Any) -> None:
        """The reader's choices, as the options page keeps them; everything that was kept before is gone."""
        if isinstance(self.browser, Firefox):
            self.close_popup()
            self.browser.open("about:blank")  # the site of the test before is gone
        self.browser.in_extension(CLEAR)
        self.browser.in_extension(SAVE, settings)
        self.settings = settings

    def visit(self, address: str) -> None:
        """Open a page and nothing more; in Chromium, the tab of before is closed."""
        if isinstance(self.browser, Firefox):
            self.close_popup()
            self.browser.open(address)
            return
        before, self.page = self.page, self.browser.open(address)
        if before and not before.is_closed():
            before.close()

    def click(self) -> Popup:
        """The real toolbar click on the page in front."""
        if isinstance(self.browser, Firefox):
            self.close_popup()
            popup = self.browser.click_toolbar()
            self.until_loaded()
            return popup
        assert self.page
        return self.browser.click_toolbar(self.page)

    def until_loaded(self, seconds: float = 10) -> None:
        """Firefox's popup moves to another process while it loads; words spoken to it before are lost."""
        assert isinstance(self.browser, Firefox)
        deadline = time.monotonic() + seconds
        with self.browser.session.using_context("chrome"):
            while not self.browser.session.execute_script(POPUP_IS_LOADED) and time.monotonic() < deadline:
                time.sleep(0.02)

    def read(self, address: str, seconds: float = 30) -> Popup:
        """Visit, click, and wait until there is a report or a trouble."""
        self.visit(address)
        popup = self.click()
        popup.wait_for(END, seconds)
        return popup

    def in_page(self, expression: str) -> Any:
        """The value of an expression in the page that is being read."""
        if isinstance(self.browser, Firefox):
            return self.browser.session.execute_script(f"return {expression}", sandbox=None)
        assert self.page
        return self.page.evaluate(expression)

    def wait_in_page(self, expression: str, seconds: float = 10) -> None:
        """Until the expression is true in the page."""
        deadline = time.monotonic() + seconds
        while not self.in_page(f"Boolean({expression})"):
            assert time.monotonic() < deadline, f"after {seconds} s still not: {expression}"
            time.sleep(0.05)

    def press_keys(self, letter: str) -> None:
        """Alt+Shift+letter, in the browser's window. Only Firefox's listens to keys without a screen."""
        assert isinstance(self.browser, Firefox)
        with self.browser.session.using_context("chrome"):
            self.browser.session.execute_script(PRESS_KEYS, [letter])

    def until(self, holds: Callable[[], object], seconds: float = 15) -> None:
        """Waits until something holds."""
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, f"after {seconds} s it still does not hold"
            time.sleep(0.1)

    def readings(self) -> list[Mapping[str, Any]]:
        """What the extension has kept of its open tabs. Asked from a tab of its own, where there can be one."""
        return list(self.browser.in_extension(READINGS))

    def close_popup(self) -> None:
        """As a click elsewhere does. Chromium closes its popup when the tab goes."""
        if isinstance(self.browser, Firefox):
            with self.browser.session.using_context("chrome"):
                self.browser.session.execute_script(CLOSE_POPUP)
            time.sleep(0.2)

    def kill_worker(self) -> None:
        """Ends the extension's background, as browsers do when they like."""
        if isinstance(self.browser, Firefox):
            with self.browser.session.using_context("chrome"):
                self.browser.session.execute_async_script(END_BACKGROUND, [self.browser.extension_id])
            return
        session = self.browser.context.browser.new_browser_cdp_session()  # type: ignore[union-attr]
        for target in session.send("Target.getTargets")["targetInfos"]:
            if target["type"] == "service_worker" and self.browser.extension_id in target["url"]:
                session.send("Target.closeTarget", {"targetId": target["targetId"]})
        session.detach()

    def badge(self) -> str:
        """What stands on the toolbar icon for the tabs that have something there."""
        return str(self.browser.in_extension(BADGES))


def pin_button(profile: Path, extension: Path) -> None:
    """Pins our button to Chromium's toolbar, as the welcome page asks the reader to.

    Chromium draws a button that is not pinned out of its menu for a quarter of a second before it opens any popup.
    An unpacked extension is known by the letters a to p in place of the first digits of its path's SHA-256.
    """
    digits = hashlib.sha256(str(extension.resolve()).encode()).hexdigest()[:32]
    known = "".join(chr(ord("a") + int(digit, 16)) for digit in digits)
    (profile / "Default").mkdir(parents=True)
    preferences = {"extensions": {"pinned_extensions": [known]}}
    (profile / "Default" / "Preferences").write_text(json.dumps(preferences))


def practices(popup: Popup) -> set[str]:
    """The ids of all flags that the popup shows, whichever tab they are on."""
    return set(popup.evaluate("[...document.querySelectorAll('[data-practice]')].map(e => e.dataset.practice)"))


def trouble(popup: Popup) -> str:
    """The kind of trouble that the popup tells of."""
    return str(popup.wait_for("document.querySelector('.failure')?.dataset.trouble"))
