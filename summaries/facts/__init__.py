"""What the text says that can be looked up: dates, contacts, periods, links, data and recipients."""

from __future__ import annotations

from collections.abc import Sequence

from summaries.clauses import Clause
from summaries.facts.anchors import anchors, places
from summaries.facts.collected import data_collected, recipients
from summaries.facts.contacts import contacts
from summaries.facts.dates import effective_date
from summaries.facts.documents import other_documents
from summaries.facts.links import links, opt_out_links
from summaries.facts.nothing import takes_nothing
from summaries.facts.periods import retention
from summaries.model import Facts, Finding
from summaries.tokens import Tokens, tokens


def find(text: str, clauses: Sequence[Clause], findings: Sequence[Finding], read: Tokens | None = None) -> Facts:
    """The facts of a canonical text. `read`: its tokens, where they are there already."""
    read = read or tokens(text)
    lower = _lower(text)
    near = anchors(read)
    found = links(text, lower)
    collected = data_collected(clauses, findings, read, near["taking"])
    return Facts(
        effective_date=effective_date(lower),
        contacts=contacts(text, found, places("disguise", near, read), places("post", near, read)),
        retention=retention(text, lower, clauses, findings, places("time", near, read)),
        opt_out_links=opt_out_links(lower, found, places("opt-out site", near, read)),
        data_collected=collected,
        recipients=recipients(clauses, findings, read),
        other_documents=other_documents(text, found),
        takes_nothing=takes_nothing(text, clauses, findings, collected),
    )


def _lower(text: str) -> str:
    """The text in lower case, of the same length: the few letters that would grow stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
