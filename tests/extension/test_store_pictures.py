"""Takes the pictures for the stores, of the real extension on a real page: build/store/*.png, 1280 by 800."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browsers.chromium import Chromium, ChromiumPopup
from tests.extension.readers import Reader
from tests.extension.test_accessibility import extension_page
from tests.extension.test_links import shop
from tests.services import ROOT

Serve = Callable[[dict[str, str]], str]
FOLDER = ROOT / "build" / "store"
SIZE = {"width": 1280, "height": 800}
BESIDE = """<body style="margin:0;background:#e2edf2"><img src="{page}" style="position:absolute;inset:0">
<img src="{popup}" style="position:absolute;right:40px;top:24px;border-radius:12px;box-shadow:0 12px 48px #0006">"""


def embedded(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def picture(easel: Page, reader: Reader, popup: ChromiumPopup, name: str, tmp_path: Path) -> None:
    """The popup where it hangs over the page."""
    assert reader.page
    shown = tmp_path / "popup.png"
    popup.screenshot(shown)
    easel.set_viewport_size(SIZE)  # type: ignore[arg-type]
    easel.set_content(BESIDE.format(page=embedded(reader.page.screenshot()), popup=embedded(shown.read_bytes())))
    save(easel, name)


def save(page: Page, name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    taken = page.screenshot(path=FOLDER / f"{name}.png")
    assert (int.from_bytes(taken[16:20]), int.from_bytes(taken[20:24])) == (1280, 800)
    assert len(taken) > 20_000, "a picture with nothing on it"


def test_pictures_for_the_stores(
    chromium_only: Reader, page: Page, serve: Serve, policy_page: str, tmp_path: Path
) -> None:
    site = serve({"/privacy": policy_page, "/": shop("<a href='/privacy'>Privacy policy</a>")})
    assert isinstance(chromium_only.browser, Chromium)
    chromium_only.visit(f"{site}/privacy")
    assert chromium_only.page
    chromium_only.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    popup = chromium_only.click()
    assert isinstance(popup, ChromiumPopup)
    popup.wait_for("document.querySelector('#marks-all') !== null")
    picture(page, chromium_only, popup, "1-grade", tmp_path)
    popup.evaluate("document.querySelector('.flag').open = true")
    popup.evaluate("document.querySelector('.flag').scrollIntoView()")
    popup.click("#marks-all")
    popup.wait_for_text("places are marked")
    popup.click("#marks-next")
    picture(page, chromium_only, popup, "2-show-me-where", tmp_path)
    popup.click("#tab-do")
    popup.evaluate("document.querySelector('#letter').scrollIntoView({ block: 'center' })")
    picture(page, chromium_only, popup, "3-what-to-do", tmp_path)
    for number, path in enumerate(("welcome/welcome.html", "options/options.html"), start=4):
        shown = extension_page(chromium_only, path)
        shown.set_viewport_size(SIZE)  # type: ignore[arg-type]
        save(shown, f"{number}-{Path(path).stem}")
        shown.close()
