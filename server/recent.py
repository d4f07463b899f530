"""Which texts were sent a short while ago: so that the canonical form of each is made once, not for each reader.

A text is known here by its digest alone. Readers of one policy send the same letters, and to make their canonical form
costs more than all the rest of an answer that is known.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict

MOST_REMEMBERED = 4096


class Recent:
    """Digests of texts as they were sent, and the ids of their canonical forms. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids: OrderedDict[bytes, str] = OrderedDict()

    def id_of(self, digest: bytes) -> str | None:
        with self._lock:
            analysis_id = self._ids.get(digest)
            if analysis_id is not None:
                self._ids.move_to_end(digest)
            return analysis_id

    def note(self, digest: bytes, analysis_id: str) -> None:
        with self._lock:
            self._ids[digest] = analysis_id
            if len(self._ids) > MOST_REMEMBERED:
                self._ids.popitem(last=False)


def digest_of(text: str) -> bytes:
    """Tells apart all texts, those too that no canonical text can be (they hold half of a pair of surrogates)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
