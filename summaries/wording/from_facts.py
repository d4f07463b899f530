"""Facts -> sentences that say more than a flag alone could: which data, how long, which way, since when, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from summaries.facts.kept import SOME_DATA, YOUR_DATA
from summaries.facts.periods import deadline
from summaries.facts.terms import terms
from summaries.model import Facts, Retention
from summaries.wording.from_flags import sentence
from summaries.wording.said import Said, joined
from summaries.wording.sentence import Sentence

MOST_DATA = 6
MOST_PERIODS = 3
LONGEST_KEPT = 40
WAYS = {"email": "e-mail", "phone": "phone", "postal": "post", "form": "web form", "url": "web page"}
ANSWERS = re.compile(
    r"respon|repl|answer|acknowledg|process|fulfil|handl|complet|deal|compl[yi]|request|complain|quer|get back",
    re.IGNORECASE,
)
"""Signs that a sentence is about an answer: not every time that something is done within is one of answering."""
ONCE_ASKED = re.compile(
    r"(?:delet|eras|remov|destroy)\w*\b[^.;]{0,60}\bwithin\b(?=.*(?:request|reply|cancel|ask|unsubscri|opt))"
    r"|(?:request|reply|cancel|ask|unsubscri).*(?:delet|eras|remov|destroy)\w*\b[^.;]{0,60}\bwithin\b",
    re.IGNORECASE | re.DOTALL,
)
"""How a sentence tells the time in which a wish is granted."""
PLACES = {
    "California": r"\bCaliforni", "Nevada": r"\bNevada\b", "Virginia": r"\bVirginia", "Colorado": r"\bColorado",
    "Connecticut": r"\bConnecticut", "Utah": r"\bUtah\b", "Texas": r"\bTexas\b", "Brazil": r"\bBrazil",
    "Europe": r"\bEurope|\bEU\b|\bEEA\b|\bGDPR\b", "the UK": r"\bUK\b|\bUnited Kingdom\b|\bBritain\b",
    "Switzerland": r"\bSwitzerland\b|\bSwiss\b", "Canada": r"\bCanad", "Australia": r"\bAustralia",
}  # fmt: skip
OPEN_ENDED = re.compile(
    r"\b(?:regions?|countries|country|states?|places|jurisdictions?|locations?|areas?|laws?)\b[^.;:]{0,12}"
    r"\b(?:including|such as|like|for example|e\.g)(?! but\b)",
    re.IGNORECASE,
)
"""Words that name a place only for example: "in certain regions, including Canada"."""
PLACE = {name: re.compile(words) for name, words in PLACES.items()}


TAKES_NONE = Sentence("They say they take none of your data.", "collection", (), ("takes_nothing",), 0, (0, 0))
"""The headline, and the first sentence of the summary, where a policy says that it takes nothing."""
MOOT = {
    "no-access-right": "how to see it", "no-deletion-right": "how to delete it",
    "no-retention-period": "how long it is kept", "no-security-information": "how it is kept safe",
}  # fmt: skip
"""What a policy need not tell of data that it says are not taken, each as it reads behind "nothing on"."""


def told_by_facts(told: Mapping[str, Said], facts: Facts) -> Iterator[Sentence]:
    """The sentences that facts make, each in place of the plainer one of its practice."""
    if facts.takes_nothing:
        yield from _none_taken(told)
    yield from _data(told, facts)
    for practice, teller in (
        ("retention-period-stated", _periods), ("effective-date", _since), ("contact-given", _ways),
        ("rights-limited-by-region", _whose), ("response-deadline", _answer),
    ):  # fmt: skip
        if practice in told:
            text, backed = teller(told[practice], facts)
            if text:
                yield sentence(text, [told[practice]], "", backed)


def _none_taken(told: Mapping[str, Said]) -> Iterator[Sentence]:
    """That nothing is taken, and the silences that follow from it in one sentence."""
    yield TAKES_NONE
    moot = [name for name in MOOT if name in told]
    if moot:
        text = f"So we found nothing on {joined([MOOT[name] for name in moot], 'or')}."
        yield Sentence(text, "collection", tuple(moot), ("takes_nothing",), 0, (0, 1))


def _data(told: Mapping[str, Said], facts: Facts) -> Iterator[Sentence]:
    """What is taken beside the things that have flags of their own."""
    flagged = {part for entry in told.values() for part in (*entry.parts, *entry.phrase.terms, *entry.phrase.covers)}
    flagged |= terms("data").sensitive
    plain = [term for term in facts.data_collected if term not in flagged][:MOST_DATA]
    if plain:
        text = f"What they take can include your {joined(plain)}."
        yield Sentence(text, "collection", (), ("data_collected",), 2, (1, 5))


def _periods(_: Said, facts: Facts) -> tuple[str, tuple[str, ...]]:
    """How long: "They keep your data for 90 to 120 days." or a short list of what is kept how long."""
    timed = [fact for fact in facts.retention if any(map(str.isdigit, fact.period)) and _is_of_keeping(fact)]
    if not timed:
        return "", ()
    if len(timed) == 1:
        return f"They keep {_kept(timed[0])} for {timed[0].period}.", ("retention",)
    periods = {fact.period.removeprefix("up to "): fact.period for fact in reversed(timed)}
    told = list(reversed(periods.values()))[:MOST_PERIODS]
    if len(told) == 1:
        return f"They keep some data for {told[0]}.", ("retention",)
    return f"They name time limits for some data, such as {joined(told)}.", ("retention",)


def _is_of_keeping(fact: Retention) -> bool:
    """Not the life of a cookie, nor how fast they delete what you ask them to."""
    return "cookie" not in fact.what and not ONCE_ASKED.search(fact.quote)


def _kept(fact: Retention) -> str:
    """What is kept, as it reads in a sentence: standard terms are yours, and the general is some data only."""
    if fact.what in (YOUR_DATA, SOME_DATA) or len(fact.what) > LONGEST_KEPT:
        return SOME_DATA
    first = fact.what.partition(" and ")[0].partition(",")[0]
    return f"your {fact.what}" if first in terms("data").names else fact.what


def _since(_: Said, facts: Facts) -> tuple[str, tuple[str, ...]]:
    if facts.effective_date is None:
        return "", ()
    return f"The policy dates from {spoken_date(facts.effective_date)}.", ("effective_date",)


def spoken_date(iso: str) -> str:
    """The date as people say it: "2024-12-02" -> "2 December 2024"; "2018-05" -> "May 2018"; "2014" stays as it is."""
    if len(iso) == len("2014"):
        return iso
    if len(iso) < len("2018-05-01"):
        return f"{date.fromisoformat(iso + '-01'):%B %Y}"
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"


def _ways(_: Said, facts: Facts) -> tuple[str, tuple[str, ...]]:
    ways = list(dict.fromkeys(WAYS[contact.kind] for contact in facts.contacts))[:3]
    return (f"You can reach them by {joined(ways, 'or')}.", ("contacts",)) if ways else ("", ())


def _whose(entry: Said, _: Facts) -> tuple[str, tuple[str, ...]]:
    """Whose the rights are that only some people have."""
    quotes = [evidence.quote for evidence in entry.flag.evidence]
    places = [] if any(map(OPEN_ENDED.search, quotes)) else places_named(quotes)
    return (f"Some rights are only for people in {joined(places)}.", ()) if places else ("", ())


def places_named(quotes: Iterable[str]) -> list[str]:
    """The first three places that these sentences name."""
    words = " ".join(quotes)
    return [name for name, place in PLACE.items() if place.search(words)][:3]


def _answer(entry: Said, _: Facts) -> tuple[str, tuple[str, ...]]:
    """How fast they answer, where the words name one time."""
    time = deadline(evidence.quote for evidence in entry.flag.evidence if ANSWERS.search(evidence.quote))
    return (f"They say they answer within {time}.", ()) if time else ("", ())
