"""Questions and what answers them: a bare "No", a yes or no in a table, a question that is only a subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summaries.spans import Span, stripped

SHORT_NO = (
    r"(?:(?:of course|certainly|definitely) not|we won[’']t"
    r"|(?:we|it|they) (?:do|does|will|are|is|would)(?: not|n[’']t)"
    r"|not (?:now|ever|today|at (?:the|this) moment)(?:,? (?:and |or )?not ever)?"
    r"|(?:(?:we|it|they)(?:[’' ](?:have|do|will|ve))? )?never(?: have| will| did)?"
    r"(?:,? and never (?:will|have|shall))?)\W*$"
)
SAYS_NO = re.compile(rf"\W*(?:(?:no|never|absolutely not|not at all|none|nope)\b|{SHORT_NO})", re.IGNORECASE)
ANSWER = re.compile(
    rf"\W*(?:(?:no|yes|never|absolutely|not at all|none|nope)\b|{SHORT_NO}|(?:we|it|they) (?:do|does|will|are|is)\W*$)",
    re.IGNORECASE,
)
BARE_NO = re.compile(
    r"\W*(?:(?:collected|sold|shared|disclosed|sold or shared|answer)\W{1,3})?(?:no|none|never|not applicable|n/a"
    r"|not (?:collected|sold|shared|disclosed|applicable)|(?:we )?do(?:es)? not (?:collect|sell|share|process|disclose)"
    r" (?:this|these|such|that|any of this|any of these)(?: categor(?:y|ies))?(?: of)?(?: personal)?"
    r"(?: information| data)?)\W*",
    re.IGNORECASE,
)
"""A sentence that is nothing but a no: in a list that was a table once, it denies what stands before it."""
AT = r"(?:at|on|with) [\w.]{1,30}"
SPEAKER = r"(?:we|it|(?:our|this) \w{1,30}|(?-i:[A-Z])[\w.]{1,30}(?: (?-i:[A-Z])[\w.]{1,30})?)"
NOT = (
    r"(?: (?:will|simply|ever|also))?(?: (?:do(?:es)?|did|will|would|has|have|is|are))?(?:n[’']t| not| never)(?: ever)?"
)
ANY_SUCH = (
    r"(?:any of (?:that|this|those|these|them)|(?:any )?such (?:a )?\w{1,20}|anything (?:like|of) (?:the )?\w{1,8})"
)
NOT_US = re.compile(
    rf"\W*(?:(?:but|however|well|in contrast|unlike \w+|(?:here )?{AT}(?: \w{{1,20}})?),? +){{0,2}}{SPEAKER}{NOT}"
    rf"(?: (?:do|does|did|engage in|practi[sc]e|participate in|take part in|work like) (?:that|this|so|it|{ANY_SUCH})"
    rf"| (?:(?:use|serve|set|place|allow|have|support|permit|want|need) )?{ANY_SUCH})?"
    rf"(?: (?:here|ever|at all|{AT}))?[.!…]*\W*|\W*not (?:us|here|{AT})[.!]*\W*",
    re.IGNORECASE,
)
"""A sentence that says no to what others were said to do before it: "Most shops follow you. We don't do that."."""
LONGEST_NOT_US = 120
REACH_OF_NOT_US = 2
"""Sentences that "We don't do that" reaches back over."""
OURS = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)
WH_QUESTION = re.compile(r"\W*(?:\d[\d.)]* *)?(?:what|which|who|whom|with whom|how long|where)\b", re.IGNORECASE)
SHORT_QUESTION = re.compile(
    r"\W*(?!(?:do|does|did|is|are|am|can|could|may|might|will|would|shall|should|must|have|has|how|why|when|if|what)\b)"
    r"(?:\S+\s+){0,6}\S+\?\W*",
    re.IGNORECASE,
)
"""No question at all, but what the next sentence is about: "Forgot your password?"."""
LABELLED_NO = re.compile(
    rf"[^\n:?.!;]{{2,60}}(?::| [-–—]) *(?:{SHORT_NO}|(?:no|never|none|nope|not at all)\W*$)", re.IGNORECASE
)
"""A label and nothing but a no behind it: "Sale: we don't."."""
NO_SENTENCE = re.compile(
    r"(?!\W*(?:we|you|they|it|this|these|if|when|in|please|as)\b)"
    r"(?:(?!\b(?:is|are|was|will|may|can|do|does|has|have|must|should|shall)\b)[^?!]){1,240}[.!]?",
    re.IGNORECASE,
)
"""Words without a verb: the answer to "What do we collect?"."""
ACTS = re.compile(
    r"\b(?:collect|use|share|sell|keep|store|disclose|provide|receive|give|send|make|help|allow|ask|contact|visit|need"
    r"|want|choose|agree|apply|include|contain|let|get|take|work|offer|require|read|see|click|set)s?\b",
    re.IGNORECASE,
)
NO_CELL = re.compile(
    r"[*_` ]*(?:[✗✘❌✖✕🚫]\ufe0f?\W*$|(?:[✗✘❌✖✕🚫]\ufe0f? *)?"
    r"(?:no|none|never|not (?:collected|sold|shared)|n/a|not applicable)[*_` .]*(?:$|[,:;(–—-]))",
    re.IGNORECASE,
)
YES_CELL = re.compile(r"[*_` ]*(?:[✓✔✅☑]\ufe0f?\W*$|(?:[✓✔✅☑]\ufe0f? *)?yes[*_` .]*(?:$|[,:;(–—-]))", re.IGNORECASE)
"""A cell that says no or yes, be it with a reason behind it: "No (kept on your device)"."""
ASKED = re.compile(r"\|?[^|?\n]*\?[^|\w\n]*\|")
"""A row that begins with a question: "| Do you sell my data? | No |"."""
CROSSED = ("❌", "✖", "✗", "✘", "✕", "❎", "🚫")
"""What in front of an item says no to it."""


def asks(text: str, span: Span) -> bool:
    """Whether the words are a question, marks of emphasis behind it and quotes around it apart."""
    start, end = span
    words = text[max(start, end - 8) : end].rstrip(" *_")
    if text[start] in "\"“‘'«":
        words = words.rstrip("\"”’'»")
    return words.endswith("?")


def denied(text: str, said: Sequence[Span], new: int) -> Iterator[int]:
    """Which sentences are denied by a later one: by a bare no all of its block, by "We don't do that" what others do.

    `said`: the sentences of two blocks, those of the second from `new` on; where that is one only, it reaches further.
    """
    first = 0 if len(said) == new + 1 else new
    if any(BARE_NO.fullmatch(text, *span) for span in said[new:]):
        yield from range(first, len(said))
    for at in range(first + 1, len(said)):
        if said[at][1] - said[at][0] <= LONGEST_NOT_US and NOT_US.fullmatch(text, *said[at]):
            for before in range(at - 1, max(first, at - REACH_OF_NOT_US) - 1, -1):
                if OURS.search(text, *said[before]):
                    break
                yield before


def leads_on(text: str, question: Span, span: Span) -> bool:
    """Whether the sentence is read as going on from the question: it has no verb, or the question has none."""
    if SHORT_QUESTION.fullmatch(text, *question):
        return True
    return bool(WH_QUESTION.match(text, *question) and NO_SENTENCE.fullmatch(text, *span))


def only_names(text: str, span: Span) -> bool:
    """Whether the sentence is a mere list of names: at least two commas, and no verb that is known."""
    return text.count(",", *span) > 1 and bool(NO_SENTENCE.fullmatch(text, *span)) and not ACTS.search(text, *span)


def cells(text: str, row: Span, header: Span | None) -> list[tuple[Span | None, bool]]:
    """The yes and no cells of a table row: the header's cell above each, and whether it says no.

    Where the columns do not fit, or no header is there, only the first answer counts, for the whole row.
    """
    places = list(_cells(text, row))
    above = list(_cells(text, header)) if header else []
    words = [text[start:end] for start, end in places]
    said = [(at, bool(NO_CELL.match(word)), bool(YES_CELL.match(word))) for at, word in enumerate(words)]
    answered = [(at, denied) for at, denied, affirmed in said if denied or affirmed]
    if len(above) == len(places):
        return [(above[at], denied) for at, denied in answered]
    return [(None, denied) for _, denied in answered[:1]]


def _cells(text: str, row: Span) -> Iterator[Span]:
    """The places of a row's cells, empty ones too, without the bars."""
    start = row[0] + text.startswith("|", row[0])
    end = row[1] - text.endswith("|", *row)
    while start <= end:
        bar = text.find("|", start, end)
        stop = end if bar < 0 else bar
        yield next(stripped(text, start, stop), (stop, stop))
        start = stop + 1
