"""All facts of one policy at once."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from summaries import facts
from summaries.model import Facts
from tests.summaries.reading import read

LANTERN = Path(__file__).parents[2] / "policies" / "lantern.md"


def found_in(written: str) -> Facts:
    source = read(written)
    return facts.find(source.text, source.clauses, (), source.tokens)


def test_the_facts_of_a_whole_policy() -> None:
    found = found_in(LANTERN.read_text(encoding="utf-8"))
    assert found.effective_date == "2026-03-14"
    assert [(contact.kind, contact.value) for contact in found.contacts] == [
        ("email", "privacy@lanternandloom.example"),
        ("phone", "+44 117 496 0142"),
        ("postal", "Lantern & Loom Ltd, 7 Weavers' Row, Bristol BS1 4ZZ, United Kingdom"),
    ]
    assert ("some data", "7 years") in [(fact.what, fact.period) for fact in found.retention]
    assert {"name", "e-mail address", "card number", "IP address", "precise location"} <= {*found.data_collected}
    assert "genetic data" not in found.data_collected


def test_a_letter_that_grows_in_lower_case_moves_no_fact() -> None:
    source = read("İİİİ We keep your fingerprints for 7 years.")
    fact = facts.find(source.text, source.clauses, (), source.tokens).retention[0]
    assert source.text[fact.start : fact.end] == fact.quote == "İİİİ We keep your fingerprints for 7 years."


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_has_facts(written: str) -> None:
    found = found_in(written)
    assert isinstance(found, Facts)


def test_twenty_kilobytes_take_a_few_milliseconds() -> None:
    source = read(LANTERN.read_text(encoding="utf-8") * 5)
    best = min(_seconds(source) for _ in range(5))
    assert best < 0.05


def _seconds(source: object) -> float:
    text, clauses, tokens = source  # type: ignore[misc]
    began = time.perf_counter()
    facts.find(text, clauses, (), tokens)
    return time.perf_counter() - began
