"""What is asked of the embeddable forms and of the pages to share, and what they answer as JSON."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from server.schemas.lookups import Lookup
from server.schemas.requests import LONGEST_URL

LENGTH_OF_ID = 64
ID_AT_END = r"^[!-~]*[0-9a-f]{64}$"


class MaybeAddress(BaseModel):
    """An address, where the one who asks knows it."""

    url: str | None = Field(None, max_length=LONGEST_URL, description="Where the policy stands")


class Freshness(BaseModel):
    """Whether a policy still says what an analysis of it says."""

    url: str | None = Field(description="The address that was looked at, if any is known")
    first_seen: str | None = Field(description="When this very text was first reported there, RFC 3339")
    newer: Lookup | None = Field(description="The version that has taken its place")


class EmbedForm(BaseModel):
    """How the page for an iframe looks."""

    size: Literal["full", "compact"] = Field("full", description="With the worst flags, or without")


class Pair(BaseModel):
    """Two analyses to be laid side by side."""

    a: str | None = Field(
        None, pattern=ID_AT_END, max_length=LONGEST_URL, description="Id of the first analysis, or its report's address"
    )
    b: str | None = Field(None, pattern=ID_AT_END, max_length=LONGEST_URL, description="The same of the second one")

    def ids(self) -> list[str]:
        """The ids of the analyses named."""
        return [named[-LENGTH_OF_ID:] for named in (self.a, self.b) if named]


class OembedRequest(BaseModel):
    """A request as oEmbed 1.0 has it."""

    url: str = Field(min_length=1, max_length=LONGEST_URL, description="The address of a report page of this service")
    maxwidth: int | None = Field(None, ge=1, le=100_000, description="No wider than this, in pixels")
    maxheight: int | None = Field(None, ge=1, le=100_000, description="No higher than this, in pixels")
    format: Literal["json", "xml"] = Field("json", description="The form of the answer")


class Oembed(BaseModel):
    """An answer as oEmbed 1.0 has it, of type rich."""

    type: Literal["rich"]
    version: Literal["1.0"]
    title: str
    provider_name: str
    provider_url: str
    cache_age: int
    html: str
    width: int
    height: int
    thumbnail_url: str
    thumbnail_width: int
    thumbnail_height: int
