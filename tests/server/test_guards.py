"""Headers, origins and sizes: what every answer keeps to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.server.conftest import sent

PATH = "/v1/analyses"
EXTENSIONS = [
    "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
    "moz-extension://2c5a8b3e-7a77-4b9e-8f6b-0d2f6f3d9e11",
]
STRANGERS = ["https://evil.example", "null", "chrome-extension://x.evil.example:80/", "https://chrome-extension"]


def preflight(client: FlaskClient, origin: str) -> str | None:
    answer = client.options(
        PATH,
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    return answer.headers.get("Access-Control-Allow-Origin")


@pytest.mark.parametrize("origin", EXTENSIONS)
def test_extensions_may_send_texts(client: FlaskClient, policy: str, origin: str) -> None:
    assert preflight(client, origin) == origin
    answer = client.post(PATH, json={"text": policy}, headers={"Origin": origin})
    assert answer.headers["Access-Control-Allow-Origin"] == origin
    assert "Location" in answer.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize("origin", STRANGERS)
def test_strangers_pages_may_not(client: FlaskClient, policy: str, origin: str) -> None:
    assert preflight(client, origin) is None
    answer = client.post(PATH, json={"text": policy}, headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_chosen_origins_may(make_app: Callable[..., Flask]) -> None:
    client = make_app(allowed_origins=("https://friend.example",)).test_client()
    assert preflight(client, "https://friend.example") == "https://friend.example"
    assert preflight(client, "https://friend.example.evil.example") is None
    assert preflight(client, "https://evil.example") is None


@pytest.mark.parametrize("origin", [*EXTENSIONS, *STRANGERS, None])
def test_anybody_may_read(client: FlaskClient, policy: str, origin: str | None) -> None:
    analysis_id = sent(client, policy)["id"]
    headers = {"Origin": origin} if origin else {}
    for path in (
        f"{PATH}/{analysis_id}",
        "/v1/practices",
        "/v1/lookup?url=https://a.example",
        "/widget.js",
        "/openapi.json",
    ):
        answer = client.get(path, headers=headers)
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
        assert "Origin" not in answer.headers.get("Vary", ""), "one answer for all, so that caches can keep it"
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/privacy", "/v1/practices", "/healthz", "/nowhere", "/static/pages.css"]
)
def test_every_answer_has_the_safe_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy


def test_there_are_no_cookies_at_all(client: FlaskClient, policy: str) -> None:
    analysis_id = sent(client, policy)["id"]
    for path in ("/", f"/analyses/{analysis_id}", f"{PATH}/{analysis_id}", "/docs", "/privacy", "/nowhere"):
        assert "Set-Cookie" not in client.get(path).headers
    assert "Set-Cookie" not in client.post("/", data={"text": policy}).headers


def test_pages_of_ours_fetch_nothing_from_elsewhere(client: FlaskClient, policy: str) -> None:
    analysis_id = sent(client, policy)["id"]
    for path in ("/", f"/analyses/{analysis_id}", "/docs", "/privacy", "/problems/too-short"):
        page = client.get(path).text
        page = page.replace('<script type="application/ld+json">', "")  # data, which no browser runs
        page = page.replace('<iframe src="/embed/', "")  # how our own card looks, which our own pages may show
        for tag in ('src="http', '<link rel="stylesheet" href="http', "@import", "<script", "<iframe", "style="):
            assert tag not in page, f"{tag} in {path}"


def test_a_text_of_a_mebibyte_written_in_escapes_is_not_too_large_to_send(client: FlaskClient) -> None:
    body = '{"text": "' + "\\u0061" * (1 << 20) + '"}'
    answer = client.post(PATH, data=body, content_type="application/json")
    assert answer.get_json()["type"] != "/problems/too-large"
