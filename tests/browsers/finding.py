"""Finds a Chromium and a Firefox that tests may drive."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser")
"""Not Google Chrome: since version 137 it takes no unpacked extension from the command line."""

FIREFOX_NAMES = ("firefox-esr", "firefox")
MAC_CHROMIUM = Path("/Applications/Chromium.app/Contents/MacOS/Chromium")
MAC_FIREFOX = Path("/Applications/Firefox.app/Contents/MacOS/firefox")


def find_chromium() -> str | None:
    """The Chromium of `$CHROMIUM`, of the PATH, or of Playwright, in this order; None if none of them starts."""
    return _first_that_starts(_chromiums())


def find_firefox() -> str | None:
    """The Firefox of `$FIREFOX` or of the PATH; None if none of them starts. (Playwright's takes no extension.)"""
    named = (os.environ.get("FIREFOX"), *map(shutil.which, FIREFOX_NAMES), str(MAC_FIREFOX))
    return _first_that_starts(path for path in named if path)


def _chromiums() -> Iterator[str]:
    named = (os.environ.get("CHROMIUM"), *map(shutil.which, CHROMIUM_NAMES), str(MAC_CHROMIUM))
    yield from (path for path in named if path)
    yield from map(str, _downloaded_by_playwright())


def _downloaded_by_playwright() -> Iterator[Path]:
    """Newest first. Looked up on disk, because asking Playwright itself starts its driver."""
    folders = [os.environ.get("PLAYWRIGHT_BROWSERS_PATH"), "~/.cache/ms-playwright", "~/Library/Caches/ms-playwright"]
    for folder in (Path(name).expanduser() for name in folders if name):
        for build in sorted(folder.glob("chromium-*"), reverse=True):
            yield from build.glob("chrome-linux*/chrome")
            yield from build.glob("chrome-mac*/*.app/Contents/MacOS/*")


def _first_that_starts(paths: Iterable[str]) -> str | None:
    return next((path for path in paths if Path(path).exists() and _starts(path)), None)


def _starts(path: str) -> bool:
    """In Chromium's place Ubuntu puts a script that only tells how to install one: a version says more than a file."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0
