"""No regular expression backtracks badly: each is fed its worst, and twice of it takes about twice the time."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator
from itertools import product
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import server
import summaries
from summaries.catalogue import catalogue

NOT_HERE = ("__main__", "summaries.batch")
LETTERS, LONGEST_TRY = 1500, 0.05
MOST_GROWTH = 3.2
"""For twice the text: two where the time is linear, four where it is squared."""
TAILS = ("", "\x00", "!", " ")
MOST_PIECES = 6


def expressions() -> dict[str, re.Pattern[str]]:
    """Every compiled expression that a module of ours keeps by name, in tuples too, and the hints of cards."""
    found: dict[str, re.Pattern[str]] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in kept_in(value):
                found.setdefault(pattern.pattern, pattern)
                found_names.setdefault(pattern.pattern, f"{module.__name__}.{name}")
    for card in catalogue().cards:
        if card.missing:
            found_names[card.missing.hints] = f"hints of {card.practice.id}"
            found[card.missing.hints] = re.compile(card.missing.hints, re.IGNORECASE)
    return {f"{found_names[source]}-{at}": pattern for at, (source, pattern) in enumerate(found.items())}


found_names: dict[str, str] = {}


def modules() -> Iterator[ModuleType]:
    for package in (summaries, server):
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not any(part in info.name for part in NOT_HERE):
                yield importlib.import_module(info.name)


def kept_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, tuple | list | frozenset):
        for part in value:
            yield from kept_in(part)
    elif isinstance(value, dict):
        yield from kept_in(list(value.values()))


def repeated(tree: Iterable[Any]) -> Iterator[str]:
    """A short text for each part of an expression that may be repeated, outer parts first."""
    for code, argument in tree:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            if argument[1] > 1:
                yield sample(argument[2])
            yield from repeated(argument[2])
        else:
            for part in parts(code, argument):
                yield from repeated(part)


def parts(code: Any, argument: Any) -> list[Any]:
    """The smaller trees inside one node."""
    if code is codes.BRANCH:
        return list(argument[1])
    if code is codes.SUBPATTERN:
        return [argument[3]]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [argument[1]]
    return [argument] if code is codes.ATOMIC_GROUP else []


def sample(tree: Iterable[Any]) -> str:
    """A text that the tree matches, or nearly."""
    return "".join(sample_of(code, argument) for code, argument in tree)


def sample_of(code: Any, argument: Any) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code in (codes.NOT_LITERAL, codes.ANY):
        return "a" if argument != ord("a") else "b"
    if code is codes.IN:
        return one_of(argument)
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return sample(argument[2]) * max(1, argument[0])
    return "".join(sample(part) for part in parts(code, argument)[:1] if code not in (codes.ASSERT, codes.ASSERT_NOT))


def one_of(members: Iterable[Any]) -> str:
    """A letter of the class: a word's letter where it can be, else the first that fits."""
    source = [(codes.IN, list(members))]
    compiled = re._compiler.compile(parser_tree(source))  # type: ignore[attr-defined]
    fitting = (letter for letter in "a1 .-\n,'\"(|#*_@:/é“数\u0301A" if compiled.match(letter))
    return next(fitting, sample_first(members))


def sample_first(members: Iterable[Any]) -> str:
    for code, argument in members:
        if code is codes.LITERAL:
            return chr(argument)
        if code is codes.RANGE:
            return chr(argument[0])
    return "a"


def parser_tree(items: list[Any]) -> Any:
    return parser.SubPattern(parser.State(), items)


def worst_texts(pattern: re.Pattern[str], letters: int) -> Iterator[str]:
    """What may make it try again and again: each repeated part over and over, alone and in pairs, with odd ends."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    pieces = [piece for piece in dict.fromkeys(repeated(tree)) if piece][:MOST_PIECES]
    beginnings = dict.fromkeys(("", sample(list(tree)[:1]), sample(list(tree)[:2])))
    for piece in (*pieces, *(f"{one}{other}" for one in pieces for other in pieces if one != other), sample(tree)):
        for beginning, tail in product(beginnings, TAILS if piece else ()):
            yield f"{beginning}{piece * (letters // len(piece) + 1)}{tail}"


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Of both ways in which an expression is held against a text from its beginning."""
    began = time.process_time()
    pattern.match(text)
    pattern.fullmatch(text)
    return time.process_time() - began


def grows_too_fast(pattern: re.Pattern[str], short: str, long: str) -> bool:
    """Whether time grows faster than text. What takes no time to speak of on the longer text is not looked at again."""
    if seconds(pattern, long) < LONGEST_TRY:
        return False
    return all(seconds(pattern, long) > MOST_GROWTH * seconds(pattern, short) for _ in range(4))


@pytest.mark.parametrize("name", expressions())
def test_an_expression_takes_its_worst_in_linear_time(name: str) -> None:
    pattern = expressions()[name]
    for short, long in zip(worst_texts(pattern, LETTERS), worst_texts(pattern, 2 * LETTERS), strict=True):
        assert not grows_too_fast(pattern, short, long), f"{name}: {pattern.pattern!r} on {short[:60]!r}…"


def test_a_bad_expression_is_found() -> None:
    bad = re.compile(r"(?:a+)*b")
    assert any(map(grows_too_fast, [bad] * MOST_PIECES, worst_texts(bad, 16), worst_texts(bad, 22)))
