"""Postal addresses: found by their postcode or by a label, and put on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import islice

import tomli

from summaries.facts.outsiders import is_of_others

PLACES = tomli.loads((files("summaries.catalogue") / "places.toml").read_text(encoding="utf-8"))
STATE = "|".join(map(re.escape, (*PLACES["states"], *PLACES["state_names"])))
COUNTRY = "|".join(map(re.escape, PLACES["countries"]))
POSTCODE_END = re.compile(r"\d(?:[A-Z]{2}\b|[A-Z]\d\b|\d{3,5}(?:-\d{4})?\b)")
"""Where a postcode may end, a digit first: few places, each then looked at more closely."""
POSTCODE = re.compile(
    rf"\b(?:{STATE}),?\.? +\d{{5}}(?:-\d{{4}})?\Z"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\Z|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\Z"
    r"|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT|Vic|Qld|Tas),? +\d{4}\Z|\bSingapore,? *\(?\d{6}\Z"
    r"|(?!Box\b)[A-Z][a-z]+ ?[-–,]? ?[1-9]\d{2} ?\d{3}\Z"
)
COUNTRY_AFTER = re.compile(rf"[\s,.)–-]{{0,4}}(?:{COUNTRY})(?!\w)")
CITY_AND_COUNTRY = re.compile(rf" [A-ZÄÖÜÉ][\w.-]+(?: [A-Z][\w.-]+)?(?:,|\n| -| –)? ?\(?(?:{COUNTRY})(?!\w)")
LABEL = re.compile(
    r"(?:\b(?:postal|mailing|registered|office|street|business|our|following) (?:office )?address|^\W*(?:address|post)"
    r"|\b(?:U\.?S\.? |postal |regular )?mail|by (?:post|letter)|in writing|writ(?:e|ing)(?: to us)?(?: by post)?)"
    r"[ *_]*(?::|\bat\b:?|\bto\b:?)[ *_]*",
    re.IGNORECASE | re.MULTILINE,
)
OTHER_LABEL = re.compile(
    r"\b(?:e-?mail|phone|tel(?:ephone)?|fax|web(?:site)?|mobile|attn|url|call|contact us)\b ?:"
    r"|[\w.+-]@(?:[\w.-]*\w[])]* (?:or|and) )?|https?:|www\.",
    re.IGNORECASE,
)
OPENING = re.compile(r"(?::|\b(?:at|to|us|of|is|address)\b)[ ,*_]*(?=[A-Z\d])")
SENTENCE_END = re.compile(
    r"(?<=[a-z)]{2})(?<!Pvt)(?<!Inc)(?<!Ltd)(?<!Ave)(?<!Corp)(?<!Blvd)(?<!Dept)[.!?;](?= [A-Z])"
    r"|(?<= 20\d\d)\.(?= [A-Z])"
)
HEADING = re.compile(
    r"\W*(?:#|(?:contact|contacting|how|who|where|what|our|your|questions?|get in touch|privacy policy"
    r"|data controller)\b)",
    re.IGNORECASE,
)
"""How a line begins that stands above an address and is no part of it."""
NO_PART = re.compile(
    r"or|and|to|at|by|(?:by )?(?:regular |postal )?mail|[^\n]*:|[\d() +.-]{7,}|1?-?8\d\d-[\dA-Z-]{4,}", re.IGNORECASE
)
"""What can stand above an address and is no line of it."""
SHORTENED = (
    "Inc.", "Ltd.", "Co.", "Corp.", "LLC.", "St.", "Ave.", "Rd.", "Blvd.", "Dept.", "Pvt.", "S.A.", "B.V.", "Dr.",
    "Ln.", "Hwy.", "Pkwy.", "Sq.", "Pl.", "Ct.", "Ste.", "Bldg.", "Fl.",
)  # fmt: skip
SHORT_LINE = 70
LONGEST = 200
MOST = 6
MOST_PLACES = 200


def postal_addresses(text: str, labels: Iterable[int]) -> tuple[str, ...]:
    """Every address of the text on one line, its parts parted by commas. `labels`: where a label may stand."""
    found: dict[str, str] = {}
    for place, address in (*_by_postcode(text), *_by_label(text, labels)):
        known = any(_key(address) in key or key in _key(address) for key in found)
        if not known and _is_address(address) and not is_of_others(text, place):
            found[_key(address)] = address
    return tuple(found.values())[:MOST]


def _key(address: str) -> str:
    return "".join(character for character in address.lower() if character.isalnum())


def _by_postcode(text: str) -> Iterator[tuple[int, str]]:
    """Each address with the place where its postcode ends: its own first line can say whose it is."""
    for end in islice(POSTCODE_END.finditer(text), MOST_PLACES):
        if POSTCODE.search(text, max(0, end.start() - 24), end.end()):
            country = COUNTRY_AFTER.match(text, end.end())
            yield end.start(), _joined(text[_opening(text, end.start()) : country.end() if country else end.end()])
        else:
            place = CITY_AND_COUNTRY.match(text, end.end())
            if place:
                yield end.start(), _joined(text[_opening(text, end.start()) : place.end()])


def _opening(text: str, place: int) -> int:
    """Where the address begins whose postcode stands at `place`: after a label, or at the first of its short lines."""
    start = text.rfind("\n", 0, place) + 1
    for _ in range(5):
        end = max(0, start - 1)
        if text[:end].endswith("\n") and not _is_address(_joined(text[start : place + 1])):
            end -= 1  # its lines may stand apart, as long as there is no street yet
        above = text.rfind("\n", 0, end) + 1
        line = text[above:end].strip()
        if start == 0 or not _is_address_line(line):
            break
        start = above
    start = max(start, place - LONGEST)
    for cue in (SENTENCE_END, OTHER_LABEL, LABEL):
        for match in cue.finditer(text, start, place):
            start = match.end()
    return _after_words(text, start, place)


def _is_address_line(line: str) -> bool:
    ends_sentence = line.endswith((":", ":**", ".")) and not line.endswith(SHORTENED)
    stands_above = ends_sentence or HEADING.match(line)
    return 0 < len(line) <= SHORT_LINE and not stands_above and not OTHER_LABEL.search(line)


def _after_words(text: str, start: int, place: int) -> int:
    """In a sentence ("write to us at 1 High Street…"), the place of the first word that belongs to the address."""
    first_line = text.find("\n", start, place)
    if (first_line if first_line >= 0 else place) - start < 60 and text[start : start + 1].strip(" *_").isupper():
        return start
    for match in OPENING.finditer(text, start, place):
        return match.end()
    return start


def _by_label(text: str, places: Iterable[int]) -> Iterator[tuple[int, str]]:
    for label in _labels(text, places):
        end = text.find("\n\n", label.end(), label.end() + LONGEST)
        body = text[label.end() : end if end >= 0 else label.end() + LONGEST]
        stop = OTHER_LABEL.search(body) or SENTENCE_END.search(body)
        body = body[: stop.start()] if stop else body
        if body.strip()[:1].isupper() or body.strip()[:1].isdigit():
            yield label.end() + min(len(body), SHORT_LINE), _joined(_whole_lines(body))


def _labels(text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    for place in places:
        label = LABEL.search(text, max(0, place - 12), place + 32)
        if label is not None:
            yield label


def _whole_lines(body: str) -> str:
    """The first line when it is long, else the short lines that follow each other."""
    lines = body.strip().split("\n")
    if len(lines[0]) > SHORT_LINE:
        return lines[0]
    taken = [line for line in lines if len(line) <= SHORT_LINE]
    return "\n".join(taken[:6])


def _joined(address: str) -> str:
    parts = [part.strip(" ,;*_>|[\\-–") for part in re.split(r"\n|<br ?/?>", address)]
    while parts and (not parts[0] or NO_PART.fullmatch(parts[0])):
        parts = parts[1:]
    return re.sub(r"\s+", " ", ", ".join(part for part in parts if part)).strip(" ,;.*([")


def _is_address(address: str) -> bool:
    """A number beside the postcode, or a third part; at least three words with capitals, and no verb of a sentence."""
    words = address.split()
    if address.startswith(("©", "Copyright")) or (address.count(",") < 2 and not re.search(r"\d.*\W", address)):
        return False
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    of_one = 12 <= len(address) <= LONGEST and any(map(str.isdigit, address))
    return of_one and capitals >= 3 and capitals * 2 >= len(words)
