"""Ways to reach the company about privacy: e-mail (disguised too), telephone, post, forms and contact pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from summaries.facts.links import Link
from summaries.facts.outsiders import is_of_others
from summaries.facts.postal import postal_addresses
from summaries.model import Contact

LOCAL = re.compile(r"[\w.+%'-]{1,64}\Z", re.ASCII)
DOMAIN = re.compile(r"[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,5}\.[a-z]{2,18}", re.IGNORECASE)
GLUED = re.compile(r"(?<=\.com|\.org|\.net|\.edu|\.gov)[A-Z][a-z]+\Z|(?<=\.uk|\.au|\.in|\.de|\.ca|\.io)[A-Z][a-z]+\Z")
"""The next sentence where no space parts it from an address: "help@a.comWe care"."""
ENDINGS = "com|org|net|io|co|uk|de|eu|in|ca|au|nz|us|fr|nl|se|ch|at|ie|es|it|edu|gov|info|biz|app|dev|ai|example"
AT = (
    r"(?:\s?[\[({<]\s?(?:at|@)\s?[\])}>]\s?|\s?@\s|\s@\s?"
    rf"|\sat\s(?=[\w-]{{1,40}}(?:\sdot\s[\w-]{{1,40}}){{0,2}}(?:\sdot\s(?:{ENDINGS})\b|\s?[\[({{]\s?dot)))"
)
DOT = r"(?:\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|\sdot\s|\.)"
DISGUISED = re.compile(rf"{AT}(?P<domain>[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,4}})", re.IGNORECASE)
BRACKETED = re.compile(r"[\[({<] ?(?=at\b)", re.IGNORECASE)
"""What stands before an "at" in brackets: such an address is one token."""
ANY_DOT = re.compile(DOT, re.IGNORECASE)
APART, BRACKETS = frozenset(" ])}>"), ("[", "(", "{", "<")
PICTURES = (".png", ".jpg", ".gif", ".svg", ".webp")
AUTHORITIES = (
    "ico.org.uk", "dataprotection.gov.uk", "dataprotection.ie", "cnil.fr", "ftc.gov", "edpb.europa.eu", "jamsadr.com",
    "priv.gc.ca",
)  # fmt: skip

NUMBER = re.compile(r"[+(\d][\d ().–-]{5,22}\d(?![\w%])")
"""What may be a telephone number, one class of signs first: the search is quick."""
TELEPHONE = re.compile(
    r"(?:(?:\+ ?\d{1,3}[ .-]?|1[ .-]?(?=\())?(?:\(0?\d{1,5}\)[ .-]?)?"
    r"\d{1,5}(?:[ .–-]{1,3}\d{2,8}){0,5}|\d{7,13})(?![\w%-])"
)
LETTERED = re.compile(r"8\d\d-[A-Z\d]{2,10}(?:-[A-Z\d]{1,10}){0,3}\b")
CALLS = re.compile(
    r"(?:\btel(?:ephone|e?fon)?\b|\b(?:tele|mobile |cell ?|work |toll[- ]?free )?phone\b"
    r"|\b(?:call|calling|dial|mobile|toll|hotline|helpline|whatsapp|ring|text|sms|ph)\b"
    r"|\bcontact (?:us|[A-Z]\w+) (?:at|on|via)\b|[☎📞✆]|\bt:|\bm:)[^\n]{0,48}\Z",
    re.IGNORECASE,
)
FAX = re.compile(r"\b(?:fax|facsimile)\b[^\n\d]{0,24}\Z|\bf:\s?\Z", re.IGNORECASE)
AMERICAN = re.compile(r"(?:\+?1(?:[ .-]|(?=\()))?(?:\(\d{3}\)[ -]?|\d{3}[.-])\d{3}[.-]\d{4}\Z")
AUSTRALIAN = re.compile(r"13[ -]?\d\d[ -]?\d\d\Z")
"""A number of six figures that can be called from all of Australia."""
FORM = re.compile(
    r"\bforms?\b|webform|(?:privacy|request|rights|data subject)[a-z ]{0,30} (?:portal|cent(?:er|re))|\bdsar\b"
    r"|submit (?:a|your) request|privacyportal|/(?:privacy-request|data-request)",
    re.IGNORECASE,
)
CONTACT_PAGE = re.compile(
    r"\bcontact\b(?! form)|get in touch|write to us|reach us|help ?(?:desk|center|centre)", re.IGNORECASE
)
CONTACT_ADDRESS = re.compile(r"/contact(?![-_]?(?:discover|trac|lens|list|import|sync|book|less))", re.IGNORECASE)
"""The address of a contact page, and not of a page on contacts."""
SEALS = re.compile(
    r"//[\w.-]{0,40}\b(?:truste|trustarc|bbb|jamsadr|ico|ftc|networkadvertising|aboutads"
    r"|youradchoices|youronlinechoices|dmachoice|doubleclick)\.(?:com|org|gov|org\.uk|net|info|eu)/",
    re.IGNORECASE,
)
"""Whoever gives seals, settles disputes or takes complaints has forms of their own."""
BEFORE_NO_NUMBER = frozenset("/.=#-_%&")
MOST = 12
MOST_NUMBERS = 2_000


def contacts(text: str, links: Iterable[Link], disguises: Iterable[int], labels: Iterable[int]) -> tuple[Contact, ...]:
    """Each way to reach the company once, in the order e-mail, telephone, post, form, page.

    `disguises`: where "at" and "dot" stand; `labels`: where the label of a postal address may stand.
    """
    found = dict.fromkeys(Contact("email", value) for value in emails(text, disguises))
    found |= dict.fromkeys(Contact("phone", value) for value in phones(text))
    found |= dict.fromkeys(Contact("postal", value) for value in postal_addresses(text, labels))
    found |= dict.fromkeys(contact_links(text, links))
    return tuple(found)


def emails(text: str, disguises: Iterable[int]) -> tuple[str, ...]:
    """E-mail addresses, disguised ones put right; those of authorities left out."""
    found: dict[str, str] = {}
    for place, address in (*_plain(text), *_disguised(text, disguises)):
        if address.lower() not in found and _is_the_companys(address) and not is_of_others(text, place):
            found[address.lower()] = address
        if len(found) >= MOST:
            break
    return tuple(found.values())


def _plain(text: str) -> Iterator[tuple[int, str]]:
    at = text.find("@")
    while at >= 0:
        local = LOCAL.search(text, max(0, at - 64), at)
        domain = DOMAIN.match(text, at + 1)
        if local and domain:
            slanted = "_" if text.startswith("_", domain.end()) else ""
            name = local[0].removeprefix("%20").lstrip(chr(39) + ".-%" + slanted)
            yield local.start(), f"{name}@{GLUED.sub('', domain[0]).lower()}"
        at = text.find("@", at + 1)


def _disguised(text: str, places: Iterable[int]) -> Iterator[tuple[int, str]]:
    """privacy [at] example (dot) com, privacy @ example.com, and the like."""
    bracketed = (match.end() for match in islice(BRACKETED.finditer(text), MOST_NUMBERS))
    for place in (*places, *bracketed, *islice(_at_signs(text), MOST_NUMBERS)):
        cue = DISGUISED.search(text, max(0, place - 2), place + 160) if _may_disguise(text, place) else None
        if cue is not None and cue.start() <= place:
            local = LOCAL.search(text, max(0, cue.start() - 64), cue.start())
            domain = ANY_DOT.sub(".", cue["domain"]).rstrip(".")
            if local and DOMAIN.fullmatch(domain):
                yield local.start(), f"{local[0]}@{domain.lower()}"


def _may_disguise(text: str, place: int) -> bool:
    """Whether a bracket stands before an "at", or a dot that is spelled out soon after it."""
    if text[place] == "@" or text[max(0, place - 2) : place].strip()[-1:] in BRACKETS:
        return True
    return "dot" in text[place : place + 80].lower()


def _at_signs(text: str) -> Iterator[int]:
    """The @ that stand apart from what is around them."""
    at = text.find("@")
    while at >= 0:
        if text[at + 1 : at + 2] in APART:
            yield at
        at = text.find("@", at + 1)


def _is_the_companys(address: str) -> bool:
    local, _, domain = address.partition("@")
    return bool(local) and not domain.endswith((*PICTURES, *AUTHORITIES))


def phones(text: str) -> tuple[str, ...]:
    """Telephone numbers as written; a number counts where the words before it, or its form, say what it is."""
    found: dict[str, str] = {}
    for place in islice(NUMBER.finditer(text), MOST_NUMBERS):
        match = TELEPHONE.match(text, place.start())
        if match and _is_called(text, match) and not is_of_others(text, match.start()):
            found.setdefault("".join(filter(str.isdigit, match[0])), match[0].strip())
    for match in islice(LETTERED.finditer(text), MOST_NUMBERS):
        start = match.start() - 2 if text.startswith(("1-", "1 "), max(0, match.start() - 2)) else match.start()
        if any(map(str.isalpha, match[0])) and not is_of_others(text, start):
            found.setdefault(match[0], text[start : match.end()])
    return tuple(found.values())[:MOST]


def _is_called(text: str, match: re.Match[str]) -> bool:
    digits = sum(map(str.isdigit, match[0]))
    least = 6 if AUSTRALIAN.match(match[0]) else 7
    if not least <= digits <= 15 or text[max(0, match.start() - 1) : match.start()] in BEFORE_NO_NUMBER:
        return False
    line = text.rfind("\n", 0, match.start()) + 1
    before = text[max(line, match.start() - 60) : match.start()]
    if FAX.search(before):
        return False
    return match[0].startswith("+") or bool(AMERICAN.match(match[0]) or CALLS.search(before))


def contact_links(text: str, links: Iterable[Link]) -> Iterator[Contact]:
    """Forms and contact pages: by the words of the link, its address, or those just before a bare one."""
    for link in links:
        if SEALS.search(link.url):
            continue
        words = link.title or text[max(0, link.start - 60) : link.start].rpartition("\n")[2]
        if FORM.search(words) or FORM.search(link.url):
            yield Contact("form", link.url)
        elif CONTACT_PAGE.search(words) or CONTACT_ADDRESS.search(link.url):
            yield Contact("url", link.url)
