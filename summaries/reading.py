"""A document of any kind -> canonical text. What is HTML is told by the content alone."""

from __future__ import annotations

import re

from summaries.canonical import canonical
from summaries.html import read_html

_PROLOGUE = re.compile(r"\s*(?:\ufeff\s*)?(?:<\?xml[^<>]{0,200}>\s*|<!--[^<>]{0,2000}-->\s*){0,9}")
_WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|center|dd|div|dl|dt|font|footer|h[1-6]|header|li|main|ol|p|pre|section|span|"
    r"strong|table|tbody|td|th|tr|ul)(?=[\s>])[^<>]*>|<(?:br|hr)\s*/?>",
    re.IGNORECASE,
)
_AT_WORK = re.compile(r"</[a-z]|^[ \t]*<[a-z]|<[a-z][^<>\n]*>[ \t]*$", re.IGNORECASE | re.MULTILINE)
"""A tag that is closed, or stands at an end of a line; those that a sentence only names do not."""

_MARKDOWN = re.compile(r"^#{1,6} \S|^[=-]{3,}$|^ {0,3}[*+-] +[^\s<]|\]\(", re.MULTILINE)
_LEAST_LETTERS_A_BREAK = 400
"""Text that stands in no tag but is parted by `<br>` as often as this is HTML too."""


def read(document: str) -> str:
    """The canonical text of plain text, Markdown or HTML."""
    return read_html(document) if is_html(document) else canonical(document)


def is_html(document: str) -> bool:
    """Whether a document is HTML: a whole page, or a part of one, most of whose text stands in its tags.

    Markdown with some HTML in it, and text that speaks of HTML, have most of theirs outside.
    """
    start = _PROLOGUE.match(document)
    if _WHOLE_PAGE.match(document, start.end() if start else 0):
        return True
    if len(_MARKDOWN.findall(document)) > 1 or not _AT_WORK.search(document):
        return False
    inside, outside, breaks = _letters(document)
    return inside > outside or breaks * _LEAST_LETTERS_A_BREAK > outside > 0


def _letters(document: str) -> tuple[int, int, int]:
    """Letters inside tags, letters outside, and line breaks by tag."""
    depth = inside = outside = breaks = at = 0
    for tag in _TAG.finditer(document):
        letters = tag.start() - at
        inside, outside = (inside + letters, outside) if depth else (inside, outside + letters)
        at = tag.end()
        if tag[1] is None:
            breaks += 1
        else:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
    return inside, outside + len(document) - at, breaks
