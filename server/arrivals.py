"""A request while it arrives: the bytes so far, and whether they are the whole of it."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field

MOST_BYTES = 512 * 1024  # what is longer is handed on when so much of it is there
HEAD_END = b"\r\n\r\n"
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,12})[ \t]*\r\n")
CHUNKED = b"\r\ntransfer-encoding:"
WAITS_TO_BE_ASKED = b"\r\nexpect:"


@dataclass(slots=True)
class Arrival:
    """Bytes of one connection, since when they are waited for, and whether the sender was told to go on."""

    began: float = field(default_factory=time.monotonic)
    content: bytearray = field(default_factory=bytearray)
    is_polled: bool = False
    was_asked: bool = False

    def is_whole(self) -> bool:
        """Whether all is there, or so much that the rest may be read by the thread that works on it."""
        head_end = self.content.find(HEAD_END)
        if head_end < 0:
            return len(self.content) >= MOST_BYTES
        head = self._head(head_end)
        if CHUNKED in head:
            # The last chunk ends like a head does. Should the text hold the same just here, a thread reads on.
            ended = self.content.endswith(HEAD_END) and len(self.content) > head_end + len(HEAD_END)
            return ended or len(self.content) >= MOST_BYTES
        length = LENGTH.search(head)
        whole = head_end + len(HEAD_END) + (int(length.group(1)) if length else 0)
        return len(self.content) >= min(whole, MOST_BYTES)

    def waits_to_be_asked(self) -> bool:
        """True once, for a sender that wants to hear `100 Continue` before it sends the body."""
        head_end = self.content.find(HEAD_END)
        if self.was_asked or head_end < 0 or WAITS_TO_BE_ASKED not in self._head(head_end):
            return False
        self.was_asked = True
        return True

    def declares_more_than(self, most: int) -> bool:
        """Whether the head says that more will come than will be taken."""
        head_end = self.content.find(HEAD_END)
        length = LENGTH.search(self._head(head_end)) if head_end >= 0 else None
        return length is not None and int(length.group(1)) > most

    def _head(self, end: int) -> bytes:
        return bytes(self.content[: end + 2]).lower()
