"""Every quote leads into the policy itself, to these very words."""

from __future__ import annotations

import time
from collections.abc import Callable
from html import escape
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from server.fragments import DIRECTIVE, FIRST_WORDS, LAST_WORDS, Source, source
from summaries import Evidence
from tests.server.conftest import sent
from tests.server.strangers import analysed
from tests.services import Service

ADDRESS = "https://example.org/privacy"


def piece(quote: str, start: int = 100) -> Evidence:
    return Evidence(quote, start, start + len(quote))


def directive(*quotes: str) -> str:
    """The directive of a passage of these pieces."""
    link = Source(ADDRESS, ()).link([piece(quote) for quote in quotes])
    assert link.startswith(ADDRESS + DIRECTIVE)
    return link.removeprefix(ADDRESS + DIRECTIVE)


def test_a_short_sentence_is_named_whole() -> None:
    assert directive("We may share your name with our partners.") == (
        "We%20may%20share%20your%20name%20with%20our%20partners."
    )


def test_marks_that_mean_something_there_are_written_in_percent() -> None:
    written = directive("We share e-mail, name & age – with Müller & Co: 100%, #1.")
    assert not set("-,&#% ") & set(written.replace("%", "", written.count("%")))
    assert unquote(written) == "We share e-mail, name & age – with Müller & Co: 100%, #1."


def test_a_long_quote_is_named_by_its_ends() -> None:
    words = [f"word{number}" for number in range(60)]
    start, _, end = directive(" ".join(words)).partition(",")
    assert unquote(start).split() == words[:FIRST_WORDS]
    assert unquote(end).split() == words[-LAST_WORDS:]


def test_a_quote_of_two_blocks_goes_from_one_to_the_other() -> None:
    """A page never has a lead-in and its item in one block, and no bullet in its text."""
    start, _, end = directive("We may share it with:\n\n- our affiliates").partition(",")
    assert (unquote(start), unquote(end)) == ("We may share it with:", "our affiliates")
    start, _, end = directive("| Your name | our partners |").partition(",")
    assert (unquote(start), unquote(end)) == ("Your name", "our partners")


def test_an_item_of_few_words_is_found_behind_its_lead_in() -> None:
    start, _, end = directive("We may share it with:", "advertisers").partition(",")
    assert (unquote(start), unquote(end)) == ("We may share it with:", "advertisers")


def test_few_words_are_named_with_their_neighbours() -> None:
    before, few, after = piece("We like tea.", 0), piece("We sell it.", 13), piece("You can say no.", 25)
    pieces = tuple((one.start, one.end, one.quote) for one in (before, few, after))
    link = Source(ADDRESS, pieces).link([few])
    assert link.endswith("We%20like%20tea.-,We%20sell%20it.,-You%20can%20say%20no.")


def test_lines_and_links_are_as_the_page_shows_them() -> None:
    assert unquote(directive("We use [cookies](https://a.example/c)\non our pages.")) == "We use cookies on our pages."


@pytest.mark.parametrize("words", ["[" * 300_000, "a" + " \n" * 100_000, "a\n" + " " * 200_000 + "b", "| " * 99_000])
def test_a_piece_made_to_be_slow_is_not(words: str) -> None:
    before = time.perf_counter()
    directive(words)
    assert time.perf_counter() - before < 1


def test_nothing_is_linked_where_nobody_saw_the_text(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy)
    assert source(analysis, None) is None
    assert DIRECTIVE not in client.get(f"/analyses/{analysis['id']}").text


def test_every_quote_of_a_report_has_its_link(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy, url=ADDRESS)
    page = client.get(f"/analyses/{analysis['id']}").text
    assert page.count("<blockquote>") == page.count(f'<p class="there"><a href="{ADDRESS}{DIRECTIVE}') > 20
    assert page.count('rel="noopener noreferrer nofollow ugc" target="_blank">Show it') == page.count("<blockquote>")


@pytest.mark.parametrize("practice", ["shares-advertisers", "third-party-ad-tracking"])
def test_the_browser_goes_there(
    plain_browser: Browser,
    live_service: Service,
    serve: Callable[[dict[str, str]], str],
    policy: str,
    practice: str,
) -> None:
    blocks = "".join(f"<p>{escape(block)}</p>" for block in policy.split("\n\n"))
    site = serve({"/privacy": f"<!doctype html><title>P</title><div style='height:5000px'>Above</div>{blocks}"})
    analysis = analysed(live_service, policy + f"\n\nSeen at {practice} and {site}.\n", url=f"{site}/privacy")
    with plain_browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{live_service.url}/analyses/{analysis['id']}")
        with context.expect_page() as opened:
            page.locator(f"#{practice} .there a").first.click()
        opened.value.wait_for_function("scrollY > 4000", timeout=5000)
