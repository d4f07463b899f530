"""Browsers are found or got; where there can be none, that is said loudly, and only under CI it is a failure."""

from __future__ import annotations

import pytest

from scripts import get_browsers


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A machine where Chromium is not found and every way to get it fails. Lists the ways that were tried."""
    tried: list[str] = []
    ways = (lambda: tried.append("its own"), lambda: tried.append("the system's"))
    monkeypatch.setattr(get_browsers, "_wanted", lambda: (("Chromium", lambda: None, ways),))
    return tried


def test_every_way_is_tried_then_it_is_said_loudly(
    no_browser: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert get_browsers.main() == 0
    assert no_browser == ["its own", "the system's"]
    assert "THE TESTS THAT DRIVE CHROMIUM WILL BE SKIPPED" in capsys.readouterr().out


def test_under_ci_it_is_a_failure(no_browser: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert get_browsers.main() == 1


def test_the_first_way_that_helps_is_the_last_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[str] = []
    ways = (lambda: got.append("/usr/bin/chromium"), lambda: got.append("never"))
    monkeypatch.setattr(get_browsers, "_wanted", lambda: (("Chromium", lambda: got[0] if got else None, ways),))
    assert get_browsers.main() == 0
    assert got == ["/usr/bin/chromium"]
