"""How long something is kept: the period, what it applies to, and the sentence that says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from summaries.clauses import Clause
from summaries.facts.kept import kept
from summaries.model import Finding, Retention

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
NUMBERS = {word: number for number, word in enumerate(SMALL)} | {
    "eighteen": 18, "twenty": 20, "twenty-four": 24, "thirty": 30, "thirty-six": 36, "forty": 40, "forty-five": 45,
    "sixty": 60, "seventy-two": 72, "ninety": 90, "one hundred": 100, "hundred": 100, "one hundred twenty": 120,
    "one hundred and twenty": 120, "one hundred eighty": 180, "one hundred and eighty": 180, "a": 1, "an": 1,
}  # fmt: skip
SPELLED = "|".join(sorted(NUMBERS, key=len, reverse=True))


def _number_named(name: str) -> str:
    """The pattern of a number in digits, in words, or in both: 90, ninety, ninety (90)."""
    in_brackets = rf"(?:\b(?:{SPELLED}) ?)?\((?P<{name}_in_brackets>\d{{1,4}})\)"
    return rf"(?:{in_brackets}|\b(?P<{name}_digits>\d{{1,4}})|\b(?P<{name}_word>{SPELLED}))"


UNIT_WORD = r"(?:hour|day|week|month|year|quarter)s?"
UNIT = re.compile(rf"[ -](?P<unit>{UNIT_WORD})\b")
BEFORE_UNIT = re.compile(
    r"(?:(?P<limit>up to|at least|at most|(?:no|not) (?:more|longer|less) than|(?:a )?(?:maximum|minimum)(?: period)?"
    r" of|less than|more than|longer than)(?: a period of)? )?"
    rf"(?:{_number_named('low')}(?:[ -]{UNIT_WORD})?"
    r"(?: ?[-–] ?| to | and (?:(?:not|no|at) (?:more than|longer than|most) |up to ))"
    rf"{_number_named('high')}|{_number_named('only')})"
    r"(?:[ -](?:full|whole|business|working|calendar|consecutive|additional|fiscal|tax))?\Z"
)
NUMBER_REACH = 96
KEEPS = re.compile(
    r"\b(?:retain|retention|ke(?:ep|pt)|stor(?:e|ing|age)|h(?:old|eld)|maintain|archiv|preserv|sav(?:e|ing)|delet|eras"
    r"|remov|destroy|purg|expir|anonymi[sz]e|overwritten|lifetime|lifespan|persist)"
)
NEEDED = re.compile(
    r"\b(?:as long as|longer than|period|time)\b[^.;]{0,60}\b(?:need|necess|requir|purpose|useful|relevant)"
    r"|\b(?:no longer|still) (?:be )?(?:need|necess|requir)|\b(?:need|necess|requir)\w{0,6} (?:to|for|by)\b"
)
FOREVER = re.compile(r"\bindefinite|\bpermanent|\bperpetu|\bforever\b")
UNTIL = re.compile(r"\b(?:until|till) (?:such time (?:as|that) )?(?:you|the user|your|the) [^.;:()|,]{3,60}")
ACCOUNT = re.compile(
    r"\b(?:as long as|while|until|for the (?:life|lifetime|duration) of)\b[^.;]{0,24}"
    r"\b(?P<kind>account|profile|membership|subscription|contract)\b[^.;]{0,20}"
)
ENDS = re.compile(r"\Auntil|clos|delet|cancel|terminat")
OTHER_TIME = re.compile(
    r"\b(?:respond|reply|answer|notif|refund|ages?|aged|under|over|older|younger|every|per|each|same|last|past"
    r"|preceding|previous)\b\W*(?:\w+\W+){0,4}\Z"
)
AFTER_TIME = re.compile(r" (?:of age|old\b|in advance|notice|to respond|before|prior)")
KINDS = frozenset(
    ("retention-period-stated", "retention-as-needed", "retains-indefinitely", "retains-after-closure")
)
COOKIES = "cookies"
MOST = 20
"""Retention facts shown, at most."""
MOST_READ = 2_000
"""Sentences that are read for their period, at most."""
LONGEST_TABLE = 200
SHORT = 90
LONGEST = 900
"""Signs of a sentence that is still read for its period."""


def retention(
    text: str, lower: str, clauses: Sequence[Clause], findings: Iterable[Finding], timed: Iterable[int]
) -> tuple[Retention, ...]:
    """One fact for each period that a clause gives. `lower`: the text in lower case; `timed`: where it names a time."""
    proved = {(finding.start, finding.end) for finding in findings if finding.practice in KINDS}
    found: dict[tuple[str, str], Retention] = {}
    for number in islice(_candidates(clauses, proved, timed), MOST_READ):
        clause = clauses[number]
        words = lower[clause.start : clause.end]
        if KEEPS.search(words) or any(KEEPS.search(lower, *place) for place in _above(clauses, number)):
            for period in _periods(words, (clause.start, clause.end) in proved):
                quote = text[clause.start : clause.end]
                what = COOKIES if _is_of_cookies(lower, clause) else kept(quote)
                found.setdefault((what, period), Retention(what, period, quote, clause.start, clause.end))
        if len(found) >= MOST:
            break
    return tuple(found.values())[:MOST]


def _above(clauses: Sequence[Clause], number: int) -> Iterator[tuple[int, int]]:
    """What a clause hangs on: its leads, the first row of its table, and of a short one its heading."""
    clause = clauses[number]
    yield from clause.leads
    if clause.kind == "row":
        first = max(0, number - LONGEST_TABLE)
        header = next((at + 1 for at in range(number - 1, first - 1, -1) if clauses[at].kind != "row"), first)
        yield clauses[header].start, clauses[header].end
    if clause.end - clause.start <= SHORT:
        yield from clause.headings[-1:]


def _is_of_cookies(lower: str, clause: Clause) -> bool:
    """Whether it tells the life of cookies, by its own words or those that it stands under."""
    above = clause.headings[-1:] + clause.leads
    return any("cookie" in lower[start:end] for start, end in ((clause.start, clause.end), *above))


def _candidates(
    clauses: Sequence[Clause], proved: Container[tuple[int, int]], timed: Iterable[int]
) -> Iterator[int]:
    """The numbers of the clauses that name a time, and those that a finding proves to be about keeping."""
    starts = [clause.start for clause in clauses]
    numbers = {bisect_right(starts, place) - 1 for place in timed}
    for number, clause in enumerate(clauses):
        if (number in numbers or (clause.start, clause.end) in proved) and clause.end - clause.start <= LONGEST:
            yield number


def _periods(words: str, proved: bool) -> Iterator[str]:
    """The definite times of a sentence about keeping; else, where a finding stands, what it says instead of one."""
    definite = list(dict.fromkeys(times(words)))
    if definite or not proved:
        yield from definite[:3]
    elif FOREVER.search(words):
        yield "indefinitely"
    elif account := ACCOUNT.search(words):
        yield _while_open(account)
    elif until := UNTIL.search(words):
        yield _until(until[0])
    elif NEEDED.search(words):
        yield "as long as needed"


def times(words: str) -> list[str]:
    """Every stretch of time in a sentence in lower case that is one of keeping, not of answering or of age."""
    return [
        stretch
        for start, end, stretch in _stretches(words)
        if not AFTER_TIME.match(words, end) and not OTHER_TIME.search(words, max(0, start - NUMBER_REACH), start)
    ]


def deadline(quotes: Iterable[str]) -> str:
    """The one time that these sentences name for an answer, to stand after "within"; "" where they name none or two."""
    found = {stretch.removeprefix("up to ") for quote in quotes for _, _, stretch in _stretches(quote.lower())}
    return found.pop() if len(found) == 1 else ""


def _stretches(words: str) -> list[tuple[int, int, str]]:
    """Every stretch of time: where it starts and ends, and how it is said."""
    found: list[tuple[int, int, str]] = []
    for unit in UNIT.finditer(words):
        base = max(0, unit.start() - NUMBER_REACH)
        match = BEFORE_UNIT.search(words[base : unit.start()])
        if match is not None:
            start = base + match.start()
            found = [stretch for stretch in found if stretch[1] <= start]
            found.append((start, unit.end(), _spoken(match, unit["unit"].removesuffix("s"))))
    return found


def _spoken(match: re.Match[str], unit: str) -> str:
    """ "ninety (90) days and not more than 120 days" -> "90 to 120 days"; "up to one year" -> "up to 1 year"."""
    low, high, only = (_number(match, name) for name in ("low", "high", "only"))
    if only is None:
        return f"{low} to {high} {unit}s"
    return f"{_limit(match['limit'] or '')}{only} {unit}{'' if only == '1' else 's'}"


def _number(match: re.Match[str], name: str) -> str | None:
    word = match[f"{name}_word"]
    return match[f"{name}_in_brackets"] or match[f"{name}_digits"] or (str(NUMBERS[word]) if word else None)


def _limit(words: str) -> str:
    if "least" in words or "minimum" in words or words in ("not less than", "no less than"):
        return "at least "
    if words in ("more than", "longer than"):
        return "more than "
    return "up to " if words else ""


def _while_open(account: re.Match[str]) -> str:
    kind = account["kind"]
    if ENDS.search(account[0]):
        return f"until your {kind} is closed" if kind in ("account", "profile") else f"until your {kind} ends"
    return f"while your {kind} is open" if kind in ("account", "profile") else f"while your {kind} lasts"


def _until(words: str) -> str:
    """The condition in the policy's own words, cut to twelve."""
    short = " ".join(words.split()[:12]).rstrip(" *_")
    return re.sub(r"^till", "until", short).replace("such time as ", "").replace("the user", "you")
