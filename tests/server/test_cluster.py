"""Cluster: three nodes share the keys; what belongs together lives on one of them, and one may die."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from redis import Redis

from server import create_app
from server.settings import Settings
from tests.server.conftest import ANY_RATE, sent
from tests.server.databases import running_valkey
from tests.server.test_lookups import URL, report, shown
from tests.server.test_sentinel import wait_until
from tests.services import free_port

SLOTS = 16_384
SHARES = ((0, 5460), (5461, 10_922), (10_923, SLOTS - 1))


def cluster(folder: Path, running: ExitStack) -> list[Redis]:
    """Three nodes that know each other and share the slots."""
    nodes = []
    for first, last in SHARES:
        port = free_port()
        options = ("--cluster-enabled", "yes", "--cluster-config-file", f"nodes-{port}.conf")
        options += ("--cluster-port", str(free_port()), "--cluster-node-timeout", "1000")
        node = running.enter_context(running_valkey(folder, port, *options, "--cluster-require-full-coverage", "no"))
        node.execute_command("CLUSTER", "ADDSLOTSRANGE", first, last)
        nodes.append(node)
    for node in nodes[1:]:
        kwargs = node.get_connection_kwargs()
        bus = node.config_get("cluster-port")["cluster-port"]
        nodes[0].execute_command("CLUSTER", "MEET", "127.0.0.1", kwargs["port"], bus)
    for node in nodes:
        wait_until(lambda one=node: b"cluster_state:ok" in info(one) and b"cluster_known_nodes:3" in info(one))
        wait_until(lambda one=node: f"cluster_slots_assigned:{SLOTS}".encode() in info(one))
    return nodes


def info(node: Redis) -> bytes:
    answer = node.execute_command("CLUSTER INFO")
    return answer if isinstance(answer, bytes) else "\n".join(f"{k}:{v}" for k, v in answer.items()).encode()


@pytest.fixture
def nodes(tmp_path: Path) -> Iterator[list[Redis]]:
    with ExitStack() as running:
        yield cluster(tmp_path, running)


@pytest.fixture
def settings(nodes: list[Redis]) -> Settings:
    places = ",".join(f"127.0.0.1:{node.get_connection_kwargs()['port']}" for node in nodes)
    return Settings(redis_url=f"redis+cluster://{places}", lookup_quorum=3, rate_limit=ANY_RATE)


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


def test_everything_works_on_three_nodes(
    client: FlaskClient, settings: Settings, nodes: list[Redis], policies: Callable[[int], list[str]]
) -> None:
    texts = policies(12)
    known = [sent(client, text) for text in texts]
    assert client.get("/readyz").get_json()["cache"] == "connected"
    assert all(node.dbsize() > 0 for node in nodes), "the keys are spread"
    other = create_app(settings).test_client()
    for text, analysis in zip(texts, known, strict=True):
        assert other.get(f"/v1/analyses/{analysis['id']}").get_json() == analysis
        assert other.post("/v1/analyses", json={"text": text}).status_code == 200
    for network in (1, 2, 3):
        report(client, texts[0], network)
    assert shown(other) == known[0]["id"]
    assert other.get("/v1/history", query_string={"url": URL}).status_code == 200


def test_limits_are_counted_together(settings: Settings, policies: Callable[[int], list[str]]) -> None:
    from dataclasses import replace

    clients = [create_app(replace(settings, rate_limit=3)).test_client() for _ in range(2)]
    answers = [clients[number % 2].post("/v1/analyses", json={"text": text}) for number, text in enumerate(policies(4))]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 429]


def test_one_node_may_die(
    client: FlaskClient, settings: Settings, nodes: list[Redis], policies: Callable[[int], list[str]]
) -> None:
    texts = policies(12)
    for text in texts[:6]:
        sent(client, text, url=URL)
    nodes[2].shutdown(nosave=True)
    other = create_app(settings).test_client()
    began = time.monotonic()
    statuses = [other.post("/v1/analyses", json={"text": text, "url": URL}).status_code for text in texts]
    statuses += [other.get("/v1/lookup", query_string={"url": URL}).status_code for _ in range(5)]
    assert set(statuses) <= {200, 201, 404}
    assert time.monotonic() - began < 60
