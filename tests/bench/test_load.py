"""Both makers of load count the same: what was answered, and what was answered wrongly."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from bench.load import Asked, Speed, _by_hand, _by_wrk
from bench.serving import serving
from tests.services import free_port

MAKERS = [
    _by_hand,
    pytest.param(_by_wrk, marks=pytest.mark.skipif(not shutil.which("wrk"), reason="there is no wrk on this machine")),
]
PARCEL = b"a parcel" * 4000
SHA256_OF_BODY = "230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5"


@pytest.fixture(scope="module")
def port(valkey_url: str) -> Iterator[int]:
    with Redis.from_url(f"{valkey_url}/5") as redis:
        redis.mset({"known": PARCEL, SHA256_OF_BODY: b"hashed"})
    with serving("bench.bare:create_app()", {"REDIS_URL": f"{valkey_url}/5", "WEB_CONCURRENCY": "1"}) as served:
        yield served.port


@pytest.mark.parametrize("load", MAKERS)
@pytest.mark.parametrize("asked", [Asked("/known"), Asked("/", "POST", {"Content-Type": "text/plain"}, b"body")])
def test_answers_are_counted(load: Callable[[int, Asked, float], Speed], port: int, asked: Asked) -> None:
    speed = load(port, asked, 1)
    assert speed.wrong == 0
    assert speed.a_second > 10
    assert 0 < speed.median <= speed.p99


@pytest.mark.parametrize("load", MAKERS)
def test_wrong_answers_are_told(load: Callable[[int, Asked, float], Speed], port: int) -> None:
    speed = load(port, Asked("/unknown"), 1)
    assert speed.wrong > 0


def test_a_service_that_is_not_there_is_no_figure() -> None:
    with pytest.raises(OSError, match="refused"):
        _by_hand(free_port(), Asked("/"), 1)
