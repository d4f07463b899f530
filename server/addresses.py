"""The one form in which a web address is known: without query, fragment and user info, and only http and https."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, urlsplit

DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 2048
UNUSABLE = re.compile(r"[\s\x00-\x1f\x7f\\]")
KEPT_IN_PATH = "/:@!$&'()*+,;=~-._%"


def normal(address: str) -> str | None:
    """The address in its normal form, or None where it is none of the web."""
    if len(address) > LONGEST or UNUSABLE.search(address):
        return None
    try:
        parts = urlsplit(address)
        host = _host(parts.hostname or "")
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS or not host:
        return None
    place = host if port in (None, DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    return f"{scheme}://{place}{_path(parts.path)}"


def fingerprint(address: str) -> str:
    """What stands for a normal address in the names of keys."""
    return hashlib.sha256(address.encode()).hexdigest()[:40]


def _host(host: str) -> str:
    host = host.rstrip(".").lower()
    if ":" in host:
        return f"[{host}]"
    # Names beyond ASCII have one spelling that all browsers send; UnicodeError is a ValueError.
    return host if host.isascii() else host.encode("idna").decode()


def _path(path: str) -> str:
    """One spelling of the same path: what need not be escaped is not, and what must be is, in capitals."""

    def respelt(escape: re.Match[str]) -> str:
        character = chr(int(escape.group()[1:], 16))
        plain = character.isascii() and (character.isalnum() or character in "-._~")
        return character if plain else escape.group().upper()

    return quote(re.sub(r"%[0-9A-Fa-f]{2}", respelt, path), safe=KEPT_IN_PATH) or "/"
