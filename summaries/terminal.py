"""What a terminal can show: its width, whether it has colours, and text that cannot steer it."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from textwrap import wrap
from typing import TextIO

_WIDEST = 96
_PRINTED = 80
_STYLES = {"high": "1;31", "medium": "1;33", "low": "33", "good": "1;32", "title": "1;4", "strong": "1", "faint": "2"}
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and the marks that turn the direction of writing: with them a text could show what it is not."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What a report is written on: so many columns wide, with colours or without."""

    width: int = _PRINTED
    colours: bool = False

    def paint(self, style: str, text: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colours else text

    def lines(self, text: str, indent: str = "", first: str | None = None) -> list[str]:
        """A paragraph, wrapped behind an indent."""
        width = max(self.width, len(indent) + 20)
        return wrap(safe(text), width, initial_indent=indent if first is None else first, subsequent_indent=indent)


def paper_of(stream: TextIO) -> Paper:
    """Colours on a terminal alone, and none where NO_COLOR is set (no-color.org) or the terminal is a dumb one."""
    if not stream.isatty():
        return Paper()
    dull = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Paper(min(shutil.get_terminal_size().columns, _WIDEST), colours=not dull)


def safe(text: str) -> str:
    """The text without what could steer a terminal; line breaks are white space."""
    return _STEERING.sub("", text.replace("\t", " "))


def show_progress(stream: TextIO, done: int, whole: int, name: str) -> None:
    """ "12/300 name" in the last line of a terminal, gone at the end; nothing elsewhere, nor for a single piece."""
    if whole > 1 and stream.isatty():
        line = f"{done}/{whole} {safe(name)}"[: shutil.get_terminal_size().columns - 1]
        stream.write(f"\r\x1b[K{line}" if done < whole else "\r\x1b[K")
        stream.flush()
