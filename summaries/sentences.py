"""Where one sentence ends and the next begins: abbreviations, list marks and wrapped lines apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summaries.spans import stripped

ENDS = re.compile(
    r"(?<=[^.])[.!?]['\")\]”’*]{0,3}(?=\s+[\"'“‘(\[*]{0,2}(?:[A-Z\d]|www\.|[a-z][\w-]{1,30}\.(?:com|net|org)(?:['’]s)?\s))"
    r"|[.!?]\s*(?=\n)|\n(?=\s*\n)"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|inc|ltd|co|corp|no|nos|art|arts|sec|vs|mr|mrs|ms|dr|st|u\.s|u\.k|u\.s\.a|cf|approx|para|dept|reg"
    r"|fig|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|a\.k\.a|p\.o|llc|gmbh|pvt|pte|pty|tel|ext|attn|incl)|(?<!['’])\b[a-z])$",
    re.IGNORECASE,
)
STARTERS = re.compile(
    r"\s+[\"'“‘(]?(?:We|Our|You|Your|The|This|These|If|It|In|For|To|Any|All|Please|When|Such|They|Some|As|By|However|No)\b"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of `text[start:end]`, without the white space between them."""
    begin = start
    for match in ENDS.finditer(text, start, end):
        before = text[max(begin, match.start() - 8) : match.start()]
        if text[match.start()] == "." and ABBREVIATION.search(before) and not STARTERS.match(text, match.end()):
            continue
        yield from stripped(text, begin, match.end())
        begin = match.end()
    yield from stripped(text, begin, end)
