"""Is this said, denied, taken back, or neither?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from summaries.lexicons import Places, Span, bits_of
from summaries.patterns import Match

Mood = Literal["said", "denied", "taken back", "void"]
REACH = 60
"""A denial reaches at most this many tokens."""
BEHIND = 8
"""A denial that follows ("to nobody") stands at most this many tokens behind."""
INVERSION = 6
"""Tokens from a denial to its own subject: "at no point in time do we"."""
WITHIN_ASIDE = 3
"""Tokens between ", which" and the denial that it holds."""
LONGEST_LABEL = 6
"""Tokens of a label, its colon or dash included: "Portability: …"."""
LONGEST_DENIED = 10
"""The same of one that its own sentence takes back: "Facts taken by cookies and other means: we use none"."""
WITHIN_LABELLED = 5
"""Tokens between a label's colon and the denial that takes it back."""
WITHIN_CONDITION = 4
"""Tokens between "if" and the denial that it holds."""


MOOD_CUES = ("denial", "denied behind", "announced", "disowned", "defines", "in general")
"""Where none of these stands in a clause, `mood` need not look further."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The numbers of the lexicons that this module reads; their words stand in denials.toml and parties.toml."""

    denial: int
    denied_behind: int
    taken_back: int
    exception: int
    listed: int
    turn: int
    new_subject: int
    disowned: int
    announced: int
    defines: int
    in_general: int
    we: int
    you: int
    other_site: int
    third_party: int
    before_verb: int
    aside: int
    relative: int
    condition: int
    fronted: int
    colon: int
    comma: int
    pause: int
    bracket: int
    bracket_closed: int
    helping_verb: int
    be: int
    gerunds: int
    """Every lexicon of gerunds, as bits."""
    moods: int
    """The cues without which whatever is matched is said, as bits."""

    @classmethod
    def of(cls, numbers: Mapping[str, int]) -> Cues:
        gerunds = bits_of(number for name, number in numbers.items() if name.endswith(":ing"))
        moods = bits_of(numbers[name] for name in MOOD_CUES)
        names = [field.name for field in fields(cls)][:-2]
        return cls(**{name: numbers[name.replace("_", " ")] for name in names}, gerunds=gerunds, moods=moods)


def mood(match: Match, places: Places, cues: Cues, denied: bool) -> Mood:
    """How the clause means what was matched. `denied`: a bare "No" was the answer.

    Taken back is what is denied and kept open behind that: "We do not sell lists, but may do so one day."
    """
    if not denied and not places.bits & cues.moods:
        return "said"
    if _is_void(match, places, cues):
        return "void"
    last = match[-1][1]
    if denied:
        return "said" if any(start < last for start, _ in places.of(cues.exception)) else "denied"
    if _denied_by_another(match, places, cues):
        return "taken back" if any(start >= last for start, _ in places.of(cues.taken_back)) else "denied"
    if any(0 <= start - last <= BEHIND for start, _ in places.of(cues.denied_behind)):
        return "denied"
    return "denied" if _is_denied_label(match, places, cues) else "said"


def _denied_by_another(match: Match, places: Places, cues: Cues) -> bool:
    """Whether a denial outside the match reaches it; in front of it only where it does not begin with its own.

    "We do not review and are not responsible for …": what is not reviewed does not reach further.
    """
    denials = places.of(cues.denial)
    own = (*denials, *places.of(cues.disowned))
    first = match[0][1] if any(_overlaps(cue, match[:1]) for cue in own) else 0
    others = (cue for cue in denials if cue[0] >= first and not _overlaps(cue, match))
    return any(_reaches(cue, match, places, cues) for cue in others)


def _is_void(match: Match, places: Places, cues: Cues) -> bool:
    """Neither said nor denied: "not responsible for …", "this policy explains how …", a definition's opening words."""
    first = match[0][0]
    if _is_general(places, cues) or any(end <= first and first - end <= REACH for _, end in places.of(cues.announced)):
        return True
    disowned = places.of(cues.disowned)
    sought = any(_overlaps(cue, match) for cue in disowned)  # a card that looks for what is disowned
    if not sought and any(_disowns(cue, first, places, cues) for cue in disowned):
        return True
    # A list's lead-in counts too: "Sensitive data means: - your faith".
    return any(cue[0] <= places.begins + 12 and not _overlaps(cue, match) for cue in places.of(cues.defines))


def _is_general(places: Places, cues: Cues) -> bool:
    """Whether the sentence speaks of everybody's doings and not of ours: "Most apps sell what they know"."""
    general = any(places.begins <= start <= places.begins + 2 for start, _ in places.of(cues.in_general))
    return general and not any(start >= places.begins for start, _ in places.of(cues.we))


def _disowns(cue: Span, at: int, places: Places, cues: Cues) -> bool:
    """Whether what is disowned in front reaches the token: not past an exception, nor past a concession's comma.

    "While we are not liable for others' deeds, we encrypt what you send."
    """
    if cue[1] > at or _excepted(cue[1], at, places, cues):
        return False
    conceded = any(start == places.begins and end <= cue[0] for start, end in places.of(cues.aside))
    return not conceded or not any(cue[1] <= start < at for start, _ in places.of(cues.comma))


def _is_denied_label(match: Match, places: Places, cues: Cues) -> bool:
    """Whether the match is a label that its own sentence denies: "Heat maps: the plug-in records none"."""
    begins = places.begins
    colon = next((start for start, _ in places.of(cues.colon) if start >= begins), None)
    if colon is None or not match[-1][1] <= colon <= begins + LONGEST_DENIED:
        return False
    denied = any(0 < start - colon <= WITHIN_LABELLED for start, _ in places.of(cues.denial))
    return denied and not any(start > colon for start, _ in places.of(cues.exception))


def _excepted(start: int, end: int, places: Places, cues: Cues, but: Collection[int] = ()) -> bool:
    """Whether an exception begins between the two tokens, and not in brackets that close again before the second.

    `but`: tokens whose exceptions do not count.
    """
    for place, _ in places.of(cues.exception):
        if start <= place < end and place not in but:
            closed = _closing(place, places, cues)
            if closed is None or closed >= end:
                return True
    return False


def _closing(at: int, places: Places, cues: Cues) -> int | None:
    """The bracket that closes behind the token, where an open one stands before it."""
    opened = max((start for start, _ in places.of(cues.bracket) if start < at), default=-1)
    closed = [start for start, _ in places.of(cues.bracket_closed) if start > opened]
    return closed[0] if opened >= 0 and closed and closed[0] > at else None


def _overlaps(span: Span, match: Match) -> bool:
    return any(start < span[1] and span[0] < end for start, end in match)


def _reaches(cue: Span, match: Match, places: Places, cues: Cues) -> bool:
    """Whether the denial begun at `cue` covers a slot of the match, and no exception takes the last one out again."""
    if _taken_out(cue[1], match, places, cues) or _is_listed_exception(cue, match, places, cues):
        return False
    stop = _stop(cue, places, cues)
    return any(cue[1] <= start < stop for start, _ in match)


def _is_listed_exception(cue: Span, match: Match, places: Places, cues: Cues) -> bool:
    """Whether the match is an item under "Except in the following cases, we do not …:"."""
    in_list = cue[1] <= places.begins <= match[0][0]
    return in_list and any(end <= cue[0] for _, end in places.of(cues.listed))


def _taken_out(start: int, match: Match, places: Places, cues: Cues) -> bool:
    """Whether an exception stands between the denial and the match's last slot.

    "except" does that within a match ("not share it except with partners"); "however" only in front of the whole.
    """
    turns = {at for at, _ in places.of(cues.turn) if at > match[0][0]}
    return _excepted(start, match[-1][0], places, cues, turns)


def _stop(cue: Span, places: Places, cues: Cues) -> int:
    """The token at which a denial ends: an exception, or a new subject that is not merely inverted ("nor do we")."""
    stop = _end_of_aside(cue, places, cues)
    for start, _ in places.of(cues.exception):
        if start >= cue[1]:
            stop = min(stop, start)
            break
    helped = {end for _, end in places.of(cues.helping_verb)}
    for start, _ in places.of(cues.new_subject):
        inverted = start == cue[1] or (start <= cue[1] + INVERSION and start in helped)
        if start >= cue[1] and not inverted:
            return min(stop, start)
    return stop


def _end_of_aside(cue: Span, places: Places, cues: Cues) -> int:
    """The comma that closes ", which we do not share,"; elsewhere as far as a denial reaches at all."""
    closed = _closing(cue[0], places, cues)
    far = cue[1] + REACH if closed is None else closed
    ender = _ender(cue, places, cues)
    first = cue[1] + (ender == cues.helping_verb)  # "who do not have" has its own verb behind it
    return far if ender is None else min(far, next((start for start, _ in places.of(ender) if start >= first), far))


def _ender(cue: Span, places: Places, cues: Cues) -> int | None:
    """The lexicon whose next word ends the denial, where it is an aside, a condition, or says who somebody is.

    "Those who have not opted out will get our offers": what the subject does not do ends at its own verb.
    """
    if any(start == places.begins and cue[0] < end for start, end in places.of(cues.fronted)):
        return cues.comma
    in_aside = any(0 <= cue[0] - end <= WITHIN_ASIDE for _, end in places.of(cues.aside))
    if in_aside or _in_condition(cue[0], places, cues):
        return cues.comma
    if any(end == cue[0] for _, end in places.of(cues.pause)):  # "your name – not your address – is given to …"
        return cues.pause
    return cues.helping_verb if _tells_who(cue[0], places, cues) else None


def _in_condition(at: int, places: Places, cues: Cues) -> bool:
    """Whether the denial belongs to "if you do not pay": no comma and no later "we" between it and the "if"."""
    begun = next((end for _, end in reversed(places.of(cues.condition)) if end <= at), None)
    if begun is None or at - begun > WITHIN_CONDITION:
        return False
    parted = any(begun <= start < at for start, _ in places.of(cues.comma))
    return not parted and not any(begun < start < at for start, _ in places.of(cues.we))


def _tells_who(at: int, places: Places, cues: Cues) -> bool:
    """Whether the denial belongs to "who are not", "that will not": nothing but helping verbs stand between."""
    helping = {start for start, _ in places.of(cues.helping_verb)}
    begun = next((end for _, end in reversed(places.of(cues.relative)) if end <= at), None)
    return begun is not None and all(between in helping for between in range(begun, at))
