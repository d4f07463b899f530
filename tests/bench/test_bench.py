"""The speed table: rows hold or do not, what cannot be measured says so, and measuring itself works."""

from __future__ import annotations

from bench.__main__ import _measured, about
from bench.rows import row, table, unmeasured
from bench.texts import HOSTILE, usual


def test_a_row_tells_whether_its_target_holds() -> None:
    assert row("a", "1 ms", "2 ms", 0.5, most=1).holds
    assert row("a", "3 ms", "2 ms", 1.5, most=1).holds is False
    assert row("a", "3 a second", "2 a second", 1.5, least=1).holds
    assert row("a", "1 ms", "", 1.0).holds is None


def test_the_table_is_markdown() -> None:
    lines = list(table([row("a", "3 ms", "2 ms", 1.5, most=1), unmeasured("b", "no cores")]))
    assert lines[2] == "| a | 3 ms | 2 ms | 1.50 | at most 1 | **no** |"
    assert lines[3] == "| b | not measured: no cores |  |  |  |  |"


def test_what_fails_is_a_row_and_the_others_go_on() -> None:
    found = list(_measured(["nowhere", "start"], quick=True))
    assert found[0].figure.startswith("not measured: ModuleNotFoundError")
    assert len(found) == 3
    assert all(one.ratio and one.ratio > 0 for one in found[1:])


def test_texts_have_the_length_that_is_asked_for() -> None:
    assert abs(len(usual(20_000)) - 20_000) < 50
    assert all(900 <= len(text(1000)) <= 1000 for what, text in HOSTILE.items() if what != "deeper and deeper")


def test_the_report_tells_the_machine() -> None:
    assert "cores" in about()
    assert "engine 0.1.0+" in about()
