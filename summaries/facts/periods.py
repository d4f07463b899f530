"""How long something is kept: the period, what it applies to, and the sentence that says so."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from summaries.clauses import Clause
from summaries.facts.kept import kept
from summaries.model import Finding, Retention

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = {word: number for number, word in enumerate(SMALL)} | {"a": 1, "an": 1}
NUMBERS |= {word: 10 * number for number, word in enumerate(TENS, 2)}
BELOW_HUNDRED = (
    rf"(?:(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(SMALL[1:10])}))?|{'|'.join(sorted(SMALL, key=len, reverse=True))})"
)
SPELLED = rf"(?:(?:(?:an?|one|two|three)[ -])?hundred(?:(?: and)?[ -]{BELOW_HUNDRED})?|{BELOW_HUNDRED}|an?)"


def _number_named(name: str) -> str:
    """The pattern of a number in digits, in words, or in both: 90, ninety, ninety (90), 90 (ninety)."""
    in_brackets = rf"(?:\b{SPELLED} ?)?\((?P<{name}_in_brackets>\d{{1,4}})\)"
    digits = rf"(?<![\d/.,])(?P<{name}_digits>\d{{1,2}},\d{{3}}|\d{{1,4}})(?: ?\({SPELLED}\))?"
    return rf"(?:{in_brackets}|{digits}|(?<!half )\b(?P<{name}_word>{SPELLED}))"


UNIT_WORD = r"(?:(?:hour|day|week|month|year|quarter|yr|hr)s?)"
UNIT = re.compile(
    rf"(?:[ -]|(?<=[\d+]))(?P<unit>{UNIT_WORD})\b(?P<open> (?:or|and) (?:more|longer|above|less|fewer)\b)?"
)
NOT_KEPT = re.compile(r"\b(?:not|never|no|nor|won't|don't|cannot)\b[^.;:]{0,60}\Z")
"""Before "more than 60 days" this says that it is at most that."""
UNITS = {"yr": "year", "hr": "hour"}
FITS_IN = {"year": 0, "month": 12, "week": 5, "day": 31, "hour": 24}
"""How many of a unit there are before a larger one is full."""
BEFORE_UNIT = re.compile(
    r"(?:(?P<limit>up to|at least|at most|(?:no|not) (?:more|longer|less|fewer|later|greater) than"
    r"|(?:not )?exceed(?:ing)?"
    r"|(?:a )?(?:maximum|minimum)(?: (?:retention )?(?:period|term|time))?(?: of)?|(?:max|min)\b\.?"
    r"|less than|more than|longer than|about|around|roughly|approximately)(?: a (?:period|maximum|minimum) of)? )?"
    rf"(?:(?P<between>between )?{_number_named('low')}(?:[ -]{UNIT_WORD})?"
    r"(?:(?<=[\d)s]) ?- ?| ?– ?| to |(?(between) and |(?!))"
    r"| (?:and|but) (?:(?:not|no|at|a) (?:more than|longer than|most|maximum of) |up to ))"
    rf"{_number_named('high')}|{_number_named('only')})(?P<plus> ?\+)?"
    r"(?:[ -](?:(?P<worked>business|working)|full|whole|calendar|consecutive|additional|fiscal|tax))?\Z"
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
    r"\b(?:(?:respond|reply|answer|notif|(?:write to|contact|inform|tell) you|refund|ages?|aged|under|over|older"
    r"|younger|every|per|each|same|last|past|preceding|previous|twice|times|once (?:in|within|during))\b"
    r"\W*(?:\w+\W+){0,4}"
    r"|(?:respond|reply|answer|comply|deal|act)\b[^.;]{0,40}\brequests?\b\W*(?:\w+\W+){0,6})\Z"
)
AFTER_TIME = re.compile(
    r"[ -](?:of[ -]age|old\b|(?:or|and) (?:younger|older|under|over)\b|in advance|notice|to respond|before|prior"
    r"|to (?:take effect|be (?:processed|completed|effective))|to (?:completely |fully )?(?:remov|delet|eras)"
    r"|to (?:process|complete)(?: and\b|\s*[.,;)]|\s*\Z))"
)
LIMIT_WORDS = re.compile(r"\A(?:up to|about) ")
ENDLESS_LOSS = re.compile(
    r"(?:delet|eras|remov|destroy|purg|anonymi[sz]|wip|lost|block|disabl|clos)\w*\W+(?:\w+\W+){0,3}?permanent"
    r"|permanent(?:ly)?\W+(?:and \w+ )?(?:delet|eras|remov|destroy|purg|anonymi[sz]|wip|los|block|disabl|clos)"
)
"""What is gone for ever is not kept for ever."""
KINDS = frozenset(("retention-period-stated", "retention-as-needed", "retains-indefinitely", "retains-after-closure"))
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


def _candidates(clauses: Sequence[Clause], proved: Container[tuple[int, int]], timed: Iterable[int]) -> Iterator[int]:
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
    elif FOREVER.search(words) and not ENDLESS_LOSS.search(words):
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
    found = {LIMIT_WORDS.sub("", stretch) for quote in quotes for _, _, stretch in _stretches(quote.lower())}
    return found.pop() if len(found) == 1 else ""


def _stretches(words: str) -> list[tuple[int, int, str]]:
    """Every stretch of time: where it starts and ends, and how it is said."""
    found: list[tuple[int, int, str]] = []
    for unit in UNIT.finditer(words):
        base = max(0, unit.start() - NUMBER_REACH)
        match = BEFORE_UNIT.search(words[base : unit.start()])
        if match is not None:
            start = base + match.start()
            spoken = _spoken(match, unit)
            if spoken.startswith("more than ") and NOT_KEPT.search(words, base, start):
                spoken = "up to " + spoken.removeprefix("more than ")
            if found and words[found[-1][1] : start] == " and " and _is_rest(spoken, found[-1][2]):
                start, spoken = found[-1][0], f"{found[-1][2]} and {spoken}"
            found = [stretch for stretch in found if stretch[1] <= start]
            found.append((start, unit.end("unit"), spoken))
    return found


def _is_rest(spoken: str, before: str) -> bool:
    """Whether "3 months" goes on from "6 years": a few of a smaller unit."""
    number, _, unit = spoken.partition(" ")
    order = [*FITS_IN]
    whole, part = before.rpartition(" ")[2].removesuffix("s"), unit.removesuffix("s")
    known = number.isdigit() and whole in order and part in order
    return known and order.index(whole) < order.index(part) and int(number) < FITS_IN[part]


def _spoken(match: re.Match[str], unit: re.Match[str]) -> str:
    """ "ninety (90) days and not more than 120 days" -> "90 to 120 days"; "up to one year" -> "up to 1 year"."""
    low, high, only = (_number(match, name) for name in ("low", "high", "only"))
    word = unit["unit"].removesuffix("s")
    word = UNITS.get(word, word)
    word = f"working {word}" if match["worked"] and word == "day" else word
    if only is None:
        return f"{low} to {high} {word}s"
    limit = _limit(match["limit"] or unit["open"] or (match["plus"] and "at least") or "")
    return f"{limit}{only} {word}{'' if only == 1 else 's'}"


def _number(match: re.Match[str], name: str) -> int | None:
    digits = match[f"{name}_in_brackets"] or match[f"{name}_digits"]
    if digits:
        return int(digits.replace(",", ""))
    return _value(match[f"{name}_word"]) if match[f"{name}_word"] else None


def _value(words: str) -> int:
    """ninety-five -> 95; one hundred and twenty -> 120."""
    value = 0
    for word in re.split("[ -]", words):
        value = max(value, 1) * 100 if word == "hundred" else value + NUMBERS.get(word, 0)
    return value


def _limit(words: str) -> str:
    if any(sign in words for sign in ("least", "min", "less than", "fewer than")) and not words.startswith("less"):
        return "at least "
    if words in ("more than", "longer than", "exceed", "exceeding"):
        return "more than "
    if words.endswith((" more", " longer", " above")):
        return "at least "
    if words in ("about", "around", "roughly", "approximately"):
        return "about "
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
