"""The OpenAPI 3.1 document, made of the routes, of what the views say of themselves, and of the models that check."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from flask import Flask
from pydantic import BaseModel
from werkzeug.routing import Rule

from server.problems import KINDS, PROBLEM
from server.schemas import ProblemDetails, json_schemas

View = TypeVar("View", bound=Callable[..., Any])
Json = dict[str, Any]

JSON, HTML = "application/json", "text/html"
ATTRIBUTE = "__operation__"
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
PATH_SCHEMAS: Mapping[str, Json] = {
    "id": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    "": {"type": "string", "minLength": 1, "pattern": "^[^/]+$"},
}
HEADERS: Mapping[str, str] = {
    "Location": "The path of the analysis",
    "ETag": "Changes with the bytes of the answer",
    "Cache-Status": "Whether the analysis was known (RFC 9211)",
    "RateLimit": "What is left for your network (draft-ietf-httpapi-ratelimit-headers)",
    "RateLimit-Policy": "What your network may do within which time",
    "Retry-After": "Seconds to wait",
    "Allow": "The methods that the path takes",
}
ABOUT = """A privacy policy's text in, its meaning in plain words out, with the policy's own words as proof.

An analysis belongs to its text: its id is the SHA-256 of the canonical text. Ask for the id first; send the text only
when it is unknown. Every refusal is problem details as RFC 9457 has them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which an operation answers: a JSON object of a model, or something of another content type.

    `leads_to` names endpoints that take the `id` of the object in their path.
    """

    about: str
    model: type[BaseModel] | None = None
    content_type: str | None = JSON
    headers: tuple[str, ...] = ()
    leads_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operation:
    """What a view says of itself."""

    answers: Mapping[int, Answer]
    problems: tuple[str, ...] = ()
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    body_type: str = JSON
    limited: bool = False
    page: bool = field(default=False)


def documented(answers: Mapping[int, Answer], **rest: Any) -> Callable[[View], View]:  # noqa: ANN401
    """Says of a view how it answers; a test compares that with what it does."""

    def attach(view: View) -> View:
        setattr(view, ATTRIBUTE, Operation(answers, **rest))
        return view

    return attach


def is_limited(view: Callable[..., Any]) -> bool:
    """Whether a view says of itself that a network may ask for it only so often: what says so is limited."""
    operation: Operation | None = getattr(view, ATTRIBUTE, None)
    return operation is not None and operation.limited


def operations(app: Flask) -> Iterator[tuple[Rule, str, Operation, str]]:
    """Every documented view: its rule, its method, what it says of itself, and its docstring."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        operation = getattr(view, ATTRIBUTE, None)
        if operation is not None:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield rule, method, operation, inspect.getdoc(view) or ""


def document(app: Flask) -> Json:
    """The whole document."""
    paths: Json = {}
    models: set[type[BaseModel]] = {ProblemDetails}
    for rule, method, operation, about in operations(app):
        models |= _models(operation)
        path = PARAMETER.sub(r"{\2}", rule.rule)
        paths.setdefault(path, {})[method.lower()] = _operation(rule, operation, about)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Plain Policy", "version": "1", "description": ABOUT},
        "servers": [{"url": "/"}],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": json_schemas(*sorted(models, key=lambda model: model.__name__))},
    }


def _models(operation: Operation) -> set[type[BaseModel]]:
    answers = {answer.model for answer in operation.answers.values()}
    return {model for model in answers | {operation.body} if model is not None}


def _operation(rule: Rule, operation: Operation, about: str) -> Json:
    summary, _, more = about.partition("\n\n")
    made: Json = {"operationId": _operation_id(rule.endpoint), "summary": " ".join(summary.split())}
    if more:
        made["description"] = more
    parameters = [*_path_parameters(rule), *_query_parameters(operation.query)]
    if parameters:
        made["parameters"] = parameters
    if operation.body is not None:
        content = {operation.body_type: {"schema": _ref(operation.body)}}
        made["requestBody"] = {"required": True, "content": content}
    made["responses"] = _responses(operation)
    return made


def _path_parameters(rule: Rule) -> Iterator[Json]:
    for converter, name in PARAMETER.findall(rule.rule):
        yield {"name": name, "in": "path", "required": True, "schema": PATH_SCHEMAS[converter]}


def _query_parameters(query: type[BaseModel] | None) -> Iterator[Json]:
    if query is None:
        return
    schema = query.model_json_schema()
    for name, about in schema["properties"].items():
        required = name in schema.get("required", ())
        yield {"name": name, "in": "query", "required": required, "schema": about}


def _responses(operation: Operation) -> Json:
    responses = {str(status): _answer(answer, operation) for status, answer in operation.answers.items()}
    problems = (*operation.problems, *(("rate-limited",) if operation.limited else ()))
    for kind in problems:
        status = str(KINDS[kind].status)
        about = f"`/problems/{kind}`: {KINDS[kind].title}"
        if status in responses:
            responses[status]["description"] += f"; {about}"
            responses[status].setdefault("content", {}).setdefault(PROBLEM, {"schema": _ref(ProblemDetails)})
        else:
            responses[status] = _answer(Answer(about, ProblemDetails, PROBLEM, _problem_headers(kind)), operation)
        if operation.page:
            responses[status].setdefault("content", {})[HTML] = {"schema": {"type": "string"}}
    return dict(sorted(responses.items()))


def _problem_headers(kind: str) -> tuple[str, ...]:
    return {"rate-limited": ("Retry-After",), "method-not-allowed": ("Allow",)}.get(kind, ())


def _answer(answer: Answer, operation: Operation) -> Json:
    made: Json = {"description": answer.about}
    headers = answer.headers + (("RateLimit", "RateLimit-Policy") if operation.limited else ())
    if headers:
        made["headers"] = {name: {"description": HEADERS[name], "schema": {"type": "string"}} for name in headers}
    if answer.content_type is not None:
        schema = _ref(answer.model) if answer.model else {"type": "string"}
        made["content"] = {answer.content_type: {"schema": schema}}
    if answer.leads_to:
        made["links"] = {name: _link(name) for name in map(_operation_id, answer.leads_to)}
    return made


def _link(operation_id: str) -> Json:
    return {"operationId": operation_id, "parameters": {"analysis_id": "$response.body#/id"}}


def _operation_id(endpoint: str) -> str:
    return endpoint.replace(".", "_")


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": f"#/components/schemas/{model.__name__}"}
