"""The engine's one door: a policy's text in, an analysis out. Pure: no network, no clock, no state but its caches."""

from __future__ import annotations

import gc

from summaries import contradictions, facts, gate, grade, readability, wording
from summaries.blocks import blocks
from summaries.canonical import canonical, content_id
from summaries.catalogue import catalogue
from summaries.changes import compare
from summaries.clauses import clauses
from summaries.flags import flags
from summaries.flows import Flow, flagged_kinds, flows
from summaries.flows import wording as flows_wording
from summaries.grade import GradeRules
from summaries.grade import rules as grade_rules
from summaries.html import read_html
from summaries.letters import Letter, letters
from summaries.letters import wording as letters_wording
from summaries.model import TOPICS, Analysis, Evidence, Flag, Practice, Refusal
from summaries.passages import passages
from summaries.passages import words as passage_words
from summaries.practices import findings
from summaries.reading import read
from summaries.tokens import tokens

__all__ = [
    "TOPICS", "Analysis", "Evidence", "Flag", "Flow", "GradeRules", "Letter", "Practice", "Refusal", "analyse",
    "analyse_canonical", "canonical", "compare", "content_id", "engine", "flagged_kinds", "flows", "grade_rules",
    "letters", "passage_words", "passages", "practices", "prepare", "read", "read_html",
]  # fmt: skip


def analyse(text: str, *, fragment: bool = False) -> Analysis:
    """The analysis of a policy's text, plain or Markdown. `fragment`: a piece of a policy, so no refusal for its length
    or kind, no missing flags and no grade.

    Raises Refusal when the text is too large, too short, no privacy policy, or not in English.
    """
    return analyse_canonical(canonical(text), fragment=fragment)


def analyse_canonical(text: str, *, fragment: bool = False) -> Analysis:
    """The same of a text that is canonical already."""
    language = gate.check(text, fragment)
    words, minutes, reading_grade = readability.measure(text)
    read_tokens = tokens(text)
    read_clauses = clauses(text, blocks(text), read_tokens)
    found = findings(read_clauses, read_tokens, catalogue())
    raised = flags(text, found, catalogue(), fragment)
    known = facts.find(text, read_clauses, found, read_tokens)
    warnings = gate.warnings(text)
    cut_off = any(warning.code == "cut-off" for warning in warnings)
    letter, reasons = (None, ()) if fragment else grade.grade(raised, words, cut_off)
    summary = wording.summary(raised, known)
    return Analysis(
        id=content_id(text),
        engine=engine(),
        language=language,
        words=words,
        reading_minutes=minutes,
        reading_grade=reading_grade,
        grade=letter,
        grade_reasons=reasons,
        headline=wording.headline(raised, known),
        summary=summary,
        summary_grade=wording.summary_grade(summary),
        flags=raised,
        contradictions=contradictions.find(raised, found, text),
        facts=known,
        warnings=warnings,
    )


def engine() -> str:
    """Version of the engine and fingerprint of its catalogue: another fingerprint, another analysis."""
    return catalogue().engine


def practices() -> tuple[Practice, ...]:
    """All practices of the catalogue in reading order, the *missing* ones included."""
    return catalogue().practices()


def prepare() -> None:
    """Load all that is loaded once, so that a fork shares it and the first reader does not wait."""
    catalogue()
    readability.prepare()
    wording.prepare()
    grade.rules()
    contradictions.pairs()
    letters_wording()
    flows_wording()
    gc.collect()
    gc.freeze()  # what is loaded for good is not looked through again at every collection, nor copied by a fork
