"""Card files -> cards: one practice each, with the patterns that find it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any, get_args

from summaries.actors import Actor
from summaries.catalogue.toml_files import CatalogueError, toml_files
from summaries.model import TOPICS, Practice, Severity, Stance
from summaries.patterns import Pattern, PatternError, Shape, shapes

DEFAULT_ACTORS: tuple[Actor, ...] = ("we", "third party", "unknown")
WORDING = ("title", "in_short", "why_it_matters", "what_you_can_do")
PATTERN_FIELDS = ("patterns", "denied", "weak", "unless", "innocent")
CARD_FIELDS = frozenset((
    *WORDING, *PATTERN_FIELDS, "stance", "severity", "references", "weak_unless", "actors", "in_headings",
    "must_match", "must_not_match", "missing",
))  # fmt: skip
MISSING_FIELDS = frozenset((*WORDING, "id", "severity", "only_with", "satisfied_by", "hints"))


@dataclass(frozen=True, slots=True)
class Missing:
    """The flag for a silence: raised when neither the card's practice nor any of `satisfied_by` was found,

    and, where `only_with` names practices, at least one of them was. `hints`: an expression for words that may break
    the silence in a way that we do not know; where the text has them, the silence is told with care.
    """

    practice: Practice
    only_with: tuple[str, ...]
    satisfied_by: tuple[str, ...]
    hints: str


@dataclass(frozen=True, slots=True)
class Card:
    """One practice with the patterns that find it."""

    practice: Practice
    patterns: tuple[Pattern, ...]
    denied: tuple[Pattern, ...]
    weak: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    innocent: tuple[Pattern, ...]
    weak_unless: tuple[str, ...]
    actors: frozenset[Actor]
    in_headings: bool
    missing: Missing | None
    must_match: tuple[str, ...]
    must_not_match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of one card, as the matcher wants it. `order`: the first of a card's patterns that hits is shown.

    `needs`: the pattern's lexicons as bits.
    """

    order: int
    card: Card
    pattern: Pattern
    needs: int
    wants_denial: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A card as it stands in its file, its patterns read but not yet numbered."""

    name: str
    topic: str
    fields: Mapping[str, Any]
    shapes: Mapping[str, tuple[Shape, ...]]

    def finished(self, patterns: Mapping[Shape, Pattern]) -> Card:
        """The card, with its patterns as the matcher wants them."""
        fields = self.fields
        practice = Practice(
            self.name,
            self.topic,
            fields["stance"],
            fields.get("severity"),
            references=tuple(fields.get("references", ())),
            **{field: fields[field] for field in WORDING},
        )
        numbered = {field: tuple(patterns[shape] for shape in found) for field, found in self.shapes.items()}
        return Card(
            practice,
            patterns=numbered["patterns"],
            denied=numbered["denied"],
            weak=numbered["weak"],
            unless=numbered["unless"],
            innocent=numbered["innocent"],
            weak_unless=tuple(fields.get("weak_unless", ())),
            actors=frozenset(fields.get("actors", DEFAULT_ACTORS)),
            in_headings=bool(fields.get("in_headings", False)),
            missing=_missing(self.name, self.topic, fields.get("missing")),
            must_match=tuple(fields["must_match"]),
            must_not_match=tuple(fields["must_not_match"]),
        )


def read_drafts(folder: Traversable) -> Iterator[Draft]:
    """Every card in practices/<topic>/<id>.toml, by topic and id. Raises CatalogueError for one that cannot be used."""
    for topic in TOPICS:
        for name, fields in toml_files(folder / topic):
            _check(f"practices/{topic}/{name}.toml", fields)
            yield Draft(name, topic, fields, {field: _shapes(name, field, fields) for field in PATTERN_FIELDS})


def _check(where: str, card: Mapping[str, Any]) -> None:
    unknown = set(card) - CARD_FIELDS
    if unknown:
        raise CatalogueError(f"{where}: unknown field {min(unknown)!r}; a card has {', '.join(sorted(CARD_FIELDS))}.")
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
        raise CatalogueError(f"{where}: actor {min(strange)!r} is none of {', '.join(get_args(Actor))}.")
    missing = card.get("missing", {})
    if missing and (set(missing) - MISSING_FIELDS or not {"id", "severity", *WORDING} <= set(missing)):
        raise CatalogueError(
            f"{where}: [missing] has id, severity, {', '.join(WORDING)}, and may have only_with, satisfied_by, hints."
        )


def _shapes(name: str, field: str, card: Mapping[str, Any]) -> tuple[Shape, ...]:
    try:
        return tuple(shape for source in card.get(field, ()) for shape in shapes(source))
    except PatternError as error:
        raise CatalogueError(f"practices/{name}.toml, {field}: {error}") from error


def _missing(name: str, topic: str, raw: Mapping[str, Any] | None) -> Missing | None:
    if raw is None:
        return None
    wording = {field: raw[field] for field in WORDING}
    practice = Practice(raw["id"], topic, "risk", raw["severity"], missing=True, **wording)
    satisfied_by = (name, *raw.get("satisfied_by", ()))
    return Missing(practice, tuple(raw.get("only_with", ())), satisfied_by, raw.get("hints", ""))
