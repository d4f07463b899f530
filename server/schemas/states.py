"""What the service says of itself: its catalogue, its health, and its refusals."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from server.schemas.analyses import Severity, Stance


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
