"""Lays out the card of a new practice, with every field that the catalogue will ask for."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from summaries import TOPICS

CARDS = Path(__file__).parents[1] / "summaries" / "catalogue" / "practices"

CARD = """\
stance = "risk"  # risk, good (it protects the reader) or note (worth knowing, neither)
severity = "medium"  # high, medium or low; leave the line out unless the stance is risk
title = ""  # as a flag: "May sell your personal data"
in_short = ""  # one plain sentence
why_it_matters = ""  # what follows for the reader
what_you_can_do = ""  # something to do today
references = []  # a law's article, or a term of the W3C Data Privacy Vocabulary: "GDPR art. 17", "dpv:Sell"

# {lexicon}, literal words, and gaps between them: "{sell} ... {personal data}". summaries/patterns.py opens with the
# whole language; the lexicons stand in summaries/catalogue/lexicons/.
patterns = [
]
unless = [
]

# Sentences as policies write them, yours and nobody else's. Brackets mark the words that a reader will be shown:
# `make cards ID=THIS-ID MARK=1` puts them where the pattern hits.
must_match = [  # four at least
]
# The near-misses: the denial, and innocent uses of the same words.
must_not_match = [  # four at least
]

# Only for a good practice whose silence is worth a flag of its own:
# [missing]
# id = "no-…"
# severity = "medium"
# title = ""
# in_short = "We found no statement that …"
# why_it_matters = ""
# what_you_can_do = ""
"""


class UsageError(ValueError):
    """What is wrong with the topic or the id, in one sentence."""


def lay_out(topic: str, practice: str, cards: Path = CARDS) -> Path:
    """Write the empty card and give its path. Raises UsageError; a card that stands already is left alone."""
    if topic not in TOPICS:
        raise UsageError(f"There is no topic {topic!r}: TOPIC is one of {', '.join(TOPICS)}.")
    if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", practice):
        raise UsageError(f"{practice!r} is no id: ID is small letters with hyphens between words, such as sells-data.")
    if standing := next(cards.rglob(f"{practice}.toml"), None):
        raise UsageError(f"{practice} has its card already: {standing}.")
    path = cards / topic / f"{practice}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(CARD, encoding="utf-8")
    return path


def main(arguments: Sequence[str]) -> int:
    try:
        topic, practice = arguments
        path = lay_out(topic, practice)
    except UsageError as wrong:
        print(f"{wrong}\nmake new-practice TOPIC=sharing ID=sells-data", file=sys.stderr)
        return 2
    print(f"{path}: fill it in, from the top down.")
    print(f"Until it is whole, the engine will not start and will say what is lacking. Then: make cards ID={practice}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
