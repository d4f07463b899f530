"""A reader is a network, known by a hash that does not lead back to it."""

from __future__ import annotations

import pytest
from redis import Redis

from server.connections import connect
from server.networks import Readers, network
from server.store import Store


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("203.0.113.1", "203.0.113.254"),
        ("2001:db8:1::1", "2001:db8:1:ffff::2"),
        ("::ffff:203.0.113.9", "203.0.113.1"),
        ("nonsense", None),
    ],
)
def test_neighbours_are_one_network(one: str, other: str | None) -> None:
    assert network(one) == network(other)


@pytest.mark.parametrize(
    ("one", "other"), [("203.0.113.1", "203.0.114.1"), ("2001:db8:1::1", "2001:db8:2::1"), ("203.0.113.1", None)]
)
def test_strangers_are_not(one: str, other: str | None) -> None:
    assert network(one) != network(other)


def store(url: str) -> Store:
    return Store(lambda: connect(url))


def test_all_processes_agree_on_a_secret_that_nobody_set(valkey_url: str, redis: Redis) -> None:
    one, other = (Readers(store(f"{valkey_url}/2"), "") for _ in range(2))
    assert one.reader("203.0.113.1") == other.reader("203.0.113.2")


def test_another_secret_makes_other_hashes(valkey_url: str) -> None:
    one, other = (Readers(store(valkey_url), secret) for secret in ("one", "other"))
    assert one.reader("203.0.113.1") != other.reader("203.0.113.1")


def test_the_hash_shows_nothing_of_the_address(valkey_url: str) -> None:
    assert "203" not in Readers(store(valkey_url), "fixed for this test").reader("203.0.113.1")


def test_readers_are_known_while_redis_is_away() -> None:
    readers = Readers(store("redis://127.0.0.1:1"), "")
    assert len(readers.reader("203.0.113.1")) == 24
