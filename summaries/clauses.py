"""Blocks -> clauses: sentences, each with the heading and the list lead-in that it stands under."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summaries import answers
from summaries.model import Block, BlockKind
from summaries.sentences import sentences
from summaries.spans import Span, stripped
from summaries.tokens import Tokens

ENUMERATOR = re.compile(
    r"(?<=[\s;,:])(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|(?<=[;:,] )(?:[a-h]|[ivx]{1,4}|\d{1,2})\))"
    r"\s(?!(?:[a-z]+ )?(?:hour|day|night|week|month|quarter|year|minute|second|percent|time|cop(?=ies))(?:s|ies)?\b)"
)
"""Not the "(60)" of "sixty (60) days"."""
LONGEST = 140
"""Tokens of a clause: a longer sentence is cut at a semicolon or comma. Keeps the work linear."""
LONGEST_LEAD = 60
CUT_LEAD = 20
MOST_LEADS = 3
BARE_HEADING = 5
OPENS_LIST = re.compile(
    r"(?::|\bfollowing\b[^.:]{0,80}[.:]?"
    r"|\b(?:to|with|include|including|such as|when|if|by|for|are|is|that|below|and|or)"
    r"[.,;\s-]*)\W*$",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"\W*(?:this|these|those|they|such (?:third )?\w+|examples(?: of \w+ \w+)?)(?: [a-z]+){0,3}"
    r" (?:may |can |might |could |will )?(?:include|includes|comprise|comprises|are,? for example)\b",
    re.IGNORECASE,
)
"""A sentence that goes on with the list of the one before: "These may include …"."""
OF_MANY = re.compile(
    r"(?!.*\b(?:personal(?:ly)? (?:identifiable )?(?:information|data)|your (?:name|e-?mail)))"
    r".*\b(?:aggregate|statistic|anonymous|de-identified|non-personal)",
    re.IGNORECASE | re.DOTALL,
)
MEANS_IT = re.compile(
    r"\W*(?:[\w']+ ){0,8}?(?:this|these|such) (?:information|data|statistics|figures|reports|numbers|summaries)\b",
    re.IGNORECASE,
)
"""A sentence about the figures of the one before it: "We share this information with sponsors"."""
STATES = re.compile(
    r"\W*(?:(?:\d[\d.]*\)? +)?(?:we|you)|our|your|all|no|this|by|it(?:['’]s| is))\b(?!.*\?\W*$)", re.IGNORECASE
)
TITLE = re.compile(
    r"\W*(?:how|what|when|why|where|who|whom|which|whether|if|information|data|types?|kinds?|categories|sources)\b",
    re.IGNORECASE,
)
VERB = re.compile(
    r"\b(?:is|are|was|were|may|might|can|could|will|would|shall|must|do|does|did|has|have|cannot|won't|don't|doesn't"
    r"|collects?|uses?(?! of\b)|shares?|sells?|keeps?|stores?)\b",
    re.IGNORECASE,
)
STANDS_ALONE = re.compile(
    r"\W*(?:we|you) (?:may |can |will |also |do not |never |only )*(?:have|has|collect|use|share|sell|keep|store|ask"
    r"|request|encrypt|delete|process|send|notify|protect|retain|update|disclose|take|need|agree|own|control)\b",
    re.IGNORECASE,
)
"""An item that is a sentence of its own, and hangs on no heading: "You have the right to …"."""
LABEL_WORDS = 4
RUN_IN = re.compile(r"(\*\*|__)(?=\S)[^*_]{1,60}\1\W?")
"""A title at the beginning of its own paragraph: "**Portability.** You can take your data along"."""
IN_PAGE = re.compile(r"[\W\d]{0,9}\[[^\]\n]{1,120}\]\(#\w[^)\s]*\)\W*")
"""A line that is only a link to a part of the same text."""
LONGEST_LINK = 240
NOT_LETTERS = re.compile(r"\]\([^)\s]{0,200}\)|[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing said: the canonical text from `start` to `end`.

    `leads` are the places of the words that it continues (a list's lead-in, an enumeration's head, the question it
    answers), `ranges` the ranges of its tokens, the leads' first. `headings` are the places of the headings above it,
    highest first. `question` when it asks rather than says; `answers` when its last lead is the question that it
    answers, and `denied` when it answers "No".
    """

    start: int
    end: int
    leads: tuple[Span, ...]
    ranges: tuple[Span, ...]
    headings: tuple[Span, ...]
    kind: BlockKind
    question: bool = False
    answers: bool = False
    denied: bool = False


def clauses(text: str, blocks: Sequence[Block], tokens: Tokens) -> tuple[Clause, ...]:
    """Everything that the blocks say, in reading order. A heading is a clause only where it makes a statement."""
    titles = frozenset(_letters(text, block) for block in blocks if block.kind == "heading")
    reader = _Reader(text, tokens, titles)
    found: list[Clause] = []
    before = 0
    for block in blocks:
        after = len(found)
        found.extend(reader.read(block))
        said = [(clause.start, clause.end) for clause in found[before:]]
        for at in answers.denied(text, said, after - before):
            found[before + at] = replace(found[before + at], denied=True)
        before = after
    return tuple(found)


class _Reader:
    """Walks the blocks once, remembering the headings, the lead-ins that are open and the question last asked."""

    def __init__(self, text: str, tokens: Tokens, titles: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.titles = titles
        self.starts = tokens.starts
        self.headings: list[tuple[int, Span]] = []
        self.leads: list[tuple[int, Span]] = []
        self.header: Span | None = None
        self.question: Span | None = None
        self.after_heading = False
        self._lead_ranges: dict[Span, Span] = {}

    def read(self, block: Block) -> Iterator[Clause]:
        if block.kind != "heading" and _only_leads_on(self.text, block):
            return
        if block.kind != "row":
            self.header = None
        if block.kind == "heading":
            yield from self._heading(block)
        elif block.kind == "item":
            yield from self._item(block)
        elif block.kind == "row":
            yield from self._row(block)
        else:
            yield from self._paragraph(block)
        self.after_heading = block.kind == "heading"

    def _heading(self, block: Block) -> Iterator[Clause]:
        span = (block.start, block.end)
        while self.headings and self.headings[-1][0] >= block.level:
            self.headings.pop()
        self.headings.append((block.level, span))
        if block.level < BARE_HEADING:
            self.leads.clear()
        asks = answers.asks(self.text, span)
        self.question = span if asks else None
        if not asks:
            kind: BlockKind = "paragraph" if _says_something(self.text, span) else "heading"
            yield self._clause(span, (), kind)

    def _paragraph(self, block: Block) -> Iterator[Clause]:
        self.leads.clear()
        last = (block.start, block.end)
        title = self.headings[-1][1] if self.after_heading else None
        before = title
        for last in sentences(self.text, block.start, block.end):
            listed = before is title and answers.only_names(self.text, last)
            hangs = before if before and (listed or self._hangs_on(before, last, title)) else None
            yield from self._sentence(last, (hangs,) if hangs else (), "paragraph")
            before, title = last, None
        if OPENS_LIST.search(self.text, max(last[0], last[1] - 120), last[1]):
            self.leads.append((-1, last))

    def _hangs_on(self, before: Span, span: Span, title: Span | None) -> bool:
        """Whether a sentence goes on with the one before it: its list, its run-in title, or its mere figures."""
        if GOES_ON.match(self.text, *span):
            return True
        if title is not None:
            return False
        if RUN_IN.fullmatch(self.text, *before):
            return True
        return bool(MEANS_IT.match(self.text, *span) and OF_MANY.match(self.text, *before))

    def _item(self, block: Block) -> Iterator[Clause]:
        while self.leads and self.leads[-1][0] >= block.level:
            self.leads.pop()
        if not self.leads and _letters(self.text, block) in self.titles:
            return  # a line of the table of contents
        leads = [span for _, span in self.leads]
        alone = not self.after_heading and not leads and STANDS_ALONE.match(self.text, block.start, block.end)
        if self.headings and not alone and (self.after_heading or not leads):
            leads = [*leads[:1], self.headings[-1][1]]
            if self.after_heading:
                self.leads[1:] = [(-1, self.headings[-1][1])]
                self.leads[:] = self.leads or [(-1, self.headings[-1][1])]
        label = True
        crossed = self.text.startswith(answers.CROSSED, block.start)
        last = (block.start, block.end)
        for last in sentences(self.text, block.start, block.end):
            here = self._sentence(last, tuple(leads[-MOST_LEADS:]) if label else (), "item")
            yield from (replace(clause, denied=True) for clause in here) if crossed else here
            label = label and self.text.count(" ", *last) < LABEL_WORDS
        if self.text[block.end - 1] == ":":
            self.leads.append((block.level, last))

    def _row(self, block: Block) -> Iterator[Clause]:
        span = (block.start, block.end)
        if block.marked:
            self.header = span
            return
        leads = [lead for _, lead in self.leads[-1:]] or [lead for _, lead in self.headings[-1:]]
        answered = answers.cells(self.text, span, self.header)
        if self.header and not any(column for column, _ in answered):
            leads.append(self.header)
        asked = bool(answered) and bool(answers.ASKED.match(self.text, *span))
        for column, denied in answered or [(None, False)]:
            yield self._clause(span, (*leads, *([column] if column else [])), "row", answers=asked, denied=denied)

    def _sentence(self, span: Span, leads: tuple[Span, ...], kind: BlockKind) -> Iterator[Clause]:
        asks = answers.asks(self.text, span)
        question, self.question = self.question, span if asks else None
        if question and answers.ANSWER.match(self.text, *span):
            denied = bool(answers.SAYS_NO.match(self.text, *span))
            yield self._clause(span, (*leads[:1], question), kind, answers=True, denied=denied)
            return
        if question and answers.leads_on(self.text, question, span):
            leads = (*leads[:1], question)
        denied = not asks and bool(answers.LABELLED_NO.match(self.text, *span))
        for head, part in _parts(self.text, span):
            for lead, piece in self._pieces(part):
                extra = tuple(place for place in (head, lead) if place)
                yield self._clause(piece, (*leads, *extra)[-MOST_LEADS:], kind, question=asks, denied=denied)

    def _pieces(self, span: Span) -> Iterator[tuple[Span | None, Span]]:
        """A sentence too long to be taken whole, cut near commas; each later piece keeps its beginning as a lead."""
        if span[1] - span[0] <= LONGEST:  # no token is shorter than a letter
            yield None, span
            return
        first, last = self._range(span)
        if last - first <= LONGEST:
            yield None, span
            return
        starts = [*self.starts[first:last:LONGEST], span[1]]
        starts[0] = span[0]
        lead = (span[0], self.starts[first + CUT_LEAD])
        for number, (start, end) in enumerate(pairwise(starts)):
            for piece in stripped(self.text, start, end):
                yield lead if number else None, piece

    def _clause(
        self,
        span: Span,
        leads: tuple[Span, ...],
        kind: BlockKind,
        *,
        question: bool = False,
        answers: bool = False,
        denied: bool = False,
    ) -> Clause:
        ranges = tuple(self._lead_range(lead) for lead in leads)
        headings = tuple(place for _, place in self.headings)
        return Clause(*span, leads, (*ranges, self._range(span)), headings, kind, question, answers, denied)

    def _range(self, span: Span) -> Span:
        return bisect_left(self.starts, span[0]), bisect_left(self.starts, span[1])

    def _lead_range(self, span: Span) -> Span:
        known = self._lead_ranges.get(span)
        if known is None:
            first, last = self._range(span)
            known = self._lead_ranges[span] = max(first, last - LONGEST_LEAD), last
        return known


def _only_leads_on(text: str, block: Block) -> bool:
    short = block.end - block.start <= LONGEST_LINK
    return short and text[block.end - 1] in ").*_" and IN_PAGE.fullmatch(text, block.start, block.end) is not None


def _letters(text: str, block: Block) -> str:
    return NOT_LETTERS.sub("", text[block.start : block.end]).lower()


def _says_something(text: str, span: Span) -> bool:
    """Whether a line that looks like a heading makes a statement: a subject that acts, or a verb and small words."""
    if STATES.match(text, *span):
        return True
    words = text[span[0] : span[1]].split()
    small = sum(word[0].islower() for word in words[1:])
    return small * 2 > len(words) and not TITLE.match(text, *span) and bool(VERB.search(text, *span))


def _parts(text: str, span: Span) -> Iterator[tuple[Span | None, Span]]:
    """A sentence with "(a) … (b) …" inside, as its parts, each with the head that they hang on; else the sentence."""
    marks = list(ENUMERATOR.finditer(text, *span)) if text.find(")", *span) >= 0 else []
    if len(marks) < 2 or text.count("(", *span) + text.count(")", *span) < 2:
        yield None, span
        return
    head = (span[0], marks[0].start())
    yield None, next(stripped(text, *head), span)
    ends = [mark.start() for mark in marks[1:]] + [span[1]]
    for mark, end in zip(marks, ends, strict=True):
        for part in stripped(text, mark.end(), end):
            yield head, part
