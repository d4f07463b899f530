"""The store keeps values in a real Valkey, and answers as if nothing were kept when that is away, full or mad."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from redis import Redis

from server.connections import connect
from server.store import Store, key
from tests.server.databases import answering, running_valkey
from tests.services import free_port

NAME = key("subject", "name")


def store_at(url: str) -> Store:
    return Store(lambda: connect(url))


@pytest.fixture
def store(valkey_url: str, redis: Redis) -> Store:
    return store_at(f"{valkey_url}/2")


def looks_empty(store: Store) -> None:
    """Everything that can be asked is answered, as if nothing were kept."""
    assert store.get(NAME, 60) is None
    assert store.put(NAME, b"value", 60) is False
    assert store.touch(NAME, 60) is True
    assert store.lease(NAME, b"me", 1000) is True, "who cannot ask goes to work"
    assert store.count(NAME, 1, 60) is None
    assert store.run("return 1", [NAME], []) is None
    store.release(NAME, b"me")
    store.drop(NAME)
    assert store.answers() is False


def test_a_value_comes_back(store: Store) -> None:
    assert store.put(NAME, b"\x00value\xff", 60)
    assert store.get(NAME, 60) == b"\x00value\xff"
    assert store.answers()


def test_reading_moves_the_expiry(store: Store, redis: Redis) -> None:
    store.put(NAME, b"value", 10)
    assert 0 < redis.ttl(NAME) <= 10
    store.get(NAME, 100)
    assert 90 < redis.ttl(NAME) <= 100
    store.touch(NAME, 1000)
    assert 990 < redis.ttl(NAME) <= 1000


def test_touching_tells_that_a_value_is_gone(store: Store) -> None:
    assert store.touch(NAME, 60) is False


def test_only_one_gets_the_lease_until_it_is_released(store: Store) -> None:
    assert store.lease(NAME, b"one", 10_000)
    assert not store.lease(NAME, b"two", 10_000)
    store.release(NAME, b"two")
    assert not store.lease(NAME, b"two", 10_000), "nobody releases another's lease"
    store.release(NAME, b"one")
    assert store.lease(NAME, b"two", 10_000)


def test_a_lease_ends_by_itself(store: Store) -> None:
    assert store.lease(NAME, b"killed", 50)
    time.sleep(0.1)
    assert store.lease(NAME, b"next", 50)


def test_a_counter_counts_to_the_end_of_its_window(store: Store, redis: Redis) -> None:
    assert store.count(NAME, 2, 60) == (2, 60)
    counted = store.count(NAME, 3, 60)
    assert counted is not None
    count, left = counted
    assert count == 5
    assert 59 < left <= 60
    assert 0 < redis.ttl(NAME) <= 60


def test_keys_of_one_subject_share_a_slot(redis: Redis) -> None:
    slots = {redis.execute_command("CLUSTER", "KEYSLOT", key("a" * 64, name)) for name in ("lease", "text", "1+2")}
    assert len(slots) == 1


def test_it_does_without_a_server() -> None:
    looks_empty(store_at(f"redis://127.0.0.1:{free_port()}"))


@pytest.mark.parametrize(
    "nonsense",
    [
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\x00\xff\x00\xff\r\n",
        b":1\r\n",
        b"$5\r\nhello\r\n",
        b"*2\r\n$1\r\na\r\n:2\r\n",
        b"$99999999999999999999\r\n",
        b"-ERR nothing works today\r\n",
        b"-LOADING Valkey is loading the dataset in memory\r\n",
        b"%1\r\n+a\r\n+b\r\n",
    ],
)
def test_it_does_with_a_server_that_talks_nonsense(nonsense: bytes) -> None:
    with answering(nonsense) as url:
        store = store_at(url)
        for _ in range(3):
            value = store.get(NAME, 60)
            assert value is None or isinstance(value, bytes)
            assert store.put(NAME, b"value", 60) in (True, False)
            assert store.count(NAME, 1, 60) is None
            assert store.lease(NAME, b"me", 1000) in (True, False)


def test_a_server_that_never_answers_is_waited_for_once() -> None:
    with answering(b"") as url:
        store = store_at(url)
        began = time.monotonic()
        for _ in range(50):
            assert store.get(NAME, 60) is None
        assert time.monotonic() - began < 5
        assert store.is_away


def test_a_full_server_is_read_and_not_written(tmp_path: Path) -> None:
    with running_valkey(tmp_path, None, "--maxmemory-policy", "noeviction") as redis:
        store = store_at(f"redis://127.0.0.1:{redis.connection_pool.connection_kwargs['port']}")
        assert store.put(NAME, b"before", 60)
        redis.config_set("maxmemory", "1")
        assert store.put(key("other"), b"after", 60) is False
        assert store.get(NAME, 60) == b"before"
        assert not store.is_away
        assert store.answers() is False, "a cache that takes nothing is no cache"
        redis.config_set("maxmemory", "0")
        assert store.put(key("other"), b"after", 60)


def test_a_read_only_server_is_read_and_not_written(tmp_path: Path) -> None:
    with running_valkey(tmp_path) as redis:
        store = store_at(f"redis://127.0.0.1:{redis.connection_pool.connection_kwargs['port']}")
        store.put(NAME, b"before", 60)
        redis.replicaof("127.0.0.1", str(free_port()))
        assert store.put(NAME, b"after", 60) is False
        assert store.get(NAME, 60) == b"before"


def test_it_is_back_as_soon_as_the_server_is(tmp_path: Path) -> None:
    port = free_port()
    store = store_at(f"redis://127.0.0.1:{port}")
    with running_valkey(tmp_path, port):
        assert store.put(NAME, b"value", 60)
    assert store.get(NAME, 60) is None
    assert store.is_away
    with running_valkey(tmp_path, port):
        deadline = time.monotonic() + 10
        while not store.put(NAME, b"value", 60):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert not store.is_away


def test_faults_are_told_by_kind() -> None:
    kinds: list[str] = []
    store = Store(lambda: connect(f"redis://127.0.0.1:{free_port()}"), kinds.append)
    store.get(NAME, 60)
    assert kinds == ["ConnectionError"]
