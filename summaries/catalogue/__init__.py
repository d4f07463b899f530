"""Reads and checks every card and lexicon once, at start."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from summaries.catalogue.cards import Card, Draft, Rule, read_drafts
from summaries.catalogue.toml_files import CatalogueError, fingerprint
from summaries.catalogue.vocabulary import read_vocabulary
from summaries.denials import Cues
from summaries.lexicons import Lexicons, bits_of
from summaries.model import Practice
from summaries.patterns import BAR, COLON, ENGINE_MARK, FILLER, FIRM, Shape, compiled, made_up
from summaries.tokens import tokens

__all__ = ["Card", "Catalogue", "CatalogueError", "Rule", "catalogue", "read_catalogue"]

VERSION = "0.1.0"
EXAMPLES = ("must_match", "must_not_match")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every card, and the rules of all cards by the lexicon that must occur before they are tried.

    `waiting`: these lexicons as bits.
    """

    cards: tuple[Card, ...]
    lexicons: Lexicons
    cues: Cues
    rules: Mapping[int, tuple[Rule, ...]]
    waiting: int
    actions: frozenset[int]
    filler: int
    colon: int
    bar: int
    firm: int
    engine: str

    def practices(self) -> tuple[Practice, ...]:
        """All practices in reading order, each *missing* one behind the practice whose silence it tells."""
        return tuple(
            practice
            for card in self.cards
            for practice in (card.practice, *((card.missing.practice,) if card.missing else ()))
        )


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that ships with the engine. Raises CatalogueError when a card or lexicon cannot be used."""
    collects = gc.isenabled()
    gc.disable()  # nearly all that is made here stays; to look through it again and again is a fifth of the time
    try:
        found = read_catalogue(files(__package__))
        gc.freeze()  # nor is it ever looked through: neither later on nor at the end of the process
        return found
    finally:
        if collects:
            gc.enable()


def read_catalogue(folder: Traversable) -> Catalogue:
    """The catalogue in `folder`: practices/<topic>/<id>.toml and lexicons/*.toml."""
    vocabulary = read_vocabulary(folder / "lexicons")
    drafts = tuple(read_drafts(folder / "practices"))
    drawn = [shape for draft in drafts for found in draft.shapes.values() for shape in found]
    vocabulary = vocabulary.with_made_up(slot for shape in drawn for slot in (*shape.slots, *shape.under))
    numbers = {name: number for number, name in enumerate(vocabulary.terms)}
    try:
        lexicons = Lexicons(numbers, vocabulary.terms, vocabulary.exceptions, vocabulary.unions)
        counts = _counts(drafts, lexicons)
        patterns = {shape: compiled(shape, numbers, counts) for shape in drawn}
    except KeyError:
        _check_names(drafts, vocabulary.terms)  # only now: it is a look at every slot of every pattern
        raise
    cards = tuple(draft.finished(patterns) for draft in drafts)
    rules = _rules(cards)
    return Catalogue(
        cards,
        lexicons,
        Cues.of(numbers),
        rules,
        sum(1 << anchor for anchor in rules),
        frozenset(numbers[name] for name in vocabulary.actions if name in numbers),
        numbers[FILLER],
        numbers[COLON],
        numbers[BAR],
        numbers[FIRM],
        f"{VERSION}+{fingerprint(files(__package__.partition('.')[0]))}",
    )


def _counts(drafts: Iterable[Draft], lexicons: Lexicons) -> Counter[int]:
    """How often each lexicon occurs in every twentieth example of the cards, the nearest thing to a corpus of ours."""
    lines = [line for draft in drafts for field in EXAMPLES for line in draft.fields[field]]
    examples = "\n".join(lines[::20])
    counts: Counter[int] = Counter()
    for term, times in Counter(term for _, _, term in lexicons.find(tokens(examples).words)).items():
        for lexicon in term.lexicons:
            counts[lexicon] += times
    return counts


def _check_names(drafts: Iterable[Draft], terms: Mapping[str, object]) -> None:
    """Every lexicon that a pattern asks for must exist: tells of the first that does not."""
    for draft in drafts:
        for field, found in draft.shapes.items():
            for shape in found:
                unknown = [name for name in _asked(shape) if name not in terms]
                if unknown:
                    raise CatalogueError(
                        f"practices/{draft.topic}/{draft.name}.toml, {field}, {shape.source!r}: "
                        f"no lexicon is called {unknown[0]!r}; correct the name or add it in lexicons/."
                    )


def _asked(shape: Shape) -> Sequence[str]:
    """The lexicons that a pattern names, those inside a made-up one too."""
    slots = (*shape.slots, *shape.under)
    return [name for slot in slots for name in (made_up(slot)[0] if slot.startswith(ENGINE_MARK) else (slot,))]


def _rules(cards: Iterable[Card]) -> dict[int, tuple[Rule, ...]]:
    """The rules of all cards by the lexicon that must occur before they are tried."""
    rules: dict[int, list[Rule]] = {}
    kinds = (("patterns", False, False), ("denied", True, False), ("weak", False, True))
    drawn = [(card, pattern, *how) for card in cards for field, *how in kinds for pattern in getattr(card, field)]
    for order, (card, pattern, wants_denial, weak) in enumerate(drawn):
        rule = Rule(order, card, pattern, bits_of(pattern.slots), wants_denial, weak)
        rules.setdefault(pattern.anchor, []).append(rule)
    return {anchor: tuple(found) for anchor, found in rules.items()}
