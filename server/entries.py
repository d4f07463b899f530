"""An analysis as it is kept and sent: its JSON, compressed once, with what a look-up needs to know of it."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from summaries import Analysis

DIGEST_BYTES = 16


@dataclass(frozen=True)
class Entry:
    """One analysis. `packed` is gzip; `tag` names these very bytes, for ETag."""

    id: str
    packed: bytes
    tag: str = field(default="")

    @classmethod
    def of(cls, analysis: Analysis) -> Entry:
        body = json.dumps(analysis.to_dict(), ensure_ascii=False, separators=(",", ":")).encode()
        return cls.packing(analysis.id, body)

    @classmethod
    def packing(cls, analysis_id: str, body: bytes) -> Entry:
        # No time in the gzip header: the same analysis has the same bytes and the same tag on every machine.
        packed = gzip.compress(body, compresslevel=6, mtime=0)
        return cls(analysis_id, packed, _digest(analysis_id, packed).hex())

    @cached_property
    def body(self) -> bytes:
        return gzip.decompress(self.packed)

    def fields(self) -> dict[str, Any]:
        """The analysis object as a dictionary, made anew at every call."""
        loaded: dict[str, Any] = json.loads(self.body)
        return loaded

    def kept(self) -> bytes:
        """The form in which Redis keeps it: the digest, then the bytes to send."""
        return bytes.fromhex(self.tag) + self.packed

    @classmethod
    def from_kept(cls, analysis_id: str, kept: bytes) -> Entry | None:
        """The entry, or None where the bytes are not what was put there under this id."""
        digest, packed = kept[:DIGEST_BYTES], kept[DIGEST_BYTES:]
        if digest != _digest(analysis_id, packed):
            return None
        return cls(analysis_id, packed, digest.hex())


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


def _digest(analysis_id: str, packed: bytes) -> bytes:
    return hashlib.blake2b(packed, digest_size=DIGEST_BYTES, key=bytes.fromhex(analysis_id)).digest()
