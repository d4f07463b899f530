"""Pages, scripts and style sheets go out packed to those who take it."""

from __future__ import annotations

import gzip

import pytest
from flask.testing import FlaskClient

PACKED = {"Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("path", ["/", "/docs", "/openapi.json", "/widget.js", "/static/pages.css", "/v1/practices"])
def test_the_packed_answer_says_the_same(client: FlaskClient, path: str) -> None:
    plain, packed = client.get(path), client.get(path, headers=PACKED)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data)
    for answer in (plain, packed):
        assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.mark.parametrize("path", ["/openapi.json", "/widget.js", "/static/pages.css", "/v1/practices"])
def test_what_is_known_is_not_sent_again_in_either_form(client: FlaskClient, path: str) -> None:
    for headers in ({}, PACKED):
        tag = client.get(path, headers=headers).headers["ETag"]
        assert client.get(path, headers={**headers, "If-None-Match": tag}).status_code == 304


def test_what_is_tiny_is_not_packed(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/healthz", headers=PACKED).headers
