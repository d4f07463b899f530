"""Plain text, Markdown and HTML are told apart by what they hold."""

from __future__ import annotations

import time

import pytest

from summaries.reading import is_html, read

PAGES = {
    "a whole page": "<!DOCTYPE html><html><body><p>We collect data.</p></body></html>",
    "a page in capitals": "<HTML><BODY BGCOLOR=white>We collect data.<P>We share it.</BODY></HTML>",
    "a page with a byte order mark": "\ufeff\n<!doctype html><p>We collect data.",
    "an XHTML page": '<?xml version="1.0"?>\n<!-- saved -->\n<!DOCTYPE html PUBLIC "x"><html><p>We collect data.',
    "a piece in a tag": "<div class='policy'><h1>Privacy</h1>\n<p>We collect data.</p></div>",
    "paragraphs that nobody closed": "<h1>Privacy</h1>\n<p>We collect data.\n<p>We share it.",
    "text parted by line breaks": "Privacy<br>We collect data.<br>\nWe share it.<br/>We keep it.",
    "text, then tags": "Privacy policy\n<p>We collect your data when you visit us.</p><p>We share it with others.</p>",
}
TEXTS = {
    "plain text": "Privacy policy\n\nWe collect data.",
    "text about HTML": "We use <iframe> and <img> tags, called web beacons, in our <p> pages. " * 3,
    "text with angles": "If a < b and c > d, we collect data <see below>.",
    "Markdown": "# Privacy\n\n- We collect data.\n- We [share](https://example.com) it.",
    "Markdown with some HTML": (
        '<h1 align="center">Privacy</h1>\n\n## Data\n\nWe collect it.<br>\n\n## Sharing\n\n<a name="x"></a>We share.'
    ),
    "Markdown tables with line breaks": "Data\n====\n\n| a<br>b | c<br>d |\n| - | - |\n\n* [One](#one)\n* [Two](#two)",
    "an address in angles": "Write to <privacy@example.com>.",
    "nothing": "",
}


@pytest.mark.parametrize("document", PAGES.values(), ids=PAGES.keys())
def test_this_is_html(document: str) -> None:
    assert is_html(document)
    assert "<" not in read(document)


@pytest.mark.parametrize("document", TEXTS.values(), ids=TEXTS.keys())
def test_this_is_not(document: str) -> None:
    assert not is_html(document)
    assert read(document) == document.strip()


@pytest.mark.parametrize("document", ["<" * 2**20, "<!--" * 2**18, "<p>" * 2**18, "\n" * 2**20, " " * 2**20])
def test_a_mebibyte_of_anything_is_told_in_a_moment(document: str) -> None:
    began = time.process_time()
    is_html(document)
    assert time.process_time() - began < 2
