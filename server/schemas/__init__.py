"""The shapes of what comes in and goes out: they check the requests, and the OpenAPI document is made of them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from server.schemas.analyses import Analysis, SentAnalysis
from server.schemas.lookups import Changes, History, Lookup
from server.schemas.requests import Address, Paste, Submission, checked, parsed
from server.schemas.states import Alive, Practices, ProblemDetails, Ready

__all__ = [
    "Address", "Alive", "Analysis", "Changes", "History", "Lookup", "Paste", "Practices", "ProblemDetails", "Ready",
    "SentAnalysis", "Submission", "checked", "json_schemas", "parsed",
]  # fmt: skip


def json_schemas(*models: type[BaseModel]) -> dict[str, Any]:
    """The JSON Schemas of these models and all that they are made of, by name, for an OpenAPI document."""
    _, definitions = models_json_schema(
        [(model, "validation") for model in models], ref_template="#/components/schemas/{model}"
    )
    schemas: dict[str, Any] = definitions["$defs"]
    return schemas
