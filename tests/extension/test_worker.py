"""The worker may end between any two steps: nothing is lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from tests.extension import shapes
from tests.extension.readers import Reader
from tests.extension.test_whole_way import own
from tests.extension.wire import Mishap, Sent, Wire

Serve = Callable[[dict[str, str]], str]
IS_REPORT = "document.querySelector('.report .flags') !== null"


def held(method: str, released: threading.Event) -> Mishap:
    """The first request of this kind waits until the test lets it go."""
    waiting = [True]

    def hold(handler: BaseHTTPRequestHandler, sent: Sent) -> bool:
        if sent.method == method and waiting:
            waiting.clear()
            released.wait(20)
        return False

    return hold


@pytest.mark.parametrize(("method", "requests"), [("GET", 1), ("POST", 2)], ids=["while asking", "while sending"])
def test_the_popup_takes_the_reading_up_again(
    reader: Reader, wire: Wire, serve: Serve, policy: str, method: str, requests: int
) -> None:
    released = threading.Event()
    wire.mishap = held(method, released)
    reader.visit(serve({"/privacy": own(policy, reader, f"death while {method}")}) + "/privacy")
    popup = reader.click()
    wire.wait_for(requests)
    reader.kill_worker()
    released.set()
    popup.wait_for(IS_REPORT)


def test_a_worker_that_ends_while_the_page_is_read(reader: Reader, serve: Serve, policy: str) -> None:
    marked = shapes.sections(f"{policy}\nMade for a late death in {reader.name}.")
    reader.visit(serve({"/privacy": shapes.late(marked)}) + "/privacy")
    popup = reader.click()
    popup.wait_for("document.querySelector('.progress') !== null")
    reader.kill_worker()
    popup.wait_for(IS_REPORT)


def test_worker_and_popup_gone_the_next_click_goes_on(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    released = threading.Event()
    wire.mishap = held("POST", released)
    reader.visit(serve({"/privacy": own(policy, reader, "two deaths")}) + "/privacy")
    popup = reader.click()
    wire.wait_for(2)
    if reader.name == "chromium":
        popup.close()  # type: ignore[attr-defined]
    reader.close_popup()
    reader.kill_worker()
    released.set()
    reader.click().wait_for(IS_REPORT)


def test_what_is_done_outlives_the_worker(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    reader.read(serve({"/privacy": own(policy, reader, "afterlife")}) + "/privacy")
    reader.close_popup()
    reader.kill_worker()
    wire.sent.clear()
    reader.click().wait_for(IS_REPORT)
    assert wire.sent == []
