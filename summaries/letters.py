"""Ready-to-send requests (access, deletion, opt-out), filled in with what the policy itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import quote

import tomli

from summaries.facts.periods import deadline
from summaries.wording.from_facts import ANSWERS, places_named, spoken_date
from summaries.wording.said import joined

Fields = Mapping[str, Any]
Kind = Literal["access", "deletion", "opt-out"]

FOR_PRIVACY = re.compile(r"privacy|dpo|gdpr|ccpa|dsar|data|compliance|legal|grievance", re.IGNORECASE)
FOR_OPT_OUT = re.compile(r"opt-?out|unsub|preferences|remove|stop", re.IGNORECASE)
YOU = re.compile(r"\byour?\b", re.IGNORECASE)
GOES_ON = re.compile(r"\W*(?:th(?:is|ese|at|ose|ey|en)|it|such|however|but|also|so|in (?:this|that))\b", re.IGNORECASE)
"""How a sentence begins that cannot be understood without the one before it."""
DELETES = re.compile(r"\b(?:delet|eras)", re.IGNORECASE)
SHOWS = re.compile(r"\b(?:access|cop(?:y|ies)|see|view)", re.IGNORECASE)
WAYS = ("form", "postal", "url", "phone")
LONGEST_QUOTE = 240
"""Signs of a sentence of the policy that is still quoted in a letter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A request to send.

    `to` is "" where the policy gives no e-mail address; `send` says which way to send it; `whose` tells whose right it
    is where the policy grants it to some people only. `mailto` is a link (RFC 6068).
    """

    kind: Kind
    title: str
    to: str
    subject: str
    body: str
    mailto: str
    send: str
    whose: str


@lru_cache(maxsize=1)
def wording() -> Fields:
    """The wording that ships with the catalogue: catalogue/letters.toml."""
    return tomli.loads((files("summaries.catalogue") / "letters.toml").read_text(encoding="utf-8"))


def letters(analysis: Fields) -> tuple[Letter, ...]:
    """The letters that a reader of this policy can send. `analysis`: an analysis object."""
    flags = {flag["practice"]: flag for flag in analysis["flags"]}
    return tuple(_letter(template, flags, analysis["facts"]) for template in wording()["letters"])


def _letter(template: Fields, flags: Mapping[str, Fields], facts: Fields) -> Letter:
    right = next((flags[name] for name in template["rights"] if name in flags), None)
    quotes = _quotes(right, template["kind"])
    to = _address(facts["contacts"], FOR_OPT_OUT if template["kind"] == "opt-out" else FOR_PRIVACY, quotes)
    wish = template["wish"].replace("{refusals}", _refusals(flags))
    said, time = _their_words(right, quotes, facts), _deadline(flags.get("response-deadline"))
    parts = (wording()["hello"], wish, said, wording()["who_i_am"], time, wording()["thanks"])
    body = "\n\n".join(parts) + "\n"
    mailto = _mailto(to, template["subject"], body)
    return Letter(
        template["kind"],
        template["title"],
        to,
        template["subject"],
        body,
        mailto,
        _way(to, facts),
        _whose(flags) if right else "",
    )


def _refusals(flags: Mapping[str, Fields]) -> str:
    """What the reader refuses: that which this policy says is done."""
    known = wording()["refusals"]
    wishes = dict.fromkeys(wish for practice, wish in known.items() if practice in flags)
    return "\n".join(f"- {wish}" for wish in wishes or [known["otherwise"]])


def _quotes(right: Fields | None, kind: Kind) -> list[str]:
    """The policy's sentences on this right, a line each; not those on deletion where a copy is asked for."""
    quotes = [" ".join(evidence["quote"].split()) for evidence in (right["evidence"] if right else ())]
    return [quote for quote in quotes if kind != "access" or not DELETES.search(quote) or SHOWS.search(quote)]


def _their_words(right: Fields | None, quotes: Iterable[str], facts: Fields) -> str:
    """The policy's own words on this right, where a sentence of them is short and speaks to the reader."""
    if right is None or not right["evidence"]:
        return str(wording()["no_words"])
    words = min(filter(_is_said_to_you, quotes), key=len, default="")
    policy = wording()["policy"]
    if facts["effective_date"]:
        policy = wording()["policy_of"].replace("{date}", spoken_date(facts["effective_date"]))
    form = wording()["quoted" if words else "not_quoted"]
    return str(form.replace("{policy}", policy).replace("{words}", words))


def _is_said_to_you(quote: str) -> bool:
    whole = not quote.endswith(":") and "|" not in quote and not GOES_ON.match(quote)
    return whole and len(quote) <= LONGEST_QUOTE and YOU.search(quote) is not None


def _deadline(flag: Fields | None) -> str:
    """The time that the policy names for its answer, or the usual one."""
    quotes = (evidence["quote"] for evidence in (flag["evidence"] if flag else ()))
    time = deadline(filter(ANSWERS.search, quotes))
    if time:
        return str(wording()["their_deadline"].replace("{time}", time))
    return str(wording()["deadline"])


def _address(contacts: Iterable[Fields], liked: re.Pattern[str], quotes: Iterable[str]) -> str:
    """The e-mail address that the sentences on this right name; of them, or of all, the one whose name fits best."""
    known = [str(contact["value"]) for contact in contacts if contact["kind"] == "email"]
    words = " ".join(quotes)
    known = [address for address in known if address in words] or known
    for names in (liked, FOR_PRIVACY):
        for address in known:
            if names.search(address.partition("@")[0]):
                return address
    return known[0] if known else ""


def _mailto(to: str, subject: str, body: str) -> str:
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(to, safe='@+')}?subject={quote(subject, safe='')}&body={quote(lines, safe='')}"


def _way(to: str, facts: Fields) -> str:
    """How to send it, in one sentence."""
    ways = {contact["kind"]: contact["value"] for contact in reversed(facts["contacts"])}
    kind = "email" if to else next((way for way in WAYS if way in ways), "none")
    return str(wording()["send"][kind].replace("{value}", to or ways.get(kind, "")))


def _whose(flags: Mapping[str, Fields]) -> str:
    """Whose right it is, where the policy grants some rights to some people only."""
    limited = flags.get("rights-limited-by-region")
    if limited is None:
        return ""
    places = places_named(evidence["quote"] for evidence in limited["evidence"])
    return str(wording()["whose"]["places" if places else "unnamed"].replace("{places}", joined(places)))
