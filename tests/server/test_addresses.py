"""An address has one form: without what may tell something about the reader, and only of the web."""

from __future__ import annotations

import pytest

from server.addresses import normal


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("https://example.org/privacy", "https://example.org/privacy"),
        ("https://example.org", "https://example.org/"),
        ("HTTPS://Example.ORG./Privacy", "https://example.org/Privacy"),
        ("https://example.org:443/p", "https://example.org/p"),
        ("http://example.org:80/p", "http://example.org/p"),
        ("http://example.org:8080/p", "http://example.org:8080/p"),
        ("https://example.org/p?session=1&user=ann#rights", "https://example.org/p"),
        ("https://ann:secret@example.org/p", "https://example.org/p"),
        ("https://bücher.example/datenschutz", "https://xn--bcher-kva.example/datenschutz"),
        ("https://example.org/%7eann/%c3%a9", "https://example.org/~ann/%C3%A9"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("http://[::1]:8000/p", "http://[::1]:8000/p"),
    ],
)
def test_one_page_has_one_form(given: str, known: str) -> None:
    assert normal(given) == known
    assert normal(known) == known, "the form is its own"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "example.org/privacy",
        "ftp://example.org/p",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "chrome-extension://abc/page.html",
        "https:///privacy",
        "https://exa mple.org/",
        "https://example.org/\n",
        "https://example.org:port/",
        "https://[::1/",
        "https://\u2100.example/",
        "https://" + "a" * 64 + "ü.example/",
        "https://example.org/" + "a" * 3000,
        "https://exam\\ple.org/",
    ],
)
def test_what_is_no_address_of_the_web_has_none(given: str) -> None:
    assert normal(given) is None
