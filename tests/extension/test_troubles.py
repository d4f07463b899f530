"""Whatever goes wrong, there is a sentence and a way on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.extension import shapes
from tests.extension.readers import Reader, trouble
from tests.extension.test_whole_way import own
from tests.extension.wire import Mishap, Wire, answer, late, problem
from tests.services import free_port

Serve = Callable[[dict[str, str]], str]
IS_REPORT = "document.querySelector('.report .flags') !== null"
PDF = b"""%PDF-1.1
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
trailer<</Root 1 0 R>>"""

MISHAPS: dict[str, tuple[str, Mishap]] = {
    "HTML instead of JSON": ("wrong-answer", answer(200, b"<h1>It works!</h1>", "text/html")),
    "another site's 404": ("wrong-answer", answer(404, b"<h1>Not found</h1>", "text/html")),
    "some other JSON": ("wrong-answer", answer(200, b'{"id": 1, "flags": "many"}', "application/json")),
    "no analysis of this text": ("wrong-answer", answer(200, b'{"id": "0", "flags": []}', "application/json")),
    "busy": ("unavailable", problem(503, "unavailable")),
    "too many requests": ("rate-limited", problem(429, "rate-limited", Retry_After="1")),
}


@pytest.mark.parametrize("case", MISHAPS)
def test_a_wrong_answer_has_a_sentence_and_a_retry(
    reader: Reader, wire: Wire, serve: Serve, policy: str, case: str
) -> None:
    kind, wire.mishap = MISHAPS[case]
    popup = reader.read(serve({"/privacy": own(policy, reader, case)}) + "/privacy")
    assert trouble(popup) == kind
    assert popup.evaluate("document.querySelector('.failure h1').textContent.length") > 10
    assert wire.posted() == []  # nobody but the service is given the text
    wire.mishap = None
    retry = "[...document.querySelectorAll('.failure .ways button')].find(b => b.textContent.startsWith('Try again'))"
    popup.wait_for(f"!{retry}.disabled")
    popup.evaluate(f"{retry}.click()")
    popup.wait_for(IS_REPORT)


def test_no_service_at_all(reader: Reader, serve: Serve, policy: str) -> None:
    reader.choose(service=f"http://127.0.0.1:{free_port()}")
    popup = reader.read(serve({"/privacy": own(policy, reader, "nobody")}) + "/privacy")
    assert trouble(popup) == "service-away"
    assert "127.0.0.1" in popup.text()
    assert popup.evaluate("document.querySelector('#status').textContent") == "The service does not answer."


def test_a_slow_service_is_waited_for_and_the_reader_is_told(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    wire.mishap = late(10)
    reader.visit(serve({"/privacy": own(policy, reader, "patience")}) + "/privacy")
    popup = reader.click()
    popup.wait_for("document.querySelector('.status.seen') !== null", seconds=8)
    assert "longer than usual" in popup.text()
    wire.wait_for(1)
    wire.mishap = None
    popup.wait_for(IS_REPORT, seconds=20)
    assert "longer than usual" not in popup.text()


def test_a_service_that_never_answers_is_given_up(chromium_only: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    wire.mishap = late(25)
    popup = chromium_only.read(serve({"/privacy": own(policy, chromium_only, "no end")}) + "/privacy", seconds=25)
    assert trouble(popup) == "slow"


def test_what_was_read_before_is_shown_while_the_service_is_away(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    site = serve({"/privacy": own(policy, reader, "from before"), "/other": "<p>Other"})
    reader.read(f"{site}/privacy")
    reader.visit(f"{site}/other")
    wire.mishap = answer(502, b"Bad gateway", "text/plain")
    popup = reader.read(f"{site}/privacy")
    popup.wait_for("document.querySelector('.notice') !== null")
    assert "This is what we read on" in popup.text()
    assert popup.evaluate(IS_REPORT)


def test_a_text_over_a_mebibyte_is_not_sent_but_its_first_part_can_be(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    page = own(policy, reader, "length") + "<p>Lamps are lit. </p>" * 80_000
    popup = reader.read(serve({"/privacy": page}) + "/privacy")
    assert trouble(popup) == "too-large"
    assert wire.sent == []
    popup.click(".failure .ways button")
    popup.wait_for(IS_REPORT, seconds=60)
    assert len(wire.posted()[0]["text"].encode()) <= 2**20
    assert "first part" in popup.text()


def test_too_little_text(reader: Reader, serve: Serve) -> None:
    popup = reader.read(
        serve({"/": shapes.page("<main><h1>Privacy policy</h1><p>We respect your privacy.</p></main>")}) + "/"
    )
    assert trouble(popup) == "too-short"


def test_a_page_without_text(reader: Reader, wire: Wire, serve: Serve) -> None:
    popup = reader.read(serve({"/": shapes.page("<canvas></canvas>")}) + "/")
    assert trouble(popup) == "empty"
    assert wire.sent == []


def test_a_page_of_the_browser_itself(reader: Reader, wire: Wire) -> None:
    popup = reader.read("chrome://version" if reader.name == "chromium" else "about:license")
    assert trouble(popup) == "no-access"
    assert wire.sent == []


def test_a_pdf_gets_an_honest_sentence(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "policy.pdf").write_bytes(PDF)
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    popup = reader.read(f"http://127.0.0.1:{server.server_port}/policy.pdf")
    assert trouble(popup) == "pdf"
    assert "paste it on the web page" in popup.text()
    server.shutdown()
