"""The OpenAPI document is the interface: every route stands in it, and every answer is as it says."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import schemas
from server.openapi import ATTRIBUTE, PARAMETER, document
from tests.server.conftest import sent

CONTRACT = {
    ("post", "/v1/analyses"),
    ("get", "/v1/analyses/{analysis_id}"),
    ("get", "/v1/lookup"),
    ("get", "/v1/history"),
    ("get", "/v1/analyses/{analysis_id}/changes/{other}"),
    ("get", "/v1/practices"),
    ("get", "/openapi.json"),
    ("get", "/docs"),
    ("get", "/healthz"),
    ("get", "/readyz"),
    ("get", "/metrics"),
    ("get", "/"),
    ("get", "/analyses/{analysis_id}"),
    ("get", "/widget.js"),
}
URL = "https://example.org/privacy"


@pytest.fixture
def api(client: FlaskClient) -> dict[str, Any]:
    answer = client.get("/openapi.json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def test_it_is_served(api: dict[str, Any], app: Flask) -> None:
    assert api == document(app)
    assert api["openapi"].startswith("3.1.")


def test_the_contract_stands_in_it(api: dict[str, Any]) -> None:
    described = {(method, path) for path, methods in api["paths"].items() for method in methods}
    assert described >= CONTRACT


def test_every_route_is_described(app: Flask) -> None:
    missing = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint != "static" and not hasattr(app.view_functions[rule.endpoint], ATTRIBUTE)
    ]
    assert missing == []


def test_every_reference_leads_somewhere(api: dict[str, Any]) -> None:
    def references(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if "$ref" in value else set()
            return own.union(*(references(inner) for inner in value.values()))
        return set().union(*(references(inner) for inner in value)) if isinstance(value, list) else set()

    known = {f"#/components/schemas/{name}" for name in api["components"]["schemas"]}
    assert references(api) <= known
    assert len(known) > 20


def test_every_parameter_of_a_path_is_described(api: dict[str, Any], app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        path = PARAMETER.sub(r"{\2}", rule.rule)
        for operation in api["paths"].get(path, {}).values():
            described = {one["name"] for one in operation.get("parameters", []) if one["in"] == "path"}
            assert described == rule.arguments


def test_answers_are_as_their_models_say(client: FlaskClient, policy: str, policy_page: str) -> None:
    analysis = sent(client, policy, url=URL)
    other = sent(client, f"{policy}\n\nWe sell your personal information to data brokers.\n", url=URL)
    for path, model in (
        (f"/v1/analyses/{analysis['id']}", schemas.Analysis),
        (f"/v1/lookup?url={URL}", schemas.Lookup),
        (f"/v1/history?url={URL}", schemas.History),
        (f"/v1/analyses/{analysis['id']}/changes/{other['id']}", schemas.Changes),
        ("/v1/practices", schemas.Practices),
        ("/healthz", schemas.Alive),
        ("/readyz", schemas.Ready),
        ("/nowhere", schemas.ProblemDetails),
    ):
        body = client.get(path).get_json()
        assert model.model_validate(body).model_dump(mode="json", by_alias=True) == body, path
    body = client.post("/v1/analyses", json={"html": policy_page}).get_json()
    assert schemas.SentAnalysis.model_validate(body).model_dump(mode="json") == body


def test_the_page_for_developers_shows_every_operation(client: FlaskClient, api: dict[str, Any]) -> None:
    page = client.get("/docs").text
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            assert f"<b>{method.upper()}</b> {path}" in page
            assert f'id="{operation["operationId"]}"' in page
    for name in api["components"]["schemas"]:
        assert f'id="{name}"' in page
