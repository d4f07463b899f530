"""A text taken apart as the engine takes it, for tests of the steps behind the findings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summaries.blocks import blocks
from summaries.canonical import canonical
from summaries.clauses import Clause, clauses
from summaries.model import Finding
from summaries.tokens import Tokens, tokens


class Read(NamedTuple):
    """The canonical text, its clauses and its tokens."""

    text: str
    clauses: Sequence[Clause]
    tokens: Tokens


def read(written: str) -> Read:
    text = canonical(written)
    found = tokens(text)
    return Read(text, clauses(text, blocks(text), found), found)


def finding(practice: str, words: str, source: Read) -> Finding:
    """A finding of `practice` in the clause that holds these words."""
    place = re.search(re.escape(words), source.text)
    assert place is not None, words
    clause = next(clause for clause in source.clauses if clause.start <= place.start() < clause.end)
    return Finding(practice, clause.start, clause.end, *place.span())
