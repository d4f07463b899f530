"""A flag as the policy's own words let it be told: may or does, and which words of ours fit it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summaries.facts.terms import names_in, terms
from summaries.model import Flag
from summaries.wording.phrases import Beside, Phrase, Variant, phrase_of

VERBS = (
    "use|collect|gather|record|log|store|keep|retain|hold|share|disclose|sell|rent|give|provide|pass|transfer|send"
    "|receive|obtain|get|track|monitor|combine|work with|partner with|allow|employ|place|set|analy[sz]e|take|process"
    "|require|ask"
)
GIVING = (
    "share|disclose|sell|rent|give|provide|pass|transfer|send|work with|partner with|allow|employ|use|make|publish|show"
    "|display|release|exchange|trade|move|report|let"
)
"""What they do when others get data: they may "require" or "ask" something beside it."""


def _plainly(verbs: str) -> re.Pattern[str]:
    """A plain statement of what they do. These patterns and those down to NOT_THEIRS are for quotes in lower case."""
    return re.compile(
        r"\b(?:we|(?:our|the|this) (?:company|(?:web)?site|service|app)s?)"
        rf" (?:(?:also|automatically|do|will|regularly|always|currently|then|and our \w+) ){{0,2}}(?:{verbs})s?\b"
    )


DOES, GIVES = _plainly(VERBS), _plainly(GIVING)
FRAGMENT = re.compile(
    r"\W*(?:(?:to|with|in|for|as|by|upon|on)\b(?![^.]*\bwe\b)"
    r"|(?:when|where|if|because)\b(?![^.]*,\s*(?:we|you|the)\b)|whenever we\b(?![^.]*,\s*we\b))"
    r"[^.:]*\W*\Z"
)
"""An item that says nothing without its lead-in: "to our affiliates;"."""
MAY = re.compile(
    r"\b(?:may|might|could|possibly|can (?:also )?be (?:\w+ed|sold|given)|reserves? the right"
    r"|at (?:our|its) discretion)\b"
)
UP_TO_YOU = re.compile(
    r"\b(?:if|when|where|unless) you (?:choose|connect|enable|allow|let|permit|agree|consent|opt|turn|decide|grant"
    r"|link|give us|have given|would like|want|wish|sign up|subscribe|ask us)"
    r"|\b(?:with|ask(?: for)?|get|obtain) your (?:express |explicit |prior )?(?:consent|permission)"
    r"|\ballows? you to (?:choose|provide)"
    r"|\b(?:is|are) (?:\w+ly )?(?:voluntary|optional)\b|\bit is up to you\b"
    r"|\byou (?:may )?choose (?:not )?to (?:give|provide|share|tell)"
)
"""Conditions that the reader decides on: what hangs on them may happen."""
EXCEPTED = re.compile(r"\b(?:not|never)\b[^.;]*?\b(?:unless|except)\b")
"""Denied but for some cases: what is excepted may happen."""
NOT_THEIRS = re.compile(r"\b(?:you|you also|users?|that|which|who|customers?|visitors?)\W*\Z")
"""Subjects behind which "may" is not what the company may do: "you may opt out", "data that may identify you"."""
SHARES = re.compile(
    r"\b(?:share|shared|sharing|disclose|disclosed|exchange|provide|provided|pass|passed|give|given|transfer|transferred"
    r"|release|released|report|reported|sell|sold|sent|send|available|(?:give|gives|giving|get|gain) access)\b",
    re.IGNORECASE,
)
SHARED = re.compile(rf"{SHARES.pattern}(?P<what>[^.;:]{{0,160}}?)\b(?:with|to|by)\b", re.IGNORECASE)
"""Giving data to somebody: what is given stands between the verb and the "with" or "to" before the one who gets it."""
NEXT_ACT = re.compile(r",? (?:and|but) (?:we|they|you) ", re.IGNORECASE)
"""Where a sentence goes on to something else that is done."""
SILENCE = re.compile(r"\b(no(?= way\b| date\b)|nothing(?= on\b))")
"""Words of ours that tell a silence, as in "we found no way to …"."""
RANKS = {("risk", "high"): 0, ("risk", "medium"): 1, ("risk", "low"): 2, ("good", None): 3, ("note", None): 4}
QUOTES_READ = 2
"""Quotes of a flag that are read for its terms: the first ones."""
LONGEST_QUOTE = 500
DONE_BY_OTHERS = frozenset(("outsiders",))
"""Groups of phrases that tell what other companies do."""
SHORTEST = 3
"""Words of a heading, which is no statement."""
MOST_TERMS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """One flag, ready to be told: `parts` for its group's list, `say` for its own sentence, `headline` as a clause.

    `absolute` where no variant for a limited statement fits its quotes; `common` where nearly every policy says so.
    """

    flag: Flag
    phrase: Phrase
    group: str
    parts: tuple[str, ...]
    say: str
    headline: str
    may: bool
    absolute: bool
    common: bool = False

    @property
    def id(self) -> str:
        return self.flag.practice.id

    @property
    def rank(self) -> int:
        """0 for a high risk to 4 for a note."""
        return RANKS[self.flag.practice.stance, self.flag.practice.severity]

    @property
    def order(self) -> tuple[int, int]:
        """What is gravest comes first, then the order of the phrase data."""
        return min(self.rank, 1), self.phrase.place


@lru_cache(maxsize=1)
def all_said(flags: tuple[Flag, ...]) -> tuple[Said, ...]:
    """The wording of every flag of a policy: made once for the headline and the summary."""
    stated = frozenset(flag.practice.id for flag in flags)
    return tuple(said(flag, stated) for flag in flags)


def said(flag: Flag, stated: Collection[str] = ()) -> Said:
    """The wording that fits this flag's quotes. `stated`: the practices of all flags."""
    phrase = phrase_of(flag.practice)
    quotes = [evidence.quote[:LONGEST_QUOTE] for evidence in flag.evidence]
    variant = next((other for other in phrase.when if _fits(other, quotes)), None)
    worded = variant or next((other for other in phrase.beside if other.practice in stated), phrase)
    parts = _terms(quotes, phrase) or ((worded.part,) if worded.part else ())
    say = phrase.say if isinstance(worded, Beside) else worded.say
    group = phrase.group if variant is None else variant.group
    plain = GIVES if flag.practice.topic == "sharing" else DOES
    may = phrase.can_be_may and _only_may(quotes, plain, by_others=phrase.group in DONE_BY_OTHERS)
    common = variant is not None and variant.common
    return Said(flag, phrase, group, parts, say, worded.headline, may, variant is None, common)


def _fits(variant: Variant, quotes: Sequence[str]) -> bool:
    """Whether the quotes hold the variant's words. A list's lead-in says nothing by itself."""
    telling = [quote for quote in quotes if not quote.endswith(":")] if variant.every else quotes
    found = map(variant.words.search, telling or quotes)
    return all(found) if variant.every and quotes else any(found)


def _only_may(quotes: Sequence[str], plain: re.Pattern[str], by_others: bool) -> bool:
    """Whether the policy says nowhere plainly that they do, and somewhere that they may, or only if you agree.

    `plain`: how it would say that they do.
    `by_others`: what the company does itself ("we use an ad network") then does not say that those others do it.
    """
    lower = [quote.lower() for quote in quotes]
    careful = [quote for quote in lower if _may(quote) or UP_TO_YOU.search(quote) or EXCEPTED.search(quote)]
    if careful and by_others:
        return True
    if careful:
        leads_alone = all(quote.endswith(":") for quote in lower if quote not in careful)
        return leads_alone or not any(plain.search(quote) for quote in lower if quote not in careful)
    told = [quote for quote in lower if len(quote.split(maxsplit=SHORTEST)) > SHORTEST]
    return bool(told) and all(map(FRAGMENT.match, told))


def _may(quote: str) -> bool:
    """Whether a sentence says that they may, not that somebody else may."""
    places = (match.start() for match in MAY.finditer(quote))
    return any(not NOT_THEIRS.search(quote, max(0, place - 12), place) for place in places)


def _terms(quotes: Sequence[str], phrase: Phrase) -> tuple[str, ...]:
    """The standard terms of this practice that its quotes name."""
    if not phrase.terms:
        return ()
    kind = "data" if phrase.terms <= set(terms("data").names) else "recipients"
    read = quotes[:QUOTES_READ] if kind == "data" else _recipients(quotes)
    found = (term for words in read for term in names_in(words, kind))
    return tuple(dict.fromkeys(term for term in found if term in phrase.terms))[:MOST_TERMS]


def _recipients(quotes: Sequence[str]) -> list[str]:
    """The parts of sentences that can name who is given data: what follows "share … with", the items of its list."""
    listed = any(quote.endswith(":") and SHARES.search(quote) for quote in quotes)
    places = [(quote, SHARED.search(quote)) for quote in quotes if not quote.endswith(":")][:QUOTES_READ]
    told = [quote[shared.end() :] if shared else quote for quote, shared in places if shared or listed]
    return [NEXT_ACT.split(words, maxsplit=1)[0] for words in told]


def filled(sentence: str, may: bool) -> str:
    """The sentence with "may" where the policy says so, and "it" for every mention of your data but the first."""
    text = sentence.replace("{may}", "may " if may else "").replace("{are}", "may be " if may else "are ")
    first = "it" if "your data" in text.partition("{it}")[0] else "your data"
    return text.replace("{it}", first, 1).replace("{it}", "it")


def careful(text: str, members: Iterable[Said]) -> str:
    """The text, less sure of a silence that words of the policy may break."""
    return SILENCE.sub(r"\1 clear", text) if any(member.flag.hinted for member in members) else text


def joined(parts: Sequence[str], word: str = "and") -> str:
    """a, b and c; each part once."""
    unique = list(dict.fromkeys(parts))
    if len(unique) < 2:
        return "".join(unique)
    return f"{', '.join(unique[:-1])} {word} {unique[-1]}"
