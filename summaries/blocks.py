"""Canonical text -> blocks: headings, paragraphs, list items and table rows, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summaries.model import Block

MARKED_HEADING = re.compile(r"(#{1,6}) +(?=\S)")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})$")
PICTURE = r"[\u2190-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?"
BULLET = re.compile(
    rf"(?:(?!\*\*)\\?[-*+•·‣◦▪●○■□–—►▶✓✔➢§»] *(?=[^\W_]|[\"'“‘(\[*`]|{PICTURE})"
    r"|(?=[✅❌☑✖✗✘✕❎🚫👉]\ufe0f? +\S)"
    r"|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})\\?[.)] +(?=\S)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.? +(?=\S))"
)
"""What marks an item. A tick or a cross stays with its words: a cross says no."""
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[A-H]|[IVX]{1,4})[.)] |\d{1,2}(?:\.\d{1,2}){1,3}\.? ")
COUNTED = re.compile(r"(?<![\d.])(\d{1,2})\\?[.)] +")
RULE_ROW = re.compile(r"\|[\s|:-]*\|?$")
OPEN_RULE = re.compile(r"(?=[ :-]*\|)(?=[^-]*--)[ :|-]+$")
"""The line under the head of a table that is drawn without bars at its sides: "---|---"."""
BOLD_LINE = re.compile(r"(\*\*|__)(?=\S).{1,120}(?<=\S)\1:?$")
SENTENCE_ENDS = (".", "!", "?", ";", '."', ".”", ".)")
SENTENCE_INSIDE = re.compile(
    r"(?<!\bInc)(?<!\bLtd)(?<!\bPvt)(?<!\bPte)(?<!\bPty)(?<!\bCo)(?<!\bCorp)(?<=[a-z]{2})\. [A-Z]"
)
LABELLED = re.compile(
    r"(?!(?:section|article|part|chapter|step|clause)\b)"
    rf"(?:{PICTURE} *)?(?:[^\W\d][^:?!*]{{0,60}}: +[*_<]{{0,3}}[^\W_]"
    r"|\*\*[^\W\d][^:?!*]{0,60}(?::\*\*|\*\*:) +[*_<]{0,3}[^\W_])",
    re.IGNORECASE,
)
"""A word and what stands for it, be it set in bold: "Camera: scans the code", "write to us at: **a@b.org**"."""
ADDRESSED = re.compile(r"\w@\w|\d{3}[-. )]{1,2}\d{3,4}\b")
"""A line with an e-mail address or a telephone number gives it, and heads nothing."""
WRAPPED_WIDTH = 50
"""A line at least this long that does not end a sentence goes on in the next one."""
HEADING_WORDS = 12
ITEM_WORDS = 25
LONG_LINE = 120


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    after_gap: bool


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a canonical text in reading order. Offsets are code points; markers (`#`, `-`, `|`) are out."""
    lines = tuple(_lines(text))
    found: list[Block] = []
    at = 0
    while at < len(lines):
        at = _take_block(text, lines, at, found)
    if len(found) == 1 and found[0].kind == "heading" and found[0].start == lines[0].start:
        return (replace(found[0], kind="paragraph", level=0),)  # heads nothing, and no mark says that it is a heading
    return tuple(found)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold something, each told whether an empty line stands before it."""
    start = 0
    gap = True
    for raw in text.split("\n"):
        body = raw.lstrip(" ")
        if body == ">" or body.startswith("> "):
            body = body.lstrip(" >")
        if body:
            indent = len(raw) - len(body)
            yield _Line(start + indent, start + len(raw), body, indent, gap)
        gap = not body
        start += len(raw) + 1


def _take_block(text: str, lines: Sequence[_Line], at: int, found: list[Block]) -> int:
    """Add the block that begins at line `at`; the index of the line after it."""
    line = lines[at]
    if UNDERLINE.match(line.text):
        return at + 1
    if line.text.startswith("|"):
        if not RULE_ROW.match(line.text):
            is_header = at + 1 < len(lines) and bool(RULE_ROW.match(lines[at + 1].text))
            found.append(Block("row", line.start, line.end, line.indent, marked=is_header))
        return at + 1
    if _heads_open_table(lines, at):
        return _take_open_table(lines, at, found)
    if _is_underlined(lines, at):
        found.append(Block("heading", line.start, line.end, 1))
        return at + 2
    last = _wrapped_to(lines, at)
    following = lines[last + 1] if last + 1 < len(lines) else None
    found.append(_block_of(text, line, lines[last], following, found))
    return last + 1


def _heads_open_table(lines: Sequence[_Line], at: int) -> bool:
    """Whether "Kind | Kept for" stands above "---|---"."""
    if "|" not in lines[at].text or at + 1 >= len(lines):
        return False
    return not lines[at + 1].after_gap and bool(OPEN_RULE.match(lines[at + 1].text))


def _take_open_table(lines: Sequence[_Line], at: int, found: list[Block]) -> int:
    """Add the head and the rows of a table without bars at its sides; the index of the line after it."""
    rows = [lines[at]]
    past = at + 2
    while past < len(lines) and not lines[past].after_gap and "|" in lines[past].text:
        rows.append(lines[past])
        past += 1
    found += [Block("row", row.start, row.end, row.indent, marked=row is lines[at]) for row in rows]
    return past


def _is_underlined(lines: Sequence[_Line], at: int) -> bool:
    if at + 1 >= len(lines) or len(lines[at].text) > 120:
        return False
    return not lines[at + 1].after_gap and bool(UNDERLINE.match(lines[at + 1].text))


def _wrapped_to(lines: Sequence[_Line], at: int) -> int:
    """Index of the last line that still belongs to the block begun at `at`."""
    if MARKED_HEADING.match(lines[at].text) or BOLD_LINE.match(lines[at].text):
        return at
    item = bool(BULLET.match(lines[at].text))
    indent = lines[at].indent if item else -1
    while at + 1 < len(lines) and _goes_on(lines[at].text, lines[at + 1], indent):
        at += 1
    return at


def _goes_on(line: str, following: _Line, item_indent: int) -> bool:
    """Whether a line break is a mere wrap. In a list item, a line with a capital goes on only where it is indented."""
    text = following.text
    if following.after_gap or text[0] in "#|" or BULLET.match(text) or UNDERLINE.match(text) or BOLD_LINE.match(text):
        return False
    if text[0].islower():
        return not line.endswith((":", ";"))
    return len(line) >= WRAPPED_WIDTH and following.indent > item_indent and not line.endswith((*SENTENCE_ENDS, ":"))


def _block_of(text: str, first: _Line, last: _Line, following: _Line | None, before: Sequence[Block]) -> Block:
    marked = MARKED_HEADING.match(first.text)
    if marked:
        return Block("heading", first.start + marked.end(), last.end, len(marked[1]))
    body = text[first.start : last.end]
    heading = _may_be_heading(body)
    bullet = BULLET.match(first.text)
    if bullet:
        goes_on = _goes_on_counting(text, first, following, before)
        if heading and not goes_on and _is_numbered_heading(first.text, body, following, before):
            return Block("heading", first.start + bullet.end(), last.end, 3)
        return Block("item", first.start + bullet.end(), last.end, first.indent, marked=True)
    if _is_bare_item(text, body, following, before):
        return Block("item", first.start, last.end, first.indent)
    if heading:
        return Block("heading", first.start, last.end, 4 if BOLD_LINE.match(first.text) else 5)
    return Block("paragraph", first.start, last.end, first.indent)


def _may_be_heading(body: str) -> bool:
    """Few words, begun like a title, and not ended like a sentence."""
    if body.count(" ") >= HEADING_WORDS or body.endswith((".", "!", ";", ",", ":", '."', ".”", ".)", ".**")):
        return bool(BOLD_LINE.match(body)) and body.count(" ") < HEADING_WORDS
    if LABELLED.match(body) or ADDRESSED.search(body):  # "Examples: fingerprints" says something
        return False
    return not body[0].islower() and not SENTENCE_INSIDE.search(body)


def _goes_on_counting(text: str, line: _Line, following: _Line | None, before: Sequence[Block]) -> bool:
    """Whether a numbered line is the next of a numbered list: "3. As the law requires" right below its second item."""
    if not before or before[-1].kind != "item":
        return False
    if line.after_gap and not (following and COUNTED.match(following.text)):
        return False
    start = before[-1].start
    here, last = COUNTED.match(line.text), COUNTED.search(text, max(0, start - 8), start)
    return here is not None and last is not None and int(here[1]) == int(last[1]) + 1


def _is_numbered_heading(line: str, body: str, following: _Line | None, before: Sequence[Block]) -> bool:
    """Whether "2. How we use it" opens a section rather than being the second item of a list."""
    if not NUMBERED.match(line) or not any(character.isupper() for character in body[:9]):
        return False
    if following is None or not before:
        return True
    if before[-1].kind == "paragraph" and NUMBERED.match(following.text):
        return False
    return len(following.text) > len(body) or not NUMBERED.match(following.text)


def _is_bare_item(text: str, body: str, following: _Line | None, before: Sequence[Block]) -> bool:
    """Whether a short line without a bullet belongs to a list that a colon opened."""
    if not before:
        return False
    last = before[-1]
    opened = last.kind == "paragraph" and text[last.end - 1] == ":"
    goes_on = last.kind == "item" and not last.marked
    if body[0].islower():  # "respond to your questions;" is no sentence of its own
        return opened or last.kind == "item"
    if body.count(" ") >= ITEM_WORDS:
        return False
    if not opened and not goes_on:
        return False
    if following is not None and len(following.text) > LONG_LINE and _may_be_heading(body):
        return False
    return not (goes_on and _ends_sentence(body))


def _ends_sentence(body: str) -> bool:
    return body.endswith((".", "!", "?")) and body.count(" ") >= HEADING_WORDS
