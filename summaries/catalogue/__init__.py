"""Reads and checks every card and lexicon once, at start."""

from __future__ import annotations

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, get_args

from summaries.denials import Actor, Cues
from summaries.inflections import gerund, noun_forms, participles, verb_forms
from summaries.lexicons import NUMBER, Lexicons
from summaries.model import TOPICS, Practice, Severity, Stance
from summaries.patterns import FILLER, Pattern, PatternError, Shape, compiled, made_up, shapes

VERSION = "0.1.0"
ACTION_FILE = "actions"
"""The lexicons of this file are actions: the engine asks who does them."""
DEFAULT_ACTORS: tuple[Actor, ...] = ("we", "third party", "unknown")
WORDING = ("title", "in_short", "why_it_matters", "what_you_can_do")
PATTERN_FIELDS = ("patterns", "denied", "weak", "unless")
CARD_FIELDS = frozenset((
    *WORDING, *PATTERN_FIELDS, "stance", "severity", "references", "weak_unless", "actors", "in_headings",
    "must_match", "must_not_match", "missing",
))  # fmt: skip
MISSING_FIELDS = frozenset((*WORDING, "id", "severity", "only_with", "satisfied_by"))
LEXICON_FIELDS = frozenset(("verbs", "nouns", "words", "includes", "except", "about"))


class CatalogueError(ValueError):
    """A card or lexicon that cannot be used: file, place, cause and remedy in one sentence."""


@dataclass(frozen=True, slots=True)
class Missing:
    """The flag for a silence: raised when neither the card's practice nor any of `satisfied_by` was found,

    and, where `only_with` names practices, at least one of them was.
    """

    practice: Practice
    only_with: tuple[str, ...]
    satisfied_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One practice with the patterns that find it."""

    practice: Practice
    patterns: tuple[Pattern, ...]
    denied: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    weak_unless: tuple[str, ...]
    actors: frozenset[Actor]
    in_headings: bool
    missing: Missing | None
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of one card, as the matcher wants it."""

    card: Card
    pattern: Pattern
    wants_denial: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every card, and the rules of all cards by the lexicon that must occur before they are tried."""

    cards: tuple[Card, ...]
    lexicons: Lexicons
    cues: Cues
    rules: Mapping[int, tuple[Rule, ...]]
    actions: frozenset[int]
    filler: int
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
    return read_catalogue(files(__package__))


def read_catalogue(folder: Traversable) -> Catalogue:
    """The catalogue in `folder`: practices/<topic>/<id>.toml and lexicons/*.toml."""
    terms, exceptions, actions = _lexicons(folder / "lexicons")
    raw = list(_card_files(folder / "practices"))
    drawn = {(name, field): _shapes(name, field, card) for name, _, card in raw for field in PATTERN_FIELDS}
    used = Counter(slot for found in drawn.values() for shape in found for slot in {*shape.slots, *shape.under})
    _check_names(drawn, terms)
    for name in used:
        if name not in terms:
            terms[name] = _terms_made_up(name, terms, raw)
            exceptions[name] = _exceptions_made_up(name, exceptions)
    lexicons = Lexicons(terms, exceptions)
    patterns = {key: tuple(compiled(s, lexicons.ids, used) for s in found) for key, found in drawn.items()}
    cards = tuple(_card(name, topic, card, patterns) for name, topic, card in raw)
    return Catalogue(
        cards,
        lexicons,
        Cues.of(lexicons),
        _rules(cards),
        frozenset(lexicons.ids[name] for name in terms if name.split(":")[0] in actions or _is_union_of(name, actions)),
        lexicons.ids[FILLER],
        f"{VERSION}+{_fingerprint(files(__package__.partition('.')[0]))}",
    )


# Lexicons ------------------------------------------------------------------------------------------------------------


def _lexicons(folder: Traversable) -> tuple[dict[str, list[str]], dict[str, list[str]], frozenset[str]]:
    """(lexicon -> all forms of its terms, lexicon -> what hides them, the names of the actions)."""
    entries: dict[str, Mapping[str, Any]] = {}
    actions: set[str] = set()
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if not file.name.endswith(".toml"):
            continue
        for name, entry in _toml(file).items():
            _check_lexicon(file.name, name, entry, entries)
            entries[name] = entry
            if file.name.startswith(ACTION_FILE):
                actions.add(name)
    terms = {name: _forms(name, entries, ()) for name in entries}
    for name, entry in entries.items():
        if entry.get("verbs"):
            terms[f"{name}:ed"] = [form for verb in _verbs(name, entries) for form in participles(verb)]
            terms[f"{name}:ing"] = [gerund(verb.partition(" ")[0].partition("/")[0]) for verb in _verbs(name, entries)]
    exceptions = {name: list(entries[name.split(":")[0]].get("except", ())) for name in terms}
    return terms, exceptions, frozenset(actions)


def _check_lexicon(file: str, name: str, entry: object, known: Mapping[str, object]) -> None:
    where = f"lexicons/{file}, [{name}]"
    if name in known:
        raise CatalogueError(f"{where}: this lexicon stands twice; join the two under one name.")
    if not isinstance(entry, dict) or not entry or set(entry) - LEXICON_FIELDS:
        raise CatalogueError(f"{where}: a lexicon has only {', '.join(sorted(LEXICON_FIELDS))}.")


def _verbs(name: str, entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    yield from entries[name].get("verbs", ())
    for other in entries[name].get("includes", ()):
        yield from _verbs(other, entries)


def _forms(name: str, entries: Mapping[str, Mapping[str, Any]], trail: tuple[str, ...]) -> list[str]:
    if name not in entries:
        raise CatalogueError(f"lexicons: [{trail[-1]}] includes {name!r}, which no file defines.")
    if name in trail:
        raise CatalogueError(f"lexicons: [{name}] includes itself by way of {' > '.join(trail)}.")
    entry = entries[name]
    forms = [form for verb in entry.get("verbs", ()) for form in verb_forms(verb)]
    forms += [form for noun in entry.get("nouns", ()) for form in noun_forms(noun)]
    forms += entry.get("words", ())
    for other in entry.get("includes", ()):
        forms += _forms(other, entries, (*trail, name))
    return forms


def _terms_made_up(name: str, terms: Mapping[str, list[str]], raw: object) -> list[str]:
    names, phrases = made_up(name)
    return [*phrases, *(term for other in names for term in terms[other])]


def _exceptions_made_up(name: str, exceptions: Mapping[str, list[str]]) -> list[str]:
    return [phrase for other in made_up(name)[0] for phrase in exceptions[other]]


def _is_union_of(name: str, actions: frozenset[str]) -> bool:
    names = made_up(name)[0] if name.startswith("=") else ()
    return bool(names) and all(other.split(":")[0] in actions for other in names)


# Cards ---------------------------------------------------------------------------------------------------------------


def _card_files(folder: Traversable) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """(practice id, topic, what the file says) of every card, by topic and id."""
    for topic in TOPICS:
        place = folder / topic
        if not place.is_dir():
            continue
        for file in sorted(place.iterdir(), key=lambda file: file.name):
            if file.name.endswith(".toml"):
                name = file.name.removesuffix(".toml")
                card = _toml(file)
                _check_card(f"practices/{topic}/{file.name}", card)
                yield name, topic, card


def _toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{file.name} is no TOML ({error}); mend that line.") from error


def _check_card(where: str, card: Mapping[str, Any]) -> None:
    unknown = set(card) - CARD_FIELDS
    if unknown:
        raise CatalogueError(f"{where}: unknown field {sorted(unknown)[0]!r}; a card has {', '.join(sorted(CARD_FIELDS))}.")
    lacking = [field for field in ("stance", *WORDING, "must_match", "must_not_match") if not card.get(field)]
    if lacking:
        raise CatalogueError(f"{where}: {lacking[0]!r} is not there or empty; every card needs it.")
    if card["stance"] not in get_args(Stance):
        raise CatalogueError(f"{where}: stance {card['stance']!r} is none of {', '.join(get_args(Stance))}.")
    if (card["stance"] == "risk") != (card.get("severity") in get_args(Severity)):
        raise CatalogueError(f"{where}: a risk has a severity (high, medium or low), and only a risk has one.")
    if not (card.get("patterns") or card.get("denied") or card.get("weak")):
        raise CatalogueError(f"{where}: nothing to look for; give it `patterns` or `denied`.")
    strange = set(card.get("actors", ())) - set(get_args(Actor))
    if strange:
        raise CatalogueError(f"{where}: actor {sorted(strange)[0]!r} is none of {', '.join(get_args(Actor))}.")
    missing = card.get("missing", {})
    if missing and (set(missing) - MISSING_FIELDS or not {"id", "severity", *WORDING} <= set(missing)):
        raise CatalogueError(f"{where}: [missing] has id, severity, {', '.join(WORDING)}, and may have only_with, satisfied_by.")


def _shapes(name: str, field: str, card: Mapping[str, Any]) -> tuple[Shape, ...]:
    try:
        return tuple(shape for source in card.get(field, ()) for shape in shapes(source))
    except PatternError as error:
        raise CatalogueError(f"practices/{name}.toml, {field}: {error}") from error


def _check_names(drawn: Mapping[tuple[str, str], tuple[Shape, ...]], terms: Mapping[str, object]) -> None:
    for (name, field), found in drawn.items():
        for shape in found:
            for slot in (*shape.slots, *shape.under):
                asked = made_up(slot)[0] if slot.startswith("=") else (slot,)
                unknown = [other for other in asked if other not in terms and other != NUMBER]
                if unknown:
                    raise CatalogueError(
                        f"practices/{name}.toml, {field}, {shape.source!r}: no lexicon is called {unknown[0]!r}; "
                        "correct the name or add it in lexicons/."
                    )


def _card(
    name: str, topic: str, raw: Mapping[str, Any], patterns: Mapping[tuple[str, str], tuple[Pattern, ...]]
) -> Card:
    references = tuple(raw.get("references", ()))
    wording = {field: raw[field] for field in WORDING}
    practice = Practice(name, topic, raw["stance"], raw.get("severity"), references=references, **wording)
    return Card(
        practice,
        *(patterns[name, field] for field in PATTERN_FIELDS),
        weak_unless=tuple(raw.get("weak_unless", ())),
        actors=frozenset(raw.get("actors", DEFAULT_ACTORS)),
        in_headings=bool(raw.get("in_headings", False)),
        missing=_missing(name, topic, raw.get("missing")),
        must_match=tuple(raw["must_match"]),
        must_not_match=tuple(raw["must_not_match"]),
    )


def _missing(name: str, topic: str, raw: Mapping[str, Any] | None) -> Missing | None:
    if raw is None:
        return None
    wording = {field: raw[field] for field in WORDING}
    practice = Practice(raw["id"], topic, "risk", raw["severity"], missing=True, **wording)
    return Missing(practice, tuple(raw.get("only_with", ())), (name, *raw.get("satisfied_by", ())))


def _rules(cards: tuple[Card, ...]) -> dict[int, tuple[Rule, ...]]:
    rules: dict[int, list[Rule]] = {}
    for card in cards:
        for patterns, wants_denial, weak in (
            (card.patterns, False, False), (card.denied, True, False), (card.weak, False, True),
        ):  # fmt: skip
            for pattern in patterns:
                rules.setdefault(pattern.anchor, []).append(Rule(card, pattern, wants_denial, weak))
    return {anchor: tuple(found) for anchor, found in rules.items()}


def _fingerprint(package: Traversable) -> str:
    """Twelve hex digits over everything that makes an analysis what it is: code and catalogue."""
    digest = hashlib.sha256()
    for name, content in _sources(package, ""):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir() and file.name != "__pycache__":
            yield from _sources(file, f"{path}{file.name}/")
        elif file.name.endswith((".py", ".toml")):
            yield f"{path}{file.name}", file.read_bytes()
