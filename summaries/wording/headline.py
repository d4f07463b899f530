"""The headline: the most surprising thing about this policy, how grave it is beside how unusual."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from summaries.contradictions import opposes
from summaries.doubts import doubt
from summaries.model import Facts, Flag
from summaries.rates import UNMEASURED, rates
from summaries.wording.certain import certain
from summaries.wording.from_facts import TAKES_NONE
from summaries.wording.phrases import phrases
from summaries.wording.said import Said, all_said, careful, filled, joined
from summaries.wording.sentence import Sentence

GRAVITY = {
    ("risk", "high"): 6.0, ("risk", "medium"): 3.0, ("risk", "low"): 1.0, ("good", None): 0.3, ("note", None): 0.1,
}  # fmt: skip
NOTHING = "We found no statement here that we know how to tell."
MOST_WORDS = 25
MOST_TOGETHER = 3
MOST_TRIED = 10
"""Flags that the headline is made from: the most surprising ones."""
PROMISES = frozenset(("no-sale-promise", "no-sharing-promise"))
JOINED = ("take", "share", "outsiders")
OPENINGS = (
    "they may take your ", "they may ", "they do not ", "they promise ", "they say ", "they take your ",
    "they keep ", "they ", "we found no way to ", "we found no clear way to ", "we found ",
)  # fmt: skip
"""What two clauses can share, the longer ones first."""
SEVERAL = re.compile(r" (?:and|if|when|or(?! \w+ your data))\b")
"""Signs of a clause that has parts of its own, other than its verbs."""
DENYING = frozenset(("they do not ", "we found no way to ", "we found no clear way to "))
"""Openings behind which the second thing follows with "or": "and" would say that it is so."""
TOO_DOUBTFUL = 0.2
"""What is as likely wrong as this, or a silence that words may break, is told first only where little else is."""
HARDLY = 0.05
"""What is then left of its surprise, before it is squared."""
ENOUGH = 0.3
"""A second thing is told beside the first where it is at least this part as surprising."""


def surprise(flag: Flag) -> float:
    """Gravity times rarity, less where the flag may well be wrong: what is rarest is misread first."""
    gravity = GRAVITY[flag.practice.stance, flag.practice.severity]
    rarity = rates().rarity.get(flag.practice.id, UNMEASURED)
    certainty = 0 if flag.hinted else 1 - doubt(flag) / TOO_DOUBTFUL
    return gravity * rarity * max(HARDLY, certainty) ** 2


@dataclass(frozen=True, slots=True)
class _Clause:
    """A part of the headline: how surprising it is, and the practices that back it."""

    text: str
    strength: float
    practices: tuple[str, ...]


def headline(flags: Sequence[Flag], facts: Facts) -> str:
    """One sentence of at most 25 words on what a reader of this policy should know first."""
    return headline_sentence(flags, facts).text


def headline_sentence(flags: Sequence[Flag], facts: Facts) -> Sentence:
    """The headline with what backs it."""
    if facts.takes_nothing:
        return TAKES_NONE
    ids = {flag.practice.id for flag in flags}
    flags = certain(flags, facts)
    told = {entry.id: entry for entry in all_said(flags)}
    ranked = sorted(_telling(flags, ids, told), key=lambda flag: (-surprise(flag), flag.practice.id))
    if not ranked:
        return _of_facts(facts)
    stance = ranked[0].practice.stance  # no praise behind a warning
    ranked = [flag for flag in ranked if flag.practice.stance == stance]
    promises = [flag for flag in flags if flag.practice.id in PROMISES]
    clauses = list(_clauses([told[flag.practice.id] for flag in ranked[:MOST_TRIED]], promises))
    first, second = clauses[0], _second(clauses)
    text = _both(first.text, second.text) if second else first.text
    practices = first.practices + (second.practices if second else ())
    return Sentence(f"{text[0].upper()}{text[1:]}.", ranked[0].practice.topic, practices, (), 0, (0, 0))


def _telling(flags: Sequence[Flag], stated: Collection[str], told: Mapping[str, Said]) -> Sequence[Flag]:
    """The flags but for what nearly every policy says, and for what would be half the truth: no notice of changes,
    where there is some of others.
    """
    opposed = [entry.practices for entry in phrases().together if entry.opposed and {*entry.practices} <= {*stated}]
    mute = {name for pair in opposed for name in pair} | {name for name, entry in told.items() if entry.common}
    return [flag for flag in flags if flag.practice.id not in mute] or flags


def _both(first: str, second: str) -> str:
    """Two clauses in one sentence, without saying "they may" and "your data" twice."""
    if "your data" in first:
        second = second.replace("your data", "it")
    opening = next((opening for opening in OPENINGS if first.startswith(opening) and second.startswith(opening)), "")
    if opening and _goes_on(first, opening):
        word = "or" if opening in DENYING else "and"
        return f"{first} {word} {second.removeprefix(opening)}"
    return f"{first}, and {second}"


def _goes_on(first: str, opening: str) -> bool:
    """Whether a second thing can hang on the first: not where that has parts already, nor where "may" or "not" of the
    first alone would reach the second, as in "they do not heed signals and take your data".
    """
    reaches = opening == "they " and first.startswith(("they may ", "they do not ", "they promise "))
    return not reaches and not SEVERAL.search(first)


def _of_facts(facts: Facts) -> Sentence:
    """What can be said where no practice was found."""
    named = joined(facts.data_collected[:3])
    text = f"What they take can include your {named}." if named else NOTHING
    return Sentence(text, "collection", (), ("data_collected",) if named else (), 4, (0, 0))


def _clauses(ranked: Sequence[Said], promises: Sequence[Flag]) -> Iterator[_Clause]:
    """The most surprising first; things of one group in one clause."""
    spent: set[str] = set()
    for entry in ranked:
        if entry.id not in spent:
            left = [other for other in ranked if other.id not in spent]
            joint = _joint(entry, left)
            alike = joint[1] if joint else _alike(entry, left)
            spent.update(member.id for member in alike)
            text = joint[0] if joint else _worded(alike)
            clause = _Clause(text, surprise(entry.flag), tuple(member.id for member in alike))
            yield _set_against(clause, entry, promises)


def _joint(entry: Said, ranked: Sequence[Said]) -> tuple[str, list[Said]] | None:
    """One clause for practices that the policy states in one and the same sentence."""
    for together in phrases().headline_together:
        members = [other for name in together.practices for other in ranked if other.id == name]
        if entry in members and len(members) == len(together.practices) and _in_one_sentence(members):
            return filled(together.say.replace("{part}", joined(members[0].parts)), members[0].may), members
    return None


def _in_one_sentence(members: Sequence[Said]) -> bool:
    places = [{(evidence.start, evidence.end) for evidence in member.flag.evidence} for member in members]
    return bool(set.intersection(*places))


def _alike(entry: Said, ranked: Sequence[Said]) -> list[Said]:
    """The equally grave things that one clause can tell with this one: "your genetic data and face image"."""
    group = entry.group
    if group not in JOINED:
        return [entry]
    alike = [other for other in ranked if (other.group, other.may, other.rank) == (group, entry.may, entry.rank)]
    return alike[:MOST_TOGETHER]


def _worded(members: Sequence[Said]) -> str:
    first = members[0]
    parts = joined([part for member in members for part in member.parts][: MOST_TOGETHER + 1])
    clause = first.headline.replace("{part}", parts)
    if len(members) > 1:
        clause = phrases().groups[first.group].say.replace("{parts}", parts).replace("{Parts}", parts)
        clause = clause.replace("They ", "they ", 1).replace("{data}", "your data")
    return careful(filled(clause, first.may), members)


def _set_against(clause: _Clause, entry: Said, promises: Sequence[Flag]) -> _Clause:
    """ "they promise not to sell your data, yet they may sell it": where the two would be shown as a contradiction."""
    for promise in promises:
        say = phrases().yet.get(promise.practice.id)
        if say and "your data" in clause.text and opposes(promise, entry.flag):
            text = say.replace("{clause}", clause.text.replace("your data", "it"))
            return replace(clause, text=text, practices=(promise.practice.id, *clause.practices))
    return clause


def _second(clauses: Sequence[_Clause]) -> _Clause | None:
    """Another thing that is surprising enough, where both are short enough for one sentence."""
    first, *others = clauses
    if " yet " in first.text:
        return None
    room = MOST_WORDS - 1 - len(first.text.split())
    fitting = (
        other
        for other in others
        if other.strength >= ENOUGH * first.strength and " yet " not in other.text and len(other.text.split()) <= room
    )
    return next(fitting, None)
