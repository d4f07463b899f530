"""When the policy took effect or was last changed, in the words of the text: never guessed from a copyright line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Literal

MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec".split()
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?<!\d)(?P<day>\d{1,2})(?: ?(?:st|nd|rd|th)|\.)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
ENDS_IN_YEAR = tuple(
    re.compile(form + r"\Z")
    for form in (
        rf"\b{MONTH}[ -]{DAY},?(?: |-){YEAR}",
        rf"\b{MONTH} ?{DAY} ?, ?{YEAR}",
        rf"{DAY}(?: day)?(?: of)?[ -]?,? ?{MONTH},?[ -]{YEAR}",
        r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sign> ?[/.-] ?)(?P<second>\d{1,2})(?P=sign)" + YEAR,
        rf"\b{MONTH},?[ -]{YEAR}",
        rf"(?<![\d/.-])(?P<number>\d{{1,2}})/{YEAR}",
    )
)
STARTS_WITH_YEAR = re.compile(YEAR + r"(?P<sign>[-/.])(?P<number>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)")
SHORT_YEAR = re.compile(r"(?<![\d/.-])(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<year>\d\d)\Z")
REVISED = re.compile(r"\brev(?:ised|ision)?[.: ]{1,3}(?P<number>\d{1,2})/(?P<year>\d\d)\Z")
"""The date in the corner of a form: Rev. 12/23."""
ANCHOR = re.compile(r"\d(?:\d\d\d(?!\d)|[/.-]\d\d(?!\d)(?![/.-]\d\d(?:\d\d)?(?!\d)))")
"""Four signs that may end a date: 2024, or the last of 3/4/24. One class of signs first: the search is quick."""
Order = Literal["day", "month", ""]
"""Which of the two comes first in a date in figures, where it is known."""
MOST_ANCHORS = 2_000
"""Years looked at in one text: far above any policy, and a bound for a text made of nothing else."""

LABEL = re.compile(
    r"(?:\brev\b\.?|\b(?:effective|applies (?:from|as of|since)|in (?:force|effect)|into (?:force|effect)|takes? effect"
    r"|valid (?:from|since)|up-?dated?|revised|revisions?|modified|modification|amended|changed?|reviewed|review date"
    r"|dated|version|posted|published|adopted|issued|date of issue|edited"
    r"|(?:policy|notice|statement|document)(?: was| is)? (?:first )?"
    r"(?:created|written|drafted|approved|prepared|implemented|introduced))\b)"
    r"(?:[^.!?;|]|\.(?=\d)){0,32}\Z|\bv\d[\d.]{0,8}[^.!?;|]{0,12}\Z|\A\W*(?:as (?:of|at)|date)\b\W*\Z"
)
ANNOUNCED = re.compile(
    r"\b(?:effective|updated?|revised|revision|modified|amended|changed|reviewed|version)\b[^.!?;|]{0,60}"
    r"(?:\b(?:below|follows|is|on|of|date)\b|:)\W*\Z"
    r"|\A\W*(?:last |latest )?(?:updated?|revised|revision|modified|effective)\W*\Z"
)
DOCUMENT = re.compile(r"\b(?:policy|policies|notice|statement|document|page|terms|agreement|disclosure|version)\b")
OTHER_DOCUMENT = re.compile(
    r"\b(?:next|previous|prior|earlier|former|old|older|archived?|replaces?|supersedes?|replaced)\b"
)
LAW = re.compile(r"\b(?:acts?|laws?|regulations?|directive|gdpr|ccpa|cpra|shield|framework|decision)\b")
TITLE = re.compile(r"\b(?:policy|notice|statement)\W*\Z")
COPYRIGHT = re.compile(r"©|\(c\)|copyright|all rights reserved")
UPDATED = re.compile(r"up-?dated?|revis|modif|amended|reviewed|changed?")
MARKS = str.maketrans({"*": " ", "_": " ", "`": " ", "[": " ", "]": " ", "#": " "})

MONTH_FIRST = re.compile(
    r"(?P<california>california)|(?P<states>united states|\bu\.s\.|\busa\b)|(?P<zip>\bzip ?code)"
    r"|(?P<company>,? inc\b| llc\b)|(?P<toll>toll[- ]free| 1-8\d\d)|(?P<address>, [a-z]{2} \d{5}\b)"
)
DAY_FIRST = re.compile(
    r"(?P<uk>united kingdom|\buk\b|england|postcode)"
    r"|(?P<company> ltd\b| plc\b| pty\b|gmbh|(?<!be)(?<!is)(?<!are)(?<!not) limited(?= ?[,.(“\"\n]))"
    r"|(?P<spelling>organis|behaviour|personalis)"
    r"|(?P<asia>\bindia\b|singapore|malaysia|hong kong)|(?P<south>australia|new zealand|south africa|nigeria|kenya)"
    r"|(?P<ireland>ireland)"
)
"""Signs of the countries that write the month or the day first; each group counts once."""


def effective_date(lower: str) -> str | None:
    """The newest date that the text gives for itself, as ISO 8601: "2024-12-02", "2018-05" where it names no day, or
    "2014" where 12/5/2014 may be of May or of December.

    `lower`: the text in lower case.
    """
    labelled, bare = [], []
    dates = list(_dates(lower))
    order = _order([match for _, _, match in dates], lower)
    for start, end, match in dates:
        iso = _iso(match, order)
        before, after = _line_around(lower, start, end)
        if iso is None or _is_in_address(lower, start):
            continue
        if _is_label(before, after) or _is_announced(lower, start, before, after):
            labelled.append(iso)
        elif _stands_alone(lower, start, before, after):
            bare.append(iso)
    return max(labelled or bare, default=None)


def _dates(lower: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Everything in a text in lower case that is written as a date: where it starts and ends, and its parts."""
    for anchor in islice(ANCHOR.finditer(lower), MOST_ANCHORS):
        found = _date_at(lower, anchor.start(), anchor.end())
        if found is not None:
            yield found


def _date_at(lower: str, start: int, end: int) -> tuple[int, int, re.Match[str]] | None:
    """The date that the year at `start`, or the last two digits before `end`, belong to."""
    whole_year = lower[start:end].isdigit()
    if whole_year:
        opening = STARTS_WITH_YEAR.match(lower, start)
        if opening is not None:
            return start, opening.end(), opening
    if start == 0 or lower[start - 1] not in " ,/.-*_[0123":
        return None
    base = max(0, start - 36)
    window = lower[base:end].translate(MARKS).replace("  ", " ")
    for form in ENDS_IN_YEAR if whole_year else (SHORT_YEAR, REVISED):
        match = form.search(window)
        if match is not None:
            return end - (match.end() - match.start(1)), end, match
    return None


def _iso(match: re.Match[str], order: Order) -> str | None:
    """The ISO form of a matched date, the year alone where nothing tells day from month; None where it is no date."""
    parts = match.groupdict()
    year = _whole_year(parts["year"])
    if parts.get("first"):
        this = _order_of(match) or order
        if not this:
            return str(year) if max(int(parts["first"]), int(parts["second"])) <= 12 else None
        month, day = (int(parts[name]) for name in (("second", "first") if this == "day" else ("first", "second")))
    else:
        month = MONTH_NAMES.index(parts["month"][:3]) + 1 if parts.get("month") else int(parts["number"])
        if not parts.get("day"):
            return f"{year}-{month:02}" if 1 <= month <= 12 and "sign" not in parts else None
        day = int(parts["day"])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _whole_year(digits: str) -> int:
    """Two digits are read as POSIX reads them: 69 to 99 are of the last century."""
    year = int(digits)
    return year if year > 99 else year + (1900 if year >= 69 else 2000)


def _order_of(match: re.Match[str]) -> Order:
    """What comes first in 25/3/2003, by its own numbers: day or month; "" where they do not tell."""
    first, second = int(match["first"]), int(match["second"])
    if first > 12 or (match["sign"].strip() == "." and second <= 12):
        return "day"
    return "month" if second > 12 or first == second else ""


def _order(matches: Sequence[re.Match[str]], lower: str) -> Order:
    """What comes first in 12/5/2003: as in the text's other dates, else as in the country that it shows; or ""."""
    figures = [match for match in matches if match.groupdict().get("first")]
    if all(map(_order_of, figures)):
        return ""
    known = {_order_of(match) for match in figures if match["first"] != match["second"]} - {""}
    if known:
        return known.pop() if len(known) == 1 else ""
    american, elsewhere = (
        len({match.lastgroup for match in hints.finditer(lower)}) for hints in (MONTH_FIRST, DAY_FIRST)
    )
    if american and (not elsewhere or american > elsewhere + 1):
        return "month"
    return "day" if elsewhere and (not american or elsewhere > american + 1) else ""


def _is_in_address(lower: str, start: int) -> bool:
    """Whether a date is a piece of a web address: https://example.org/notice-march-1-2020.pdf."""
    word = lower[max(0, start - 300) : start].rpartition(" ")[2].rpartition("\n")[2]
    return "://" in word and ")" not in word.rpartition("://")[2]


def _line_around(lower: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a date in its line, 160 and 90 signs at most."""
    line_start = lower.rfind("\n", max(0, start - 160), start) + 1 or max(0, start - 160)
    line_end = lower.find("\n", end, end + 90)
    after = lower[end : line_end if line_end >= 0 else end + 90]
    return lower[line_start:start].translate(MARKS), after.translate(MARKS)


def _is_label(before: str, after: str) -> bool:
    """Whether the words around a date say that it is the date of this very text."""
    label = LABEL.search(before)
    if label is None or OTHER_DOCUMENT.search(before) or COPYRIGHT.search(before, label.start()):
        return False
    lead = before[: label.start()]
    lead = lead[max(lead.rfind(sign) for sign in ".!?") + 1 :]
    named = DOCUMENT.search(lead) or DOCUMENT.search(label[0])
    if LAW.search(lead + label[0]) and not named:
        return False
    if after.startswith((",", " the ", " and ")) and after.strip(" ,.)") and not UPDATED.search(label[0]):
        return bool(DOCUMENT.search(after) or named)
    return bool(named) or len(lead.strip(" (-–—:.,|")) <= 24


def _is_announced(lower: str, start: int, before: str, after: str) -> bool:
    """Whether the line is nothing but a date, and the one above it ends in its label: "Last updated", "… is below"."""
    if before.strip(" (-–—:.,|") or after.strip(" .)"):
        return False
    above = lower[max(0, start - 160) : start].translate(MARKS).rstrip().rpartition("\n")[2]
    return ANNOUNCED.search(above) is not None and not OTHER_DOCUMENT.search(above) and not COPYRIGHT.search(above)


def _stands_alone(lower: str, start: int, before: str, after: str) -> bool:
    """Whether the line is nothing but a date, or a title with one, and stands at the head of the text."""
    nothing_else = not before.strip(" (-–—:.,|") or (len(before) < 60 and TITLE.search(before) is not None)
    return start < 600 and nothing_else and not after.strip(" .)") and lower.count("\n", 0, start) < 8
