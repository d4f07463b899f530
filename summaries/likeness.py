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
    DONE,
    FIRMS,
    MAY,
    OTHERS,
    OWNERS,
    PEOPLE,
    SUBJECTS,
    TOPIC_WORDS,
)

_WORD = re.compile(r"[a-z]+")
_STOP = re.compile(r"[.!?]+")
_WRAP = re.compile(r"(?<=[a-z,;])\n(?=[a-z(])")
"""An end of line inside a sentence."""

_SUBJECTS_OF_POLICIES = frozenset(("privacy", "cookie", "cookies", "protection"))
_POINTERS = frozenset(("this", "our", "following"))
_TITLE = re.compile(
    r"[#*\s\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]*(?:[\w.,'’&|:–—-]+\s+){0,6}"
    r"(?:privacy|data protection|cookies?)\s+(?:policy|notice|statement)(?!\w)(?:\s*[\w.,'’\"“”!&|:()/–—*-]+){0,6}",
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
    """What speaks for a policy (`voice`, `impersonal`, `titled`, `topics`), and against it (`counter`); its words.

    `headed` when the very first line is the title of a policy.
    """

    voice: int = 0
    impersonal: int = 0
    counter: int = 0
    words: int = 0
    titled: bool = False
    headed: bool = False
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
    for number, line in enumerate(filter(None, _WRAP.sub(" ", text).split("\n"))):
        here = _line(line)
        whole.add(here)
        whole.headed |= here.titled and not number
        if here.titled or part.words >= _PART:
            best, part = max(best, part, key=_as_a_part), Likeness()
        part.add(here)
    return whole, max(best, part, key=_as_a_part)


def _as_a_part(part: Likeness) -> float:
    """A heading with a sentence under it is no part."""
    return part.density if part.titled and part.words >= _PART / 3 else 0


def _line(line: str) -> Likeness:
    sentences = [_WORD.findall(sentence) for sentence in _STOP.split(line.lower())]
    count = sum(map(len, sentences))
    here = Likeness(words=count if count >= _FULL_LINE else 0)
    here.titled = len(line) <= _LONGEST_TITLE and bool(_TITLE.fullmatch(line))
    banner = False
    for words in sentences:
        pairs = set(pairwise(words))
        here.topics |= TOPIC_WORDS.intersection(words)
        here.counter += len(COUNTER_WORDS.intersection(words)) + len(pairs & COUNTER_PAIRS) + len(pairs & BANNER_PAIRS)
        banner |= not BANNER_PAIRS.isdisjoint(pairs)
    if not banner or count >= _LONGEST_BANNER:
        for words in sentences:
            _weigh(here, words)
    return here


def _weigh(here: Likeness, words: list[str]) -> None:
    """Add what a sentence says."""
    for at, word in enumerate(words):
        if word not in SUBJECTS:
            continue
        if word in ACTS:
            _weigh_act(here, words, at)
        elif word in DONE:
            said = words[max(at - 10, 0) : at]
            here.impersonal += not DATA.isdisjoint(said) and not BEING.isdisjoint(said[-4:])
        elif word == "your":
            here.voice += not DATA.isdisjoint(words[at + 1 : at + 4])
        elif word == "you":
            here.voice += not {"information", "data"}.isdisjoint(words[max(at - 3, 0) : at + 4])
        elif word in PEOPLE:
            here.impersonal += not DATA.isdisjoint(words[at + 1 : at + 3])
        else:
            here.voice += _names_itself(words[max(at - 3, 0) : at])


def _weigh_act(here: Likeness, words: list[str], at: int) -> None:
    """ "We … share … information": who acts is the nearest before; a firm of unknown name counts as nobody."""
    if DATA.isdisjoint(words[at + 1 : at + 11]):
        return
    for before in words[max(at - 9, 0) : at][::-1]:
        if before in OWNERS or before in FIRMS:
            here.voice += 1
            return
        if before in OTHERS:
            return
    here.impersonal += words[at].endswith("s") or words[at - 1] in MAY


def _names_itself(before: list[str]) -> bool:
    """ "This privacy policy", "our website privacy statement"."""
    return bool(before) and before[-1] in _SUBJECTS_OF_POLICIES and not _POINTERS.isdisjoint(before)
