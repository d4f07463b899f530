"""Findings -> flags with evidence, worst first, and the missing ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summaries.catalogue import Card, Catalogue
from summaries.model import TOPICS, Evidence, Finding, Flag

MOST_EVIDENCE = 5
"""Sentences that one flag shows, at most: the first ones of the policy."""
ORDER = {("risk", "high"): 0, ("risk", "medium"): 1, ("risk", "low"): 2, ("good", None): 3, ("note", None): 4}
TOPIC_ORDER = {topic: number for number, topic in enumerate(TOPICS)}


def flags(text: str, findings: Sequence[Finding], catalogue: Catalogue, fragment: bool) -> tuple[Flag, ...]:
    """One flag for each practice found, and, of a whole policy, one for each silence that matters."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.practice, []).append(finding)
    raised = [
        Flag(card.practice, tuple(_evidence(text, found[card.practice.id])))
        for card in catalogue.cards
        if card.practice.id in found
    ]
    if not fragment:
        raised += _missing(text, catalogue.cards, frozenset(found))
    return tuple(sorted(raised, key=_rank))


def _rank(flag: Flag) -> tuple[int, bool, int]:
    practice = flag.practice
    return ORDER[practice.stance, practice.severity], practice.missing, TOPIC_ORDER[practice.topic]


def _missing(text: str, cards: Iterable[Card], found: frozenset[str]) -> Iterator[Flag]:
    for card in cards:
        missing = card.missing
        if missing is None or found.intersection(missing.satisfied_by):
            continue
        if not missing.only_with or found.intersection(missing.only_with):
            yield Flag(missing.practice, (), hinted=_hinted(text, missing.hints))


def _hinted(text: str, hints: str) -> bool:
    return bool(hints) and re.search(hints, text, re.IGNORECASE) is not None


def _evidence(text: str, findings: Sequence[Finding]) -> Iterator[Evidence]:
    """The sentences, each once, with the lead-in that a list item hangs on before it."""
    places: dict[tuple[int, int], None] = {}
    for finding in findings[:MOST_EVIDENCE]:
        lead = finding.lead
        if lead and text[lead[1] : finding.start].strip(" \n\t-*•·0123456789.()") == "":
            places[lead[0], finding.end] = None
            continue
        if lead:
            places[lead] = None
        places[finding.start, finding.end] = None
    for start, end in places:
        yield Evidence(text[start:end], start, end)
