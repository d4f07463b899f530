"""Hits, false alarms and misses -> precision, recall and F1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["hit", "false alarm", "miss", "right silence"]


@dataclass(frozen=True)
class Verdict:
    """What became of one practice in one text. `quotes`: ours for a false alarm, the label's for a miss."""

    practice: str
    text_name: str
    outcome: Outcome
    quotes: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True)
class Tally:
    """Counts of outcomes. A share with nothing to divide by is None, except F1, which is then 0."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def positives(self) -> int:
        """How often the labels say present."""
        return self.hits + self.misses

    @property
    def precision(self) -> float | None:
        return _share(self.hits, self.hits + self.false_alarms)

    @property
    def recall(self) -> float | None:
        return _share(self.hits, self.positives)

    @property
    def f1(self) -> float:
        return _share(2 * self.hits, 2 * self.hits + self.false_alarms + self.misses) or 0.0


def tally(verdicts: Iterable[Verdict]) -> Tally:
    """The counts over some verdicts: of one practice, or of all (micro)."""
    outcomes = [verdict.outcome for verdict in verdicts]
    return Tally(outcomes.count("hit"), outcomes.count("false alarm"), outcomes.count("miss"))


def by_practice(verdicts: Iterable[Verdict]) -> dict[str, Tally]:
    """The counts of each practice that a label or a flag names, in alphabetical order."""
    groups: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        groups.setdefault(verdict.practice, []).append(verdict)
    return {practice: tally(groups[practice]) for practice in sorted(groups)}


def macro_f1(tallies: Iterable[Tally]) -> float | None:
    """The mean F1 over the practices that the labels show at least once; the others have no recall."""
    scores = [one.f1 for one in tallies if one.positives]
    return _share(sum(scores), len(scores))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
