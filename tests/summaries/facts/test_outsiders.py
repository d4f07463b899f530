"""A policy names the contacts of others, too: they are not told as ways to reach the company."""

from __future__ import annotations

import time

import pytest

from summaries.facts.anchors import anchors, places
from summaries.facts.contacts import contacts
from summaries.facts.links import links
from summaries.facts.outsiders import is_of_others
from summaries.tokens import tokens


def found(text: str) -> list[str]:
    read = tokens(text)
    near = anchors(read)
    disguises, labels = places("disguise", near, read), places("post", near, read)
    return [contact.value for contact in contacts(text, links(text, text.lower()), disguises, labels)]


@pytest.mark.parametrize(
    "written",
    [
        "You may complain to the Data Protection Commission, 21 Quay Street, Cork T12 AB34, phone +353 21 496 0000.",
        "Complaints go to the Information Commissioner's Office, with these details:\n\nPhone: 0113 496 0000",
        "The regulator is reached so:\n\nBy mail:\n5 Mill Road\nReno, NV 89501\nPhone: 512-555-0100",
        "Ask the Direct Marketing Association to take you off its lists: P.O. Box 64, Carmel, NY 10512.",
        "Call the Federal Trade Commission at 1-877-555-0100.",
        "We use Postling, a mail service of Postling Inc., 5 Pond Street, Atlanta, GA 30308, a@postling.example.",
        "This page has maps provided by Mapling Ltd., 4 Hill Road, Leeds LS1 4AB.",
        "Your data are passed to the following firms:\n\n* Mapling Ltd., 4 Hill Road, Leeds LS1 4AB\n\n* e@pod.example",
        "## Our service providers\n\nHostling Ltd., 4 Hill Road, Leeds LS1 4AB\n\ninfo@hostling.example",
        "Your data are stored on servers of a warehouse firm at 4 Mill Road, Reno, NV 89501.",
        "To opt out of the ads of Adling, call 1-800-555-0100.",
    ],
)
def test_whose_contact_it_is_is_told_by_the_words_before_it(written: str) -> None:
    assert not found(written)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("If the Information Commissioner's Office is no help, write to us: eu@lantern.example", "eu@lantern.example"),
        ("Call our privacy officer, 0113 496 0000, or else the Data Protection Commission.", "0113 496 0000"),
        ("You can complain to a supervisory authority.\n\nLantern Ltd.\n\nPhone: 0113 496 0000", "0113 496 0000"),
        ("## Service providers\n\nWe pay others to help us.\n\n## Contact\n\nhi@lantern.example", "hi@lantern.example"),
        ("We use your address for news of our service. Write to hi@lantern.example to stop it.", "hi@lantern.example"),
    ],
)
def test_the_companys_own_contact_stays_beside_them(written: str, value: str) -> None:
    assert found(written) == [value]


def test_an_address_in_an_encoded_link_is_the_same_address() -> None:
    assert found("Write to hi@lantern.example (mailto:%20hi@lantern.example).") == ["hi@lantern.example"]


@pytest.mark.parametrize("piece", ["a\n\n", "we use ", "a:\n", "information commissioner "])
def test_a_hostile_text_takes_no_long_time(piece: str) -> None:
    text = piece * (2**20 // len(piece))
    began = time.perf_counter()
    for place in range(0, len(text), 2**10):
        is_of_others(text, place)
    assert time.perf_counter() - began < 4
