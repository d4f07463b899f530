"""The rates that the words go by: each practice has one, and few readings prove little."""

from __future__ import annotations

from summaries.rates import rates
from tests.summaries.flagging import ALL


def test_every_practice_has_a_base_rate() -> None:
    assert {*rates().rarity} == {*ALL}


def test_what_nobody_met_is_rare_and_what_everybody_has_is_not() -> None:
    assert rates().rarity["collects-genetic"] > 3 > 1 > rates().rarity["uses-cookies"]


def test_the_doubts_of_practices_are_as_many_times_the_usual_one() -> None:
    known = rates()
    assert known.by_proof["many"] < known.by_proof["two"] < known.by_proof["usual"] < known.by_proof["long"] < 0.5
    assert 0 < min(known.by_practice.values()) < 0.5 and 1.5 < max(known.by_practice.values()) < 6
