"""An analysis as a report for a person, to be read in a terminal or printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summaries.letters import Letter, letters
from summaries.model import Analysis, Evidence, Facts, Flag
from summaries.passages import passages, words
from summaries.terminal import Paper, safe

_LONGEST_QUOTE = 700
_INDENT = "    "
_RISKS = {"high": "SERIOUS", "medium": "TAKE CARE", "low": "MINOR"}


def report(analysis: Analysis, source: str, paper: Paper) -> str:
    """Headline, grade, what to beware of (worst first, with quotes), what protects, what the reader can do, the facts
    found, and everything else.

    Whatever comes from the policy is shown as text alone: it cannot steer a terminal.
    """
    risks, goods, notes = (
        [flag for flag in analysis.flags if flag.practice.stance == stance] for stance in ("risk", "good", "note")
    )
    parts = (
        _head(analysis, source, paper),
        _section("In plain words", _summary(analysis, paper), paper),
        _section("What to beware of", _flags(risks, paper), paper),
        _section("Where it contradicts itself", _contradictions(analysis, paper), paper),
        _section("What protects you", _flags(goods, paper), paper),
        _section("What you can do", _to_do(risks, analysis.facts, paper), paper),
        _section("Letters you can send", _letters(analysis, paper), paper),
        _section("Facts", _facts(analysis.facts, paper), paper),
        _section("Also worth knowing", _flags(notes, paper), paper),
        _section("Why this grade", _reasons(analysis, paper), paper),
    )
    return "\n".join(line for part in parts for line in part)


def _head(analysis: Analysis, source: str, paper: Paper) -> Iterator[str]:
    yield paper.paint("faint", safe(source))
    yield ""
    yield from (paper.paint("strong", line) for line in paper.lines(analysis.headline))
    grade = f"Grade {analysis.grade}" if analysis.grade else "No grade: this is a piece of a policy"
    yield paper.paint("strong", f"{grade}   (A is best, E is worst)" if analysis.grade else grade)
    minutes = "1 minute" if analysis.reading_minutes == 1 else f"{analysis.reading_minutes} minutes"
    yield from paper.lines(f"{analysis.words:,} words, {minutes} to read, school grade {analysis.reading_grade:g}.")
    for warning in analysis.warnings:
        yield from paper.lines(f"Note: {warning.detail}")


def _summary(analysis: Analysis, paper: Paper) -> Iterator[str]:
    for paragraph in analysis.summary:
        yield from paper.lines(f"{paragraph.title}: {paragraph.text}", _INDENT, "  ")


def _section(title: str, lines: Iterator[str], paper: Paper) -> Iterator[str]:
    """The lines under their title; nothing where there are none."""
    for at, line in enumerate(lines):
        if at == 0:
            yield from ("", paper.paint("title", title), "")
        yield line


def _flags(flags: Sequence[Flag], paper: Paper) -> Iterator[str]:
    for at, flag in enumerate(flags):
        if at:
            yield ""
        yield from _flag(flag, paper)


def _flag(flag: Flag, paper: Paper) -> Iterator[str]:
    practice = flag.practice
    style = practice.severity or practice.stance
    label = _RISKS.get(practice.severity or "", "GOOD" if practice.stance == "good" else "NOTE")
    first, *more = paper.lines(f"{label}  {practice.title}", _INDENT, "  ")
    yield paper.paint(style if style != "note" else "strong", first)
    yield from more
    yield from paper.lines(practice.in_short, _INDENT)
    if practice.stance == "risk":
        yield from paper.lines(practice.why_it_matters, _INDENT)
    yield from _quotes(flag.evidence, paper)


def _quotes(evidence: Sequence[Evidence], paper: Paper) -> Iterator[str]:
    """The first passage, and how many more there are."""
    found = passages(evidence)
    for passage in found[:1]:
        quote = words(passage)
        quote = quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE].rstrip() + "…"
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        lines = paper.lines(f"“{quote}”{more}", _INDENT + "| ")
        yield from (paper.paint("faint", line) for line in lines)


def _contradictions(analysis: Analysis, paper: Paper) -> Iterator[str]:
    for contradiction in analysis.contradictions:
        yield from paper.lines(contradiction.explanation, _INDENT, "  - ")
        for place in contradiction.evidence:
            yield from _quotes((place,), paper)


def _to_do(risks: Sequence[Flag], facts: Facts, paper: Paper) -> Iterator[str]:
    """Where to say no, then each piece of advice once, the one against the worst first."""
    for url in facts.opt_out_links:
        yield from paper.lines(f"Say no here: {url}", _INDENT, "  - ")
    for advice in dict.fromkeys(flag.practice.what_you_can_do for flag in risks):
        yield from paper.lines(advice, _INDENT, "  - ")


def _letters(analysis: Analysis, paper: Paper) -> Iterator[str]:
    """Whole policies alone: a piece of one does not tell which rights there are."""
    for at, letter in enumerate(letters(analysis.to_dict()) if analysis.grade else ()):
        if at:
            yield ""
        yield from _letter(letter, paper)


def _letter(letter: Letter, paper: Paper) -> Iterator[str]:
    yield from (paper.paint("strong", line) for line in paper.lines(letter.title, _INDENT, "  "))
    for line in filter(None, (letter.send, letter.whose)):
        yield from paper.lines(line, _INDENT)
    yield from paper.lines(f"Subject: {letter.subject}", _INDENT + "| ")
    for line in letter.body.strip().split("\n"):
        yield from paper.lines(line, _INDENT + "| ") or [_INDENT + "|"]


def _facts(facts: Facts, paper: Paper) -> Iterator[str]:
    rows = (
        ("Dated", [facts.effective_date or ""]),
        ("Contact", [contact.value for contact in facts.contacts]),
        ("Kept", [f"{kept.what}: {kept.period}" for kept in facts.retention]),
        ("What they take", [", ".join(facts.data_collected)]),
        ("Who gets it", [", ".join(facts.recipients)]),
        ("Read these too", [f"{other.title} {other.url}".strip() for other in facts.other_documents]),
    )
    for name, values in rows:
        for value in filter(None, values):
            yield from paper.lines(f"{name}: {value}", _INDENT, "  - ")


def _reasons(analysis: Analysis, paper: Paper) -> Iterator[str]:
    titles = {flag.practice.id: flag.practice.title for flag in analysis.flags}
    for reason in analysis.grade_reasons:
        yield from paper.lines(f"{reason.effect:+g}  {titles.get(reason.practice, reason.practice)}", _INDENT * 2, "  ")
