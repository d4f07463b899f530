"""Text as it was sent -> the canonical text, of which everything is said, and its id."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from itertools import groupby

_LINE_END = re.compile("[\r\v\f\x85\u2028\u2029]")
_DROPPED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff]")
"""Once line ends are LF: what is left of category Cc but LF and TAB, and the four invisible characters."""

_INDENT = re.compile(r"^[^\S\n]+(\n|\Z)?", re.MULTILINE)
_OTHER_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Once line ends are LF and control characters gone: what is left of White_Space but LF and the plain space."""

_SPACES = re.compile("  +")
_EMPTY_LINES = re.compile("\n\n\n+")
_MAYBE_MARKS = re.compile("[^\0-\u02ff\u3100-\u9fff\uac00-\ud7ff]{64,}")
"""A long run in which every character could be a combining mark (none stands in the ranges left out)."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(text: str) -> str:
    """The five steps of the contract, letter by letter; linear in the length of any text.

    A lone surrogate, which UTF-8 cannot carry, becomes U+FFFD, as it does in a browser's TextEncoder. Canonical text
    comes back as it is, but where a dropped character stood between a letter and its accent.
    """
    text = _composed(_well_formed(text))
    text = _LINE_END.sub("\n", text.replace("\r\n", "\n"))
    text = _DROPPED.sub("", text)
    text = _OTHER_SPACE.sub(" ", _INDENT.sub(_indent, text))
    text = _SPACES.sub(_one_space, text).replace(" \n", "\n").removesuffix(" ")
    return _EMPTY_LINES.sub("\n\n", text).strip("\n")


def content_id(canonical: str) -> str:
    """SHA-256, lower-case hex, of a canonical text in UTF-8."""
    return hashlib.sha256(canonical.encode()).hexdigest()


def _well_formed(text: str) -> str:
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", _MAYBE_MARKS.sub(_marks_in_order, text))


def _marks_in_order(match: re.Match[str]) -> str:
    """Combining marks taken apart and sorted as NFC sorts them: its own sort takes the square of a run's length."""
    letters = {ord(letter): unicodedata.normalize("NFD", letter) for letter in set(match[0])}
    runs = groupby(match[0].translate(letters), key=lambda letter: unicodedata.combining(letter) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining)) if marks else "".join(run) for marks, run in runs)


def _indent(match: re.Match[str]) -> str:
    """The indent of a line: four spaces for a TAB, one for any other white space; gone where the line holds no more."""
    end: str | None = match[1]
    return match[0].replace("\t", "    ") if end is None else end


def _one_space(match: re.Match[str]) -> str:
    start = match.start()
    at_line_start = start == 0 or match.string[start - 1] == "\n"
    return match[0] if at_line_start else " "
