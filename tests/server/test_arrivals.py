"""A request is handed on when it is whole, or when enough of it is there."""

from __future__ import annotations

import pytest

from server.arrivals import MOST_BYTES, Arrival


def arrived(content: bytes) -> Arrival:
    return Arrival(content=bytearray(content))


@pytest.mark.parametrize(
    "whole",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
        b"POST / HTTP/1.1\r\nCONTENT-LENGTH:5 \r\nHost: a\r\n\r\nhello",
        b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n",
    ],
)
def test_a_request_is_whole_at_its_last_byte(whole: bytes) -> None:
    assert arrived(whole).is_whole()
    if whole.count(b"GET") < 2:
        assert not any(arrived(whole[:length]).is_whole() for length in range(len(whole)))


def test_of_a_long_one_enough_is_enough() -> None:
    head = b"POST / HTTP/1.1\r\nContent-Length: 9000000\r\n\r\n"
    assert not arrived(head + b"a" * 1000).is_whole()
    assert arrived(head + b"a" * MOST_BYTES).is_whole()
    assert arrived(b"a" * MOST_BYTES).is_whole(), "a head without an end is the parser's to refuse"


def test_who_waits_to_be_asked_is_asked_once() -> None:
    arrival = arrived(b"POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
    assert arrival.waits_to_be_asked()
    assert not arrival.waits_to_be_asked()
    assert not arrived(b"POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nexpect:").waits_to_be_asked()
    assert not arrived(b"POST / HTTP/1.1\r\nExpect: 100").waits_to_be_asked()


def test_a_body_that_is_too_long_is_known_by_its_head() -> None:
    assert arrived(b"POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n").declares_more_than(100)
    assert not arrived(b"POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n").declares_more_than(100)
    assert not arrived(b"POST / HTTP/1.1\r\nContent-Length: 101\r\n").declares_more_than(100)
