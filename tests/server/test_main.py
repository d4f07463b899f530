"""`python -m server` says in plain words what to do, and ends with everything that it started."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as AwayError

from tests.services import ROOT, Service, free_port


def started(**settings: str) -> subprocess.CompletedProcess[str]:
    """The program, started with settings that stop it."""
    return subprocess.run(
        [sys.executable, "-m", "server"],
        cwd=ROOT,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_says_where_to_go(start_service: Callable[..., Service]) -> None:
    service = start_service()
    said = service.log.read_text()
    assert f"http://localhost:{service.url.rpartition(':')[2]}/" in said
    assert "chrome://extensions" in said
    assert "about:debugging#/runtime/this-firefox" in said
    assert str(ROOT / "extension") in said
    assert "Press Ctrl-C to stop." in said


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_all_of_it(start_service: Callable[..., Service], how: signal.Signals, tmp_path: Path) -> None:
    service = start_service(DATA_DIR=str(tmp_path / "data"))
    database = Redis(unix_socket_path=str(tmp_path / "data" / "valkey.sock"))
    assert database.ping()
    os.killpg(service.process.pid, how)
    assert service.process.wait(timeout=20) == 0
    with pytest.raises(AwayError):
        database.ping()


def test_its_database_ends_also_when_it_is_killed(start_service: Callable[..., Service], tmp_path: Path) -> None:
    service = start_service(DATA_DIR=str(tmp_path / "data"))
    database = Redis(unix_socket_path=str(tmp_path / "data" / "valkey.sock"))
    assert database.ping()
    service.process.kill()
    deadline = time.monotonic() + 30
    with pytest.raises(AwayError):
        while time.monotonic() < deadline:
            database.ping()
            time.sleep(0.1)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"PORT": "eighty"}, "PORT cannot be used: it is 'eighty' and must be a whole number from 1 to 65,535."),
        ({"REDIS_URL": "http://a"}, "REDIS_URL cannot be used: it must begin with one of redis://"),
        ({"WEB_CONCURRENCY": "many"}, "WEB_CONCURRENCY cannot be used: it is 'many'"),
        ({"HOST": "203.0.113.1"}, "HOST=203.0.113.1"),
    ],
)
def test_a_setting_that_cannot_be_used_stops_it_with_a_sentence(settings: dict[str, str], sentence: str) -> None:
    ended = started(**{"PORT": str(free_port()), **settings})
    assert ended.returncode == 1
    assert ended.stderr.startswith(sentence)
    assert ended.stderr.count("\n") == 1
    assert "Traceback" not in ended.stderr


def test_a_port_in_use_stops_it_with_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = started(PORT=str(port), DATA_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"HOST=127.0.0.1 PORT={port} cannot be used: Address already in use.")


def test_a_folder_that_cannot_be_had_stops_it_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ended = started(PORT=str(free_port()), DATA_DIR=str(tmp_path / "file" / "data"))
    assert ended.returncode == 1
    assert f"The folder DATA_DIR={tmp_path}/file/data cannot be made" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_it_starts_while_its_redis_is_away(start_service: Callable[..., Service]) -> None:
    import json
    import urllib.request

    for url in (
        f"redis://127.0.0.1:{free_port()}",
        f"redis+cluster://127.0.0.1:{free_port()}",
        f"redis+sentinel://127.0.0.1:{free_port()}/mymaster",
    ):
        service = start_service(REDIS_URL=url)
        with urllib.request.urlopen(f"{service.url}/readyz") as answer:
            assert json.load(answer) == {"status": "ready", "cache": "away"}
