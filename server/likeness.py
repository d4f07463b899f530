"""A fingerprint that near-equal texts share: a date or a session number in the footer makes no other policy of it.

Two texts count as the same only when all that a reader would be shown is the same (the substance: grade, flags with
their quotes, facts) and nearly all their lines are (the sketch). So nobody can slip another meaning, or another quote,
under a look-up by sending a text that merely looks alike.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from heapq import nsmallest
from typing import Any
from zlib import crc32

SKETCH_SIZE = 64
SHORTEST_LINE = 3
DIGITS = re.compile(r"\d+")
SENTENCES = re.compile(r"[.!?\n]+")
LEFT_OUT = {"id", "engine", "words", "reading_minutes", "reading_grade", "start", "end", "effective_date"}


def likeness(text: str, analysis: Mapping[str, Any]) -> bytes:
    """The fingerprint: 16 bytes of substance, then up to 64 numbers of four bytes each, smallest first."""
    return substance(analysis) + sketch(text)


def substance(analysis: Mapping[str, Any]) -> bytes:
    """A digest of what the analysis shows, without what depends on where in the text it stands."""
    shown = json.dumps(_shown(analysis), sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(shown.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def sketch(text: str) -> bytes:
    """The smallest hashes of the text's sentences, numbers aside: their overlap estimates how alike two texts are."""
    sentences = (part.strip() for part in SENTENCES.split(DIGITS.sub("0", text)))
    hashes = {crc32(part.encode("utf-8", "surrogatepass")) for part in sentences if len(part) >= SHORTEST_LINE}
    return b"".join(number.to_bytes(4, "big") for number in nsmallest(SKETCH_SIZE, hashes))


def _shown(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, Mapping):
        return {name: _shown(inner) for name, inner in value.items() if name not in LEFT_OUT}
    if isinstance(value, (list, tuple)):
        return [_shown(inner) for inner in value]
    return value
