"""No text costs much more a byte than a policy does, however it was made; and twice the text costs about twice."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

import summaries
from bench.texts import HOSTILE, HOSTILE_HTML, usual

LETTERS = 100_000
OPENING = 2_500
"""Letters of a policy in front, so that no text is refused for its language."""
MOST = 4.0
"""Times what a usual policy costs a byte. Three is the aim, which `make bench` shows; tests share their machine."""
TRIES = 4


def seconds(work: Callable[[], object]) -> float:
    """Of this process, so that whatever else the machine does counts little."""
    began = time.process_time()
    work()
    return time.process_time() - began


def per_byte(text: str, read: Callable[[str], str] = summaries.canonical) -> float:
    return seconds(lambda: summaries.analyse_canonical(read(text), fragment=True)) / len(text.encode())


@pytest.fixture(scope="module")
def usual_per_byte() -> float:
    summaries.prepare()
    text = usual(LETTERS)
    per_byte(text)
    return min(per_byte(text) for _ in range(3))


def costs_no_more(usual_cost: float, cost: Callable[[], float]) -> bool:
    """Whether it is so in one of a few tries: an interrupted try proves nothing."""
    return any(cost() <= MOST * usual_cost for _ in range(TRIES))


@pytest.mark.parametrize("what", HOSTILE)
def test_no_text_costs_much_more_than_a_policy(what: str, usual_per_byte: float) -> None:
    text = f"{usual(OPENING)}\n\n{HOSTILE[what](LETTERS)}"
    assert costs_no_more(usual_per_byte, lambda: per_byte(text))


@pytest.mark.parametrize("what", HOSTILE_HTML)
def test_no_page_costs_much_more_than_a_policy(what: str, usual_per_byte: float) -> None:
    page = f"<html><body>{HOSTILE_HTML[what](LETTERS)}"
    assert costs_no_more(usual_per_byte, lambda: per_byte(page, summaries.read_html))


def test_the_work_is_linear(usual_per_byte: float) -> None:
    text = usual(5 * LETTERS)
    assert any(per_byte(text) <= 1.5 * usual_per_byte for _ in range(TRIES))
