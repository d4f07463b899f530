"""The nouns of the engine: frozen values that every step takes and returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Stance = Literal["risk", "good", "note"]
Severity = Literal["high", "medium", "low"]
BlockKind = Literal["heading", "paragraph", "item", "row"]
ContactKind = Literal["email", "phone", "postal", "form", "url"]

TOPICS: Mapping[str, str] = {
    "collection": "What they take",
    "tracking": "How they follow you",
    "use": "What they do with it",
    "sharing": "Who gets it",
    "retention": "How long they keep it",
    "rights": "What you can do",
    "security": "How it is protected",
    "changes": "Changes, consent and contact",
}
"""Topic id (a folder of the catalogue) -> the title that people read, in reading order."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """A text that is not analysed, with the sentence that a person is shown.

    `kind` is a problem type of the contract: too-short, too-large, not-a-policy, unsupported-language or malformed.
    """

    def __init__(self, kind: str, title: str, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.title = title
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item or table row: `text[start:end]` of the canonical text, without its marker.

    `level` is the rank of a heading (1 is highest, 5 a bare short line) or the indent of an item. `marked` tells
    an item with a bullet or number from a bare line in a list that a colon opened, and a table's header from its rows.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Practice:
    """One thing that a policy may do, as people read it. A *missing* practice is one of these too."""

    id: str
    topic: str
    stance: Stance
    severity: Severity | None
    title: str
    in_short: str
    why_it_matters: str
    what_you_can_do: str
    references: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """The policy's own words: `quote` is the canonical text from `start` to `end`, in code points."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where the text states a practice: the sentence from `start` to `end`, and the words that prove it.

    `lead` is the place of the lead-in ("We share it with:") without which the sentence would not say so.
    """

    practice: str
    start: int
    end: int
    words_start: int
    words_end: int
    lead: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A practice that this policy states, or a good one that it nowhere states (`practice.missing`).

    `hinted`: a silence, though the text has words that may break it in a way that we do not know.
    """

    practice: Practice
    evidence: tuple[Evidence, ...]
    hinted: bool = False


@dataclass(frozen=True, slots=True)
class GradeReason:
    """What one practice adds to (or takes from) the grade's sum."""

    practice: str
    effect: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One topic of the plain-language summary."""

    topic: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two practices that this policy states and that cannot both be true as a reader would take them."""

    practices: tuple[str, str]
    explanation: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the company."""

    kind: ContactKind
    value: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How long something is kept, with the words that say so."""

    what: str
    period: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """Another policy that this one refers to and that was not read."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text says that can be looked up: dates, contacts, periods, links, data and recipients.

    `takes_nothing`: it says that no data are taken, and nothing in it speaks against that. The words go by it.
    """

    effective_date: str | None = None
    contacts: tuple[Contact, ...] = ()
    retention: tuple[Retention, ...] = ()
    opt_out_links: tuple[str, ...] = ()
    data_collected: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    other_documents: tuple[Document, ...] = ()
    takes_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the contract's own word
    """Something about the text that a reader of the analysis should know."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that is said of one canonical text. `grade` is None for a fragment."""

    id: str
    engine: str
    language: str
    words: int
    reading_minutes: int
    reading_grade: float
    grade: str | None
    grade_reasons: tuple[GradeReason, ...]
    headline: str
    summary: tuple[Paragraph, ...]
    summary_grade: float
    flags: tuple[Flag, ...]
    contradictions: tuple[Contradiction, ...]
    facts: Facts
    warnings: tuple[Warning, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """The analysis object of the contract, ready for `json.dumps`."""
        fields = asdict(self)
        fields["flags"] = [_flag_fields(flag) for flag in self.flags]
        del fields["facts"]["takes_nothing"]
        return fields


def _flag_fields(flag: Flag) -> dict[str, Any]:
    practice = flag.practice
    return {
        "practice": practice.id,
        "topic": practice.topic,
        "stance": practice.stance,
        "severity": practice.severity,
        "title": practice.title,
        "in_short": practice.in_short,
        "why_it_matters": practice.why_it_matters,
        "what_you_can_do": practice.what_you_can_do,
        "missing": practice.missing,
        "evidence": [asdict(evidence) for evidence in flag.evidence],
    }
