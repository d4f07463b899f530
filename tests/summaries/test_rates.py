"""The rates that the words go by: each practice has one, and few readings prove little."""

from __future__ import annotations

from summaries.rates import rates
from tests.summaries.flagging import ALL


def test_every_practice_has_a_base_rate() -> None:
    assert {*rates().rarity} == {*ALL}


def test_what_nobody_met_is_rare_and_what_everybody_has_is_not() -> None:
    assert rates().rarity["collects-genetic"] > 3 > 1 > rates().rarity["uses-cookies"]


def test_what_was_often_misread_is_doubted_more_and_more_proof_lessens_it() -> None:
    known = rates()
    assert known.by_proof["many"] < known.by_proof["two"] < known.by_proof["usual"] < known.by_proof["long"] < 0.5
    assert known.by_proof["silence"] < known.by_proof["hint"]
    assert known.doubt("collects-from-children", "usual") > 2 * known.doubt("uses-cookies", "usual") > 0


def test_a_practice_that_nobody_met_is_doubted_more_than_the_others() -> None:
    known = rates()
    assert known.doubt("eats-homework", "two") > known.by_proof["two"]
