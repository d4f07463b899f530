"""Under load, what is killed, stopped or full costs neither a wrong answer nor a 5xx."""

from __future__ import annotations

import http.client
import json
import os
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import summaries
from tests.server.databases import running_valkey
from tests.server.test_worker import port_of, workers
from tests.services import Service, free_port

READERS = 6
WORDS = [f"word{number}" for number in range(400)]


class Load:
    """Readers who send known and new policies, and ask for known ones, until they are told to stop."""

    def __init__(self, service: Service, texts: list[str]) -> None:
        self.port = port_of(service)
        self.known = {summaries.content_id(summaries.canonical(text)): text for text in texts}
        self.right: dict[str, Any] = {}
        self.statuses: Counter[int] = Counter()
        self.wrong: list[str] = []
        self.broken = 0
        self._stop = threading.Event()

    def read(self, seed: int) -> None:
        chance = random.Random(seed)
        while not self._stop.is_set():
            analysis_id, text = chance.choice(list(self.known.items()))
            if chance.random() < 0.3:
                text = f"{text}\n\nWe also thank {' '.join(chance.sample(WORDS, 5))}.\n"
                analysis_id = summaries.content_id(summaries.canonical(text))
            body = json.dumps({"text": text, "url": f"https://a.example/{seed}"}) if chance.random() < 0.6 else None
            path = "/v1/analyses" if body else f"/v1/analyses/{analysis_id}"
            self._check(analysis_id, text, *self._ask(path, body))

    def _ask(self, path: str, body: str | None) -> tuple[int, Any]:
        """The answer; asked again where the connection broke, as every client and every proxy does."""
        for _ in range(5):
            try:
                line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                line.request("POST" if body else "GET", path, body, {"Content-Type": "application/json"})
                answer = line.getresponse()
                return answer.status, json.loads(answer.read())
            except (OSError, http.client.HTTPException):
                self.broken += 1
            finally:
                line.close()
        return 0, {}

    def _check(self, analysis_id: str, text: str, status: int, answer: Any) -> None:
        self.statuses[status] += 1
        if status in (200, 201):
            right = self.right.setdefault(analysis_id, answer)
            if answer["id"] != analysis_id or answer != right:
                self.wrong.append(text)

    @contextmanager
    def running(self) -> Iterator[None]:
        readers = [threading.Thread(target=self.read, args=(seed,)) for seed in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            yield
        finally:
            self._stop.set()
            for reader in readers:
                reader.join()

    def verdict(self) -> None:
        assert self.wrong == []
        assert sum(self.statuses.values()) > 50
        assert set(self.statuses) <= {200, 201, 404}, self.statuses


@pytest.fixture
def texts(policies: Callable[[int], list[str]]) -> list[str]:
    return policies(8)


def test_a_worker_is_killed(start_service: Callable[..., Service], texts: list[str]) -> None:
    service = start_service(WEB_CONCURRENCY="2")
    load = Load(service, texts)
    with load.running():
        for _ in range(3):
            time.sleep(1.5)
            os.kill(workers(service)[-1], signal.SIGKILL)
        time.sleep(2)
    load.verdict()
    assert load.broken <= 3 * READERS, "only what that worker was working on"


def test_redis_is_stopped_and_comes_back(
    start_service: Callable[..., Service], texts: list[str], tmp_path: Path
) -> None:
    port = free_port()
    service = start_service(WEB_CONCURRENCY="2", REDIS_URL=f"redis://127.0.0.1:{port}")
    load = Load(service, texts)
    with load.running():
        for _ in range(2):
            with running_valkey(tmp_path, port, "--appendonly", "yes"):
                time.sleep(2)
            time.sleep(2)
        with running_valkey(tmp_path, port, "--appendonly", "yes") as redis:
            time.sleep(5)
            assert redis.dbsize() > 0, "it is used again"
    load.verdict()
    assert load.broken == 0


def test_redis_is_full(start_service: Callable[..., Service], texts: list[str], tmp_path: Path) -> None:
    with running_valkey(tmp_path, None, "--maxmemory-policy", "noeviction") as redis:
        url = f"redis://127.0.0.1:{redis.get_connection_kwargs()['port']}"
        service = start_service(WEB_CONCURRENCY="2", REDIS_URL=url)
        load = Load(service, texts)
        with load.running():
            time.sleep(1)
            redis.config_set("maxmemory", redis.info("memory")["used_memory"] + 50_000)
            time.sleep(3)
            redis.config_set("maxmemory", "1")
            time.sleep(2)
            redis.config_set("maxmemory", "0")
            time.sleep(2)
    load.verdict()
    assert load.broken == 0


def test_redis_is_slow_and_stuck(start_service: Callable[..., Service], texts: list[str], tmp_path: Path) -> None:
    with running_valkey(tmp_path) as redis:
        url = f"redis://127.0.0.1:{redis.get_connection_kwargs()['port']}"
        service = start_service(WEB_CONCURRENCY="2", REDIS_URL=url)
        process = redis.info("server")["process_id"]
        load = Load(service, texts)
        with load.running():
            for pause in (0.3, 1, 4):
                time.sleep(1)
                os.kill(process, signal.SIGSTOP)
                time.sleep(pause)
                os.kill(process, signal.SIGCONT)
            time.sleep(1)
    load.verdict()
    assert load.broken == 0


def test_a_hundred_equal_requests_at_once_make_one_analysis(start_service: Callable[..., Service], policy: str) -> None:
    service = start_service(WEB_CONCURRENCY="2")
    body = json.dumps({"text": policy})
    began = threading.Barrier(100)
    statuses: Counter[int] = Counter()

    def post() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port_of(service), timeout=60)
        line.connect()
        began.wait()
        line.request("POST", "/v1/analyses", body, {"Content-Type": "application/json"})
        answer = line.getresponse()
        answer.read()
        statuses[answer.status] += 1

    readers = [threading.Thread(target=post) for _ in range(100)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert statuses == {201: 1, 200: 99}
