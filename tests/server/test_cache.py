"""An analysis is made once, however many ask at the same time, in however many processes, and whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from redis import Redis

import summaries
from server import turns
from server.cache import Cache
from server.connections import connect
from server.problems import Problem
from server.store import Store, key
from tests.services import ROOT, free_port

WORKER = """
import sys, time, summaries
from server.cache import Cache
from server.connections import connect
from server.store import Store

url, text, mood = sys.argv[1:4]
cache = Cache(Store(lambda: connect(url)), 1000)
analyse = summaries.analyse_canonical

def slowly(text):
    print("working", flush=True)
    time.sleep(60 if mood == "stuck" else 0.3)
    return analyse(text)

summaries.analyse_canonical = slowly
print("ready", flush=True)
sys.stdin.readline()
entry, is_new = cache.make(text, summaries.content_id(text))
print("made" if is_new else "known", entry.tag, flush=True)
"""


@pytest.fixture
def store(valkey_url: str, redis: Redis) -> Store:
    return Store(lambda: connect(f"{valkey_url}/2"))


@pytest.fixture
def text(policy: str) -> str:
    return summaries.canonical(policy)


def test_an_analysis_is_made_once_and_then_known(store: Store, text: str) -> None:
    analysis_id = summaries.content_id(text)
    cache = Cache(store, 1000)
    assert cache.find(analysis_id) is None
    entry, is_new = cache.make(text, analysis_id)
    assert is_new
    assert cache.make(text, analysis_id) == (entry, False)
    assert cache.find(analysis_id) == entry
    assert Cache(store, 1000).find(analysis_id) == entry, "another process finds it in Redis"


def test_it_tells_where_it_found_what(store: Store, text: str) -> None:
    told: list[str] = []
    analysis_id = summaries.content_id(text)
    Cache(store, 1000, told.append).make(text, analysis_id)
    cache = Cache(store, 1000, told.append)
    cache.find(analysis_id)
    cache.find(analysis_id)
    cache.find("0" * 64)
    assert told == ["made", "redis", "memory", "unknown"]


def test_what_is_used_is_kept_for_longer(store: Store, text: str, redis: Redis) -> None:
    analysis_id = summaries.content_id(text)
    names = [key(analysis_id, summaries.engine()), key(analysis_id, "text")]
    Cache(store, 100).make(text, analysis_id)
    assert all(90 < redis.ttl(name) <= 100 for name in names)
    Cache(store, 1000).find(analysis_id)
    assert all(990 < redis.ttl(name) <= 1000 for name in names)


def test_use_from_memory_is_told_to_redis_too(store: Store, text: str, redis: Redis) -> None:
    analysis_id = summaries.content_id(text)
    cache = Cache(store, 100)
    cache.make(text, analysis_id)
    held = cache.memory.get(analysis_id)
    assert held is not None
    held.told_at -= 3600
    redis.flushdb()
    assert cache.find(analysis_id) is not None
    assert redis.ttl(key(analysis_id, summaries.engine())) > 90, "what Redis had lost is given back"


def test_an_old_engine_s_analysis_is_never_served_as_new(
    store: Store, text: str, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis_id = summaries.content_id(text)
    monkeypatch.setattr(summaries, "engine", lambda: "0.0.1+000000000000")
    Cache(store, 100).make(text, analysis_id)
    monkeypatch.undo()
    told: list[str] = []
    entry = Cache(store, 100, told.append).find(analysis_id)
    assert told == ["made"], "it was made anew, of the text that was kept"
    assert entry is not None
    assert entry.fields()["engine"] == summaries.engine()


def test_a_text_under_a_wrong_id_is_not_believed(store: Store, text: str, redis: Redis) -> None:
    cache = Cache(store, 100)
    cache.make(text, summaries.content_id(text))
    other = "0" * 64
    redis.copy(key(summaries.content_id(text), "text"), key(other, "text"))
    redis.copy(key(summaries.content_id(text), summaries.engine()), key(other, summaries.engine()))
    assert Cache(store, 100).find(other) is None


def test_a_broken_entry_is_made_anew(store: Store, text: str, redis: Redis) -> None:
    analysis_id = summaries.content_id(text)
    entry, _ = Cache(store, 100).make(text, analysis_id)
    name = key(analysis_id, summaries.engine())
    redis.setrange(name, 500, b"broken")
    assert Cache(store, 100).find(analysis_id) == entry
    redis.delete(name)
    redis.hset(name, "another", "kind")
    assert Cache(store, 100).find(analysis_id) == entry


def test_it_works_without_redis(text: str) -> None:
    cache = Cache(Store(lambda: connect(f"redis://127.0.0.1:{free_port()}")), 100)
    entry, is_new = cache.make(text, summaries.content_id(text))
    assert is_new
    assert cache.find(entry.id) == entry, "this process remembers it"


def test_a_hundred_threads_make_one_analysis(store: Store, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = count_work(monkeypatch)
    cache = Cache(store, 100)
    with ThreadPoolExecutor(100) as threads:
        made = list(threads.map(lambda _: cache.make(text, summaries.content_id(text)), range(100)))
    assert len(worked) == 1
    assert sum(is_new for _, is_new in made) == 1
    assert len({entry.tag for entry, _ in made}) == 1


def test_also_without_redis(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    worked = count_work(monkeypatch)
    cache = Cache(Store(lambda: connect(f"redis://127.0.0.1:{free_port()}")), 100)
    with ThreadPoolExecutor(20) as threads:
        list(threads.map(lambda _: cache.make(text, summaries.content_id(text)), range(20)))
    assert len(worked) == 1


def test_a_refused_text_leaves_nothing(store: Store, redis: Redis) -> None:
    text = "Too short to be anything."
    with pytest.raises(summaries.Refusal):
        Cache(store, 100).make(text, summaries.content_id(text))
    assert redis.dbsize() == 0


def test_who_is_not_admitted_gets_nothing_made(store: Store, text: str, redis: Redis) -> None:
    def no() -> None:
        raise Problem("rate-limited")

    cache = Cache(store, 100)
    with pytest.raises(Problem):
        cache.make(text, summaries.content_id(text), no)
    assert redis.dbsize() == 0
    cache.make(text, summaries.content_id(text))
    cache.make(text, summaries.content_id(text), no)


def test_no_more_than_a_few_analyses_are_made_at_once(store: Store, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.1)
    going_on, let_go = threading.Semaphore(0), threading.Event()
    analyse = summaries.analyse_canonical

    def stuck(text: str) -> summaries.Analysis:
        going_on.release()
        let_go.wait(10)
        return analyse(text)

    monkeypatch.setattr(summaries, "analyse_canonical", stuck)
    cache = Cache(store, 100)
    texts = [f"{text}\n\nPage {number}." for number in range(turns.AT_ONCE)]
    with ThreadPoolExecutor(turns.AT_ONCE) as threads:
        made = [threads.submit(cache.make, one, summaries.content_id(one)) for one in texts]
        for _ in texts:
            going_on.acquire()
        with pytest.raises(Problem) as busy:
            cache.make(text, summaries.content_id(text))
        let_go.set()
        assert busy.value.kind == "unavailable"
        assert all(one.result()[1] for one in made)


def test_two_processes_make_one_analysis(valkey_url: str, redis: Redis, text: str) -> None:
    workers = [started(f"{valkey_url}/2", text, "slow") for _ in range(2)]
    said = [finished(worker) for worker in workers]
    assert sorted(line.split()[0] for line in said) == ["known", "made"]
    assert len({line.split()[1] for line in said}) == 1


def test_when_the_process_that_works_is_killed_another_takes_over(valkey_url: str, redis: Redis, text: str) -> None:
    stuck = started(f"{valkey_url}/2", text, "stuck")
    assert line_of(stuck) == "working"
    waiting = started(f"{valkey_url}/2", text, "slow")
    began = time.monotonic()
    stuck.send_signal(signal.SIGKILL)
    stuck.wait()
    assert finished(waiting).startswith("made")
    assert time.monotonic() - began < 15


def count_work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    worked: list[str] = []
    analyse = summaries.analyse_canonical

    def counted(text: str) -> summaries.Analysis:
        worked.append(text)
        return analyse(text)

    monkeypatch.setattr(summaries, "analyse_canonical", counted)
    return worked


def started(url: str, text: str, mood: str) -> subprocess.Popen[str]:
    """Another process, set to work on the text."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKER, url, text, mood],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert line_of(process) == "ready"
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()
    return process


def line_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def finished(process: subprocess.Popen[str]) -> str:
    """What it said last."""
    output, _ = process.communicate(timeout=30)
    return output.strip().splitlines()[-1]
