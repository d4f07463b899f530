"""Words, minutes and the Flesch-Kincaid grade are textstat's own, had faster."""

import time

import pytest
import textstat
from hypothesis import given
from hypothesis import strategies as st

from summaries import readability

POLICY = """# Privacy

We collect your name, your e-mail address and - where you tell us - your birthday. Don't worry! We don't sell it.

- Cookies: see https://example.com/cookies?lang=en
- "Beacons" (also: web bugs)
Ask privacy@example.com. We'll answer within thirty days. O'Neill's the 'data protection' officer. OK? Fine.
"""
PIECES = ["We ", "don't ", "'t", "'", "O'Neill ", "sell", ".", "!", "?", " ", "\n", "- ", "x.y", "é", "_", "DATA'S "]


def test_the_grade_is_textstats() -> None:
    assert readability.measure(POLICY)[2] == round(textstat.flesch_kincaid_grade(POLICY), 1)


@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join))
def test_the_grade_is_textstats_for_any_text(text: str) -> None:
    assert readability.measure(text)[2] == round(textstat.flesch_kincaid_grade(text), 1)


def test_words_are_textstats() -> None:
    assert readability.measure(POLICY)[0] == textstat.lexicon_count(POLICY) == 42


@pytest.mark.parametrize(("words", "minutes"), [(1, 1), (238, 1), (476, 2), (2380, 10)])
def test_minutes_are_at_238_words(words: int, minutes: int) -> None:
    assert readability.measure("word " * words)[1] == minutes


def test_a_text_with_no_words_has_no_grade() -> None:
    assert readability.measure("| - | … |") == (0, 1, 0.0)


@pytest.mark.parametrize("text", ["a" * 2**20, "a. " * 2**18, "'" * 2**20, " ".join(f"zq{n:x}" for n in range(2**17))])
def test_a_mebibyte_of_anything_takes_a_moment(text: str) -> None:
    began = time.process_time()
    readability.measure(text)
    assert time.process_time() - began < 2
