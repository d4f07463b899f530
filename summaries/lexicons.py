"""Finds every lexicon term of a text in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from summaries.tokens import words_of

NUMBER = "number"
"""The one lexicon that is not listed: every token of digits belongs to it."""

Span = tuple[int, int]
Hits = dict[int, list[Span]]
"""Lexicon -> places (first token, token after the last) in order of their start."""


class Hit(NamedTuple):
    """A term found: the tokens `start` to `end` belong to these lexicons; `hidden` ones are masked there."""

    start: int
    end: int
    lexicons: tuple[int, ...]
    hidden: tuple[int, ...]


class _Node:
    __slots__ = ("hidden", "lexicons", "longer")

    def __init__(self) -> None:
        self.lexicons: tuple[int, ...] = ()
        self.hidden: tuple[int, ...] = ()
        self.longer: dict[str, _Node] = {}


class Lexicons:
    """A trie of words over all terms of all lexicons. Built once, then only read."""

    def __init__(self, terms: Mapping[str, Iterable[str]], exceptions: Mapping[str, Iterable[str]]) -> None:
        """`terms`: lexicon -> its terms in all their forms; one may end in `*`. `exceptions`: what hides terms."""
        self.ids = {name: number for number, name in enumerate((*terms, NUMBER) if NUMBER not in terms else terms)}
        self._root: dict[str, _Node] = {}
        self._stems: dict[str, tuple[int, ...]] = {}
        for name, phrases in terms.items():
            for phrase in phrases:
                self._add(phrase, self.ids[name])
        for name, phrases in exceptions.items():
            for phrase in phrases:
                self._hide(phrase, self.ids[name])
        self._entry = lru_cache(maxsize=1 << 16)(self._make_entry)

    def _add(self, phrase: str, lexicon: int) -> None:
        words = words_of(phrase)
        if phrase.endswith("*") and len(words) == 1:
            self._stems[words[0]] = (*self._stems.get(words[0], ()), lexicon)
            return
        node = self._node(words)
        if lexicon not in node.lexicons:
            node.lexicons = (*node.lexicons, lexicon)

    def _hide(self, phrase: str, lexicon: int) -> None:
        node = self._node(words_of(phrase))
        node.hidden = (*node.hidden, lexicon)

    def _node(self, words: Sequence[str]) -> _Node:
        level = self._root
        node = _Node()
        for word in words:
            node = level.setdefault(word, _Node())
            level = node.longer
        return node

    def _make_entry(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...], dict[str, _Node]] | None:
        """All that begins with this word: the lexicons of the word alone, those it hides, and the longer terms."""
        node = self._root.get(word)
        lexicons = node.lexicons if node else ()
        for length in range(2, len(word) + 1):
            lexicons += self._stems.get(word[:length], ())
        if word.isdigit():
            lexicons += (self.ids[NUMBER],)
        if not lexicons and not node:
            return None
        return tuple(dict.fromkeys(lexicons)), node.hidden if node else (), node.longer if node else {}

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every term in these words, overlapping ones too, by start."""
        hits: list[Hit] = []
        entry_of = self._entry
        for at, word in enumerate(words):
            entry = entry_of(word)
            if entry is None:
                continue
            lexicons, hidden, longer = entry
            if lexicons or hidden:
                hits.append(Hit(at, at + 1, lexicons, hidden))
            if longer:
                _find_longer(words, at, longer, hits)
        return hits


def _find_longer(words: Sequence[str], start: int, level: Mapping[str, _Node], hits: list[Hit]) -> None:
    for at in range(start + 1, len(words)):
        node = level.get(words[at])
        if node is None:
            return
        if node.lexicons or node.hidden:
            hits.append(Hit(start, at + 1, node.lexicons, node.hidden))
        level = node.longer
        if not level:
            return


def collect(hits: Iterable[Hit], shift: int, into: Hits) -> list[tuple[int, Span]]:
    """Sort hits by lexicon, their places moved by `shift`; returns the masks: (lexicon hidden, where).

    Terms of one lexicon that overlap ("your personal", "personal information") become one place.
    """
    masks: list[tuple[int, Span]] = []
    for start, end, lexicons, hidden in hits:
        start += shift
        end += shift
        span = (start, end)
        for lexicon in lexicons:
            places = into.get(lexicon)
            if places is None:
                into[lexicon] = [span]
            elif start < places[-1][1]:
                places[-1] = (places[-1][0], max(end, places[-1][1]))
            else:
                places.append(span)
        if hidden:
            masks.extend((lexicon, span) for lexicon in hidden)
    return masks


def mask(hits: Hits, masks: Iterable[tuple[int, Span]]) -> None:
    """Take out the places that an exception covers ("selling point" is no sale)."""
    for lexicon, (start, end) in masks:
        places = hits.get(lexicon)
        if places is None:
            continue
        kept = [place for place in places if place[0] < start or place[1] > end]
        if kept:
            hits[lexicon] = kept
        else:
            del hits[lexicon]
