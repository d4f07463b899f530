"""A real Firefox with the extension loaded, driven over Marionette."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marionette_driver.addons import Addons
from marionette_driver.marionette import Marionette

from tests.browsers.popup import Popup

CLICK_TOOLBAR_BUTTON = """
const { CustomizableUI } = ChromeUtils.importESModule(
  "moz-src:///browser/components/customizableui/CustomizableUI.sys.mjs");
const { makeWidgetId } = ChromeUtils.importESModule("resource://gre/modules/ExtensionCommon.sys.mjs").ExtensionCommon;
const widget = makeWidgetId(arguments[0]) + "-browser-action";
CustomizableUI.addWidgetToArea(widget, "nav-bar");
document.getElementById(widget).querySelector(".unified-extensions-item-action-button").click();
"""

IN_POPUP = """
const [expression, done] = arguments;
const frame = document.querySelector("browser[webextension-view-type=popup]");
if (!frame) {
  done({ error: "no popup is open" });
} else {
  const name = "tests:" + Math.random();
  frame.messageManager.addMessageListener(name, function listen({ data }) {
    frame.messageManager.removeMessageListener(name, listen);
    done(data);
  });
  const script = `
    ((document, window) => {
      const answer = (data) => sendAsyncMessage(${JSON.stringify(name)}, data);
      new Promise((give) => give(${expression})).then(
        (value) => answer({ value: JSON.stringify(value) ?? "null" }),
        (error) => answer({ error: String(error) }));
    })(content.document, content);`;
  frame.messageManager.loadFrameScript("data:text/javascript;charset=utf-8," + encodeURIComponent(script), false);
}
"""

HOST_OF = "return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname"
POPUP_IS_OPEN = "return Boolean(document.querySelector('browser[webextension-view-type=popup]'))"

IN_EXTENSION = """
const [argument, done] = arguments;
new Promise((give) => give((FUNCTION)(argument))).then(
  (value) => done({ value: JSON.stringify(value) ?? "null" }),
  (error) => done({ error: String(error) }));
"""


class Firefox:
    """A browser window with the extension in its toolbar."""

    def __init__(self, session: Marionette, extension: Path) -> None:
        self.session = session
        self._tab = session.current_window_handle
        self.extension_id = Addons(session).install(str(extension), temp=True)

    def open(self, url: str) -> None:
        """Load a page in our tab, and bring it to the front: an extension may open tabs of its own."""
        self.session.switch_to_window(self._tab)
        self.session.navigate(url)

    def click_toolbar(self) -> FirefoxPopup:
        """A click on the extension's toolbar button: it gives activeTab and opens the popup."""
        self.session.switch_to_window(self._tab)
        with self.session.using_context("chrome"):
            self.session.execute_script(CLICK_TOOLBAR_BUTTON, [self.extension_id])
        popup = FirefoxPopup(self.session)
        popup.wait_until_open()
        return popup

    def in_extension(self, function: str, argument: Any = None) -> Any:
        """What an (async) function returns in a page of the extension, where `browser.storage` and such are."""
        with self.session.using_context("chrome"):
            host = self.session.execute_script(HOST_OF, [self.extension_id])
        before = self.session.get_url()
        self.open(f"moz-extension://{host}/manifest.json")
        # Only without a sandbox of its own does a script see `browser`.
        script = IN_EXTENSION.replace("FUNCTION", function)
        answer = self.session.execute_async_script(script, [argument], sandbox=None)
        self.open(before)
        return _value(answer)


class FirefoxPopup(Popup):
    """Marionette does not list the popup among its windows, so it is spoken to by a frame script."""

    def __init__(self, session: Marionette) -> None:
        self._session = session

    def evaluate(self, expression: str) -> Any:
        with self._session.using_context("chrome"):
            return _value(self._session.execute_async_script(IN_POPUP, [expression]))

    def is_open(self) -> bool:
        """Whether the window shows a popup."""
        with self._session.using_context("chrome"):
            return bool(self._session.execute_script(POPUP_IS_OPEN))

    def wait_until_open(self, seconds: float = 15) -> None:
        """Raises TimeoutError when the click has opened no popup."""
        deadline = time.monotonic() + seconds
        while not self.is_open():
            if time.monotonic() > deadline:
                raise TimeoutError("the click on the toolbar button opened no popup")
            time.sleep(0.05)


@contextmanager
def firefox_with(program: str, extension: Path, log: Path) -> Iterator[Firefox]:
    """A Firefox on a profile of its own, with the unpacked extension in `extension`."""
    session = Marionette(bin=program, app="fxdesktop", headless=True, host="127.0.0.1", port=0, gecko_log=str(log))
    session.start_session()
    session.timeout.script = 30
    try:
        yield Firefox(session, extension)
    finally:
        session.quit()


def _value(answer: dict[str, Any]) -> Any:
    if "error" in answer:
        raise RuntimeError(answer["error"])
    return json.loads(answer["value"])
