"""What a card's pattern means: neighbours, gaps, choices, headings, beginnings."""

from __future__ import annotations

import pytest

from summaries.lexicons import Hit, Places, Span, Term
from summaries.patterns import NEXT, PatternError, matches, shapes
from summaries.patterns import Pattern as Compiled

A, B, FILLER = 1, 2, 3


def pattern(*gaps: int, first: bool = False) -> Compiled:
    return Compiled((A, B)[: len(gaps) + 1], gaps, (), first, A, "")


def places(spans: dict[int, list[Span]]) -> Places:
    hits: list[Hit] = [
        (*span, Term(frozenset((lexicon,)), 1 << lexicon, frozenset())) for lexicon, at in spans.items() for span in at
    ]
    return Places(sorted(hits, key=lambda hit: hit[0]))


def test_words_side_by_side_are_one_phrase() -> None:
    (shape,) = shapes("good faith belief ... {disclose}")
    assert shape.slots == ("=(good faith belief)", "disclose")
    assert shape.gaps == (12,)


def test_neighbours_allow_only_fillers_between() -> None:
    (shape,) = shapes("{sell} {personal data}")
    assert shape.gaps == (NEXT,)


def test_an_optional_piece_gives_two_readings() -> None:
    assert [shape.slots for shape in shapes("{we} {may}? {sell}")] == [("we", "may", "sell"), ("we", "sell")]


def test_a_heading_condition_stands_apart() -> None:
    (shape,) = shapes("# {rights}: {erase}")
    assert (shape.under, shape.slots) == (("rights",), ("erase",))


def test_a_pattern_of_nothing_is_an_error_that_says_so() -> None:
    with pytest.raises(PatternError, match="names nothing"):
        shapes("...")


def test_a_heading_condition_without_its_colon_is_an_error() -> None:
    with pytest.raises(PatternError, match="no :"):
        shapes("# {rights} {erase}")


def test_the_tightest_match_is_taken() -> None:
    assert list(matches(pattern(12), places({A: [(0, 1), (4, 5)], B: [(6, 7)]}), frozenset(), frozenset())) == [
        ((4, 5), (6, 7))
    ]


def test_a_gap_ends_the_match() -> None:
    assert list(matches(pattern(12), places({A: [(0, 1)], B: [(14, 15)]}), frozenset(), frozenset())) == []


def test_fillers_do_not_separate_neighbours_and_other_words_do() -> None:
    hits = places({A: [(0, 1)], B: [(3, 4)]})
    assert list(matches(pattern(NEXT), hits, frozenset((1, 2)), frozenset()))
    assert not list(matches(pattern(NEXT), hits, frozenset((1,)), frozenset()))


def test_a_beginning_is_the_clause_s_own() -> None:
    assert list(matches(pattern(first=True), places({A: [(5, 6)]}), frozenset(), frozenset((5,))))
    assert not list(matches(pattern(first=True), places({A: [(5, 6)]}), frozenset(), frozenset((0,))))
