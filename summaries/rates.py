"""What reading policies has taught: how usual each practice is, and how often a flag of it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from math import log

import tomli

CALM = 6
"""Flags met that a practice's own figure weighs as much as what is usual: few readings prove little."""
USUALLY_WRONG = 0.1
UNMEASURED = log(4)
"""How unusual a practice is taken to be that has no base rate yet: as if one policy in four stated it."""


@dataclass(frozen=True, slots=True)
class Rates:
    """`rarity`: practice -> minus the logarithm of its rate among policies, one added to every count.

    `by_proof`: what a flag hangs on -> the share of such flags that were wrong. `by_practice`: practice -> how many
    times as often as that its flags were.
    """

    rarity: Mapping[str, float]
    by_proof: Mapping[str, float]
    by_practice: Mapping[str, float]


@lru_cache(maxsize=1)
def rates() -> Rates:
    """The figures of rates.toml, which `python -m bench.readings` makes."""
    raw = tomli.loads((files("summaries.catalogue") / "rates.toml").read_text(encoding="utf-8"))
    rarity = {name: log((raw["policies"] + 2) / (count + 1)) for name, count in raw["stated"].items()}
    by_proof = {name: counts["wrong"] / counts["raised"] for name, counts in raw["proofs"].items()}
    by_practice = {name: _ratio(counts, by_proof) for name, counts in raw["raised"].items()}
    return Rates(rarity, by_proof, by_practice)


def _ratio(counts: Mapping[str, int], by_proof: Mapping[str, float]) -> float:
    """Wrong flags of a practice to those that its proofs would let expect."""
    expected = sum(times * by_proof[name] for name, times in counts.items() if name != "wrong")
    return (counts.get("wrong", 0) + CALM * USUALLY_WRONG) / (expected + CALM * USUALLY_WRONG)
