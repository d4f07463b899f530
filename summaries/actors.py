"""Who does what a pattern matched: the company, the reader, or somebody else?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from summaries.denials import Cues
from summaries.lexicons import Places, Span, lexicons_of
from summaries.patterns import Match

Actor = Literal["we", "you", "third party", "other site", "unknown"]
STEPS_TO_ACTOR = 14


def actor(match: Match, actions: frozenset[int], slots: Sequence[int], places: Places, cues: Cues) -> Actor:
    """Who does it: the party that stands before the first action of the match, helping verbs and adverbs apart.

    Where none does, whoever the sentence speaks of from its beginning: "These sites may set cookies, … and follow you".
    """
    verb = next((span for span, slot in zip(match, slots, strict=True) if slot in actions), None)
    if verb is None:
        return "unknown"
    is_gerund = any(verb in places.of(name) for name in lexicons_of(places.bits & cues.gerunds))
    found = _party_before(verb[0], places, cues, passive=not is_gerund)
    return _others_from_the_beginning(verb[0], places, cues) if found == "unknown" else found


def _others_from_the_beginning(verb: int, places: Places, cues: Cues) -> Actor:
    """The others of whom a sentence speaks: named at its very beginning, and no "we" between them and the verb."""
    begins = places.begins
    others: tuple[tuple[Actor, int], ...] = (("other site", cues.other_site), ("third party", cues.third_party))
    for name, lexicon in others:
        ends = [end for start, end in places.of(lexicon) if begins <= start <= begins + 2 and end < verb]
        if ends and any(start in ends for start, _ in places.of(cues.helping_verb)):
            ours = any(begins <= start < verb for start, _ in places.of(cues.we))
            return "unknown" if ours else name
    return "unknown"


def _parties(places: Places, cues: Cues) -> tuple[tuple[Actor, Sequence[Span]], ...]:
    return (
        ("other site", places.of(cues.other_site)),
        ("third party", places.of(cues.third_party)),
        ("we", places.of(cues.we)),
        ("you", places.of(cues.you)),
    )


def _party_before(verb: int, places: Places, cues: Cues, *, passive: bool) -> Actor:
    """Steps left from the verb over words that may stand between a subject and its verb, to the first party.

    Where it can be `passive` and a form of "be" stands before it ("data of our customers is sold"), nobody is named.
    """
    between = {at for start, end in places.of(cues.before_verb) for at in range(start, end)}
    ends = {span[1]: name for name, spans in reversed(_parties(places, cues)) for span in spans}
    be = {end for _, end in places.of(cues.be)} if passive else frozenset[int]()
    at = verb
    while at > 0 and verb - at <= STEPS_TO_ACTOR:
        if at in ends:
            return ends[at]
        if at - 1 not in between or at in be:
            return "unknown"
        at -= 1
    return "unknown"
