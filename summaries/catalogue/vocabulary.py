"""Lexicon files -> every lexicon's terms in all their forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from summaries.catalogue.toml_files import CatalogueError, toml_files
from summaries.inflections import gerund, noun_forms, participles, spoken_forms, verb_forms
from summaries.patterns import ENGINE_MARK, made_up

ACTION_FILE = "actions"
"""The lexicons of this file are actions: the engine asks who does them."""
LEXICON_FIELDS = frozenset(("verbs", "nouns", "words", "includes", "except"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Lexicon -> its terms, lexicon -> what hides them, union -> its parts, and which lexicons are actions."""

    terms: Mapping[str, Sequence[str]]
    exceptions: Mapping[str, Sequence[str]]
    unions: Mapping[str, Sequence[str]]
    actions: frozenset[str]

    def with_made_up(self, names: Iterable[str]) -> Vocabulary:
        """The same with the lexicons that patterns made up: literal words and unions."""
        terms, unions, actions = dict(self.terms), dict(self.unions), set(self.actions)
        for name in names:
            if name not in terms and name.startswith(ENGINE_MARK):
                unions[name], terms[name] = made_up(name)
                if unions[name] and actions.issuperset(unions[name]):
                    actions.add(name)
        return Vocabulary(terms, self.exceptions, unions, frozenset(actions))


def read_vocabulary(folder: Traversable) -> Vocabulary:
    """The vocabulary of all files in `folder`. A lexicon with verbs gives `name:ed` and `name:ing` besides."""
    entries: dict[str, Mapping[str, Any]] = {}
    actions: set[str] = set()
    for file, content in toml_files(folder):
        for name, entry in content.items():
            _check(file, name, entry, entries)
            entries[name] = entry
            if file == ACTION_FILE:
                actions |= {name, f"{name}:ed", f"{name}:ing"}
    terms = {name: _forms(name, entries, ()) for name in entries}
    for name in entries:
        verbs = list(_verbs(name, entries))
        if verbs:
            terms[f"{name}:ed"] = [form for verb in verbs for form in participles(verb)]
            terms[f"{name}:ing"] = [gerund(verb.partition(" ")[0].partition("/")[0]) for verb in verbs]
    exceptions = {name: _exceptions(entries[name.split(":")[0]]) for name in terms}
    return Vocabulary(terms, exceptions, {}, frozenset(actions))


def _check(file: str, name: str, entry: object, known: Mapping[str, object]) -> None:
    where = f"lexicons/{file}.toml, [{name}]"
    if name in known:
        raise CatalogueError(f"{where}: this lexicon stands twice; join the two under one name.")
    if name.startswith(ENGINE_MARK) or ":" in name or "|" in name:
        raise CatalogueError(f"{where}: a lexicon's name has no =, : or |; call it something else.")
    if not isinstance(entry, dict) or not entry or set(entry) - LEXICON_FIELDS:
        raise CatalogueError(f"{where}: a lexicon has only {', '.join(sorted(LEXICON_FIELDS))}.")


def _verbs(name: str, entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield from entries[name].get("verbs", ())
    for other in entries[name].get("includes", ()):
        yield from _verbs(other, entries)


def _exceptions(entry: Mapping[str, Any]) -> list[str]:
    return [form for phrase in entry.get("except", ()) for form in spoken_forms(phrase)]


def _forms(name: str, entries: Mapping[str, Mapping[str, Any]], trail: tuple[str, ...]) -> list[str]:
    if name not in entries:
        raise CatalogueError(f"lexicons: [{trail[-1]}] includes {name!r}, which no file defines.")
    if name in trail:
        raise CatalogueError(f"lexicons: [{name}] includes itself by way of {' > '.join(trail)}.")
    entry = entries[name]
    forms = [form for verb in entry.get("verbs", ()) for form in verb_forms(verb)]
    forms += [form for noun in entry.get("nouns", ()) for form in noun_forms(noun)]
    forms += [form for word in entry.get("words", ()) for form in spoken_forms(word)]
    for other in entry.get("includes", ()):
        forms += _forms(other, entries, (*trail, name))
    return forms
