"""Flags -> sentences: what belongs together is joined."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from summaries.facts.terms import names_in
from summaries.wording.phrases import Group, phrases
from summaries.wording.said import SHARED, Said, careful, filled, joined
from summaries.wording.sentence import Sentence

MOST_PARTS = 9
MOST_IN_ONE = 5
"""Things that a group lists, and that one sentence of it does, at most."""
GENERIC = re.compile(r"\b(?:information|data|details|pii)\b", re.IGNORECASE)


def together(told: Mapping[str, Said]) -> Iterator[Sentence]:
    """The sentences that tell several practices at once."""
    for entry in phrases().together:
        members = [told[name] for name in entry.practices if name in told]
        whole = any(member.absolute for member in members)
        if len(members) == len(entry.practices) and not (entry.limited and whole):
            yield sentence(filled(entry.say, members[0].may), members)


def grouped(told: Iterable[Said]) -> Iterator[Sentence]:
    """One sentence a group."""
    members: dict[str, list[Said]] = {}
    for entry in sorted(told, key=lambda entry: entry.order):
        if entry.group:
            members.setdefault(entry.group, []).append(entry)
    for name, entries in members.items():
        group = phrases().groups[name]
        if group.word == "or":  # a limit goes last: "not share it with others or sell it beyond what they describe"
            entries.sort(key=lambda entry: not entry.absolute)
        yield _of_group(group, entries)


def _of_group(group: Group, entries: Sequence[Said]) -> Sentence:
    """What they do, and then what they only may do, in one sentence where it does not grow too long."""
    does = [entry for entry in entries if not (entry.may and group.again)]
    mays = [entry for entry in entries if entry.may and group.again]
    text = _listing(group, does or mays, may=not does)
    if does and mays:
        text += f", {_put(group.again, _parts(mays)[:MOST_IN_ONE], group.word)}"
    made = sentence(filled(text, may=not does) + ".", entries, group.topic)
    return made if group.rank is None else replace(made, rank=min(made.rank, group.rank))


def _listing(group: Group, members: Sequence[Said], may: bool) -> str:
    """The list of a group; a long one goes on in a second sentence."""
    say = group.say.replace("{data}", shared_data(members)) if "{data}" in group.say else group.say
    parts = _parts(members)
    first, rest = (parts[:MOST_IN_ONE], parts[MOST_IN_ONE:MOST_PARTS]) if "{may}" in say else (parts[:MOST_PARTS], [])
    text = _put(say, first, group.word)
    if rest:
        text += ". " + _put(group.say.replace("{may}", "{may}also ").replace("{data}", "it"), rest, group.word)
    return text.replace("{may}", "may " if may else "")


def _parts(members: Sequence[Said]) -> list[str]:
    return list(dict.fromkeys(part for entry in members for part in entry.parts))


def _put(say: str, parts: Sequence[str], word: str) -> str:
    listed = joined(parts, word)
    return say.replace("{parts}", listed).replace("{Parts}", listed[:1].upper() + listed[1:])


def alone(told: Iterable[Said]) -> Iterator[Sentence]:
    """The practices that have a sentence of their own."""
    for entry in told:
        if not entry.group:
            yield sentence(filled(entry.say, entry.may), [entry])


def sentence(text: str, members: Sequence[Said], topic: str = "", facts: tuple[str, ...] = ()) -> Sentence:
    """The sentence with its backing: the topic of its first practice where none is given."""
    return Sentence(
        careful(text, members),
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
