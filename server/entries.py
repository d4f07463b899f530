"""An analysis as it is kept and sent: its JSON, compressed once, with what a look-up needs to know of it."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from server.likeness import likeness
from summaries import Analysis

LAYOUT = b"entry 1"  # goes into the digest: entries of another layout are none; count it up with every change
DIGEST_BYTES = 16
HEAD_BYTES = 3
NO_GRADE = "-"


@dataclass(frozen=True)
class Entry:
    """One analysis. `packed` is its JSON in gzip, `tag` names these bytes, `likeness` is shared by near-equal texts."""

    id: str
    grade: str
    likeness: bytes
    packed: bytes
    tag: str

    @classmethod
    def of(cls, analysis: Analysis, text: str) -> Entry:
        fields = analysis.to_dict()
        body = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
        # No time in the gzip header: the same analysis has the same bytes and the same tag on every machine.
        packed = gzip.compress(body, compresslevel=6, mtime=0)
        head = _head(analysis.grade or NO_GRADE, likeness(text, fields))
        tag = _digest(analysis.id, head + packed).hex()
        return cls(analysis.id, analysis.grade or NO_GRADE, head[HEAD_BYTES:], packed, tag)

    @cached_property
    def body(self) -> bytes:
        return gzip.decompress(self.packed)

    def tag_of(self, packed: bool) -> str:
        """A strong tag names bytes: the packed and the unpacked form have one each."""
        return f"{self.tag}-gz" if packed else self.tag

    def fields(self) -> dict[str, Any]:
        """The analysis object as a dictionary, made anew at every call."""
        loaded: dict[str, Any] = json.loads(self.body)
        return loaded

    def kept(self) -> bytes:
        """The form in which Redis keeps it: digest, grade, length of the likeness, likeness, and the bytes to send."""
        return bytes.fromhex(self.tag) + _head(self.grade, self.likeness) + self.packed

    @classmethod
    def from_kept(cls, analysis_id: str, kept: bytes) -> Entry | None:
        """The entry, or None where the bytes are not what was put there under this id."""
        digest, rest = kept[:DIGEST_BYTES], kept[DIGEST_BYTES:]
        if digest != _digest(analysis_id, rest):
            return None
        end = HEAD_BYTES + int.from_bytes(rest[1:HEAD_BYTES], "big")
        return cls(analysis_id, chr(rest[0]), rest[HEAD_BYTES:end], rest[end:], digest.hex())


def pack_text(text: str) -> bytes:
    """A canonical text as Redis keeps it, to be analysed again when the engine has learnt more."""
    return zlib.compress(text.encode(), 6)


def unpack_text(kept: bytes, longest: int) -> str | None:
    """The text again, or None where the bytes are none of ours or would unpack to more than `longest` bytes."""
    try:
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(kept, longest)
        return text.decode() if unpacking.eof else None
    except (zlib.error, UnicodeDecodeError):
        return None


def _head(grade: str, likeness: bytes) -> bytes:
    return grade.encode() + len(likeness).to_bytes(HEAD_BYTES - 1, "big") + likeness


def _digest(analysis_id: str, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST_BYTES, key=bytes.fromhex(analysis_id), person=LAYOUT).digest()
