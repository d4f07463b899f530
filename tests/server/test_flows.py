"""The picture of who gets what: it shows what the quotes say, and the table beside it says the same."""

from __future__ import annotations

import re
from html import unescape
from xml.etree import ElementTree

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from playwright.sync_api import Browser

import summaries
from server import bands, demo, flows
from tests.server.conftest import sent
from tests.server.strangers import analysed
from tests.services import Service

SHARES = """

We share your precise location and your device ID with advertisers.

We may share your name with our affiliates and banks.

We may disclose your name to the police, where the law requires it.
"""


def picture_of(text: str) -> flows.Picture:
    picture = flows.picture(summaries.analyse(text, fragment=True).to_dict())
    assert picture
    return picture


def levels(picture: flows.Picture) -> dict[tuple[str, str], str]:
    return {(band.left, band.right): band.level for band in picture.drawing.bands}


def test_bands_are_red_where_a_warning_sits() -> None:
    assert levels(picture_of(SHARES)) == {
        ("Precise location", "Advertisers"): "high",
        ("Device ID", "Advertisers"): "high",
        ("Name", "Affiliates"): "low",
        ("Name", "Banks"): "medium",
        ("Name", "The police and authorities"): "none",
    }


def test_the_worst_stands_on_top_and_grave_kinds_have_their_sign() -> None:
    drawing = picture_of(SHARES).drawing
    assert [node.level for node in drawing.rights] == ["high", "medium", "low", "none"]
    assert {node.name: node.level for node in drawing.lefts}["Precise location"] == "medium"


def test_no_two_names_overlap_and_none_leaves_the_picture() -> None:
    links = [(f"Kind {left}", f"Somebody with a long name {right}", "low") for left in range(9) for right in range(7)]
    drawing = bands.drawn(links, {"Kind 3": "high"})
    for column in (drawing.lefts, drawing.rights):
        past = 0.0
        for node in column:
            assert node.top >= past - 0.01
            past = node.top + node.height
        assert past <= drawing.height
        feet = [node.foot for node in column]
        heights = [(len(node.lines) + (node.level != "none")) * bands.LINE for node in column]
        for foot, height, after in zip(feet, heights, [*feet[1:], drawing.height + bands.LINE], strict=True):
            assert foot + height <= after + 0.01


def test_as_many_as_the_eye_can_take_and_the_rest_in_the_table() -> None:
    kinds = "name, age, gender, e-mail address, phone number, postal address, income, education, health data, religion"
    picture = picture_of(f"We may sell your {kinds}, your precise location and your photo to data brokers.")
    assert len(picture.drawing.lefts) == flows.MOST_KINDS
    assert len(picture.drawing.bands) == flows.MOST_KINDS
    assert sum(len(row.kinds) for row in picture.rows) == flows.MOST_KINDS + picture.left_out > flows.MOST_KINDS


def test_the_page_shows_the_picture_and_the_same_as_a_table(client: FlaskClient, policy: str) -> None:
    page = client.get(f"/analyses/{sent(client, policy + SHARES)['id']}").text
    section = page.partition('<section id="flows"')[2].partition("</section>")[0]
    drawn = {unescape(title).lower() for title in re.findall(r"<title>(.*?)</title>", section)}
    table = re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', section)
    told = {f"{kind} → {unescape(who)}".lower() for who, kinds in table for kind in unescape(kinds).split(", ")}
    assert len(drawn) > 5
    assert drawn == told
    for drawing in re.findall(r'<div class="drawing".*?</div>', section, re.DOTALL):
        ElementTree.fromstring(drawing)


def test_a_policy_that_gives_nothing_away_has_no_picture(client: FlaskClient) -> None:
    analysis = sent(client, (demo.SAMPLES / "careful.md").read_text(encoding="utf-8"))
    assert 'id="flows"' not in client.get(f"/analyses/{analysis['id']}").text


def test_hostile_words_stay_words(app: Flask) -> None:
    quote = "We may share your name with our affiliates and <script>alert(1)</script> banks."
    flag = {"practice": "shares-affiliates", "stance": "risk", "severity": "low", "topic": "sharing", "title": "<b>"}
    facts = {"data_collected": ["<i>"], "recipients": ["</svg>"]}
    picture = flows.picture({"flags": [{**flag, "evidence": [{"quote": quote, "start": 0, "end": 9}]}], "facts": facts})
    with app.app_context():
        page = render_template("parts/flows.html", f=picture)
    assert "&lt;script&gt;" in page, "the quote proves what no flag of its own does"
    assert not re.search("<script|<b>|<i>|</svg>(?! *(<|\n))", page)


@pytest.mark.parametrize("width", [320, 900])
def test_every_name_can_be_read_at_any_width(
    plain_browser: Browser, live_service: Service, policy: str, width: int
) -> None:
    analysis = analysed(live_service, policy + SHARES)
    with plain_browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{live_service.url}/analyses/{analysis['id']}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        sizes = page.evaluate(
            "[...document.querySelectorAll('.drawing text')].map((text) => {"
            " const box = text.getBoundingClientRect();"
            " return [box.left, box.right, parseFloat(getComputedStyle(text).fontSize)]; })"
        )
        assert sizes
        for left, right, size in sizes:
            assert left >= 0 and right <= width and size >= 12
