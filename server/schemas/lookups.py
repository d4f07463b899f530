"""What is known of an address, and what changed there."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.schemas.analyses import Evidence, Grade, Id, Severity, Stance


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
    effective_date: str | None


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
    effect: Literal["worse", "better", "neither"]
    sentence: str = Field(description="The change in plain words")
    before: list[Evidence]
    after: list[Evidence]


class Changes(BaseModel):
    """What changed between two analyses, practice by practice."""

    model_config = ConfigDict(populate_by_name=True)

    before: Side = Field(alias="from")
    after: Side = Field(alias="to")
    sentence: str = Field(description="All of it in one plain sentence")
    silent: bool = Field(description="The text changed, and the date that it gives for itself did not")
    same_engine: bool = Field(description="Whether one engine read both")
    changes: list[Change] = Field(description="What is worse for the reader first")
    data_added: list[str]
    data_removed: list[str]
    recipients_added: list[str]
    recipients_removed: list[str]
