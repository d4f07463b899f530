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
OWN = 30
"""The same for what was met of a practice that hung on one kind of proof."""
USUALLY_WRONG = 0.1
UNKNOWN = 1.5
"""How much more doubtful than others a practice is taken to be that no reading has met."""
UNMEASURED = log(4)
"""How unusual a practice is taken to be that has no base rate yet: as if one policy in four stated it."""
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Rates:
    """`rarity`: practice -> minus the logarithm of its rate among policies, one added to every count.

    `doubts`: practice -> what a flag of it hangs on -> how likely it is wrong, 0 to 1. `by_proof`: the same of all
    practices together.
    """

    rarity: Mapping[str, float]
    doubts: Mapping[str, Mapping[str, float]]
    by_proof: Mapping[str, float]

    def doubt(self, practice: str, proof: str) -> float:
        """How likely a flag is wrong, by what was met of its practice, or else by what it hangs on alone."""
        known = self.doubts.get(practice, {})
        return known.get(proof, min(1.0, UNKNOWN * self.by_proof[proof]))


@lru_cache(maxsize=1)
def rates() -> Rates:
    """The figures of rates.toml, which `python -m bench.readings` makes."""
    raw = tomli.loads((files("summaries.catalogue") / "rates.toml").read_text(encoding="utf-8"))
    rarity = {name: log((raw["policies"] + 2) / (count + 1)) for name, count in raw["stated"].items()}
    by_proof = {name: counts["wrong"] / counts["raised"] for name, counts in raw["proofs"].items()}
    doubts = {name: _doubts(met, raw["wrong"].get(name, {}), by_proof) for name, met in raw["raised"].items()}
    return Rates(rarity, doubts, by_proof)


def _doubts(met: Counts, wrong: Counts, by_proof: Mapping[str, float]) -> dict[str, float]:
    """For each proof: what that proof and this practice let expect, and what was met of the two together."""
    expected = sum(times * by_proof[proof] for proof, times in met.items())
    ratio = (sum(wrong.values()) + CALM * USUALLY_WRONG) / (expected + CALM * USUALLY_WRONG)
    usual = {proof: min(1.0, share * ratio) for proof, share in by_proof.items()}
    return {proof: (wrong.get(proof, 0) + OWN * usual[proof]) / (met.get(proof, 0) + OWN) for proof in usual}
