"""While hard work goes on, threads change places more often; afterwards as usual."""

from __future__ import annotations

import sys

import pytest

from server import turns
from server.problems import Problem
from server.turns import SECONDS_OF_ONE_THREAD, Turns


def test_others_get_a_word_in_while_hard_work_goes_on() -> None:
    usual = sys.getswitchinterval()
    ours = Turns()
    with ours.taken():
        with ours.taken():
            assert sys.getswitchinterval() == pytest.approx(SECONDS_OF_ONE_THREAD)
        assert sys.getswitchinterval() == pytest.approx(SECONDS_OF_ONE_THREAD)
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_a_turn_is_given_back_by_work_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "PATIENCE", 0.01)
    ours = Turns(at_once=1)
    with pytest.raises(ValueError, match="it went wrong"), ours.taken():
        raise ValueError("it went wrong")
    with ours.taken(), pytest.raises(Problem), ours.taken():
        pass
    with ours.taken():
        pass
