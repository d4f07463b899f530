"""Readers at real browsers, one browser for a module, and the wire to the real service, one for a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browsers.chromium import chromium_with
from tests.browsers.firefox import firefox_with
from tests.extension.readers import Reader, pin_button
from tests.extension.wire import Wire, wire_to
from tests.services import Service


@pytest.fixture(scope="module")
def chromium_reader(
    playwright: Playwright, chromium_program: str, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Reader]:
    profile = tmp_path_factory.mktemp("profile")
    pin_button(profile, extension)
    with chromium_with(playwright, chromium_program, extension, profile) as browser:
        yield Reader(browser)


@pytest.fixture(scope="module")
def firefox_reader(firefox_program: str, extension: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with firefox_with(firefox_program, extension, tmp_path_factory.mktemp("firefox") / "log") as browser:
        yield Reader(browser)


@pytest.fixture(params=["chromium", "firefox"])
def any_reader(request: pytest.FixtureRequest) -> Reader:
    """The same test in both browsers."""
    found: Reader = request.getfixturevalue(f"{request.param}_reader")
    return found


@pytest.fixture
def wire(live_service: Service) -> Iterator[Wire]:
    with wire_to(live_service.url) as running:
        yield running


@pytest.fixture
def reader(any_reader: Reader, wire: Wire) -> Reader:
    """A reader with the usual choices, whose extension speaks over the wire."""
    any_reader.choose(service=wire.url)
    return any_reader


@pytest.fixture
def chromium_only(chromium_reader: Reader, wire: Wire) -> Reader:
    """The same in Chromium, for what only its protocol can do."""
    chromium_reader.choose(service=wire.url)
    return chromium_reader


@pytest.fixture
def firefox_only(firefox_reader: Reader, wire: Wire) -> Reader:
    """The same in Firefox, for what only it can be asked to do."""
    firefox_reader.choose(service=wire.url)
    return firefox_reader
