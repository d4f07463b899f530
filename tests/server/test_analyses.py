"""A text in, its analysis out; the same text is the same analysis, whoever sends it, and is sent as it was stored."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from redis import Redis

import summaries
from server.guards import LONGEST_BODY
from tests.server.conftest import sent

PATH = "/v1/analyses"


def test_a_new_text_is_analysed(client: FlaskClient, policy: str) -> None:
    answer = client.post(PATH, json={"text": policy})
    assert answer.status_code == 201
    assert answer.get_json() == json.loads(json.dumps(summaries.analyse(policy).to_dict()))
    assert answer.headers["Location"] == f"{PATH}/{answer.get_json()['id']}"
    assert answer.headers["Cache-Status"] == "plain-policy; fwd=miss; stored"


def test_a_known_text_is_not_analysed_again(client: FlaskClient, policy: str) -> None:
    first = client.post(PATH, json={"text": policy})
    again = client.post(PATH, json={"text": f"\r\n{policy}\u200b  \r\n".replace("\n", "\r\n")})
    assert again.status_code == 200
    assert again.get_json() == first.get_json()
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["Cache-Status"] == "plain-policy; hit"


def test_it_can_be_asked_for_by_its_id(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy)
    answer = client.get(f"{PATH}/{analysis['id']}")
    assert answer.status_code == 200
    assert answer.get_json() == analysis
    assert answer.headers["Cache-Status"] == "plain-policy; hit"
    assert answer.headers["Content-Type"] == "application/json"


def test_the_text_is_sent_back_only_to_who_sent_html(client: FlaskClient, policy: str, policy_page: str) -> None:
    assert "text" not in sent(client, policy)
    answer = client.post(PATH, json={"html": policy_page})
    assert answer.status_code == 201
    analysis = answer.get_json()
    assert analysis["text"] == summaries.read_html(policy_page)
    assert analysis["id"] == summaries.content_id(analysis["text"])
    for flag in analysis["flags"]:
        for evidence in flag["evidence"]:
            assert analysis["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
    assert "text" not in client.get(f"{PATH}/{analysis['id']}").get_json()


def test_who_takes_gzip_gets_the_stored_bytes(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy)
    packed = client.get(f"{PATH}/{analysis['id']}", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert json.loads(gzip.decompress(packed.data)) == analysis
    assert len(packed.data) < len(json.dumps(analysis)) / 2


@pytest.mark.parametrize("accept", ["", "identity", "br", "gzip;q=0", "gzip; q=0.0, identity"])
def test_who_does_not_gets_them_unpacked(client: FlaskClient, policy: str, accept: str) -> None:
    analysis = sent(client, policy)
    answer = client.get(f"{PATH}/{analysis['id']}", headers={"Accept-Encoding": accept})
    assert "Content-Encoding" not in answer.headers
    assert answer.get_json() == analysis


@pytest.mark.parametrize("accept", ["identity", "gzip"])
def test_what_is_known_already_is_not_sent_again(client: FlaskClient, policy: str, accept: str) -> None:
    path = f"{PATH}/{sent(client, policy)['id']}"
    tag = client.get(path, headers={"Accept-Encoding": accept}).headers["ETag"]
    assert tag.startswith('"'), "a strong tag"
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        answer = client.get(path, headers={"If-None-Match": known, "Accept-Encoding": accept})
        assert answer.status_code == 304
        assert answer.data == b""
        assert answer.headers["ETag"] == tag
        assert "Content-Type" not in answer.headers
    assert client.get(path, headers={"If-None-Match": '"other"', "Accept-Encoding": accept}).status_code == 200


def test_the_two_forms_have_tags_of_their_own(client: FlaskClient, policy: str) -> None:
    path = f"{PATH}/{sent(client, policy)['id']}"
    plain, packed = (client.get(path, headers={"Accept-Encoding": form}) for form in ("identity", "gzip"))
    assert plain.headers["ETag"] != packed.headers["ETag"]


def test_head_tells_the_same_without_the_body(client: FlaskClient, policy: str) -> None:
    path = f"{PATH}/{sent(client, policy)['id']}"
    head, whole = client.head(path), client.get(path)
    assert head.data == b""
    for name in ("ETag", "Content-Length", "Content-Type", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]


def test_an_unknown_id_is_not_found(client: FlaskClient) -> None:
    answer = client.get(f"{PATH}/{'0' * 64}")
    assert answer.status_code == 404
    assert answer.get_json()["type"] == "/problems/not-found"
    assert answer.headers["Cache-Status"] == "plain-policy; fwd=miss"


@pytest.mark.parametrize("wrong", ["0" * 63, "0" * 65, "A" * 64, "g" * 64, "..%2f" + "0" * 59])
def test_what_is_no_id_is_not_found(client: FlaskClient, wrong: str) -> None:
    assert client.get(f"{PATH}/{wrong}").status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"text": null}',
        b'{"text": 1}',
        b'{"text": ["a"]}',
        b'{"text": "a", "html": "b"}',
        b'{"text": "a", "url": 7}',
        b'{"text": "a", "url": "' + b"u" * 3000 + b'"}',
        b'{"text": "a", "title": {}}',
        b'{"text": "\\ud800"}',
        b'{"text": "\xff"}',
        b"[" * 100_000,
    ],
)
def test_a_body_that_is_not_as_described_is_malformed(client: FlaskClient, body: bytes, redis: Redis) -> None:
    answer = client.post(PATH, data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.get_json()["type"] == "/problems/malformed"


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "application/json-patch+json", ""])
def test_only_json_is_taken(client: FlaskClient, kind: str, policy: str) -> None:
    answer = client.post(PATH, data=json.dumps({"text": policy}), content_type=kind)
    assert answer.status_code == 415
    assert answer.get_json()["type"] == "/problems/unsupported-media-type"


def test_json_with_a_character_set_is_json(client: FlaskClient, policy: str) -> None:
    body = json.dumps({"text": policy})
    assert client.post(PATH, data=body, content_type="application/json; charset=utf-8").status_code == 201


REFUSED: dict[str, tuple[int, str]] = {
    "too-short": (422, "Privacy policy. We like you."),
    "not-a-policy": (422, "The cat sat on the mat, and the dog looked at it for a long while. " * 80),
    "unsupported-language": (
        422,
        "Wir erheben Ihre personenbezogenen Daten, wenn Sie unsere Dienste nutzen, und geben sie nicht weiter. " * 60,
    ),
    "too-large": (413, "We collect your personal data. " * 40_000),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_text_that_cannot_be_analysed_is_refused_and_not_kept(client: FlaskClient, kind: str, redis: Redis) -> None:
    status, text = REFUSED[kind]
    answer = client.post(PATH, json={"text": text, "url": "https://example.org/privacy"})
    problem: dict[str, Any] = answer.get_json()
    assert (answer.status_code, problem["type"]) == (status, f"/problems/{kind}")
    assert answer.content_type == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail"}
    assert [name for name in redis.scan_iter() if b"count" not in name] == []


def test_a_body_larger_than_any_text_is_refused_before_it_is_read(client: FlaskClient) -> None:
    class Untouchable:
        def read(self, *_: object) -> bytes:
            raise AssertionError("the body was read")

        readline = readinto = read

    environ = {"CONTENT_LENGTH": str(LONGEST_BODY + 1), "wsgi.input": Untouchable()}
    answer = client.post(PATH, content_type="application/json", environ_overrides=environ)
    assert answer.status_code == 413
    assert answer.get_json()["type"] == "/problems/too-large"


def test_text_from_a_page_is_text(client: FlaskClient, policy: str) -> None:
    hostile = "We collect your name <script>alert(1)</script> <img src=x onerror=alert(1)> \u202egnol\u202c."
    analysis = sent(client, f"{policy}\n\n{hostile}\n")
    page = client.get(f"/analyses/{analysis['id']}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_page_that_is_too_long_is_refused_before_it_is_read(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"html": "<" * (3 * 1024 * 1024 + 1)})
    assert (answer.status_code, answer.get_json()["type"]) == (413, "/problems/too-large")
    assert "Send its text" in answer.get_json()["detail"]
