"""Text -> tokens: lower-case words in one spelling, and the few marks that end a thought, with their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

NOTHING = "\ue003"
"""Fills up a word that got shorter, so that all places stay: e-mail -> email and this."""
EMAIL, URL, PHONE, AD_CHOICE = "\ue000", "\ue001", "\ue002", "\ue004"
"""Stand-ins for an address, a link, a telephone number and a link to where ads are refused: one token each."""

TOKEN = re.compile(
    r"(non[- ]?(?=[a-z])(?!e\b)[a-z]+|[\w\ue003]+(?:'(?:t|s|ll|ve|re|d|m)\b)?|[,;:()?!|\"\ue000\ue001\ue002\ue004])"
)
LINK = re.compile(
    r"\]\([^()\s]{1,2000}(?: \"[^\"\n]{0,200}\")?\)|https?://[^\s<>\"')\]]{1,2000}|(?<![^\W_])www\.[^\s<>\"')\]]{1,2000}"
)
SIMPLE = re.compile(r"[a-z ]+")
MAIL_LINK = "](mailto:"
"""A name that hides the address behind it: "write to [Ada](mailto:ada@example.org)"."""
MAIL_NAME = re.compile(r"[\w.+-]{1,64}\Z")
MAIL_NAME_AHEAD = re.compile(r"[\w.+-]{1,63}(?=@)")
MAIL_HOST = re.compile(r"@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
OF_AD_CHOICES = re.compile(
    r"aboutads|networkadvertising|youronlinechoices|youradchoices|adchoices|adssettings|ads/preferences"
)
HIDDEN_MAIL = re.compile(r"\[email\W{1,3}protected\]")
HIDDEN_HOST = re.compile(r" ?[\w-]{1,63}(?:(?:\.| ?[\[({]dot[\])}] ?)[\w-]{1,63}){1,5}")
HIDDEN_AT = frozenset("[({")
"""What an address may have in place of its @, lest machines find it: "info[at]example.org"."""
SIGNS = re.compile(r"]\(|https?://|www\.|[\[({](?:at|@)[\])}]|@|\[email")
"""What every address holds: these few are searched for, and what is around them looked at."""
TELEPHONE = re.compile(
    r"[+(\d](?<![\w.][+(\d])(?:(?<=\+)\(?\d{1,4}|(?<=\()\d{1,4}|(?<=\d)\d{0,3})\)?(?:[ .-]\(?\d{2,5}\)?){2,5}(?!\w)"
)
"""One class of signs first, then what may stand before it: so the search is quick."""
PLAIN = {"’": "'", "‘": "'", "‛": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
PLAIN |= {"‐": "-", "‑": "-", "‒": "-", "–": ";", "—": ";", "―": ";", "…": ".", "İ": "I"}
PLAIN |= {
    broken + ending: NOTHING * (len(broken) - 1) + "'" + ending
    for broken in ("\ufffd", "ï¿½", "â€™")  # apostrophes that were lost on the way: "We donï¿½t share"
    for ending in ("t", "s", "re", "ll", "ve")
}
PLAIN |= {EMAIL: " ", URL: " ", PHONE: " ", AD_CHOICE: " "}
QUOTED = re.compile(r"\"(?=[A-Z])([^\"\n]{4,90})\"")
TITLE_BEFORE = re.compile(
    r"\b(?:sections?|headings?|headed|titled|entitled|captioned|paragraphs?|chapters?|parts?)"
    r"(?:[ ,:*(]+\w{1,12}){0,3}[ ,:*(]+\Z",
    re.IGNORECASE,
)
TITLE_BEHIND = re.compile(r"[*,]{0,3} ?(?:sections?|headings?|paragraphs?|chapters?|(?:above|below)\W)", re.IGNORECASE)
TITLE_LINK = re.compile(r"\[(?=[A-Z])([^\[\]\n]{4,90})\]\(#")
"""A link into the same text whose words are a title: what is cited so is said where it stands."""
KEEP_IS = frozenset(
    "advertis advis appris aris chastis circumcis compris compromis concis decid demis devis disguis enterpris excis"
    " exercis expertis franchis improvis incis merchandis otherwis precis premis premisses promis purchas rais ris"
    " revis supervis surpris televis wis likewis paradis practis treatis nois prais crui cruis bruis".split()
)
IS_ENDING = re.compile(r"([a-z]{2,}?)is(e|ed|es|er|ers|ing|ation|ations|ational|able)$")
WORD_ENDINGS = (("our", "or"), ("ours", "ors"), ("oured", "ored"), ("ouring", "oring"), ("oural", "oral"))
KEEP_OUR = frozenset("our your four hour hours tour tours pour yours ours flour sour detour contour contours".split())
SPELLINGS = {
    "licence": "license", "licences": "licenses", "centre": "center", "programme": "program", "fulfil": "fulfill",
    "fulfilment": "fulfillment", "datas": "data",
    "informations": "information", "advertisings": "advertising",
    "enquiry": "inquiry", "enquiries": "inquiries", "enrol": "enroll", "judgement": "judgment", "catalogue": "catalog",
    "cheque": "check", "cheques": "checks", "analyse": "analyze", "analysed": "analyzed", "analysing": "analyzing",
    "practise": "practice", "cancelled": "canceled", "cancelling": "canceling", "labelled": "labeled",
    "modelling": "modeling", "travelled": "traveled", "travelling": "traveling", "defence": "defense",
    "offence": "offense", "offences": "offenses", "pretence": "pretense", "grey": "gray", "whilst": "while",
    "amongst": "among",
}  # fmt: skip


class Tokens:
    """The tokens of one text: three lists of equal length, the words and where each starts and ends in the text."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends


def tokens(text: str) -> Tokens:
    """All tokens of a canonical text. Linear in its length."""
    pieces = TOKEN.split(plain(text))  # what stands between, a token, what stands between, …
    offsets = list(accumulate(map(len, pieces)))
    return Tokens(list(map(spelling, pieces[1::2])), offsets[:-1:2], offsets[1::2])


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a lexicon term, in the very form that the same term gets in a text. A stand-in stays itself."""
    if phrase in (EMAIL, URL, PHONE, AD_CHOICE):
        return (phrase,)
    if SIMPLE.fullmatch(phrase) and "non" not in phrase:
        return tuple(map(spelling, phrase.split()))  # the short way for most of them: there are many at start
    return tuple(map(spelling, TOKEN.findall(plain(phrase))))


def plain(text: str) -> str:
    """The text in lower case with plain quotes, of the same length, links and addresses each as one sign."""
    if not text.isascii():
        for fancy, simple in PLAIN.items():
            text = text.replace(fancy, simple)
    text = _without_titles(text)
    lower = text.lower().replace("e-mail", f"email{NOTHING}")
    if len(lower) != len(text):
        lower = "".join(character.lower() if len(character.lower()) == 1 else character for character in text)
    words = _without_addresses(lower).replace("_", " ")  # only now: an address may hold this sign
    return TELEPHONE.sub(lambda match: PHONE + " " * (len(match[0]) - 1), words)


def _without_titles(text: str) -> str:
    """The text with spaces for the titles that it cites."""
    pieces: list[str] = []
    past = 0
    for start, end in sorted(_cited(text)):
        if start >= past:
            pieces += [text[past:start], " " * (end - start)]
            past = end
    return "".join(pieces) + text[past:] if pieces else text


def _cited(text: str) -> Iterator[tuple[int, int]]:
    """The places of titles that the text only cites: see the section "How we sell your data"."""
    for title in QUOTED.finditer(text):
        start, end = title.span()
        if TITLE_BEFORE.search(text, max(0, start - 50), start) or TITLE_BEHIND.match(text, end):
            yield title.span(1)
    yield from (title.span(1) for title in TITLE_LINK.finditer(text))


def _without_addresses(text: str) -> str:
    """The text with each link and e-mail address as one sign and as many spaces as keep every later place where it was.

    A full stop at the end stays.
    """
    pieces: list[str] = []
    past = 0
    for sign in SIGNS.finditer(text):
        place = _address(text, sign, past)
        if place:
            start, end = place
            found = text[start:end]
            rest = found[len(found.rstrip(".,;:!?")) :]
            mark = EMAIL if "@" in sign[0] or sign[0][0] in HIDDEN_AT else _link(found)
            pieces += [text[past:start], mark, " " * (len(found) - 1 - len(rest)), rest]
            past = end
    return "".join(pieces) + text[past:] if pieces else text


def _address(text: str, sign: re.Match[str], past: int) -> tuple[int, int] | None:
    """Where the address stands that a sign belongs to, unless it begins before `past`."""
    start = sign.start()
    if start < past:
        return None
    if sign[0] == "@":
        return _mail(text, start, past)
    if _hides_at(sign):
        host = HIDDEN_HOST.match(text, sign.end())
        name = MAIL_NAME.search(text, max(past, start - 64), start - (text[start - 1 : start] == " ")) if host else None
        return (name.start(), host.end()) if name and host else None
    if sign[0] == "www." and start > past and text[start - 1] in ".+-":
        name = MAIL_NAME_AHEAD.match(text, start)  # "a.www.b@example.org" is no link
        if name and _mail(text, name.end(), past):
            return None
    match = (HIDDEN_MAIL if sign[0] == "[email" else LINK).match(text, start)
    return match.span() if match else None


def _link(found: str) -> str:
    if found.startswith(MAIL_LINK):
        return EMAIL
    return AD_CHOICE if OF_AD_CHOICES.search(found) else URL


def _hides_at(sign: re.Match[str]) -> bool:
    return sign[0][0] in HIDDEN_AT and sign[0] != "[email"


def _mail(text: str, at: int, past: int) -> tuple[int, int] | None:
    """The e-mail address around the sign @, unless its name begins before `past`."""
    host = MAIL_HOST.match(text, at)
    name = MAIL_NAME.search(text, max(past, at - 64), at) if host else None
    return (name.start(), host.end()) if name and host else None


@lru_cache(maxsize=1 << 14)
def spelling(token: str) -> str:
    """One spelling for British and American words: organisation -> organization, behaviour -> behavior."""
    word = token.replace(NOTHING, "")
    if "'" in word and not word.endswith("'t"):
        word = word.partition("'")[0]  # "company's", "we'll": the word itself counts
    if word.startswith("non") and word[3:4] in "- " and len(word) > 4:
        return "non-" + word[4:]
    return SPELLINGS.get(word) or _american(word)


def _american(word: str) -> str:
    ending = IS_ENDING.match(word)
    if ending and ending[1] + "is" not in KEEP_IS and len(word) > 5:
        return f"{ending[1]}iz{ending[2]}"
    if word in KEEP_OUR:
        return word
    for british, american in WORD_ENDINGS:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    return word
