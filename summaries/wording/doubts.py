"""What is not told first: flags that are too likely misread, and silences that a fact speaks against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from summaries.model import Facts, Flag
from summaries.wording.rates import rates

Proof = Literal["silence", "short", "usual", "long", "two", "many"]
"""What a flag hangs on: no statement at all, one sentence (by its length), two sentences, or more."""

SHORT, USUAL = 80, 150
"""Signs that a short and a usual sentence have at most."""
MOST_DOUBT = 0.3
"""What is more likely wrong than this is left to the list, with its quotes; what is grave is told all the same."""
UNKNOWN = 1.5
"""How much more doubtful than others a practice is taken to be that no reading has met."""
AGAINST = {
    "no-advertising-opt-out": "opt_out_links", "no-contact": "contacts", "no-effective-date": "effective_date",
    "no-retention-period": "retention",
}  # fmt: skip
"""Silence -> the fact that speaks against it."""
ANALYTICS_ALONE = re.compile(r"gaoptout|unsubscri", re.IGNORECASE)
"""Links that stop analytics or mail, and no ads."""


def proof(flag: Flag) -> Proof:
    """What the flag hangs on. A list's lead-in proves nothing by itself."""
    lengths = [len(evidence.quote) for evidence in flag.evidence if not evidence.quote.endswith(":")]
    if flag.practice.missing:
        return "silence"
    if len(lengths) > 1:
        return "many" if len(lengths) > 2 else "two"
    length = min(lengths, default=USUAL + 1)
    return "short" if length <= SHORT else "usual" if length <= USUAL else "long"


def doubt(flag: Flag) -> float:
    """How likely the flag is wrong, 0 to 1: as often as flags like it were on policies met for the first time."""
    known = rates()
    return min(1.0, known.by_proof[proof(flag)] * known.by_practice.get(flag.practice.id, UNKNOWN))


def certain(flags: Sequence[Flag], facts: Facts) -> tuple[Flag, ...]:
    """The flags that the headline and the summary may tell; the others are left to the list, with their quotes.

    Where nothing would be left, all flags are.
    """
    known = tuple(flag for flag in flags if _is_told(flag) and not _spoken_against(flag, facts))
    return known or tuple(flags)


def _is_told(flag: Flag) -> bool:
    return flag.practice.severity == "high" or doubt(flag) <= MOST_DOUBT


def _spoken_against(flag: Flag, facts: Facts) -> bool:
    name = AGAINST.get(flag.practice.id)
    if name == "opt_out_links":
        return any(not ANALYTICS_ALONE.search(link) for link in facts.opt_out_links)
    return name is not None and bool(getattr(facts, name))
