"""The links of a text: bare addresses and Markdown's, each with the words that it bears, and what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”‘’()\[\]|*\u2060]{1,2000}"
    r"(?:\([^\s()]{0,80}\)[^\s<>\"'“”()\[\]|*\u2060]{0,200})?",
    re.IGNORECASE,
)
LINK_TARGET = re.compile(
    r"\]\(\s?<?(https?://[^\s<>\")]{1,2000}(?:\([^\s()]{0,80}\))?)>?(?:\s\"[^\"\n]{0,200}\")?\)", re.IGNORECASE
)
SITES = (
    "optout.aboutads.info", "aboutads.info", "networkadvertising.org", "youronlinechoices.", "youradchoices.",
    "tools.google.com/dlpage/gaoptout", "optout.networkadvertising.org", "globalprivacycontrol.org", "dmachoice.org",
    "optoutprescreen.com", "adssettings.google.com", "donotcall.gov", "edaa.eu",
)  # fmt: skip
"""Places that exist for opting out: their addresses are opt-out links wherever they stand."""
BARE_SITE = re.compile(r"(?:[a-z\d-]+\.)*[a-z\d-]+\.[a-z]{2,6}(?:/[^\s<>\"'“”‘’()\[\]|*,;]*)?")
OPTS_OUT = re.compile(
    r"opt(?:ing|ed)?[ -]?out|unsubscri|do[ -]?not[ -]?sell|do[ -]?not[ -]?share"
    r"|(?:privacy|ad|advertising|cookie)[ -]?choices|ad (?:settings|preferences)|preference cent(?:er|re)"
    r"|email preferences|limit the use of my",
    re.IGNORECASE,
)
CUES = ("opt", "unsubscri", "do not", "choices", "preferences", "settings", "limit the use")
"""Every way of saying no holds one of these, which are searched for quickly."""
SENDS_THERE = re.compile(r"\b(?:visit|click|go to|see|here|at|via|use|using|follow|page)\b")
SENTENCE_END = re.compile(r"[.!?](?:\s|\Z)|\n")
POLICY_TITLE = re.compile(
    r"\b(?:polic(?:y|ies)|notices?|terms|statement|agreement|conditions|guidelines|code of conduct|rules|addendum|dpa"
    r"|impressum)\b",
    re.IGNORECASE,
)
TRAILING = ".,;:!?*_\u2060"
MOST = 20
MOST_ANCHORS = 3_000


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the text: the place of the whole link, the words that it bears ("" where bare), the address."""

    start: int
    end: int
    title: str
    url: str


def links(text: str, lower: str) -> tuple[Link, ...]:
    """Every web link of the text, by place. An address without a scheme gets https. `lower`: the text in lower case."""
    found: list[Link] = []
    past = 0
    for opening in _anchors(lower):
        if opening < past:
            continue
        link = _marked(text, opening) if text[opening] == "]" else _bare(text, opening)
        if link is not None and link.start >= past and not text.startswith("](", link.end):
            found.append(link)
            past = link.end
    return tuple(found)


def _anchors(lower: str) -> Iterator[int]:
    """Where a link may begin, in order, 3,000 at most: "](", a scheme, "www."."""
    places = [place for sign in ("](http", "http://", "https://", "www.") for place in _places(lower, sign)]
    return iter(sorted(places)[:MOST_ANCHORS])


def _places(lower: str, sign: str) -> Iterator[int]:
    at = lower.find(sign)
    while at >= 0:
        yield at
        at = lower.find(sign, at + len(sign))


def _marked(text: str, closing: int) -> Link | None:
    """The Markdown link whose words end at `closing`."""
    match = LINK_TARGET.match(text, closing)
    opening = text.rfind("[", max(0, closing - 200), closing)
    if match is None or opening < 0:
        return None
    return Link(opening, match.end(), text[opening + 1 : closing].strip(" *_\u2060"), _unescaped(match[1]))


def _bare(text: str, start: int) -> Link | None:
    match = ADDRESS.match(text, start)
    written = match[0].rstrip(TRAILING) if match else ""
    url = _unescaped(written)
    if "." not in url[4:]:
        return None
    return Link(start, start + len(written), "", url if "://" in url else f"https://{url}")


def _unescaped(url: str) -> str:
    """Markdown writes an underscore as \\_."""
    return url.replace("\\_", "_").replace("\\", "")


def opt_out_links(lower: str, found: Iterable[Link], bare: Iterable[int]) -> tuple[str, ...]:
    """Addresses where the reader can say no to ads, sale or mailings. `bare`: where known sites stand without http."""
    urls = [(link.start, link.url) for link in found if _opts_out(lower, link)]
    urls += [(place, url) for place in bare for url in _bare_site(lower, place)]
    unique: dict[str, str] = {}
    for _, url in sorted(urls):
        unique.setdefault(url.partition("://")[2].removeprefix("www.").rstrip("/").lower(), url)
    return tuple(unique.values())[:MOST]


def _opts_out(lower: str, link: Link) -> bool:
    url = link.url.lower()
    if OPTS_OUT.search(link.title) or OPTS_OUT.search(url) or any(site in url for site in SITES):
        return True
    return not POLICY_TITLE.search(link.title) and _is_told_before(lower, link)


def _is_told_before(lower: str, link: Link) -> bool:
    """Whether the sentence sends the reader to this link in order to opt out: "to opt out, visit …"."""
    window = lower[max(0, link.start - 140) : link.start]
    if not any(cue in window for cue in CUES):
        return False
    before = SENTENCE_END.split(window)[-1]
    cue = OPTS_OUT.search(before)
    return cue is not None and SENDS_THERE.search(before, cue.start()) is not None


def _bare_site(lower: str, at: int) -> Iterator[str]:
    """The whole address around a known site that stands without http."""
    start = max(lower.rfind(sign, max(0, at - 60), at) for sign in " \n(<\"'[*,;:") + 1
    match = BARE_SITE.match(lower, start)
    if match and match.end() > at and "/" not in lower[max(start, match.start()) : at]:
        yield "https://" + match[0].rstrip(TRAILING)
