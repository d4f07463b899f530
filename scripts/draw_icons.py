"""Draws the extension's icons: the one SVG, in every size that the browsers ask for."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browsers.finding import find_chromium

ICONS = Path(__file__).parents[1] / "extension" / "icons"
SIZES = (16, 32, 48, 128)


def draw(page: Page, drawing: str, size: int) -> bytes:
    """The drawing as a PNG of `size` by `size` pixels, see-through around it."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>{drawing}")
    return page.screenshot(omit_background=True)


def main() -> int:
    program = find_chromium()
    if not program:
        print("No Chromium was found to draw with. `make setup` gets one.", file=sys.stderr)
        return 1
    drawing = (ICONS / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=["--no-sandbox"])
        page = browser.new_page()
        for size in SIZES:
            (ICONS / f"icon-{size}.png").write_bytes(draw(page, drawing, size))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
