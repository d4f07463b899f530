"""The short way answers exactly as the long way does."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.server.conftest import sent

REQUEST_ID = "X-Request-Id"


def asked(app: Flask, path: str, **headers: str) -> TestResponse:
    return app.test_client().get(path, headers=headers)


def told(answer: TestResponse) -> tuple[int, list[tuple[str, str]], bytes]:
    """Everything of an answer but the request's id."""
    return answer.status_code, [(name, text) for name, text in answer.headers if name != REQUEST_ID], answer.data


def test_the_second_answer_is_the_first_again(app: Flask, client: FlaskClient, policy: str) -> None:
    path = f"/v1/analyses/{sent(client, policy)['id']}"
    for form in ("identity", "gzip"):
        tag = asked(app, path, **{"Accept-Encoding": form}).headers["ETag"]
        for headers in ({}, {"If-None-Match": tag}, {"Origin": "https://a.example"}):
            answers = [asked(app, path, **{"Accept-Encoding": form, **headers}) for _ in range(3)]
            assert told(answers[0]) == told(answers[1]) == told(answers[2])
            assert len({answer.headers[REQUEST_ID] for answer in answers}) == 3


def test_both_ways_tell_the_same(app: Flask, client: FlaskClient, policy: str) -> None:
    path = f"/v1/analyses/{sent(client, policy)['id']}"
    asked(app, path)
    short = asked(app, path)
    app.wsgi_app = app.wsgi_app._long_way  # type: ignore[attr-defined,method-assign]
    long = asked(app, path)
    assert told(short) == told(long)


def test_the_short_way_is_taken(app: Flask, client: FlaskClient, policy: str) -> None:
    path = f"/v1/analyses/{sent(client, policy)['id']}"
    asked(app, path)
    asked(app, path, **{"Accept-Encoding": "gzip"})

    def closed(*_: object) -> None:
        raise AssertionError("the long way was taken")

    app.wsgi_app._long_way = closed  # type: ignore[attr-defined]
    assert asked(app, path).status_code == 200
    tag = asked(app, path, **{"Accept-Encoding": "gzip"}).headers["ETag"]
    assert tag.endswith('-gz"')


def test_strangers_cannot_fill_the_memory_with_replies(app: Flask, client: FlaskClient, policy: str) -> None:
    analysis_id = sent(client, policy)["id"]
    for number in range(50):
        answer = asked(
            app, f"/v1/analyses/{analysis_id}", **{"If-None-Match": f'"{number}"', "Accept-Encoding": f"a{number}"}
        )
        assert answer.status_code == 200
    held = app.extensions["plain-policy"].cache.memory.get(analysis_id)
    assert len(held.replies) <= 4


def test_other_methods_and_paths_go_the_long_way(app: Flask, client: FlaskClient, policy: str) -> None:
    path = f"/v1/analyses/{sent(client, policy)['id']}"
    asked(app, path)
    assert client.delete(path).status_code == 405
    assert client.head(path).data == b""
    assert client.get(f"{path}/").status_code == 404
    assert client.get(path.upper()).status_code == 404
