"""Flags + facts -> headline and plain-language summary, every sentence backed by a flag or a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summaries.facts.terms import terms
from summaries.model import TOPICS, Facts, Flag, Paragraph
from summaries.rates import rates
from summaries.readability import measure
from summaries.wording.certain import certain, is_unsure
from summaries.wording.from_facts import told_by_facts
from summaries.wording.from_flags import alone, grouped, together
from summaries.wording.headline import headline, headline_sentence
from summaries.wording.phrases import phrases
from summaries.wording.said import Said, all_said
from summaries.wording.sentence import Sentence, hedged

__all__ = ["Sentence", "headline", "headline_sentence", "prepare", "sentences", "summary", "summary_grade"]

MOST_WORDS = 220
HARDEST = 7.4
"""Flesch-Kincaid grade at which the summary stops taking in what is not of high severity."""


def prepare() -> None:
    """Load the wording and the standard terms, so that a fork shares them and the first reader does not wait."""
    phrases()
    rates()
    terms("data")
    terms("recipients")


def summary(flags: Sequence[Flag], facts: Facts) -> tuple[Paragraph, ...]:
    """What the policy means, by topic, in at most 220 words."""
    kept = sentences(flags, facts)
    paragraphs = []
    for topic, title in TOPICS.items():
        text = " ".join(sentence.text for sentence in kept if sentence.topic == topic)
        if text:
            paragraphs.append(Paragraph(topic, title, text))
    return tuple(paragraphs)


def sentences(flags: Sequence[Flag], facts: Facts) -> tuple[Sentence, ...]:
    """The sentences of the summary in reading order. What is gravest stays when not all can be told."""
    kept: list[Sentence] = []
    words = 0
    for sentence in sorted(_all(flags, facts), key=lambda sentence: (sentence.rank, sentence.place)):
        length = len(sentence.text.split())
        if words + length <= MOST_WORDS:
            kept.append(sentence)
            words += length
    return tuple(sorted(_easy(kept), key=lambda sentence: (list(TOPICS).index(sentence.topic), sentence.place)))


def _all(flags: Sequence[Flag], facts: Facts) -> list[Sentence]:
    """Everything that could be told, no practice twice."""
    known = certain(flags, facts)
    said = {entry.id: entry for entry in all_said((*known, *_opposites(known, flags)))}
    unsure = {flag.practice.id: said[flag.practice.id] for flag in known if is_unsure(flag)}
    sure = {name: entry for name, entry in said.items() if name not in unsure}
    return [*_told(sure, told_by_facts(said, facts)), *map(hedged, _told(unsure))]


def _opposites(known: Sequence[Flag], flags: Sequence[Flag]) -> list[Flag]:
    """The flags left untold without which one that is told would mislead: notice is given of some changes only."""
    told = {flag.practice.id for flag in known}
    pairs = [entry.practices for entry in phrases().together if entry.opposed and not told.isdisjoint(entry.practices)]
    return [flag for flag in flags if flag.practice.id not in told and any(flag.practice.id in pair for pair in pairs)]


def _told(said: Mapping[str, Said], found: Iterable[Sentence] = ()) -> list[Sentence]:
    """What was found to say already, and the rest of it in as few sentences as it takes."""
    told = list(found)
    for teller in (together, lambda left: grouped(left.values()), lambda left: alone(left.values())):
        spent = {name for sentence in told for name in sentence.practices}
        told += teller({name: entry for name, entry in said.items() if name not in spent})
    return told


def _easy(kept: Sequence[Sentence]) -> list[Sentence]:
    """The sentences without the hardest of the least important ones, until the whole is easy to read."""
    left = list(kept)
    while len(left) > 1 and _grade(left) > HARDEST:
        least = max(sentence.rank for sentence in left)
        if least == 0:
            break
        left.remove(max((s for s in left if s.rank == least), key=lambda sentence: measure(sentence.text)[2]))
    return left


def _grade(kept: Sequence[Sentence]) -> float:
    return measure(" ".join(sentence.text for sentence in kept))[2]


def summary_grade(paragraphs: Sequence[Paragraph]) -> float:
    """The Flesch-Kincaid grade of the whole summary."""
    return measure(" ".join(paragraph.text for paragraph in paragraphs))[2]
