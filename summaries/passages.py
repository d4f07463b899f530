"""Evidence -> passages that can be understood by themselves: a list's lead-in together with its items"""

from __future__ import annotations

from collections.abc import Sequence

from summaries.model import Evidence

_SENTENCE_ENDS = (".", "!", "?", ".”", '."', ".)")
_BETWEEN = " … "
_LONGEST_HEADING = 90


def passages(evidence: Sequence[Evidence]) -> tuple[tuple[Evidence, ...], ...]:
    """The evidence of a flag in its order: a lead-in ("We may share it with:") and its items make one passage, anything
    else a passage of its own."""
    made: list[list[Evidence]] = []
    for at, place in enumerate(evidence):
        if made and _hangs_on(place, evidence[at - 1], made[-1][0]):
            made[-1].append(place)
        else:
            made.append([place])
    return tuple(map(tuple, made))


def words(passage: Sequence[Evidence]) -> str:
    """A passage as it is shown: what is left out between a lead-in and an item is marked."""
    return _BETWEEN.join(" ".join(place.quote.split()) for place in passage)


def _hangs_on(place: Evidence, before: Evidence, first: Evidence) -> bool:
    """Whether it is an item of the lead-in `first`: the next piece, or another one that is no sentence."""
    if not _is_lead_in(first, place) or place.start < first.end:
        return False
    return before is first or not place.quote.rstrip().endswith(_SENTENCE_ENDS)


def _is_lead_in(first: Evidence, place: Evidence) -> bool:
    """It ends with a colon; or it is a heading, and what follows goes on in small letters."""
    opening = first.quote.rstrip()
    heads = len(opening) <= _LONGEST_HEADING and not opening.endswith((*_SENTENCE_ENDS, ";"))
    return opening.endswith(":") or (heads and place.quote[:1].islower())
