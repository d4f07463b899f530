"""What is sent to the service, and how it is checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from server.problems import Problem

LONGEST_URL = 2048
LONGEST_TITLE = 500
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


class Address(BaseModel):
    """What is asked of an address."""

    url: str = Field(min_length=1, max_length=LONGEST_URL, description="An address of the web; its query is ignored")


class Paste(BaseModel):
    """What the form of the front page sends."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"text": EXAMPLE}]})

    text: str = Field(description="The text of the policy")
