"""The forms of English verbs and nouns, so that a lexicon lists each word once."""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = "aeiou"
DOUBLING = frozenset(
    "submit permit transmit transfer refer occur control commit compel prefer defer infer admit omit remit rebut"
    " scan plug blog stop drop chat plan forget begin skim strip trim clip flag spot trap grab unplug program".split()
)
"""Verbs whose last letter doubles (submitted). Short words of one syllable follow the rule below unlisted."""


def verb_forms(entry: str) -> Iterator[str]:
    """All forms of a verb given as `share` or, where irregular, `sell/sold` or `give/gave/given`.

    A phrase inflects its first word: `hand over` -> hands over, handed over, handing over.
    """
    first, _, rest = entry.partition(" ")
    base, *past = first.split("/")
    tail = f" {rest}" if rest else ""
    for form in (base, third_person(base), gerund(base), *(past or [past_tense(base)])):
        yield form + tail


def participles(entry: str) -> Iterator[str]:
    """The forms of a verb that stand after "be": `sell/sold` -> sold; `give/gave/given` -> given."""
    first, _, rest = entry.partition(" ")
    base, *past = first.split("/")
    tail = f" {rest}" if rest else ""
    yield (past[-1] if past else past_tense(base)) + tail


def noun_forms(entry: str) -> Iterator[str]:
    """Singular and plural of a noun or of a phrase that ends in one; `child/children` gives an irregular plural."""
    singular, _, plural = entry.partition("/")
    yield singular
    yield plural or third_person(singular)


def third_person(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def past_tense(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _doubled(word: str) -> str:
    short = len(word) <= 4 and word[-1] not in "wxyaeiou" and word[-2:-1] in VOWELS and word[-3:-2] not in VOWELS
    one_syllable = short and sum(letter in VOWELS for letter in word) == 1
    return word + word[-1] if word in DOUBLING or one_syllable else word


CONTRACTIONS = (
    ("cannot", "can't"), ("can not", "can't"), ("do not", "don't"), ("does not", "doesn't"), ("did not", "didn't"),
    ("will not", "won't"), ("would not", "wouldn't"), ("should not", "shouldn't"), ("is not", "isn't"),
    ("are not", "aren't"), ("have not", "haven't"), ("has not", "hasn't"),
)  # fmt: skip


def spoken_forms(term: str) -> Iterator[str]:
    """The term, and its short form where it has one: "if you do not agree" -> "if you don't agree"."""
    yield term
    if "not" not in term:  # so it is with nearly all of them, and there are many at start
        return
    for full, short in CONTRACTIONS:
        spoken = f" {term} ".replace(f" {full} ", f" {short} ").strip()
        if spoken != term:
            yield spoken
