"""The circuit breaker leaves a failing Redis alone, for longer each time, and notices at once that it is back."""

from __future__ import annotations

from server.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_it_lets_everything_through_while_all_is_well() -> None:
    breaker = Breaker(Clock())
    assert breaker.is_closed
    assert all(breaker.allows() for _ in range(10))


def test_after_a_failure_nobody_waits_and_then_one_tries() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    assert not breaker.allows()
    clock.now += FIRST_PAUSE
    assert breaker.allows(), "one makes the trial"
    assert not breaker.allows(), "the others stay out until its result is known"


def test_it_closes_when_the_trial_succeeds() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
    breaker.succeeded()
    assert breaker.is_closed
    assert breaker.allows()


def test_the_pause_doubles_up_to_a_limit() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    pauses = []
    for _ in range(10):
        breaker.failed()
        began = clock.now
        while not breaker.allows():
            clock.now += 1 / 64
        pauses.append(clock.now - began)
    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert pauses[-1] == LONGEST_PAUSE
