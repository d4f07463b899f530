"""The report for a person: worst first, with the policy's own words, and nothing in it that steers a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

import summaries
from summaries.model import Evidence, Warning  # noqa: A004 - the contract's own word
from summaries.passages import passages, words
from summaries.report import report
from summaries.terminal import Paper
from tests.services import ROOT

ANALYSIS = summaries.analyse((ROOT / "tests" / "policies" / "lantern.md").read_text("utf-8"))
HOSTILE = "We \x1b[2J\x1b]0;owned\x07 sell \x9b31m your\r\n\x00 data \u202eatad\u202c \u2067now\u2069"


LABELS = {"high": "SERIOUS", "medium": "TAKE CARE", "low": "MINOR"}


def flat(text: str) -> str:
    return " ".join(text.replace("| ", "").split())


def test_headline_and_grade_come_first() -> None:
    head = flat(report(ANALYSIS, "lantern.md", Paper()))[:400]
    assert head.startswith(f"lantern.md {ANALYSIS.headline} Grade {ANALYSIS.grade} (A is best, E is worst)")
    assert f"{ANALYSIS.words} words" in head


def test_every_flag_is_there_worst_first_with_its_quote() -> None:
    text = flat(report(ANALYSIS, "x", Paper()))
    risks = [flag for flag in ANALYSIS.flags if flag.practice.stance == "risk"]
    assert risks
    places = [text.index(f"{LABELS[flag.practice.severity]} {flag.practice.title}") for flag in risks]
    assert places == sorted(places)
    for flag in ANALYSIS.flags:
        assert flag.practice.title in text
        if flag.evidence:
            assert f"“{flat(words(passages(flag.evidence)[0]))[:600]}" in text


def test_what_is_asked_first_stands_first() -> None:
    text = report(ANALYSIS, "x", Paper())
    titles = ("In plain words", "What to beware of", "What protects you", "What you can do", "Letters you can send",
              "Facts", "Also worth knowing", "Why this grade")  # fmt: skip
    places = [text.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)


def test_the_summary_and_the_letters_are_there() -> None:
    text = flat(report(ANALYSIS, "x", Paper()))
    for paragraph in ANALYSIS.summary:
        assert f"{paragraph.title}: {paragraph.text}" in text
    for letter in summaries.letters(ANALYSIS.to_dict()):
        assert f"{letter.title} {letter.send}" in text
        assert f"Subject: {letter.subject} | Hello," in text or f"Subject: {letter.subject} Hello," in text


def test_each_piece_of_advice_stands_once() -> None:
    text = flat(report(ANALYSIS, "x", Paper()))
    for advice in {flag.practice.what_you_can_do for flag in ANALYSIS.flags if flag.practice.stance == "risk"}:
        assert text.count(flat(advice)) == 1


def test_the_facts_and_the_sum_behind_the_grade_are_there() -> None:
    text = flat(report(ANALYSIS, "x", Paper()))
    assert f"Dated: {ANALYSIS.facts.effective_date}" in text
    assert all(contact.value in text for contact in ANALYSIS.facts.contacts if contact.kind == "email")
    assert all(f"{reason.effect:+g} " in text for reason in ANALYSIS.grade_reasons)


def test_a_fragment_has_no_grade() -> None:
    piece = summaries.analyse("We may sell your personal information to data brokers.", fragment=True)
    text = report(piece, "-", Paper())
    assert "No grade" in text
    assert "Why this grade" not in text


def test_lines_fit_the_paper() -> None:
    for width in (40, 80, 96):
        lines = report(ANALYSIS, "x", Paper(width)).splitlines()
        assert max(len(line) for line in lines if " " in line.strip(" |-")) <= width


def test_risks_are_told_by_words_not_by_colour_alone() -> None:
    plain, coloured = (report(ANALYSIS, "x", Paper(colours=colours)) for colours in (False, True))
    assert "\x1b" not in plain
    assert "SERIOUS" in plain
    assert "\x1b[1;31m  SERIOUS" in coloured


@pytest.mark.parametrize("colours", [False, True])
def test_what_a_policy_says_cannot_steer_a_terminal(colours: bool) -> None:
    flag = replace(ANALYSIS.flags[0], evidence=(Evidence(HOSTILE, 0, len(HOSTILE)),))
    facts = replace(ANALYSIS.facts, recipients=(HOSTILE,), opt_out_links=(HOSTILE,))
    warnings = (Warning("cut-off", HOSTILE),)
    analysis = replace(ANALYSIS, headline=HOSTILE, flags=(flag,), facts=facts, warnings=warnings)
    text = report(analysis, HOSTILE, Paper(colours=colours))
    if colours:
        for style in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;4m", "\x1b[1;31m", "\x1b[1;33m"):
            text = text.replace(style, "")
    assert not [letter for letter in text if letter != "\n" and (letter < " " or "\x7f" <= letter <= "\x9f")]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f") & set(text)


def test_a_long_quote_is_cut_and_says_so() -> None:
    flag = replace(ANALYSIS.flags[0], evidence=(Evidence("word " * 1000, 0, 5000), Evidence("other", 0, 5)))
    text = flat(report(replace(ANALYSIS, flags=(flag,)), "x", Paper()))
    assert "word…” (and 1 more)" in text
    assert text.count("word ") < 200
