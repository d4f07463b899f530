"""Which languages a text is written in, and how much of it in each."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

import gcld3  # type: ignore[import-untyped]

from summaries.language_names import LANGUAGE_NAMES

ENGLISH = "English"
_STRETCH = 400
_MOST_STRETCHES = 16
_SURE = 0.9
_FEW_LETTERS = 20

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH_WORDS = frozenset(
    "the and to you your our that this with for by be not may any will from which have when it their they such".split()
)
"""What every English text is full of, and no other language."""

_ENGLISH_SHARE = 0.1
_COMMON_ENGLISH = _ENGLISH_WORDS | frozenset(
    "we our us of is are or as if can do does their them its who how what about all other more address number name "
    "birth phone use used collect share sell disclose store keep delete access privacy policy security parties third "
    "website provider providers advertisers users people health time when including law credit card mail".split()
)
_SHORT = 40
_VERY_SURE = 0.97
_identifier = gcld3.NNetLanguageIdentifier(0, 1000)


@lru_cache(maxsize=1)
def languages(text: str) -> dict[str, float]:
    """English name of each language -> its share of what was told apart, largest first; empty where nothing was.

    A long text is read in places spread evenly over it. Shares go by bytes: a Chinese letter says as much as three.
    """
    weights: Counter[str] = Counter()
    for stretch in _sample(text):
        language = language_of(stretch)
        if language:
            weights[language] += len(stretch.encode())
    whole = weights.total()
    return {language: weight / whole for language, weight in weights.most_common()}


def language_of(stretch: str) -> str | None:
    """The English name of the language of a few sentences; None where it cannot be told."""
    words = _WORD.findall(stretch.lower())
    if sum(map(len, words)) < _FEW_LETTERS:
        return None
    if sum(word in _ENGLISH_WORDS for word in words) >= _ENGLISH_SHARE * len(words):
        return ENGLISH
    guess = _identifier.FindLanguage(text=" ".join(words))
    if not guess.is_reliable or guess.probability < _SURE:
        return None
    return LANGUAGE_NAMES.get(str(guess.language))


def plainly_foreign(text: str) -> str | None:
    """The English name of a short text's language where that is not English beyond doubt."""
    words = _WORD.findall(text[:2000].lower())
    if len("".join(words).encode()) < _SHORT or len(_COMMON_ENGLISH.intersection(words)) > 1:
        return None
    guess = _identifier.FindLanguage(text=" ".join(words))
    if guess.language == "en" or not guess.is_reliable or guess.probability < _VERY_SURE:
        return None
    return LANGUAGE_NAMES.get(str(guess.language))


def _sample(text: str) -> list[str]:
    """Stretches of lines, each with some sentences."""
    stretches, lines = [], ""
    for line in text.split("\n"):
        lines += line + "\n"
        if len(lines) >= _STRETCH:
            stretches.append(lines[: 2 * _STRETCH])
            lines = ""
    stretches.append(lines)
    step = -(-len(stretches) // _MOST_STRETCHES)
    return stretches[::step]
