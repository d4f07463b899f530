"""The cache of a process holds what was used last, within its bytes."""

from __future__ import annotations

from server.entries import Entry
from server.memory import TOUCH_EVERY, UNPACKED_SHARE, Memory


def entry(name: str, size: int = 100) -> Entry:
    return Entry(id=name, grade="A", likeness=b"", packed=b"x" * size, tag=name)


def test_it_gives_back_what_it_holds() -> None:
    memory = Memory()
    memory.put(entry("one"))
    held = memory.get("one")
    assert held is not None
    assert held.entry == entry("one")
    assert memory.get("two") is None


def test_what_was_used_longest_ago_goes_first() -> None:
    memory = Memory(most_bytes=2 * 100 * UNPACKED_SHARE)
    memory.put(entry("one"))
    memory.put(entry("two"))
    memory.get("one")
    memory.put(entry("three"))
    assert memory.get("two") is None
    assert memory.get("one") is not None
    assert memory.get("three") is not None


def test_the_same_entry_again_takes_no_more_room() -> None:
    memory = Memory(most_bytes=2 * 100 * UNPACKED_SHARE)
    memory.put(entry("one"))
    for _ in range(10):
        memory.put(entry("two"))
    assert memory.get("one") is not None


def test_an_entry_larger_than_all_room_is_not_held() -> None:
    memory = Memory(most_bytes=1000)
    memory.put(entry("small"))
    memory.put(entry("large", 1001))
    assert memory.get("large") is None
    assert memory.get("small") is not None


def test_redis_is_told_of_use_once_in_a_while() -> None:
    now = [0.0]
    memory = Memory(clock=lambda: now[0])
    memory.put(entry("one"))
    held = memory.get("one")
    assert held is not None
    assert not memory.is_due(held)
    now[0] += TOUCH_EVERY
    assert memory.is_due(held)
    memory.told(held)
    assert not memory.is_due(held)
