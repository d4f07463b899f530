"""Terms are found by whole words, in one pass, and exceptions hide them."""

from __future__ import annotations

from summaries.lexicons import Lexicons, Places
from summaries.tokens import tokens

TERMS = {
    "sell": ["sell", "sells", "sold"],
    "data": ["personal data", "data", "your personal"],
    "secret": ["encrypt*"],
    "number": ["3*"],
}


def places(text: str, exceptions: dict[str, list[str]] | None = None) -> dict[str, list[str]]:
    """Lexicon -> the words found in the text."""
    numbers = {name: number for number, name in enumerate(TERMS)}
    read = tokens(text)
    places = Places(Lexicons(numbers, TERMS, exceptions or {}).find(read.words))
    found = {name: [" ".join(read.words[a:b]) for a, b in places.of(number)] for name, number in numbers.items()}
    return {name: words for name, words in found.items() if words}


def test_a_reseller_is_no_sale() -> None:
    assert places("our reseller told us") == {}


def test_terms_that_overlap_become_one_place() -> None:
    assert places("your personal data") == {"data": ["your personal data"]}


def test_a_star_stands_for_any_ending() -> None:
    assert places("encrypted by encryption")["secret"] == ["encrypted", "encryption"]


def test_an_exception_hides_the_term_inside_it() -> None:
    assert "sell" not in places("it is sold out", {"sell": ["sold out"]})


def test_a_star_behind_a_digit_stands_for_any_number() -> None:
    assert places("kept for 30 days") == {"number": ["30"]}


def test_what_one_part_of_a_union_hides_another_may_name() -> None:
    numbers = {"helpers": 0, "outsiders": 1, "either": 2}
    terms = {"helpers": ["hosting company"], "outsiders": ["company"]}
    hidden = {"outsiders": ["hosting company", "our company"]}
    lexicons = Lexicons(numbers, terms, hidden, {"either": ["helpers", "outsiders"]})
    found = Places(lexicons.find("the hosting company".split()))
    assert [found.of(0), found.of(1), found.of(2)] == [[(1, 3)], [], [(1, 3)]]
    assert Places(lexicons.find("our company".split())).of(2) == []
