"""The shapes of what comes in and goes out: they check the requests, and the OpenAPI document is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic.json_schema import models_json_schema

from server.problems import Problem

LONGEST_URL = 2048
LONGEST_TITLE = 500

Id = Annotated[str, Field(pattern="^[0-9a-f]{64}$", description="SHA-256 of the canonical text, in lower-case hex")]
Grade = Literal["A", "B", "C", "D", "E"]
Stance = Literal["risk", "good", "note"]
Severity = Literal["high", "medium", "low"]
EXAMPLE = """Privacy policy of Lantern Books

We collect your name, your e-mail address and your postal address when you order a book, and we use them to send it to \
you. We share them with the carrier who brings the parcel, and with nobody else. We do not sell your personal \
information.

We keep the records of your orders for seven years, as tax law asks. You can ask us at any time for a copy of your \
personal data, and you can ask us to correct or delete it: write to privacy@lantern-books.example.

Last updated: 1 March 2026
"""
M = TypeVar("M", bound=BaseModel)


def parsed(model: type[M], body: bytes) -> M:
    """The JSON body as a model. Raises the malformed problem, with the place and never with the value."""
    try:
        return model.model_validate_json(body)
    except ValidationError as wrong:
        raise _malformed(wrong) from None


def checked(model: type[M], fields: Mapping[str, str]) -> M:
    """The same of a query or a form."""
    try:
        return model.model_validate(fields)
    except ValidationError as wrong:
        raise _malformed(wrong) from None


def _malformed(wrong: ValidationError) -> Problem:
    first = wrong.errors(include_url=False, include_context=False, include_input=False)[0]
    place = ": ".join(str(step) for step in first["loc"])
    said = first["msg"].removeprefix("Value error, ")
    return Problem("malformed", f"{place}: {said}." if place else f"{said[:1].upper()}{said[1:]}.")


class Submission(BaseModel):
    """A policy to be read: its text or its HTML, and where it was found."""

    model_config = ConfigDict(
        strict=True,
        json_schema_extra={
            "examples": [{"text": EXAMPLE, "url": "https://lantern-books.example/privacy"}],
            "oneOf": [
                {"required": ["text"], "properties": {"text": {"type": "string"}, "html": {"type": "null"}}},
                {"required": ["html"], "properties": {"html": {"type": "string"}, "text": {"type": "null"}}},
            ],
        },
    )

    text: str | None = Field(None, description="The text of the policy, up to 1 MiB")
    html: str | None = Field(None, description="The page of the policy; its text is taken out and sent back as `text`")
    url: str | None = Field(None, max_length=LONGEST_URL, description="Where it was found")
    title: str | None = Field(None, max_length=LONGEST_TITLE, description="The title of the page; not kept")

    @model_validator(mode="after")
    def _one_of_both(self) -> Submission:
        if (self.text is None) == (self.html is None):
            raise ValueError("send either text or html")
        return self


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


class Address(BaseModel):
    """What is asked of an address."""

    url: str = Field(min_length=1, max_length=LONGEST_URL, description="An address of the web; its query is ignored")


class Paste(BaseModel):
    """What the form of the front page sends."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": EXAMPLE}]})

    text: str = Field(description="The text of the policy")


class Version(BaseModel):
    """One version of the policy at an address, as a quorum of readers reported it."""

    id: Id
    grade: Grade | None
    reports: int = Field(description="How many reports there were of it")
    first_seen: str = Field(description="Date and time, RFC 3339")
    last_seen: str = Field(description="Date and time, RFC 3339")


class Lookup(Version):
    """The newest version of the policy at an address."""

    url: str = Field(description="The address in its normal form")


class History(BaseModel):
    """All versions of the policy at an address, newest first."""

    url: str
    versions: list[Version]


class Side(BaseModel):
    """One of two analyses that are compared."""

    id: Id
    grade: Grade | None


class Change(BaseModel):
    """One practice that the two do not state alike."""

    practice: str
    topic: str
    stance: Stance
    severity: Severity | None
    title: str
    in_short: str
    missing: bool
    change: Literal["added", "removed", "reworded"]
    before: list[Evidence]
    after: list[Evidence]


class Changes(BaseModel):
    """What changed between two analyses, practice by practice."""

    model_config = ConfigDict(populate_by_name=True)

    before: Side = Field(alias="from")
    after: Side = Field(alias="to")
    changes: list[Change]


class Practice(BaseModel):
    """One thing that a policy may do, or, when `missing`, be silent about."""

    id: str
    topic: str
    stance: Stance
    severity: Severity | None
    title: str
    in_short: str
    why_it_matters: str
    what_you_can_do: str
    references: list[str]
    missing: bool


class Practices(BaseModel):
    """The catalogue."""

    engine: str
    practices: list[Practice]


class Alive(BaseModel):
    """The service answers."""

    status: Literal["ok"]


class Ready(BaseModel):
    """The service takes requests; without its cache it is slower, and keeps nothing."""

    status: Literal["ready"]
    cache: Literal["connected", "away"]


class ProblemDetails(BaseModel):
    """A refusal, as RFC 9457 writes it."""

    type: str = Field(description="A path under /problems/, with a page that says what to do")
    title: str
    status: int
    detail: str


def json_schemas(*models: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schemas of these models and all that they are made of, by name, for an OpenAPI document."""
    _, definitions = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/components/schemas/{model}"
    )
    schemas: dict[str, Any] = definitions["$defs"]
    return schemas
