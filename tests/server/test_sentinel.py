"""Sentinel: when the master dies, a replica takes over, and the service with it, without a wrong answer in between."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from redis import Redis

from server import create_app
from server.settings import Settings
from tests.server.conftest import ANY_RATE, sent
from tests.server.databases import running_valkey
from tests.services import free_port

NAME = "mymaster"
CONFIGURATION = """\
port {port}
dir {folder}
sentinel monitor mymaster 127.0.0.1 {master} 2
sentinel down-after-milliseconds mymaster 700
sentinel failover-timeout mymaster 3000
sentinel parallel-syncs mymaster 1
"""


class Guarded:
    """A master, a replica and three sentinels."""

    def __init__(self, folder: Path, running: ExitStack) -> None:
        self.master = running.enter_context(running_valkey(folder))
        port = self.master.get_connection_kwargs()["port"]
        self.replica = running.enter_context(running_valkey(folder, None, "--replicaof", f"127.0.0.1 {port}"))
        self.sentinels = [self._sentinel(folder / str(number), port, running) for number in range(3)]
        self._wait_for_each_other()

    @property
    def url(self) -> str:
        return "redis+sentinel://" + ",".join(f"127.0.0.1:{port}" for port in self.sentinels) + f"/{NAME}"

    def _sentinel(self, folder: Path, master: int, running: ExitStack) -> int:
        folder.mkdir()
        port = free_port()
        config = folder / "sentinel.conf"
        config.write_text(CONFIGURATION.format(port=port, folder=folder, master=master))
        running.enter_context(running_valkey(folder, port, config=config))
        return port

    def _wait_for_each_other(self) -> None:
        for port in self.sentinels:
            with Redis(port=port) as sentinel:
                wait_until(lambda one=sentinel: knows_all(one))


def knows_all(sentinel: Redis) -> bool:
    state = sentinel.sentinel_master(NAME)
    return state["num-other-sentinels"] == 2 and state["num-slaves"] == 1


def wait_until(true: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.fixture
def guarded(tmp_path: Path) -> Iterator[Guarded]:
    with ExitStack() as running:
        yield Guarded(tmp_path, running)


def test_a_replica_takes_over_and_nothing_kept_is_lost(guarded: Guarded, policy: str) -> None:
    settings = Settings(redis_url=guarded.url, lookup_quorum=1, rate_limit=ANY_RATE)
    client = create_app(settings).test_client()
    analysis = sent(client, policy, url="https://example.org/privacy")
    wait_until(lambda: guarded.master.wait(1, 1000) == 1)
    os.kill(guarded.master.info("server")["process_id"], signal.SIGKILL)
    statuses = set()

    def is_back() -> bool:
        statuses.add(client.get("/v1/lookup?url=https://example.org/privacy").status_code)
        statuses.add(client.get(f"/v1/analyses/{analysis['id']}").status_code)
        return bool(client.get("/readyz").get_json()["cache"] == "connected")

    assert not is_back()
    wait_until(is_back)
    assert statuses <= {200, 404}, "no request failed meanwhile"
    assert client.get("/v1/lookup?url=https://example.org/privacy").get_json()["id"] == analysis["id"]
    other = create_app(settings).test_client()
    assert other.get(f"/v1/analyses/{analysis['id']}").get_json() == analysis, "the replica had it"
    assert guarded.replica.role()[0] == b"master"
