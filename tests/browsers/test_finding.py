"""The browsers that tests drive are found, or not found, as this machine has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browsers.finding import find_chromium, find_firefox


def script(path: Path, exit_status: int) -> str:
    path.write_text(f"#!/bin/sh\nexit {exit_status}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but /bin/sh's own needs, and no browser of Playwright's."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("PLAYWRIGHT_BROWSERS_PATH", raising=False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.delenv("FIREFOX", raising=False)
    (tmp_path / "bin").mkdir()
    return tmp_path


def test_the_named_program_comes_first(bare_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script(bare_machine / "bin" / "chromium", 0)
    monkeypatch.setenv("CHROMIUM", script(bare_machine / "mine", 0))
    assert find_chromium() == str(bare_machine / "mine")


def test_a_program_that_does_not_start_is_passed_over(bare_machine: Path) -> None:
    script(bare_machine / "bin" / "chromium", 1)
    good = script(bare_machine / "bin" / "chromium-browser", 0)
    assert find_chromium() == good


def test_the_newest_download_of_playwright_is_the_last_choice(bare_machine: Path) -> None:
    for build in ("chromium-1100", "chromium-1200"):
        folder = bare_machine / ".cache" / "ms-playwright" / build / "chrome-linux"
        folder.mkdir(parents=True)
        newest = script(folder / "chrome", 0)
    assert find_chromium() == newest


def test_a_machine_without_browsers_has_none(bare_machine: Path) -> None:
    script(bare_machine / "bin" / "firefox", 1)
    assert find_firefox() is None or "/Applications/" in str(find_firefox())
    assert find_chromium() is None or "/Applications/" in str(find_chromium())
