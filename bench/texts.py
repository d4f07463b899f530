"""The texts that speed is measured on: usual policies of any length, and texts made to be slow."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from summaries import canonical
from summaries.catalogue.vocabulary import read_vocabulary

ROOT = Path(__file__).parents[1]
POLICIES = ("tests/policies/*.md", "server/samples/*.md", "tests/summaries/texts/policies/*.txt")
SENTENCES = "tests/summaries/sentences/*.toml"
A_PARAGRAPH, EVERY_HEADING = 4, 3


def usual(letters: int) -> str:
    """A policy of so many letters: whole ones of the project, then paragraphs of single sentences; no two are alike."""
    policies = "\n\n".join(_policies())
    rounds, text = 0, policies
    while len(text) < letters:
        text += f"\n\n{_paragraphs(rounds)}"
        rounds += 1
    return canonical(text[:letters])


@cache
def _policies() -> tuple[str, ...]:
    paths = (path for pattern in POLICIES for path in sorted(ROOT.glob(pattern)))
    return tuple(path.read_text(encoding="utf-8") for path in paths)


@cache
def _sentences() -> tuple[str, ...]:
    """Sentences that state something and sentences that only seem to, as they are tested."""
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob(SENTENCES))]
    return tuple(line for file in files for practice in file.values() for kind in practice.values() for line in kind)


def _paragraphs(number: int) -> str:
    """All sentences in an order of their own, a few to a paragraph, with headings between."""
    lines = list(_sentences())
    random.Random(number).shuffle(lines)
    found = [" ".join(lines[at : at + A_PARAGRAPH]) for at in range(0, len(lines), A_PARAGRAPH)]
    for at in range(0, len(found), EVERY_HEADING):
        found[at] = f"## Part {at} of {number}\n\n{found[at]}"
    return "\n\n".join(found)


def _again(piece: str) -> Callable[[int], str]:
    return lambda letters: (piece * (letters // len(piece) + 1))[:letters]


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda letters: f"{opening * (letters // 2)}{closing * (letters // 2)}"


def _steps(letters: int) -> str:
    """A list each item of which stands one step deeper than the one before it."""
    return "\n".join(f"{' ' * depth}- data:" for depth in range(int((2 * letters) ** 0.5)))


def _every_term(letters: int) -> str:
    """Every term of every lexicon in a row."""
    terms = read_vocabulary(ROOT / "summaries" / "catalogue" / "lexicons").terms
    return _again(" ".join(sorted({term for phrases in terms.values() for term in phrases})))(letters)


HOSTILE: Mapping[str, Callable[[int], str]] = {
    "one line": _again("we collect your data and share it with our partners "),
    "one word": _again("a"),
    "one number": _again("1"),
    "letters of a language without spaces": _again("数"),
    "bullets": _again("- item\n"),
    "bullets of data": _again("- your name\n"),
    "not": _again("not "),
    "denials": _again("we do not "),
    "nested brackets": _nested("(", ")"),
    "nested square brackets": _nested("[", "]"),
    "brackets that stay open": _again("we (may ("),
    "repeated lead-ins": _again("We collect the following:\n"),
    "nested lead-ins": _again("We collect the following:\n- data:\n  - name:\n"),
    "deeper and deeper": _steps,
    "every term": _every_term,
    "table rows": _again("| we sell data | No |\n"),
    "headers of tables": _again("| data | sold |\n| --- | --- |\n"),
    "headings": _again("# data\n"),
    "levels of headings": _again("# a\n## b\n### c\n#### d\n##### e\n###### f\n"),
    "short paragraphs": _again("Your rights\n\n"),
    "questions": _again("Do we sell data? No. "),
    "one no after the other": _again("No data. "),
    "quotes": _again('"we" '),
    "apostrophes": _again("we'"),
    "combining marks": _again("e\u0301\u0323"),
    "marks without a letter": _again("\u0301"),
    "full stops": _again("a."),
    "initials": _again("A. "),
    "e-mail addresses": _again("a@b.example "),
    "halves of e-mail addresses": _again("a.b-c@"),
    "signs of e-mail": _again("@"),
    "disguised addresses": _again("a at b dot c "),
    "digits": _again("1 "),
    "telephone numbers": _again("+1 212 555 "),
    "dates": _again("1/1/2024 "),
    "periods": _again("we keep your data for 2 years. "),
    "links": _again("[a](http://b.example) "),
    "links that stay open": _again("[a]("),
    "addresses without links": _again("www."),
    "postcodes": _again("London 12345, "),
    "titles": _again("The Aaaa and Bbbb of "),
    "enumerations": _again("; (a) we "),
    "asides": _again(", which we do not "),
    "exceptions": _again("unless you "),
    "sales": _again("we sell your personal data to third parties "),
    "underscores": _again("_"),
    "spaces": _again("a  "),
    "tabs": _again("\t"),
    "empty lines": _again("\n"),
}
"""What it is -> the text in so many letters."""

HOSTILE_HTML: Mapping[str, Callable[[int], str]] = {
    "open paragraphs": _again("<p>data"),
    "open lists": _again("<ul><li>data"),
    "open tables": _again("<table><tr><td>data"),
    "open boxes": _again("<div>"),
    "angle brackets": _again("<"),
    "entities": _again("&amp;"),
    "hidden parts": _again('<p style="display:none">data'),
}
"""The same for pages, which are read first."""
