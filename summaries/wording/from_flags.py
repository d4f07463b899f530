"""Flags -> sentences: what belongs together is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summaries.facts.terms import names_in
from summaries.wording.phrases import Group, phrases
from summaries.wording.said import Said, filled, joined
from summaries.wording.sentence import Sentence

MOST_PARTS = 7
"""Things that one sentence lists, at most."""
SHARED = re.compile(
    r"\b(?:share|shared|sharing|disclose|disclosed|exchange|provide|pass|give|transfer|transferred|release|report)\b"
    r"(?P<what>[^.;:]{3,160}?)\b(?:with|to)\b",
    re.IGNORECASE,
)
GENERIC = re.compile(r"\b(?:information|data|details|pii)\b", re.IGNORECASE)


def together(told: Mapping[str, Said]) -> Iterator[Sentence]:
    """The sentences that tell several practices at once."""
    for entry in phrases().together:
        if all(name in told for name in entry.practices):
            members = [told[name] for name in entry.practices]
            yield sentence(filled(entry.say, members[0].may), members)


def grouped(told: Iterable[Said]) -> Iterator[Sentence]:
    """One sentence a group."""
    members: dict[str, list[Said]] = {}
    for entry in sorted(told, key=lambda entry: (entry.rank, entry.phrase.place)):
        if entry.phrase.group:
            members.setdefault(entry.phrase.group, []).append(entry)
    for name, entries in members.items():
        yield _of_group(phrases().groups[name], entries)


def _of_group(group: Group, entries: Sequence[Said]) -> Sentence:
    """One sentence: what they do, and then what they only may do."""
    does = [entry for entry in entries if not (entry.may and group.again)]
    mays = [entry for entry in entries if entry.may and group.again]
    text = _listing(group.say, does or mays, group.word, may=not does)
    if does and mays:
        text += f", {_listing(group.again, mays, group.word, may=True)}"
    made = sentence(filled(text, may=not does) + ".", entries, group.topic)
    return made if group.rank is None else replace(made, rank=min(made.rank, group.rank))


def _listing(say: str, members: Sequence[Said], word: str, may: bool) -> str:
    parts = joined([part for entry in members for part in entry.parts][:MOST_PARTS], word)
    text = say.replace("{parts}", parts).replace("{Parts}", parts[:1].upper() + parts[1:])
    text = text.replace("{may}", "may " if may else "")
    return text.replace("{data}", shared_data(members)) if "{data}" in text else text


def alone(told: Iterable[Said]) -> Iterator[Sentence]:
    """The practices that have a sentence of their own."""
    for entry in told:
        if not entry.phrase.group:
            yield sentence(filled(entry.say, entry.may), [entry])


def sentence(text: str, members: Sequence[Said], topic: str = "", facts: tuple[str, ...] = ()) -> Sentence:
    """The sentence with its backing: the topic of its first practice where none is given."""
    return Sentence(
        text,
        topic or members[0].flag.practice.topic,
        tuple(entry.id for entry in members),
        facts,
        min(entry.rank for entry in members),
        min(entry.order for entry in members),
    )


def shared_data(members: Iterable[Said]) -> str:
    """What is shared, where every quote names the same data; else "your data"."""
    named = {_shared_in(evidence.quote) for entry in members for evidence in entry.flag.evidence}
    return named.pop() if len(named) == 1 else "your data"


def _shared_in(quote: str) -> str:
    match = SHARED.search(quote)
    what = match["what"] if match else ""
    terms = names_in(what, "data")
    if GENERIC.search(what):
        return "all your data" if re.search(r"\ball\b", what, re.IGNORECASE) else "your data"
    return f"your {joined(terms[:4])}" if terms else "your data"
