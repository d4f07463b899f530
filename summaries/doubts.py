"""How far a flag is to be doubted: what it hangs on, and how often flags like it were wrong."""

from __future__ import annotations

from typing import Literal

from summaries.model import Flag
from summaries.rates import rates

Proof = Literal["silence", "hint", "short", "usual", "long", "two", "many"]
"""What a flag hangs on: no statement, none but words that may be one, a sentence (by its length), two, or more."""

SHORT, USUAL = 80, 150
"""Signs that a short and a usual sentence have at most."""


def proof(flag: Flag) -> Proof:
    """What the flag hangs on. A list's lead-in proves nothing by itself."""
    lengths = [len(evidence.quote) for evidence in flag.evidence if not evidence.quote.endswith(":")]
    if flag.practice.missing:
        return "hint" if flag.hinted else "silence"
    if len(lengths) > 1:
        return "many" if len(lengths) > 2 else "two"
    length = min(lengths, default=USUAL + 1)
    return "short" if length <= SHORT else "usual" if length <= USUAL else "long"


def doubt(flag: Flag) -> float:
    """How likely the flag is wrong, 0 to 1: as often as flags like it were on policies met for the first time."""
    return rates().doubt(flag.practice.id, proof(flag))
