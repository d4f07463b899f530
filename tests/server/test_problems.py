"""Every refusal is problem details for programs and a page for people, and its kind has a page that says what to do."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.logs import JsonLines
from server.problems import KINDS

CONTRACT = {
    "malformed": 400,
    "not-found": 404,
    "method-not-allowed": 405,
    "too-large": 413,
    "unsupported-media-type": 415,
    "too-short": 422,
    "not-a-policy": 422,
    "unsupported-language": 422,
    "rate-limited": 429,
    "unavailable": 503,
}


def test_every_kind_of_the_contract_has_its_status() -> None:
    assert {kind: KINDS[kind].status for kind in CONTRACT} == CONTRACT


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_page_that_says_what_to_do(client: FlaskClient, kind: str) -> None:
    answer = client.get(f"/problems/{kind}")
    assert answer.status_code == 200
    assert KINDS[kind].title in answer.text.replace("&#39;", "'")
    assert KINDS[kind].what_to_do
    for step in KINDS[kind].what_to_do:
        assert step in answer.text.replace("&#39;", "'")


def test_an_unknown_kind_has_none(client: FlaskClient) -> None:
    assert client.get("/problems/bad-luck").status_code == 404


def test_a_program_gets_problem_details(client: FlaskClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert answer.content_type == "application/problem+json"
    assert answer.get_json()["type"] == "/problems/not-found"
    assert answer.get_json()["status"] == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_person_gets_a_page(client: FlaskClient) -> None:
    answer = client.get("/nowhere", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert answer.status_code == 404
    assert answer.mimetype == "text/html"
    assert KINDS["not-found"].title in answer.text


def test_the_interface_for_programs_never_answers_with_a_page(client: FlaskClient) -> None:
    answer = client.get(f"/v1/analyses/{'0' * 64}", headers={"Accept": "text/html"})
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [("DELETE", "/v1/analyses", {"POST", "OPTIONS"}), ("POST", "/healthz", {"GET", "HEAD", "OPTIONS"})],
)
def test_a_wrong_method_names_the_right_ones(client: FlaskClient, method: str, path: str, allowed: set[str]) -> None:
    answer = client.open(path, method=method)
    assert (answer.status_code, answer.get_json()["type"]) == (405, "/problems/method-not-allowed")
    assert set(answer.headers["Allow"].split(", ")) == allowed


def test_a_fault_of_ours_says_nothing_of_the_text(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    secret = "the reader's own words"

    @app.get("/fault")
    def fault() -> str:
        raise ValueError(secret)

    answer = app.test_client().get("/fault")
    assert (answer.status_code, answer.get_json()["type"]) == (500, "/problems/internal")
    said = "\n".join(JsonLines().format(record) for record in caplog.records)
    assert "ValueError" in said
    assert "test_problems.py" in said, "it tells where"
    assert secret not in said + answer.text
