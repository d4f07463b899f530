"""Whether the policy says that no data are taken at all, and nothing in it speaks against that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from summaries.clauses import Clause
from summaries.model import Finding

LONGEST = 240
MARKS = re.compile(r"[*_`]+")
TAKE = (
    r"(?:collect|gather|record|obtain|take|store|save|keep|receive|access|transmit|share|sell|process|track|use|log"
    r"|send)"
)
DATA = (
    r"(?:(?:personal(?:ly)?|identif(?:iable|ying)|user|of|your|any|kind|type|form|sort|the|or) ){0,5}"
    r"(?:data|information|info|details|pii)"
)
NO_EXCEPTION = (
    r"(?:,? (?:of any (?:kind|sort|type)|at all|whatsoever|ever|about (?:you|(?:its|our|the) users)"
    r"|(?:from|on|of) (?:you|anyone|(?:its|our|any|the) (?:users?|visitors?))|by (?:the|this|our) \w{1,20}"
    r"|or (?:user|usage|personal|other) data)){0,3}(?:,? including children[\w ]{0,30})?\W*"
)
TAKES_NOTHING = re.compile(
    r"\W*(?:(?:in short|tl;?dr|simply put|in plain words)\W+)?(?:[\w()'’\"“”.-]{1,40} ){1,6}?"
    rf"(?:(?:(?:do|does)(?: not|n['’]t)|never|will not|won['’]t) (?:\w+ )?{TAKE}(?:,? (?:(?:or|nor) )?{TAKE}){{0,6}}"
    rf",? (?:any (?:of )?)?{DATA}|(?:collects?|gathers?|stores?) (?:nothing|no {DATA})){NO_EXCEPTION}"
    rf"|\W*no {DATA} (?:is|are) (?:ever )?{TAKE}\w{{0,3}}(?:,? (?:(?:or|and) )?{TAKE}\w{{0,3}}){{0,4}}{NO_EXCEPTION}",
    re.IGNORECASE,
)
TAKES = re.compile(r"\b(?:collect|gather|record|obtain|take|store|save)", re.IGNORECASE)
AGAINST = (
    "collects-", "shares-", "sells-", "tracks-", "third-party-a", "records-", "fingerprints-", "uses-", "combines-",
    "targeted-", "profiles-", "sends-", "publishes-", "transfers-", "broad-", "retains-", "retention-",
)  # fmt: skip
"""Beginnings of the practices that only somebody has who takes something."""


def takes_nothing(text: str, clauses: Iterable[Clause], findings: Sequence[Finding], collected: Sequence[str]) -> bool:
    """Whether some sentence says, without an exception, that no data are taken, and nothing is found that takes any."""
    if collected or any(finding.practice.startswith(AGAINST) for finding in findings):
        return False
    said = (text[clause.start : clause.end] for clause in clauses if clause.end - clause.start <= LONGEST)
    return any(TAKES.search(words) and TAKES_NOTHING.fullmatch(MARKS.sub("", words)) for words in said)
