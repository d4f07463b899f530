"""What readers found is kept without any text, and the rates are made of it."""

from __future__ import annotations

from typing import get_args

from bench.readings import RATES, Reading, rates_of, readings
from summaries import practices
from summaries.doubts import Proof

IDS = {practice.id for practice in practices()}
PROOFS = {*get_args(Proof)}


def test_the_rates_are_those_of_the_readings() -> None:
    assert RATES.read_text(encoding="utf-8") == rates_of(readings())


def test_each_reading_names_practices_and_holds_no_text() -> None:
    for reading in readings():
        assert {*reading} == {"policy", "raised", "wrong", "missed"}
        assert {*reading["wrong"]} <= {*reading["raised"]} <= IDS
        assert {*reading["missed"]} <= IDS - {*reading["raised"]}
        assert {*reading["raised"].values()} <= PROOFS


def test_what_was_wrong_is_not_stated_and_what_was_missed_is() -> None:
    one = Reading(
        policy="shop.example",
        raised={"sells-data": "long", "uses-cookies": "two"},
        wrong=["sells-data"],
        missed=["access-right"],
    )
    text = rates_of([one])
    assert "\nsells-data = 0\n" in text and "\nuses-cookies = 1\n" in text and "\naccess-right = 1\n" in text
    raised, wrong = text.partition("[raised]")[2].split("[wrong]")
    assert "sells-data = { long = 1 }" in raised and "uses-cookies = { two = 1 }" in raised
    assert "sells-data = { long = 1 }" in wrong and "uses-cookies" not in wrong
    assert "long = { raised = 1, wrong = 1 }" in text and "two = { raised = 1 }" in text
