"""Policies and terms that the text leans on and that were not read: by link, or by name alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from summaries.facts.links import OPTS_OUT, POLICY_TITLE, Link
from summaries.model import Document

POLICY_ADDRESS = re.compile(
    r"/(?:[\w.-]{0,80}[-_./])?(?:privacy|policy|policies|legal|terms|datenschutz|cookies?|tos|eula)", re.IGNORECASE
)
NO_DOCUMENT = re.compile(
    r"\b(?:forms?|portal|request|opt|unsubscribe|settings|preferences|controls?|choices|contact|archive"
    r"|wayback|previous|this|changes|history|versions?|revisions?|back to|(?:to|^) ?top)\b",
    re.IGNORECASE,
)
ELSEWHERE = (
    "archive.org", "archive.ph", "archive.today", "wikipedia.org", "aboutcookies.org", "allaboutcookies.org",
    "support.google.com", "support.mozilla.org", "support.microsoft.com", "support.apple.com", "help.opera.com",
)  # fmt: skip
"""Copies of pages, encyclopedias and help pages of browsers: nobody's policy, whatever their address says."""
SCHEMES = ("shield", "framework", "privacy-seal", "seal/validation", "/privacy-seals")
"""Public schemes and seals whose pages bear "privacy" in their address and are nobody's policy."""
GENERAL = re.compile(
    r"\W*(?:the |our |their |its |this )?(?:privacy )?(?:policy|notice|statement|terms|here|website|page)\W*",
    re.IGNORECASE,
)
"""Titles that do not tell whose document it is: the name of its site is added."""
ASKS_TO_READ = re.compile(
    r"(?:click here to )?(?:read|see|view|visit)(?: more(?: about| in)?)?:? (?=\S+ \S)", re.IGNORECASE
)
"""What a link asks the reader to do with the document that it names behind it."""
NAME_ENDS = re.compile(
    r"(?:Policy|Policies|Notice|Terms|Agreement|Guidelines|Conditions|Addendum)\b"
    r"(?: of [A-Z]\w+| (?:and|&) Conditions)?"
)
NAME_BEGINS = re.compile(
    r"\b(?:our|Our|the|The|its|these|applicable) (?P<words>(?:[A-Z][\w’'-]{1,20} (?:and |& |of )?){0,5})\Z"
)
ITS_OWN_NAME = re.compile(
    r"(?:(?:Online|Web ?[Ss]ite|Global|Data|Customer|General|Internet|Personal|This|Consumer|Our|User) )*"
    r"(?:Privacy|Data Protection)?(?: and (?:Security|Cookies?))? ?(?:Policy|Policies|Notice|Agreement)"
)
LONGEST_TITLE = 90
TOP = 400
"""Signs at the beginning of a text in which it bears its own name."""
MOST = 20
MOST_PLACES = 400


def other_documents(text: str, found: Iterable[Link]) -> tuple[Document, ...]:
    """Each document once. `url` is "" where the text names a document and does not say where it stands."""
    linked: dict[str, Document] = {}
    for link in found:
        if _is_document(link):
            address = link.url.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")
            linked.setdefault(address, Document(_title(link), link.url))
    titles = [document.title.lower() for document in linked.values()]
    named = [name for name in _shortest(_names(text)) if name.lower() not in titles and not _is_this(name, text)]
    return (*linked.values(), *(Document(name, "") for name in named))[:MOST]


def _is_this(name: str, text: str) -> bool:
    """Whether a privacy policy is meant all of whose words stand at the top of the text: then it is this one."""
    words = name.lower().split()
    return words[-2:-1] == ["privacy"] and set(text[:TOP].lower().split()).issuperset(words)


def _shortest(names: Iterable[str]) -> list[str]:
    """Of "Terms of Use" and "Site's Terms of Use" the former alone."""
    unique = list(dict.fromkeys(names))
    return [name for name in unique if not any(other in name for other in unique if other != name)]


def _is_document(link: Link) -> bool:
    elsewhere = _host(link.url).endswith(ELSEWHERE) or any(name in link.url for name in SCHEMES)
    if elsewhere or NO_DOCUMENT.search(link.title) or OPTS_OUT.search(link.url):
        return False
    titled = POLICY_TITLE.search(link.title) and len(link.title) <= LONGEST_TITLE
    return bool(titled or POLICY_ADDRESS.search(link.url.partition("://")[2]))


def _host(url: str) -> str:
    """The host of an address; "" where it has none that can be read."""
    return re.split(r"[/?#:]", url.partition("://")[2], maxsplit=1)[0].lower().removeprefix("www.")


def _title(link: Link) -> str:
    """The words of the link; with its site, or the site alone, where they do not tell whose document it is."""
    site = _host(link.url)
    if not link.title or link.title.startswith(("http", "www.")):
        return site
    title = ASKS_TO_READ.sub("", link.title)[:LONGEST_TITLE]
    if GENERAL.fullmatch(title) or not link.title[:1].isupper():
        return f"{title} ({site})"
    return title[:1].upper() + title[1:]


def _names(text: str) -> Iterator[str]:
    """Titles in capitals: "our Cookie Policy", "the End User License Agreement"; not the policy's own."""
    for ending in islice(NAME_ENDS.finditer(text), MOST_PLACES):
        beginning = NAME_BEGINS.search(text, max(0, ending.start() - 90), ending.start())
        if beginning:
            name = beginning["words"] + ending[0]
            if not ITS_OWN_NAME.fullmatch(name) and text[ending.end() : ending.end() + 2] != "](":
                yield name
