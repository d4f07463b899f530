"""Of a generous limit shares are taken in advance; no limit is passed, and little of one is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from limits import RateLimitItemPerMinute
from redis import Redis

from server.allowances import MOST_AT_ONCE, Allowances, share_of

READER = "a reader"


@pytest.fixture
def process(make_app: Callable[..., Flask]) -> Callable[[], Allowances]:
    """Another process, as far as limits go: what it has in hand is its own, what is counted is in the one Redis."""
    return lambda: make_app().extensions["plain-policy"].rates.allowances


def spent(process: Allowances, item: RateLimitItemPerMinute, most: int) -> int:
    """How many requests go through before the first that does not."""
    for number in range(most):
        if not process.spend("requests", item, READER).is_allowed:
            return number
    return most


@pytest.mark.parametrize("limit", [1, 5, 64, 600, 3000])
def test_one_process_spends_all_of_a_limit_and_no_more(process: Callable[[], Allowances], limit: int) -> None:
    assert spent(process(), RateLimitItemPerMinute(limit), 2 * limit) == limit


@pytest.mark.parametrize("limit", [5, 600])
def test_many_processes_never_pass_it_and_lose_little(process: Callable[[], Allowances], limit: int) -> None:
    item = RateLimitItemPerMinute(limit)
    processes = [process() for _ in range(4)]
    answers = [one.spend("requests", item, READER).is_allowed for _ in range(limit) for one in processes]
    assert limit * 0.93 <= sum(answers) <= limit


def test_redis_is_seldom_asked(process: Callable[[], Allowances], redis: Redis) -> None:
    item, ours = RateLimitItemPerMinute(100_000), process()
    before = redis.info("commandstats")["cmdstat_eval"]["calls"] if "cmdstat_eval" in redis.info("commandstats") else 0
    assert spent(ours, item, 300) == 300
    assert redis.info("commandstats")["cmdstat_eval"]["calls"] - before <= 300 / MOST_AT_ONCE + 2


def test_what_is_left_goes_down_one_by_one(process: Callable[[], Allowances]) -> None:
    item, ours = RateLimitItemPerMinute(600), process()
    assert [ours.spend("requests", item, READER).left for _ in range(40)] == list(range(599, 559, -1))


def test_who_comes_once_is_counted_once(process: Callable[[], Allowances], redis: Redis) -> None:
    process().spend("requests", RateLimitItemPerMinute(100_000), READER)
    counts = [redis.get(name) for name in redis.scan_iter(match="*count")]
    assert counts == [b"1"]


def test_nothing_in_hand_outlives_its_window(
    process: Callable[[], Allowances], monkeypatch: pytest.MonkeyPatch, redis: Redis
) -> None:
    item, ours = RateLimitItemPerMinute(6400), process()
    until = [ours.spend("requests", item, READER) for _ in range(3)][-1].until
    redis.flushdb()
    monkeypatch.setattr("server.allowances.time.time", lambda: until + 0.1)
    assert ours.spend("requests", item, READER).left == 6399


def test_the_share_shrinks_to_one() -> None:
    assert [share_of(left) for left in (0, 63, 127, 128, 640, 1_000_000)] == [1, 1, 1, 2, 10, MOST_AT_ONCE]


def test_a_reader_is_forgotten_when_the_window_has_ended(
    process: Callable[[], Allowances], monkeypatch: pytest.MonkeyPatch
) -> None:
    item, ours = RateLimitItemPerMinute(600), process()
    until = [ours.spend("requests", item, f"reader {number}") for number in range(5)][-1].until
    monkeypatch.setattr("server.allowances.time.time", lambda: until + 1)
    ours.spend("requests", RateLimitItemPerMinute(600), "another")
    assert len(ours._windows) <= 1
