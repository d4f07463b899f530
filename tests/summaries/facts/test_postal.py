"""Postal addresses of several countries, put on one line."""

from __future__ import annotations

import pytest

from summaries.facts.anchors import anchors, places
from summaries.facts.postal import postal_addresses
from summaries.tokens import tokens


def addresses(text: str) -> tuple[str, ...]:
    found = tokens(text)
    return postal_addresses(text, places("post", anchors(found), found))


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (
            "Privacy Office\nLantern Inc.\n12 Main Street, Suite 4\nSpringfield, IL 62701\nPhone: none",
            "Privacy Office, Lantern Inc., 12 Main Street, Suite 4, Springfield, IL 62701",
        ),
        (
            "Please write to: Data Team, Lantern Ltd, 4 High Street, Oxford OX1 2AB, United Kingdom. Thank you.",
            "Data Team, Lantern Ltd, 4 High Street, Oxford OX1 2AB, United Kingdom",
        ),
        (
            "Write to [a@lantern.example](mailto:a@lantern.example) or Data Officer, 4 High Street, Oxford OX1 2AB.",
            "Data Officer, 4 High Street, Oxford OX1 2AB",
        ),
        (
            "You can write to Lantern GmbH, Hauptstr. 12, 10115 Berlin, Germany at any time.",
            "Lantern GmbH, Hauptstr. 12, 10115 Berlin, Germany",
        ),
        ("Lantern, 20 King Street, Toronto, Ontario M5H 1C4", "Lantern, 20 King Street, Toronto, Ontario M5H 1C4"),
        (
            "**Postal Address:**\nLantern Pvt. Ltd.\n8th Floor, Hill Tower\nMumbai, India – 400013",
            "Lantern Pvt. Ltd., 8th Floor, Hill Tower, Mumbai, India – 400013",
        ),
        ("Lantern Pty, 1 Queen St, Sydney NSW 2000, Australia", "Lantern Pty, 1 Queen St, Sydney NSW 2000, Australia"),
        (
            "Contact details\nLantern Corporation\n12 Research Drive, Las Cruces, NM 88003, United States",
            "Lantern Corporation, 12 Research Drive, Las Cruces, NM 88003, United States",
        ),
        ("Mailing address: Box 12, Lantern Road, Nicosia", "Box 12, Lantern Road, Nicosia"),
        ("Our home, where all mail goes, is, 9 E. Main Street, Reno, NV 89501.", "9 E. Main Street, Reno, NV 89501"),
    ],
)
def test_an_address_is_found_by_its_postcode_or_by_its_label(written: str, address: str) -> None:
    assert addresses(written) == (address,)


@pytest.mark.parametrize(
    "written",
    [
        "We keep your postal address for 5 years.",
        "We collect name, address: we need them.",
        "Section 12345 of the Code",
        "By mail or post to the address below.",
    ],
)
def test_a_sentence_about_addresses_is_none(written: str) -> None:
    assert addresses(written) == ()


def test_the_number_of_a_box_ends_no_address() -> None:
    written = "Write to:\n\nOtter Christian Publishing\nPO Box 141000\nNashville, TN 37214"
    assert addresses(written) == ("Otter Christian Publishing, PO Box 141000, Nashville, TN 37214",)


@pytest.mark.parametrize(
    "above", ["or\n", "**By regular mail:**\n", "1-800-555-0100\n", "Of 1 May 2014. You can write to us at "]
)
def test_what_stands_before_an_address_is_no_part_of_it(above: str) -> None:
    assert addresses(f"{above}12 Main Street, Springfield, IL 62701") == ("12 Main Street, Springfield, IL 62701",)


@pytest.mark.parametrize("written", ["Our home is Springfield, IL 62701.", "© 2004 Lantern Systems Cork 2004 Ireland"])
def test_a_place_without_a_street_is_no_address(written: str) -> None:
    assert addresses(written) == ()


def test_the_lines_of_an_address_may_stand_apart_until_there_is_a_street() -> None:
    written = "We like to hear from you.\n\nLantern\n\n300 Concord Plaza Dr.\n\nSan Antonio, TX 78216\n\nCall us"
    assert addresses(written) == ("300 Concord Plaza Dr., San Antonio, TX 78216",)
    assert addresses("Lantern\n60 Denmark Street\nKew Vic 3101") == ("Lantern, 60 Denmark Street, Kew Vic 3101",)
