"""Which data the policy says that it collects, and whom it says that it gives them to, in standard terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from summaries.clauses import Clause
from summaries.facts.anchors import GIVES, TAKEN
from summaries.facts.terms import DENIALS, Terms, terms
from summaries.model import Finding
from summaries.tokens import Tokens

HELPERS = frozenset("is are be been being was were may will can might also automatically have has".split())
WE = frozenset("we our us".split())
YOU = frozenset("you user users customer customers visitor visitors member members information data".split())
OTHERS = frozenset(
    "third parties party partners partner advertisers networks providers provider google facebook they who child"
    " children companies vendors sites websites law laws".split()
)
LONGEST_SUBJECT = 6
NAMES_THEM = (["include"], ["includes"], ["may"], [":"], ["is"])
"""What follows "the data collected" where the data are named next."""
COLLECTION = frozenset((
    "collects-government-id", "collects-financial-account", "collects-biometric", "collects-genetic", "collects-health",
    "collects-sensitive-traits", "collects-precise-location", "collects-contacts", "collects-message-content",
    "collects-audio-video", "collects-usage-activity", "collects-device-data",
))  # fmt: skip
SHARING = frozenset((
    "shares-credit-bureaus", "shares-advertisers", "shares-data-brokers", "shares-affiliates", "shares-partners",
    "shares-service-providers", "sells-data", "publishes-data", "transfers-in-business-sale", "discloses-when-required",
    "discloses-at-discretion", "third-party-analytics", "third-party-ad-tracking",
))  # fmt: skip


def data_collected(
    clauses: Sequence[Clause], findings: Iterable[Finding], tokens: Tokens, verbs: Sequence[int]
) -> tuple[str, ...]:
    """The data that some clause says is collected, in order of their first mention. `verbs`: tokens that may say so."""
    data = terms("data")
    proved = {(finding.start, finding.end) for finding in findings if finding.practice in COLLECTION}
    found: dict[str, None] = {}
    for clause in clauses:
        if clause.question or clause.denied or clause.kind == "heading":
            continue
        for first, last in _stretches(clause, verbs, tokens.words, (clause.start, clause.end) in proved):
            found |= dict.fromkeys(term for _, _, term in data.find(tokens.words, first, last))
    return tuple(found)


def _stretches(clause: Clause, verbs: Sequence[int], words: Sequence[str], proved: bool) -> Iterator[tuple[int, int]]:
    """The tokens of a clause that name what is collected: those after the verb, or before a passive one."""
    own = clause.ranges[-1]
    if proved:
        yield own
        return
    for first, last in clause.ranges:
        for at in verbs[bisect_left(verbs, first) : bisect_left(verbs, last)]:
            if _is_taking(words, first, at):
                if (first, last) != own:
                    yield own
                    return
                yield at + 1, last
                return
            if words[at] in TAKEN and words[at - 1] in HELPERS and at > first and (first, last) == own:
                yield first, at
                return


def _is_taking(words: Sequence[str], first: int, at: int) -> bool:
    """Whether the verb at `at` says, of us or of you towards us, that data are taken."""
    before = words[max(first, at - LONGEST_SUBJECT) : at]
    if DENIALS.intersection(before) or ("to" in before[-1:] and not WE.intersection(before)):
        return False
    if words[at] in GIVES:
        return bool(YOU.intersection(before))
    if words[at] in TAKEN:
        return words[at + 1 : at + 2] in NAMES_THEM or words[at - 1] == "information"
    return bool(WE.intersection(before)) or not (OTHERS.intersection(before) or "you" in before)


def recipients(clauses: Sequence[Clause], findings: Iterable[Finding], tokens: Tokens) -> tuple[str, ...]:
    """Those who are given data, in order of their first mention: the terms of every clause that states a sharing."""
    known = terms("recipients")
    starts = [clause.start for clause in clauses]
    found: dict[str, None] = {}
    for finding in findings:
        if finding.practice in SHARING:
            clause = clauses[bisect_left(starts, finding.start)]
            named = list(_named(known, clause, tokens.words))
            found |= dict.fromkeys(named)
            if finding.practice in known.of_practice and not named:
                found[known.of_practice[finding.practice]] = None
    return tuple(found)


def _named(known: Terms, clause: Clause, words: Sequence[str]) -> Iterator[str]:
    first, last = clause.ranges[-1]
    return (term for _, _, term in known.find(words, first, last))
