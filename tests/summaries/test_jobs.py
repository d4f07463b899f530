"""Work in several processes keeps its order, and what kills a process harms no other work."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from summaries.jobs import in_order

DEADLY, DEADLY_ONCE = 13, 21


def double(number: int) -> int:
    """Twice the number; the first ones take longest."""
    time.sleep(0.02 if number < 2 else 0)
    return 2 * number


def double_or_die(number: int) -> int:
    if number == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def die_the_first_time(piece: tuple[int, Path]) -> int:
    number, mark = piece
    if number == DEADLY_ONCE and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def minus_one(_: object) -> int:
    return -1


def test_results_come_in_the_order_of_the_pieces() -> None:
    assert list(in_order(double, range(100), 2, minus_one)) == [2 * number for number in range(100)]
    assert list(in_order(double, range(5), 1, minus_one)) == [0, 2, 4, 6, 8]
    assert list(in_order(double, [], 2, minus_one)) == []


def test_pieces_are_taken_as_they_are_needed() -> None:
    taken = []

    def pieces() -> Iterator[int]:
        for number in range(10_000):
            taken.append(number)
            yield number

    results = in_order(double, pieces(), 2, minus_one)
    assert next(results) == 0
    assert len(taken) < 50
    results.close()  # type: ignore[attr-defined]


def test_a_piece_that_kills_its_process_is_given_up_and_the_others_are_done() -> None:
    expected = [-1 if number == DEADLY else 2 * number for number in range(40)]
    assert list(in_order(double_or_die, range(40), 2, minus_one)) == expected


def test_a_piece_whose_process_was_killed_once_is_done_in_the_end(tmp_path: Path) -> None:
    pieces = [(number, tmp_path / "killed") for number in range(40)]
    assert list(in_order(die_the_first_time, pieces, 2, minus_one)) == [2 * number for number in range(40)]
    assert (tmp_path / "killed").exists()
