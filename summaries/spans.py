"""Places in a text."""

from __future__ import annotations

from collections.abc import Iterator

Span = tuple[int, int]
"""Start and end, in code points of the canonical text."""


def stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """The place without the white space at its ends; nothing where nothing else is there."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
