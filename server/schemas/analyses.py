"""The analysis object, as the service answers it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Id = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the canonical text, in lower-case hex")]
Grade = Literal["A", "B", "C", "D", "E"]
Stance = Literal["risk", "good", "note"]
Severity = Literal["high", "medium", "low"]


class Evidence(BaseModel):
    """The policy's own words: the canonical text from `start` to `end`, in Unicode code points."""

    quote: str
    start: int
    end: int


class Flag(BaseModel):
    """Something that the policy states, or, when `missing`, something that it nowhere states."""

    practice: str
    topic: str
    stance: Stance
    severity: Severity | None
    title: str
    in_short: str
    why_it_matters: str
    what_you_can_do: str
    missing: bool
    evidence: list[Evidence]


class GradeReason(BaseModel):
    """What one practice adds to the grade's sum."""

    practice: str
    effect: float


class Paragraph(BaseModel):
    """One topic of the summary in plain language."""

    topic: str
    title: str
    text: str


class Contradiction(BaseModel):
    """Two statements of the policy that cannot both be true as a reader would take them."""

    practices: Annotated[list[str], Field(min_length=2, max_length=2)]
    explanation: str
    evidence: list[Evidence]


class Contact(BaseModel):
    """A way to reach the company."""

    kind: Literal["email", "phone", "postal", "form", "url"]
    value: str


class Retention(Evidence):
    """How long something is kept."""

    what: str
    period: str


class Document(BaseModel):
    """Another policy that this one refers to and that was not read."""

    title: str
    url: str


class Facts(BaseModel):
    """What the text says that can be looked up."""

    effective_date: str | None = Field(description="ISO 8601")
    contacts: list[Contact]
    retention: list[Retention]
    opt_out_links: list[str]
    data_collected: list[str]
    recipients: list[str]
    other_documents: list[Document]


class Remark(BaseModel):
    """Something about the text that a reader of the analysis should know."""

    code: str
    detail: str


class Analysis(BaseModel):
    """Everything that is said of one text."""

    id: Id
    engine: str = Field(description="Version of the engine and fingerprint of its catalogue")
    language: str
    words: int
    reading_minutes: int
    reading_grade: float = Field(description="Flesch-Kincaid grade of the policy")
    grade: Grade | None = Field(description="A is best; null for a fragment")
    grade_reasons: list[GradeReason]
    headline: str
    summary: list[Paragraph]
    summary_grade: float = Field(description="Flesch-Kincaid grade of the summary")
    flags: list[Flag] = Field(description="Worst first")
    contradictions: list[Contradiction]
    facts: Facts
    warnings: list[Remark]


class SentAnalysis(Analysis):
    """An analysis as it is answered to the one who sent the policy."""

    text: str = Field("", description="The canonical text; only when `html` was sent")
