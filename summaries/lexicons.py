"""Finds every lexicon term of a text in one pass over its tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from types import MappingProxyType

from summaries.tokens import words_of

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """What a word or phrase belongs to: its lexicons, the same as the bits of a number, and the lexicons it hides."""

    lexicons: frozenset[int]
    bits: int
    hidden: frozenset[int]


Hit = tuple[int, int, Term]
"""A term found: its first token, the token after its last, and what it is."""


def bits_of(lexicons: Iterable[int]) -> int:
    """The lexicons as bits of a number: sets of them are compared with one `&`."""
    bits = 0
    for lexicon in lexicons:
        bits |= 1 << lexicon
    return bits


def lexicons_of(bits: int) -> Iterator[int]:
    """The lexicons that the bits stand for, in their order."""
    while bits:
        lowest = bits & -bits
        bits ^= lowest
        yield lowest.bit_length() - 1


NOTHING_LONGER: dict[str, _Node] = {}
"""What follows on a term's last word, never written to: two of three words in the trie are one and share it."""


class _Node:
    __slots__ = ("hidden", "lexicons", "longer", "term")

    def __init__(self) -> None:
        self.lexicons: tuple[int, ...] = ()
        self.hidden: tuple[int, ...] = ()
        self.longer = NOTHING_LONGER
        self.term: Term | None = None


class Lexicons:
    """A trie of words over all terms of all lexicons. Built once, then only read."""

    def __init__(
        self,
        numbers: Mapping[str, int],
        terms: Mapping[str, Iterable[str]],
        exceptions: Mapping[str, Iterable[str]],
        unions: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        """`numbers`: lexicon -> its number; `terms`: lexicon -> its terms in all their forms, where one may end in `*`;

        `exceptions`: lexicon -> what hides its terms; `unions`: lexicon -> those whose terms are its own too.
        """
        self._root = _Node()
        self._stems: dict[str, tuple[int, ...]] = {}
        self._unions: dict[int, tuple[int, ...]] = {}
        self._terms: dict[tuple[tuple[int, ...], tuple[int, ...]], Term] = {}
        for name, parts in unions.items():
            for part in parts:
                self._unions[numbers[part]] = (*self._unions.get(numbers[part], ()), numbers[name])
        for phrase, members in _by_phrase(terms, numbers).items():
            self._add(phrase, members)
        for name, phrases in exceptions.items():
            for phrase in phrases:
                node = self._node(words_of(phrase))
                node.hidden = (*node.hidden, numbers[name])
        self._longest_stem = max(map(len, self._stems), default=0)
        self._entry = lru_cache(maxsize=1 << 14)(self._make_entry)

    def _add(self, phrase: str, lexicons: Sequence[int]) -> None:
        words = words_of(phrase)
        if phrase.endswith("*") and len(words) == 1:
            self._stems[words[0]] = (*self._stems.get(words[0], ()), *lexicons)
        else:
            node = self._node(words)
            node.lexicons = (*node.lexicons, *lexicons)

    def _node(self, words: Sequence[str]) -> _Node:
        node = self._root
        for word in words:
            if node.longer is NOTHING_LONGER:
                node.longer = {}
            found = node.longer.get(word)
            if found is None:
                found = node.longer[word] = _Node()
            node = found
        return node

    def _make_entry(self, word: str) -> tuple[Term | None, dict[str, _Node]] | None:
        """All that begins with this word: what the word alone is, and the longer terms."""
        node = self._root.longer.get(word) or _Node()
        lexicons = node.lexicons
        for length in range(1, min(len(word), self._longest_stem) + 1):
            lexicons += self._stems.get(word[:length], ())
        term = self._term(lexicons, node.hidden)
        return (term, node.longer) if term or node.longer else None

    def _term(self, lexicons: Sequence[int], hidden: Sequence[int]) -> Term | None:
        """What belongs to these lexicons. Words that belong to the same ones share it."""
        if not lexicons and not hidden:
            return None
        key = tuple(sorted(set(lexicons))), tuple(sorted(set(hidden)))
        term = self._terms.get(key)
        if term is None:
            members = self._with_unions(lexicons)
            others = members.difference(hidden)  # a part of a union hides no term of another part
            hides = self._with_unions(hidden) - others
            term = self._terms[key] = Term(members, bits_of(members), hides)
        return term

    def _with_unions(self, lexicons: Iterable[int]) -> frozenset[int]:
        return frozenset(number for lexicon in lexicons for number in (lexicon, *self._unions.get(lexicon, ())))

    def find(self, words: Sequence[str]) -> list[Hit]:
        """Every term in these words, overlapping ones too, by start."""
        hits: list[Hit] = []
        following = chain(words[1:], ("",))
        for at, (entry, following_word) in enumerate(zip(map(self._entry, words), following, strict=False)):
            if entry is not None:
                term, longer = entry
                if term is not None:
                    hits.append((at, at + 1, term))
                if following_word in longer:
                    self._find_longer(words, at, longer, hits)
        return hits

    def _find_longer(self, words: Sequence[str], start: int, level: Mapping[str, _Node], hits: list[Hit]) -> None:
        for at in range(start + 1, len(words)):
            node = level.get(words[at])
            if node is None:
                return
            if node.lexicons or node.hidden:
                node.term = node.term or self._term(node.lexicons, node.hidden)
                if node.term:
                    hits.append((start, at + 1, node.term))
            level = node.longer
            if not level:
                return


def _by_phrase(terms: Mapping[str, Iterable[str]], numbers: Mapping[str, int]) -> dict[str, list[int]]:
    """Phrase -> its lexicons: most phrases stand in several, and each is taken apart once."""
    found: dict[str, list[int]] = {}
    for name, phrases in terms.items():
        number = numbers[name]
        for phrase in phrases:
            found.setdefault(phrase, []).append(number)
    return found


class Places:
    """The terms of one clause, and where each lexicon occurs in it, looked up when asked.

    Its own words begin at the token `begins`; what stands before are those of its leads.
    """

    __slots__ = ("begins", "bits", "of", "own")

    def __init__(self, hits: Sequence[Hit], begins: int = 0) -> None:
        bits = own = 0
        for _, end, term in hits:
            if end > begins:
                own |= term.bits
            else:
                bits |= term.bits
        bits |= own
        self.begins = begins
        self.bits = bits
        """One bit a lexicon that occurs: what a pattern needs is tested with one `&`."""
        self.own = own
        """The same for the clause's own words."""
        self.of: Callable[[int], Sequence[Span]] = _Spans(hits, bits).__getitem__
        """Where a lexicon's terms stand: (first token, token after the last), in order.

        Terms that overlap ("your personal", "personal information") are one place. A term inside one of the lexicon's
        exceptions ("sold out" is no sale) is none.
        """


class _Spans(dict[int, Sequence[Span]]):
    """Lexicon -> where it occurs, worked out the first time: it is asked for thousands of times in a policy."""

    __slots__ = ("_bits", "_hidden", "_hits", "_placed")

    def __init__(self, hits: Sequence[Hit], bits: int) -> None:
        self._hits = hits
        self._bits = bits
        self._placed: list[tuple[frozenset[int], Span]] = []
        self._hidden: list[tuple[frozenset[int], Span]] = []

    def __missing__(self, lexicon: int) -> Sequence[Span]:
        spans: Sequence[Span] = ()
        if self._bits >> lexicon & 1:
            if not self._placed:
                self._placed = [(term.lexicons, (start, end)) for start, end, term in self._hits]
                self._hidden = [(term.hidden, (start, end)) for start, end, term in self._hits if term.hidden]
            spans = [span for lexicons, span in self._placed if lexicon in lexicons]
            masks = [span for hidden, span in self._hidden if lexicon in hidden]
            if masks:
                spans = [span for span in spans if not any(low <= span[0] and span[1] <= high for low, high in masks)]
            if len(spans) > 1:
                spans = _merged(spans)
        self[lexicon] = spans
        return spans


def _merged(spans: Sequence[Span]) -> Sequence[Span]:
    """The same with those that overlap made one."""
    merged = [spans[0]]
    for span in spans:
        first, last = merged[-1]
        if span[0] >= last:
            merged.append(span)
        elif span[1] > last:
            merged[-1] = (first, span[1])
    return merged
