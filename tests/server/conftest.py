"""What the tests of the service share: the application in this process, on a database of its own in the real Valkey.

settings      settings of that application; `replace(settings, …)` for others
make_app      make_app(lookup_quorum=3, …) -> another application with these settings, on the same database
app, client   the application and its test client
redis         a redis-py client of its database, emptied before each test
policies      policies(3) -> three policies that differ in what they say
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis

from server import create_app
from server.settings import Settings

ANY_RATE = 100_000


@pytest.fixture
def redis(valkey_url: str) -> Iterator[Redis]:
    with Redis.from_url(f"{valkey_url}/2") as database:
        database.flushdb()
        yield database


@pytest.fixture
def settings(valkey_url: str, redis: Redis) -> Settings:
    return Settings(redis_url=f"{valkey_url}/2", lookup_quorum=1, rate_limit=ANY_RATE, secret_key="for tests")


@pytest.fixture
def make_app(settings: Settings) -> Callable[..., Flask]:
    return lambda **changes: create_app(replace(settings, **changes))


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def policies(policy: str) -> Callable[[int], list[str]]:
    """Each has a sentence more that the engine recognises, and so another analysis."""
    return lambda count: [f"{policy}\n\nWe keep the records of our lottery for {days} days.\n" for days in range(count)]


def sent(client: FlaskClient, text: str, **rest: Any) -> dict[str, Any]:
    """The analysis of a text that the service takes."""
    answer = client.post("/v1/analyses", json={"text": text, **rest})
    assert answer.status_code in (200, 201), answer.text
    analysis: dict[str, Any] = answer.get_json()
    return analysis
