"""Standard terms: whatever words a policy uses, the same data and the same recipients get the same plain name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import tomli

from summaries.inflections import noun_forms
from summaries.lexicons import Hit, Lexicons
from summaries.tokens import tokens

Place = tuple[int, int, str]
"""First token, token after the last, the standard term."""
DENIALS = frozenset("not no never nor neither without none don't doesn't won't can't cannot except excluding".split())
TURNS = frozenset("but however although though unless only ; we you".split()) - {"you"}
"""Words behind which an earlier "not" no longer holds."""
REACH = 24


@dataclass(frozen=True, slots=True)
class Terms:
    """One list of standard terms, ready to be searched for."""

    lexicons: Lexicons
    names: tuple[str, ...]
    sensitive: frozenset[str]
    vague: frozenset[str]
    of_practice: dict[str, str]
    says: dict[str, tuple[str, ...]]

    def find(self, words: Sequence[str], first: int, last: int) -> Iterator[Place]:
        """The terms among `words[first:last]` that are not denied there, longest first where two begin together."""
        for start, end, number in _longest(self.lexicons.find(words[first:last])):
            if not _denied(words, first, first + start):
                yield first + start, first + end, self.names[number]


def _longest(hits: Sequence[Hit]) -> Iterator[tuple[int, int, int]]:
    """Hits that do not overlap; those that an exception hides are left out."""
    hidden = [(start, end, lexicon) for start, end, term in hits for lexicon in term.hidden]
    past = 0
    for start, end, term in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        lexicon = min(term.lexicons, default=None)
        if lexicon is None or start < past:
            continue
        if not any(low <= start and end <= high and lexicon == other for low, high, other in hidden):
            yield start, end, lexicon
            past = end


def _denied(words: Sequence[str], first: int, at: int) -> bool:
    """Whether a denial before this word still holds: "we do not collect your name"."""
    if DENIALS.isdisjoint(words[max(first, at - REACH) : at]):
        return False
    for back in range(at - 1, max(first, at - REACH) - 1, -1):
        if words[back] in TURNS:
            return False
        if words[back] in DENIALS:
            return not (words[back] == "not" and _is_no_denial(words, back))
    return False


def _is_no_denial(words: Sequence[str], at: int) -> bool:
    """ "including but not limited to", "which you may or may not provide"."""
    return words[at + 1 : at + 2] == ["limited"] or words[max(0, at - 3) : at] == ["may", "or", "may"]


@lru_cache(maxsize=2)
def terms(name: str) -> Terms:
    """The terms of catalogue/terms/NAME.toml: "data" or "recipients"."""
    raw = tomli.loads((files("summaries.catalogue") / "terms" / f"{name}.toml").read_text(encoding="utf-8"))
    says = {term: [form for phrase in entry["says"] for form in noun_forms(phrase)] for term, entry in raw.items()}
    names = tuple(raw)
    numbers = {term: number for number, term in enumerate(names)}
    lexicons = Lexicons(numbers, says, {term: entry.get("not", ()) for term, entry in raw.items()})
    sensitive = frozenset(term for term, entry in raw.items() if entry.get("sensitive"))
    vague = frozenset(term for term, entry in raw.items() if entry.get("vague"))
    of_practice = {entry["practice"]: term for term, entry in raw.items() if "practice" in entry}
    listed = {term: tuple(entry["says"]) for term, entry in raw.items()}
    return Terms(lexicons, names, sensitive, vague, of_practice, listed)


def names_in(text: str, name: str) -> list[str]:
    """The standard terms that a few words name, each once, in their order."""
    words = tokens(text).words
    return list(dict.fromkeys(term for _, _, term in terms(name).find(words, 0, len(words))))
