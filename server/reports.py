"""What the report page shows of an analysis: sorted, counted and worded for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

import summaries
from summaries import Evidence

Fields = Mapping[str, Any]

LEVEL_WORDS = {
    "high": "Serious",
    "medium": "Take care",
    "low": "Minor",
    "risk": "Beware",
    "good": "Good",
    "note": "Note",
}
GRADE_WORDS = {
    "A": "Protects you well",
    "B": "Mostly careful",
    "C": "Some concerns",
    "D": "Takes a lot",
    "E": "Serious concerns",
    None: "Not graded",
}
CONTACT_WORDS = {"email": "E-mail", "phone": "Phone", "postal": "Post", "form": "Form", "url": "Web"}
MOST_STEPS = 8
FEW = 5  # so many risks are all told in full; of more, only the serious ones


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, and the flag that makes it worth doing."""

    text: str
    practice: str
    title: str


@dataclass(frozen=True, slots=True)
class View:
    """The flags of a report in the order and the groups in which they are read."""

    risks: tuple[Fields, ...]
    in_full: tuple[Fields, ...]
    in_brief: tuple[Fields, ...]
    goods: tuple[Fields, ...]
    notes: tuple[Fields, ...]
    steps: tuple[Step, ...]
    tally: tuple[tuple[str, int], ...]
    titles: Mapping[str, str]
    effective_date: str
    school_years: int


def view(analysis: Fields) -> View:
    """The view of an analysis object as the contract has it; flags keep their order, worst first."""
    flags = analysis["flags"]
    risks = tuple(flag for flag in flags if flag["stance"] == "risk")
    goods = tuple(flag for flag in flags if flag["stance"] == "good")
    grave = tuple(flag for flag in risks if flag["severity"] == "high")
    return View(
        risks=risks,
        in_full=risks if len(risks) <= FEW else grave,
        in_brief=() if len(risks) <= FEW else tuple(flag for flag in risks if flag not in grave),
        goods=goods,
        notes=tuple(flag for flag in flags if flag["stance"] == "note"),
        steps=steps(risks),
        tally=tally(risks, len(goods)),
        titles={flag["practice"]: flag["title"] for flag in flags},
        effective_date=in_words(analysis["facts"]["effective_date"]),
        school_years=max(0, round(analysis["reading_grade"])),
    )


def steps(risks: tuple[Fields, ...]) -> tuple[Step, ...]:
    """What to do about the risks, the worst first, each advice once."""
    found: dict[str, Step] = {}
    for flag in risks:
        advice = flag["what_you_can_do"]
        if advice and advice not in found:
            found[advice] = Step(advice, flag["practice"], flag["title"])
    return tuple(found.values())[:MOST_STEPS]


def tally(risks: tuple[Fields, ...], goods: int) -> tuple[tuple[str, int], ...]:
    counts = [(name, sum(flag["severity"] == name for flag in risks)) for name in ("high", "medium", "low")]
    return (*counts, ("good", goods))


def in_words(day: str | None) -> str:
    """`2024-05-03` -> `3 May 2024`; what is no whole date stays as it is."""
    try:
        known = date.fromisoformat(day or "")
    except ValueError:
        return day or ""
    return f"{known.day} {known:%B %Y}"


def passages(evidence: Iterable[Fields]) -> tuple[tuple[Evidence, ...], ...]:
    """The quotes as they can be understood: a list's lead-in together with its items."""
    return summaries.passages([Evidence(**piece) for piece in evidence])


def lower_first(title: str) -> str:
    """The title inside a sentence; an abbreviation keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def outward(address: str, words: str = "") -> Markup | str:
    """A link that leaves the site, where the address is one of the web; else the words alone."""
    if urlsplit(address).scheme not in ("http", "https"):
        return words or address
    return Markup('<a href="{}" rel="noopener noreferrer nofollow ugc">{}</a>').format(address, words or address)


def reach(contact: Fields) -> Markup | str:
    """A contact as a link, where it can be one."""
    value = str(contact["value"])
    if contact["kind"] == "email" and "@" in value:
        return Markup('<a href="mailto:{}">{}</a>').format(value, value)
    return outward(value) if contact["kind"] in ("form", "url") else value
