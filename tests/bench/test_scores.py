"""The figures are what the counts say."""

from __future__ import annotations

import pytest

from bench.scores import Outcome, Tally, Verdict, by_practice, macro_f1, tally


def verdict(practice: str, outcome: Outcome) -> Verdict:
    return Verdict(practice, "a policy", outcome)


def test_precision_recall_and_f1_of_a_tally() -> None:
    row = Tally(hits=6, false_alarms=2, misses=3)
    assert row.precision == 6 / 8
    assert row.recall == 6 / 9
    assert row.f1 == pytest.approx(2 * (6 / 8) * (6 / 9) / (6 / 8 + 6 / 9))


def test_nothing_flagged_has_no_precision_and_nothing_labelled_no_recall() -> None:
    assert Tally(hits=0, false_alarms=0, misses=4).precision is None
    assert Tally(hits=0, false_alarms=4, misses=0).recall is None
    assert Tally(hits=0, false_alarms=4, misses=0).f1 == 0


def test_right_silences_do_not_count() -> None:
    assert tally([verdict("sells-data", "right silence"), verdict("sells-data", "hit")]) == Tally(1, 0, 0)


def test_each_practice_has_its_own_row() -> None:
    rows = by_practice([verdict("uses-cookies", "miss"), verdict("sells-data", "hit"), verdict("uses-cookies", "hit")])
    assert list(rows.items()) == [("sells-data", Tally(1, 0, 0)), ("uses-cookies", Tally(1, 0, 1))]


def test_macro_f1_leaves_out_practices_that_no_label_shows() -> None:
    assert macro_f1([Tally(1, 0, 0), Tally(0, 0, 1), Tally(0, 5, 0)]) == 0.5
    assert macro_f1([Tally(0, 5, 0)]) is None
