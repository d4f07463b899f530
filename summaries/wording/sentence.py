"""One sentence of the summary, with what backs it."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Sentence:
    """`practices` and `facts` (fields of the analysis object's facts) back the text.

    `rank` is that of its gravest practice, 0 for a high risk to 4 for a note; `place` is its order in the topic.
    """

    text: str
    topic: str
    practices: tuple[str, ...]
    facts: tuple[str, ...]
    rank: int
    place: tuple[int, int]


def hedged(sentence: Sentence) -> Sentence:
    """The sentence as one that we may have misread."""
    return replace(sentence, text=f"If we read it right, {sentence.text[0].lower()}{sentence.text[1:]}")
