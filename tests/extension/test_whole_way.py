"""From the click to the report: what is shown, what goes over the wire, and what is there at once the next time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import summaries
from tests.extension import shapes
from tests.extension.readers import END, Reader, practices
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]


def own(policy: str, reader: Reader, test: str) -> str:
    """The policy as a page with a line of its own, so that the service cannot know it yet."""
    return shapes.page(shapes.flat(shapes.sections(f"{policy}\nMade for {test} in {reader.name}.")))


def test_a_click_shows_grade_headline_and_flags_with_the_policys_words(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    popup = reader.read(serve({"/privacy": own(policy, reader, "flags")}) + "/privacy")
    expected = summaries.analyse(wire.posted()[0]["text"])
    assert practices(popup) == {flag.practice.id for flag in expected.flags}
    assert popup.evaluate("document.querySelector('h1').textContent") == expected.headline
    assert popup.evaluate("document.querySelector('.seal strong').textContent") == expected.grade
    shown = popup.evaluate(
        "[...document.querySelectorAll('#panel-beware > .flags > li > details')].map(e => e.dataset.practice)"
    )
    assert shown == [flag.practice.id for flag in expected.flags if flag.practice.stance == "risk"]
    quotes = popup.evaluate("[...document.querySelectorAll('.flag blockquote')].map(e => e.textContent)")
    assert quotes and set(quotes) == {piece.quote for flag in expected.flags for piece in flag.evidence}


def test_the_id_is_asked_for_first_and_the_text_follows_only_when_it_is_unknown(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    site = serve({"/privacy": own(policy, reader, "the wire")})
    reader.read(f"{site}/privacy?session=secret#part")
    ask, send = wire.sent
    text = send.json["text"]
    assert (ask.method, send.method) == ("GET", "POST")
    assert ask.path == "/v1/analyses/" + hashlib.sha256(summaries.canonical(text).encode()).hexdigest()
    assert send.json == {"text": text, "url": f"{site}/privacy", "title": "Privacy"}
    assert "Cookie" not in send.headers and "Referer" not in send.headers


def test_a_text_that_the_service_knows_is_not_sent_again(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    page = own(policy, reader, "the second reader")
    reader.read(serve({"/privacy": page}) + "/privacy")
    reader.choose(service=wire.url)  # as if on another computer
    wire.sent.clear()
    reader.read(serve({"/elsewhere": page}) + "/elsewhere")
    assert [request.method for request in wire.sent] == ["GET"]


def test_a_second_click_needs_nobody(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    popup = reader.read(serve({"/privacy": own(policy, reader, "the second click")}) + "/privacy")
    flags = practices(popup)
    reader.close_popup()
    wire.sent.clear()
    again = reader.click()
    again.wait_for(END)
    assert practices(again) == flags
    assert wire.sent == []


def test_nothing_is_sent_before_the_click(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    reader.visit(serve({"/privacy": own(policy, reader, "silence")}) + "/privacy")
    reader.in_page("document.body.click()")
    assert wire.sent == []


def test_what_a_page_says_is_shown_as_text(reader: Reader, serve: Serve, policy: str) -> None:
    page = shapes.hostile(
        shapes.sections(policy.replace("advertising partners", f"advertising partners {shapes.ATTACK}"))
    )
    title = shapes.html.escape(shapes.ATTACK)
    popup = reader.read(serve({"/privacy": page.replace("<title>Privacy", f"<title>{title}")}) + "/privacy")
    assert "<script>" in popup.evaluate("document.querySelector('.foot').textContent")
    assert popup.evaluate("document.querySelectorAll('main img, main script').length") == 0
    assert popup.evaluate("document.title") == "Plain Policy"


def test_the_grade_stands_on_the_icon_until_the_tab_moves_on(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    site = serve({"/privacy": own(policy, reader, "the badge"), "/other": "<p>Other"})
    grade = reader.read(f"{site}/privacy").evaluate("document.querySelector('.seal strong').textContent")
    if reader.name == "chromium":
        assert reader.badge() == grade
    reader.visit(f"{site}/other")
    assert reader.badge() == ""
    assert reader.readings() == []
