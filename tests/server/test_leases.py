"""One at a time works on a text: as long as it takes, and no longer than it lives."""

from __future__ import annotations

import time

import pytest
from redis import Redis

from server import leases
from server.connections import connect
from server.leases import Lease
from server.store import Store
from tests.services import free_port


@pytest.fixture
def store(valkey_url: str, redis: Redis) -> Store:
    return Store(lambda: connect(f"{valkey_url}/2"))


def test_one_has_it_until_the_work_is_done(store: Store) -> None:
    mine, other = Lease(store, "name"), Lease(store, "name")
    assert mine.taken()
    with mine.kept():
        assert not other.taken()
    assert other.taken()


def test_it_is_given_back_also_when_the_work_fails(store: Store) -> None:
    mine = Lease(store, "name")
    assert mine.taken()
    with pytest.raises(ValueError, match="failed"), mine.kept():
        raise ValueError("failed")
    assert Lease(store, "name").taken()


def test_long_work_keeps_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "MILLISECONDS", 300)
    monkeypatch.setattr(leases, "RENEWED_EVERY", 0.05)
    mine, other = Lease(store, "name"), Lease(store, "name")
    assert mine.taken()
    with mine.kept():
        time.sleep(1)
        assert not other.taken()


def test_it_ends_soon_after_its_holder(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "MILLISECONDS", 100)
    assert Lease(store, "name").taken()
    time.sleep(0.2)
    assert Lease(store, "name").taken()


def test_who_cannot_ask_goes_to_work() -> None:
    away = Store(lambda: connect(f"redis://127.0.0.1:{free_port()}"))
    lease = Lease(away, "name")
    assert lease.taken()
    with lease.kept():
        pass
