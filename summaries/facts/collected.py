"""Which data the policy says that it collects, and whom it says that it gives them to, in standard terms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from summaries.clauses import Clause
from summaries.facts.anchors import GIVES, TAKEN, TAKES
from summaries.facts.terms import DENIALS, TURNS, Terms, terms
from summaries.model import Finding
from summaries.tokens import Tokens

HELPERS = frozenset("is are be been being was were may will can might also automatically have has".split())
WE = frozenset("we our us".split())
YOU = frozenset("you user users customer customers visitor visitors member members information data".split())
OTHERS = frozenset(
    "third parties party partners partner advertisers networks providers provider google facebook they who child"
    " children companies vendors sites websites law laws".split()
)
OUTSIDERS = OTHERS - frozenset("who child children companies sites websites vendors".split())
"""Those of others that stay others when they are "ours"."""
NOUNS = frozenset("information data details pii".split())
DEFINES = frozenset("means mean defined refers refer denotes denote".split())
NAMED = frozenset("is are".split())
Stretch = tuple[int, int]
"""A range of tokens: the first, and the one after the last."""
LONGEST_SUBJECT = 6
REACH_OF_SUBJECT = 24
NAMES = frozenset("include includes".split())
NAMES_THEM = (["include"], ["includes"], ["may"], [":"], ["is"])
"""What follows "the data collected" where the data are named next."""
GUARDS = frozenset("protect protects protecting defend safeguard safety harm".split())
GIVEN_TO = frozenset("to with by share disclose provide contact inform notify report including such".split())
"""Behind a guarding word these lead to somebody who is given data after all."""
PURPOSES = frozenset(
    "improve provide serve send deliver enable help better respond process understand personalize customize"
    " tailor communicate contact allow make show offer give inform notify analyze measure manage track determine"
    " identify learn remember protect prevent operate maintain"
    " support fulfill verify administer create target display optimize".split()
)
ASKED = frozenset("you users customers visitors members asked required choose need want able have wish".split())
"""Before "to give" these ask for data rather than say what they are for."""
ASKED_TO = frozenset("asked required requested invited prompted offer offers agree".split())
"""Behind these, "to" leads to what is given or taken: "you may be asked to enter your name"."""
ADVICE = frozenset("avoid refrain".split())
"""Words of a sentence that asks the reader not to give something."""
LISTS = frozenset("such including include includes".split())
"""Words that open a list of what is collected, even behind a purpose."""
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
    once: set[str] = set()
    for clause in clauses:
        if clause.question or clause.denied or clause.kind == "heading":
            continue
        own = tokens.words[slice(*clause.ranges[-1])]
        if not ADVICE.isdisjoint(own) or _is_definition(own):
            continue
        if (clause.start, clause.end) in proved:
            stretch: Stretch | None = clause.ranges[-1]
        else:
            stretch = _stretch_of(clause, verbs, tokens)
        if stretch is not None:
            first, last = stretch
            last = _purpose(first, last, tokens.words)
            named = dict.fromkeys(term for _, _, term in data.find(tokens.words, first, last))
            unsure = {*named} & data.vague - once if len(named) == 1 else set()
            once |= unsure
            found |= dict.fromkeys(term for term in named if term not in unsure)
    return tuple(found)


def _is_definition(words: Sequence[str]) -> bool:
    """Whether a clause only says what a word means: "personal data means any information on you, such as your name"."""
    for at, word in enumerate(words[:REACH_OF_SUBJECT]):
        defines = word in DEFINES or (word in NAMED and words[at + 1 : at + 2] in (["any"], ["information"], ["data"]))
        if defines and not NOUNS.isdisjoint(words[max(0, at - 8) : at]):
            return TAKES.isdisjoint(words) and TAKEN.isdisjoint(words) and (GIVES - NAMES).isdisjoint(words)
    return False


def _purpose(first: int, last: int, words: Sequence[str]) -> int:
    """Where the purpose begins ("… to respond to your interests"): what is named there is not what is collected."""
    for at in range(first + 1, last - 1):
        if words[at] == "to" and words[at + 1] in PURPOSES and words[at - 1] not in ASKED:
            return last if LISTS.intersection(words[at:last]) else at
    return last


def _stretch_of(clause: Clause, verbs: Sequence[int], tokens: Tokens) -> Stretch | None:
    """The tokens of a clause that name what is collected, if it says that something is."""
    own = clause.ranges[-1]
    for place in clause.ranges:
        found = _stretch(*place, verbs, tokens.words)
        if found is not None:
            return found if place == own else own
    if clause.kind == "row" and any(_stretch(*place, verbs, tokens.words) for place in _headings(clause, tokens)):
        return own
    return None


def _headings(clause: Clause, tokens: Tokens) -> Iterator[Stretch]:
    for start, end in clause.headings:
        yield bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)


def _stretch(first: int, last: int, verbs: Sequence[int], words: Sequence[str]) -> Stretch | None:
    """The tokens behind the first verb of taking that is not denied, or before a passive one."""
    for at in verbs[bisect_left(verbs, first) : bisect_left(verbs, last)]:
        before = words[max(first, at - LONGEST_SUBJECT) : at]
        if DENIALS.intersection(before):
            turn = next((place for place in range(at + 1, last) if words[place] in TURNS), last)
            return _stretch(turn, last, verbs, words) if turn < last else None
        if _is_taking(before, words, at):
            return at + 1, last
        if words[at] in TAKEN and before and before[-1] in HELPERS and words[at + 1 : at + 2] != ["to"]:
            return first, at
    return None


def _is_taking(before: Sequence[str], words: Sequence[str], at: int) -> bool:
    """Whether the verb at `at` says, of us or of you towards us, that data are taken."""
    if before[-1:] == ["to"] and not WE.intersection(before):
        return before[-2:-1] != [] and before[-2] in ASKED_TO
    if words[at] in GIVES:
        return bool(YOU.intersection(before))
    if words[at] in TAKEN:
        return words[at + 1 : at + 2] in NAMES_THEM or before[-1:] == ["information"]
    if OUTSIDERS.intersection(before) and not {"we", "us"}.intersection(before):
        return False
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
    return (term for at, _, term in known.find(words, first, last) if not _is_guarded(words[first:at]))


def _is_guarded(before: Sequence[str]) -> bool:
    """Whether what follows is only shielded by a sharing: "to protect the safety of our users and partners"."""
    guards = [at for at, word in enumerate(before) if word in GUARDS]
    return bool(guards) and GIVEN_TO.isdisjoint(before[guards[-1] :])
