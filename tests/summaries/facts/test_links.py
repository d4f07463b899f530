"""Links of a text, bare and marked, and those that let the reader say no."""

from __future__ import annotations

import time

import pytest

from summaries import facts
from summaries.facts.links import links
from tests.summaries.reading import read


def opt_outs(written: str) -> tuple[str, ...]:
    source = read(written)
    return facts.find(source.text, source.clauses, (), source.tokens).opt_out_links


def test_a_marked_link_bears_its_words_and_a_bare_one_none() -> None:
    text = "See [our page](https://a.example/p) or www.b.example/x."
    found = links(text, text.lower())
    assert [(link.title, link.url) for link in found] == [
        ("our page", "https://a.example/p"),
        ("", "https://www.b.example/x"),
    ]
    assert text[found[0].start : found[0].end] == "[our page](https://a.example/p)"


def test_an_address_that_is_its_own_words_is_one_link() -> None:
    text = "[https://a.example/p](https://a.example/p)"
    assert len(links(text, text)) == 1


def test_a_bracket_inside_an_address_belongs_to_it() -> None:
    text = "see https://a.example/lamp_(new) now"
    assert links(text, text)[0].url == "https://a.example/lamp_(new)"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("Visit https://optout.aboutads.info/?c=2 for that.", "https://optout.aboutads.info/?c=2"),
        ("Go to www.networkadvertising.org/choices.", "https://www.networkadvertising.org/choices"),
        ("You can say no at aboutads.info/choices, if you like.", "https://aboutads.info/choices"),
        ("[Do Not Sell My Data](https://a.example/dns)", "https://a.example/dns"),
        ("To opt out of our mailings, visit [this page](https://a.example/m).", "https://a.example/m"),
        ("Please unsubscribe here: https://a.example/u", "https://a.example/u"),
    ],
)
def test_a_link_for_saying_no_is_found(written: str, url: str) -> None:
    assert opt_outs(written) == (url,)


@pytest.mark.parametrize(
    "written",
    [
        "You can opt out by e-mail. Read more at https://a.example/more.",
        "See our [privacy policy](https://a.example/privacy).",
        "We are members of https://a.example/club.",
    ],
)
def test_other_links_are_none(written: str) -> None:
    assert opt_outs(written) == ()


def test_the_same_place_stands_once() -> None:
    assert len(opt_outs("https://aboutads.info/choices and http://www.aboutads.info/choices/")) == 1


@pytest.mark.parametrize("piece", ["www.", "https://a.b/ ", "](https://a.b) ", "[x](http://a.b)", "aboutads.info "])
def test_a_hostile_text_takes_no_long_time(piece: str) -> None:
    text = piece * (2**19 // len(piece))
    began = time.perf_counter()
    facts.find(text, (), (), None)
    assert time.perf_counter() - began < 10
