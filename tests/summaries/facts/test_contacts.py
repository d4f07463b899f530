"""Ways to reach the company: addresses as people write them, disguised ones too."""

from __future__ import annotations

import time

import pytest

from summaries import facts
from summaries.model import Contact
from tests.summaries.reading import read


def contacts(written: str) -> list[tuple[str, str]]:
    source = read(written)
    found = facts.find(source.text, source.clauses, (), source.tokens).contacts
    return [(contact.kind, contact.value) for contact in found]


@pytest.mark.parametrize(
    "written",
    [
        "Write to privacy@acme.example.",
        "Write to [our team](mailto:privacy@acme.example).",
        "Write to privacy [at] acme [dot] example.",
        "Write to privacy(at)acme.example.",
        "Write to privacy at acme dot example.",
        "Write to privacy@ acme.example or privacy {at} acme {dot} example",
        "Write to privacy[@]acme.example.",
        "<privacy@ACME.example>",
        "Write to [privacy@acme.example](mailto:Privacy@acme.example).",
        "Write to [_privacy@acme.example_](mailto:privacy@acme.example) or _privacy@acme.example_.",
    ],
)
def test_an_e_mail_address_is_found_however_it_is_disguised(written: str) -> None:
    assert contacts(written) == [("email", "privacy@acme.example")]


@pytest.mark.parametrize(
    "written",
    [
        "Look at the dot on the map.",
        "The picture logo@2x.png is ours.",
        "Meet us @ Block 4.",
        "You may complain to casework@ico.org.uk.",
        "Contact us\n\nThese are the rules of www.otterplay.example and nobody else's.",
        "[email protected]",
    ],
)
def test_what_is_no_address_of_the_company_is_left_out(written: str) -> None:
    assert contacts(written) == []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Phone: 0113 496 0000", "0113 496 0000"),
        ("Call us on +44 (0)113 496 0000.", "+44 (0)113 496 0000"),
        ("Reach us at (555) 010-4477 any day.", "(555) 010-4477"),
        ("Turn to us at (555)-010-4477.", "(555)-010-4477"),
        ("toll free 1-800-LANTERN", "1-800-LANTERN"),
        ("Our desk, 1(555)010-4477", "1(555)010-4477"),
        ("Telephone 5550104477", "5550104477"),
        ("Phone Number: 01632 960983", "01632 960983"),
        ("Telephone: 13 11 71", "13 11 71"),
        ("Log in at https://a.example or contact us at 0860 60 50 40", "0860 60 50 40"),
    ],
)
def test_a_telephone_number_is_known_by_its_form_or_by_the_words_before_it(written: str, number: str) -> None:
    assert contacts(written) == [("phone", number)]


@pytest.mark.parametrize(
    "written",
    [
        "Fax: 0113 496 0001",
        "ISO 27001:2013",
        "Order 5550104477",
        "between 2019 and 2021",
        "https://a.example/5550104477",
    ],
)
def test_other_numbers_are_no_telephone_numbers(written: str) -> None:
    assert [kind for kind, _ in contacts(written)] == []


def test_a_page_on_how_contacts_are_found_is_no_contact_page() -> None:
    assert contacts("We hash them, as [told here](https://otter.example/blog/contact-discovery/).") == []


def test_a_form_and_a_contact_page_are_told_from_other_links() -> None:
    written = (
        "Use our [privacy request form](https://a.example/f) or [contact us](https://a.example/c)."
        " Read [our blog](https://a.example/b)."
    )
    assert contacts(written) == [("form", "https://a.example/f"), ("url", "https://a.example/c")]


def test_each_contact_stands_once() -> None:
    source = read("privacy@acme.example, Privacy@acme.example and again privacy@acme.example")
    found = facts.find(source.text, source.clauses, (), source.tokens).contacts
    assert found.count(Contact("email", "privacy@acme.example")) == 1


@pytest.mark.parametrize("piece", ["1", "1 ", "a@", "(at)a.b", "1-", "(", " at a dot ", "+1 ", "@ "])
def test_a_hostile_text_takes_no_long_time(piece: str) -> None:
    source = read("x")
    text = piece * (2**19 // len(piece))
    began = time.perf_counter()
    facts.find(text, source.clauses, (), None)
    assert time.perf_counter() - began < 10


def test_a_sentence_glued_to_an_address_is_no_part_of_it() -> None:
    assert contacts("Write to help@lantern.comWe are glad.") == [("email", "help@lantern.com")]
    assert contacts("Write to help@LANTERN.COM for more.") == [("email", "help@lantern.com")]
