"""Which data are collected, and who is given them, as far as the policy says so."""

from __future__ import annotations

import pytest

from summaries import facts
from tests.summaries.reading import finding, read


def collected(written: str) -> tuple[str, ...]:
    source = read(written)
    return facts.find(source.text, source.clauses, (), source.tokens).data_collected


@pytest.mark.parametrize(
    "written",
    [
        "We collect your name and date of birth.",
        "We may ask you for your name or your date of birth.",
        "You may provide us with your name and date of birth.",
        "We may require you to give your name and date of birth.",
        "We collect data to serve you better, such as your name and date of birth.",
        "Your name and date of birth are recorded when you register.",
        "You may be asked to enter your: name, date of birth.",
        "You are required to enter your name and date of birth.",
        "The Otter may offer to collect your name and date of birth.",
        "We collect:\n\n- your name\n- your date of birth",
        "## Information we collect\n\n- Name\n- Date of birth",
        "## Information we collect\n\n| What | Why |\n| --- | --- |\n| Name | x |\n| Date of birth | y |",
        "We do not collect your religion, but we collect your name and date of birth.",
        "“Personal data” means what we collect about you, such as your name and date of birth.",
        "We and our partners may collect your name and date of birth.",
    ],
)
def test_data_that_the_policy_says_it_collects_are_listed(written: str) -> None:
    assert collected(written) == ("name", "date of birth")


@pytest.mark.parametrize(
    "written",
    [
        "We do not collect your name or date of birth.",
        "We never ask for your date of birth.",
        "We do not collect special data about you (this includes your date of birth and your religion).",
        "Third parties may collect your date of birth.",
        "Do you collect my date of birth?",
        "Your date of birth is dear to you.",
        "We collect data to send you offers that fit your interests and your date of birth.",
        "You should keep your date of birth secret.",
        "If you upload pictures, avoid those that include your date of birth.",
        "We collect your answers to prompts and challenges.",
        "“Sensitive data” means facts such as your date of birth.",
        "In this notice, personal data refers to what can identify you, including your date of birth.",
        "Personal information is any information that tells who you are, which may include your date of birth.",
        "Advertisers on our site may record your date of birth.",
        "Our payment partner may ask for your date of birth.",
    ],
)
def test_data_that_are_denied_or_taken_by_others_are_not(written: str) -> None:
    assert collected(written) == ()


def test_what_you_upload_is_no_recording_of_you() -> None:
    assert collected("We store any video or image that you upload.") == ()
    assert collected("We store your name and video of our halls.") == ("name", "video recordings")


def test_an_address_of_the_internet_protocol_is_no_street() -> None:
    for words in ("IP (internet protocol) address", 'Internet Protocol ("IP") addresses'):
        assert collected(f"We log your {words}.") == ("IP address",)
    assert collected("We log your IP address and street address.") == ("IP address", "postal address")


def test_a_clause_that_proves_a_collection_names_its_data() -> None:
    source = read("Among our records you find fingerprints.")
    findings = [finding("collects-biometric", "fingerprints", source)]
    assert facts.find(source.text, source.clauses, findings, source.tokens).data_collected == ("fingerprints",)


def test_a_vague_word_counts_beside_another_or_said_twice() -> None:
    assert collected("We collect your location.") == ()
    assert collected("We collect your location and age.") == ("location", "age")
    assert collected("We collect your location. We record your location.") == ("location",)


def recipients(written: str, practice: str, words: str) -> tuple[str, ...]:
    """Who is given data by a text that states the practice with these words."""
    source = read(written)
    return facts.find(source.text, source.clauses, [finding(practice, words, source)], source.tokens).recipients


def test_recipients_stand_where_the_engine_found_sharing() -> None:
    assert recipients(
        "We share data with banks and insurers. Banks are nice. We work for hospitals.", "shares-partners", "share data"
    ) == ("banks", "insurers")


def test_a_sharing_that_names_nobody_we_know_gets_the_name_of_its_practice() -> None:
    assert recipients("Our sister firms in the Loom family see it all.", "shares-affiliates", "Loom family") == (
        "affiliates",
    )


def test_third_parties_that_nobody_names_are_other_companies() -> None:
    assert recipients("We share your data with third parties.", "shares-partners", "third parties") == (
        "other companies",
    )


def test_who_is_denied_the_data_is_no_recipient() -> None:
    assert recipients("We share data with banks but not with insurers.", "shares-partners", "share data") == ("banks",)


def test_those_whom_a_disclosure_shields_are_not_given_the_data() -> None:
    assert recipients(
        "We share data with banks to protect the safety of our group, our affiliates and the general public.",
        "shares-partners",
        "share data",
    ) == ("banks",)


def test_those_who_are_told_in_order_to_protect_are_given_the_data() -> None:
    assert recipients("To protect ourselves we share data with banks.", "shares-partners", "share data") == ("banks",)
