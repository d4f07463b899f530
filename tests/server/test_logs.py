"""The log is one JSON object a line, and says nothing of who asked, for what, and with which text."""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.logs import JsonLines
from tests.server.conftest import sent
from tests.services import Service

REQUEST_ID = "X-Request-Id"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """Everything logged so far, as it is written."""
    caplog.set_level(logging.DEBUG, "server")
    return lambda: [json.loads(JsonLines().format(record)) for record in caplog.records]


def test_a_request_is_a_line(client: FlaskClient, lines: Callable[[], list[dict[str, Any]]]) -> None:
    answer = client.get("/healthz")
    line = lines()[-1]
    assert line["request"] == answer.headers[REQUEST_ID]
    assert (line["method"], line["route"], line["status"]) == ("GET", "/healthz", 200)
    assert line["milliseconds"] >= 0
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00", line["time"])


def test_each_request_has_an_id_of_its_own(client: FlaskClient) -> None:
    ids = {client.get("/healthz").headers[REQUEST_ID] for _ in range(20)}
    assert len(ids) == 20
    assert all(re.fullmatch(r"[0-9a-f]{16}", one) for one in ids)


def test_a_proxy_may_give_the_id_and_a_stranger_may_not(client: FlaskClient, make_app: Callable[..., Flask]) -> None:
    given = {REQUEST_ID: "from-the-proxy.7"}
    assert client.get("/healthz", headers=given).headers[REQUEST_ID] != "from-the-proxy.7"
    behind = make_app(proxies=1).test_client()
    assert behind.get("/healthz", headers=given).headers[REQUEST_ID] == "from-the-proxy.7"
    for wrong in ("a b", "x" * 65, "a\tb", ""):
        assert re.fullmatch(r"[0-9a-f]{16}", behind.get("/healthz", headers={REQUEST_ID: wrong}).headers[REQUEST_ID])


def test_nothing_of_the_reader_is_logged(
    client: FlaskClient, policy: str, lines: Callable[[], list[dict[str, Any]]]
) -> None:
    reader = {"REMOTE_ADDR": "203.0.113.7"}
    analysis = sent(client, policy, url="https://secret.example/page")
    for path in (
        f"/v1/analyses/{analysis['id']}",
        f"/analyses/{analysis['id']}?who=ann",
        "/v1/lookup?url=https://secret.example/page",
        "/a/path/that/names/ann",
    ):
        client.get(path, environ_base=reader, headers={"User-Agent": "Anns browser", "Referer": "https://ann.example"})
    client.post("/v1/analyses", json={"text": "Ann wrote this."}, environ_base=reader)
    log = json.dumps(lines())
    for secret in ("203.0", "secret.example", "ann", "Ann", analysis["id"], analysis["headline"][:30]):
        assert secret not in log


def test_of_an_exception_only_kind_and_place_are_written() -> None:
    try:
        raise ValueError("the policy's own words")
    except ValueError:
        record = logging.LogRecord("server", logging.ERROR, __file__, 1, "it went wrong", (), sys.exc_info())
    line = json.loads(JsonLines().format(record))
    assert line["fault"] == "ValueError"
    assert "test_logs.py" in line["places"][-1]
    assert "own words" not in json.dumps(line)


def test_what_gunicorn_refuses_is_logged_without_what_it_was(start_service: Callable[..., Service]) -> None:
    import socket

    service = start_service()
    port = int(service.url.rpartition(":")[2])
    for request in (
        b"GET /?secret=ann HTTP/9.9\r\nHost: a\r\n\r\n",
        b"secret ann\r\n\r\n",
        b"GET / HTTP/1.1\r\nsecret ann\r\n\r\n",
        b"GET /" + b"secret" * 3000 + b" HTTP/1.1\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(request)
            assert line.recv(100).startswith(b"HTTP/1.1 4")
    log = service.log.read_text()
    assert "A request that is none was refused" in log
    assert "secret" not in log
    assert "127.0.0.1" not in log.partition("Press Ctrl-C to stop.")[2]
    for line in log.partition("Press Ctrl-C to stop.")[2].split("\n"):
        assert not line or json.loads(line)["level"]
