"""Each card proves itself: its own examples, run through the engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summaries.blocks import blocks
from summaries.catalogue import Card, Catalogue
from summaries.clauses import clauses
from summaries.model import Finding
from summaries.practices import findings
from summaries.tokens import tokens


@dataclass(frozen=True, slots=True)
class Example:
    """One example sentence of a card and what the engine made of it. `hit` is the place of the words it shows."""

    source: str
    must_match: bool
    hit: tuple[int, int] | None

    @property
    def text(self) -> str:
        return self.source.replace("[", "").replace("]", "")

    @property
    def marked(self) -> str:
        """The sentence with brackets round the words that the pattern really hit."""
        if self.hit is None:
            return self.text
        start, end = self.hit
        return f"{self.text[:start]}[{self.text[start:end]}]{self.text[end:]}"

    @property
    def holds(self) -> bool:
        return self.marked == self.source if self.must_match and self.hit else self.must_match == (self.hit is not None)

    @property
    def trouble(self) -> str:
        """What is wrong, in one sentence."""
        if self.must_match and self.hit is None:
            return "No pattern hits it: mend the pattern or a lexicon."
        if self.must_match:
            return f"The brackets stand elsewhere than the hit: {self.marked!r}."
        return f"It is hit here: {self.marked!r}. Narrow the pattern or add an `unless`."


def examples_of(card: Card, catalogue: Catalogue) -> Iterator[Example]:
    """Every example of the card, tried on the whole catalogue."""
    for must_match, sources in ((True, card.must_match), (False, card.must_not_match)):
        for source in sources:
            text = source.replace("[", "").replace("]", "")
            hits = [found for found in _findings(text, catalogue) if found.practice == card.practice.id]
            yield Example(source, must_match, (hits[0].words_start, hits[0].words_end) if hits else None)


def _findings(text: str, catalogue: Catalogue) -> tuple[Finding, ...]:
    read = tokens(text)
    return findings(clauses(text, blocks(text), read), read, catalogue)
