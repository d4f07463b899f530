"""What a person's hands do in Firefox outside of page and popup: answer its questions, use its menus, change tabs."""

from __future__ import annotations

import json
import time
from typing import Any
from urllib.parse import urlsplit

from marionette_driver import By
from marionette_driver.keys import Keys
from marionette_driver.marionette import ActionSequence, Marionette

from tests.browsers.firefox import CLICK_TOOLBAR_BUTTON, Firefox, FirefoxPopup
from tests.browsers.popup import Popup
from tests.extension.readers import Reader

PRESS = """((element) => {
  element.scrollIntoView({ block: "center" });
  const { x, y, width, height } = element.getBoundingClientRect();
  const helper = window.windowUtils.setHandlingUserInput(true);
  const options = { bubbles: true, clientX: x + width / 2, clientY: y + height / 2, view: window };
  element.dispatchEvent(new window.MouseEvent("click", options));
  helper.destruct();
  return true;
})(document.querySelector(SELECTOR))"""
QUESTION = """
const [name] = arguments;
const { panel } = PopupNotifications;
const question = panel.state === "open" && panel.firstElementChild;
if (!question || question.id !== "addon-webext-permissions-notification") return false;
question[name].click();
return true;
"""
MENU_ENTRY = """
const menu = document.getElementById("contentAreaContextMenu");
const entry = [...menu.querySelectorAll("menuitem")].find((one) => one.label === arguments[0] && !one.hidden);
if (menu.state !== "open" || !entry) return false;
menu.activateItem(entry);
return true;
"""
PERMISSIONS = "async () => (await browser.permissions.getAll()).origins"


def until(session: Marionette, script: str, arguments: list[Any], seconds: float = 10) -> None:
    """Until the script, run in the browser's own window, answers true."""
    deadline = time.monotonic() + seconds
    with session.using_context("chrome"):
        while not session.execute_script(script, arguments):
            assert time.monotonic() < deadline, f"after {seconds} s still not: {script}"
            time.sleep(0.05)


def press(popup: Popup, selector: str) -> None:
    """A click in the popup that counts as the user's, as `permissions.request` wants one."""
    popup.evaluate(PRESS.replace("SELECTOR", json.dumps(selector)))


def answer_question(session: Marionette, allow: bool) -> None:
    """Answers the browser's question whether the extension may have a permission."""
    until(session, QUESTION, ["button" if allow else "secondaryButton"])


def choose_in_menu(session: Marionette, element_id: str, entry: str) -> None:
    """Opens the menu of an element of the page with the right mouse button, and chooses an entry by its words."""
    element = session.find_element(By.ID, element_id)
    mouse = ActionSequence(session, "pointer", "mouse", {"pointerType": "mouse"})
    mouse.pointer_move(0, 0, origin=element).pointer_down(button=2).pointer_up(button=2).perform()
    until(session, MENU_ENTRY, [entry])


def to_tab(session: Marionette, path: str, seconds: float = 15) -> None:
    """To the tab that shows this path, once there is one."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for handle in session.window_handles:
            session.switch_to_window(handle)
            if urlsplit(session.get_url()).path == path:
                return
        time.sleep(0.1)
    raise TimeoutError(f"after {seconds} s no tab shows {path}")


def click_toolbar_here(reader: Reader) -> Popup:
    """The click in the tab that is in front now, which need not be the one that the test began in."""
    assert isinstance(reader.browser, Firefox)
    reader.close_popup()
    with reader.browser.session.using_context("chrome"):
        reader.browser.session.execute_script(CLICK_TOOLBAR_BUTTON, [reader.browser.extension_id])
    return popup_of(reader)


def popup_of(reader: Reader) -> Popup:
    """The popup that is opening, loaded."""
    assert isinstance(reader.browser, Firefox)
    popup = FirefoxPopup(reader.browser.session)
    popup.wait_until_open()
    reader.until_loaded()
    return popup


def until_in_tab(session: Marionette, expression: str, seconds: float = 10) -> None:
    """Until the expression is true in the page of the tab."""
    deadline = time.monotonic() + seconds
    while not session.execute_script(f"return Boolean({expression})"):
        assert time.monotonic() < deadline, f"after {seconds} s still not: {expression}"
        time.sleep(0.05)


def type_into(session: Marionette, element_id: str, words: str) -> None:
    """Replaces what stands in a field, and presses Enter."""
    field = session.find_element(By.ID, element_id)
    field.clear()
    field.send_keys(words + Keys.ENTER)


def close_tab(session: Marionette) -> None:
    """And back to the first one."""
    session.close()
    session.switch_to_window(session.window_handles[0])
