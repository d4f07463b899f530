"""How much a text speaks like a privacy policy: a company that tells its readers what it does with their data.

Its subject does not make a policy: articles, studies, guides and terms of service speak of personal data too. What sets
a policy apart is its voice ("we collect…", "your information", "this privacy policy"), and that it says little else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from summaries.likeness_words import (
    ACTS,
    BANNER_PAIRS,
    BEING,
    COUNTER_PAIRS,
    COUNTER_WORDS,
    DATA,
    DOCUMENTS,
    DONE,
    FIRMS,
    MAY,
    OTHERS,
    OWNERS,
    PEOPLE,
    SUBJECTS,
    TOPIC_WORDS,
)

_WORD = re.compile(r"[a-z]+|[.!?]")
_WRAP = re.compile(r"(?<=[a-z,;])\n(?=[a-z(])")
"""An end of line inside a sentence."""

_STOPS = frozenset(".!?")
_TITLE = re.compile(
    r"[#*\s]*(?:[\w.,'’&|:–-]+\s+){0,6}(?:privacy|data protection|cookies?)\s+(?:policy|notice|statement)(?!\w)"
    r"(?:\s*[\w.,'’&|:()/–*-]+){0,6}",
    re.IGNORECASE,
)
_LONGEST_TITLE = 120
_FULL_LINE = 8
"""A line of fewer words may be part of a menu: what it says speaks for a policy, its length does not speak against."""

_LONGEST_BANNER = 80
_PART = 300
_IMPERSONAL = 0.7
"""The weight of what is said in nobody's voice ("data is stored"): beside a voice or under a title, never alone."""


@dataclass(slots=True)
class Likeness:
    """What speaks for a policy (`voice`, `impersonal`, `titled`, `topics`), and against it (`counter`); its words."""

    voice: int = 0
    impersonal: int = 0
    counter: int = 0
    words: int = 0
    titled: bool = False
    topics: frozenset[str] = frozenset()

    @property
    def points(self) -> float:
        """Statements about the reader's data, less half of the words that belong to other kinds of text."""
        backing = 3 * (self.voice + 1) if self.titled else self.voice
        return self.voice + self.titled + min(_IMPERSONAL * self.impersonal, backing) - self.counter / 2

    @property
    def density(self) -> float:
        """Points in a thousand words."""
        return 1000 * self.points / max(self.words, 1)

    def add(self, other: Likeness) -> None:
        self.voice += other.voice
        self.impersonal += other.impersonal
        self.counter += other.counter
        self.words += other.words
        self.titled |= other.titled
        self.topics |= other.topics


@lru_cache(maxsize=1)
def likeness(text: str) -> tuple[Likeness, Likeness]:
    """The likeness of the whole text, and of the part under a title ("Privacy policy") that is most like a policy."""
    whole, best, part = Likeness(), Likeness(), Likeness()
    for line in filter(None, _WRAP.sub(" ", text).split("\n")):
        here = _line(line)
        whole.add(here)
        if here.titled or part.words >= _PART:
            best, part = max(best, part, key=_as_a_part), Likeness()
        part.add(here)
    return whole, max(best, part, key=_as_a_part)


def _as_a_part(part: Likeness) -> float:
    """A heading with a sentence under it is no part."""
    return part.density if part.titled and part.words >= _PART / 3 else 0


def _line(line: str) -> Likeness:
    words = _WORD.findall(line.lower())
    here = Likeness(words=len(words) if len(words) >= _FULL_LINE else 0)
    here.titled = len(line) <= _LONGEST_TITLE and bool(_TITLE.fullmatch(line))
    here.topics = TOPIC_WORDS.intersection(words)
    pairs = set(pairwise(words))
    here.counter = sum(word in COUNTER_WORDS for word in words) + len(pairs & COUNTER_PAIRS) + len(pairs & BANNER_PAIRS)
    if len(words) < _LONGEST_BANNER and pairs & BANNER_PAIRS:
        return here
    for at, word in enumerate(words):
        if word in SUBJECTS:
            _weigh(here, words, at)
    return here


def _weigh(here: Likeness, words: list[str], at: int) -> None:
    """Add what the word at a place says."""
    word = words[at]
    if word in ACTS:
        _weigh_act(here, words, at)
    elif word in DONE:
        said = _sentence_before(words, at, 10)
        here.impersonal += not DATA.isdisjoint(said) and not BEING.isdisjoint(said[:4])
    elif word == "your":
        here.voice += not DATA.isdisjoint(words[at + 1 : at + 4])
    elif word == "you":
        here.voice += not {"information", "data"}.isdisjoint(words[max(at - 3, 0) : at + 4])
    elif word in PEOPLE:
        here.impersonal += not DATA.isdisjoint(words[at + 1 : at + 3])
    elif word in DOCUMENTS:
        here.voice += _names_itself(words[max(at - 3, 0) : at])


def _weigh_act(here: Likeness, words: list[str], at: int) -> None:
    """ "We … share … information": who acts is the nearest before; a firm of unknown name counts as nobody."""
    if DATA.isdisjoint(_sentence_after(words, at, 10)):
        return
    for before in _sentence_before(words, at, 9):
        if before in OWNERS or before in FIRMS:
            here.voice += 1
            return
        if before in OTHERS:
            return
    here.impersonal += words[at - 1] in MAY or words[at].endswith("s")


def _names_itself(before: list[str]) -> bool:
    """ "This privacy policy", "our website privacy statement"."""
    return bool(before) and before[-1] in ("privacy", "cookie", "cookies", "protection") and not {
        "this", "our", "following",
    }.isdisjoint(before)  # fmt: skip


def _sentence_before(words: list[str], at: int, most: int) -> list[str]:
    """The words before a place in its sentence, nearest first."""
    return _until_stop(words[max(at - most, 0) : at][::-1])


def _sentence_after(words: list[str], at: int, most: int) -> list[str]:
    return _until_stop(words[at + 1 : at + 1 + most])


def _until_stop(words: list[str]) -> list[str]:
    for at, word in enumerate(words):
        if word in _STOPS:
            return words[:at]
    return words
