"""Files and standard input -> canonical text; each way in which this can fail has its own sentence."""

from __future__ import annotations

import sys
from pathlib import Path

from summaries.model import Refusal
from summaries.reading import read

STANDARD_INPUT = "-"
MOST_BYTES = 16 * 2**20
"""More than this is not even read: a page's text is a small part of its source, and 1 MiB of text is the limit."""


def content_of(source: str) -> bytes:
    """What a file, or standard input ("-"), holds; of what is too large, the beginning.

    Raises Refusal: not-found or malformed.
    """
    try:
        if source == STANDARD_INPUT:
            return sys.stdin.buffer.read(MOST_BYTES + 1)
        with Path(source).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise Refusal("not-found", "There is no such file", "Check its name and folder.") from None
    except IsADirectoryError:
        detail = f"Name the files in it, for example {source.rstrip('/')}/*.txt."
        raise Refusal("malformed", "This is a folder, not a file", detail) from None
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) and fault.strerror else str(fault)
        raise Refusal("malformed", "This file cannot be read", f"The system says: {reason}.") from None


def text_of(content: bytes) -> str:
    """The canonical text of a document in UTF-8: plain text, Markdown or HTML.

    Raises Refusal: too-large, or malformed where it is no UTF-8.
    """
    if len(content) > MOST_BYTES:
        raise Refusal("too-large", "This file is too large", f"It has more than {MOST_BYTES // 2**20} MiB.")
    try:
        return read(content.decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise Refusal("malformed", "This file is not UTF-8 text", _what_it_is(content, fault)) from None


def _what_it_is(content: bytes, fault: UnicodeDecodeError) -> str:
    if content.startswith(b"%PDF"):
        return "It is a PDF. Save its text as a text file first."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "It is in UTF-16. Save it as UTF-8."
    return f"Byte {fault.start + 1} is not. If it is an older text, save it as UTF-8."
