"""What is not told first: flags that are too likely misread, and silences that a fact speaks against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summaries.doubts import doubt
from summaries.model import Facts, Flag

MOST_DOUBT = 0.15
"""What is more likely wrong than this is left to the list, with its quotes; what is grave is told all the same."""
AGAINST = {
    "no-advertising-opt-out": "opt_out_links", "no-contact": "contacts", "no-effective-date": "effective_date",
    "no-retention-period": "retention",
}  # fmt: skip
"""Silence -> the fact that speaks against it."""
ANALYTICS_ALONE = re.compile(r"gaoptout|unsubscri", re.IGNORECASE)
"""Links that stop analytics or mail, and no ads."""
UNSURE = 0.2
"""What is grave and as likely wrong as this is told with the words that we may have misread it."""


def is_unsure(flag: Flag) -> bool:
    """Whether what the flag says is to be told with care."""
    return not flag.practice.missing and doubt(flag) >= UNSURE


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
