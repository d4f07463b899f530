"""E-mail addresses that a page shows and its source hides."""

from __future__ import annotations

import re
from urllib.parse import unquote

from summaries.html.tree import Tree, attribute

_ADDRESS = re.compile(r"[^\s@?,;<>]+@[^\s@?,;<>]+\.[^\s@?,;<>.]+")


def hidden_address(tree: Tree, part: int) -> str | None:
    """What Cloudflare wrote as "[email protected]": the first byte is the key of the others."""
    attributes = tree.texts[part]
    if "data-cfemail" not in attributes:
        return None
    try:
        key, *letters = bytes.fromhex(attribute(attributes, "data-cfemail") or "")
        return bytes(letter ^ key for letter in letters).decode()
    except ValueError:
        return None


def mail_address(tree: Tree, part: int) -> str | None:
    """Where a link to it shows no address ("write to us"), the address."""
    attributes = tree.texts[part]
    if "mailto:" not in attributes.lower():
        return None
    shown = "".join(tree.texts[run] for run in range(part, tree.ends[part]) if not tree.names[run])
    found = _ADDRESS.fullmatch(unquote((attribute(attributes, "href") or "")[7:]).partition("?")[0].strip())
    return found[0] if found and "@" not in shown else None
