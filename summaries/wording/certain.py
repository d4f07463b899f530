"""What is not told first: flags that are too likely misread, and silences that a fact speaks against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summaries.doubts import doubt
from summaries.model import Facts, Flag

MOST_DOUBT = 0.13
"""What is more likely wrong than this is left to the list, with its quotes; what is grave is told all the same."""
AGAINST = {
    "no-advertising-opt-out": "opt_out_links", "no-contact": "contacts", "no-effective-date": "effective_date",
    "no-retention-period": "retention",
}  # fmt: skip
"""Silence -> the fact that speaks against it."""
NOT_BESIDE = {"no-sharing-promise": ("shares-partners", "shares-affiliates")}
"""What misleads where the policy seems to state one of the others, too, and that is left out for being doubtful."""
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
    known = [flag for flag in flags if _is_told(flag) and not _spoken_against(flag, facts)]
    left_out = {flag.practice.id for flag in flags} - {flag.practice.id for flag in known}
    whole = [flag for flag in known if left_out.isdisjoint(NOT_BESIDE.get(flag.practice.id, ()))]
    return tuple(whole or flags)


def _is_told(flag: Flag) -> bool:
    return flag.practice.severity == "high" or doubt(flag) <= MOST_DOUBT


def _spoken_against(flag: Flag, facts: Facts) -> bool:
    name = AGAINST.get(flag.practice.id)
    if name == "opt_out_links":
        return any(not ANALYTICS_ALONE.search(link) for link in facts.opt_out_links)
    return name is not None and bool(getattr(facts, name))
