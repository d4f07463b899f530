"""Runs the engine over labelled text and compares its flags with the labels."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bench.corpora import Case, Policy, Sentence, Stranger
from bench.scores import Outcome, Verdict
from summaries import Analysis, Refusal, analyse_canonical, read

Chosen = Callable[[str], bool]
"""Whether a practice id is among those asked for."""


@dataclass(frozen=True)
class Answer:
    """What the engine says of one text: the stated practices with their quotes, or the refusal."""

    stated: dict[str, tuple[str, ...]]
    language: str = ""
    refusal: str = ""
    detail: str = ""


@dataclass(frozen=True)
class CaseVerdict:
    """Whether a filed quote shows what it should; None where the engine says that it is not English."""

    case: Case
    recognised: bool | None
    stated: tuple[str, ...]


def ask(text: str, *, fragment: bool = False) -> Answer:
    """Analyse a document as the command line does."""
    try:
        return _answer(analyse_canonical(read(text), fragment=fragment))
    except Refusal as refusal:
        return Answer({}, refusal=refusal.kind, detail=refusal.detail)


def judge_policy(policy: Policy, chosen: Chosen) -> Iterator[Verdict]:
    """A verdict for each chosen practice that the label or a flag of ours names. A refused policy misses everything."""
    answer = ask(policy.text)
    for practice in filter(chosen, sorted({*policy.present, *answer.stated})):
        ours, gold = practice in answer.stated, practice in policy.present
        quotes = policy.present[practice] if gold else answer.stated[practice]
        yield Verdict(practice, policy.name, _outcome(ours, gold), quotes, practice in policy.doubtful)


def judge_sentences(sentences: Iterable[Sentence], chosen: Chosen) -> Iterator[Verdict]:
    """A verdict for each sentence of a chosen practice: was that one practice found, and rightly so?"""
    for sentence in sentences:
        if chosen(sentence.practice):
            ours = ask(sentence.text, fragment=True).stated
            outcome = _outcome(sentence.practice in ours, sentence.present)
            yield Verdict(sentence.practice, sentence.name, outcome, (sentence.text,))


def judge_cases(cases: Iterable[Case], chosen: Chosen) -> Iterator[CaseVerdict]:
    """A verdict for each quote that should show a chosen practice."""
    for case in cases:
        if any(map(chosen, case.any_of)):
            answer = ask(case.text, fragment=True)
            foreign = answer.refusal == "unsupported-language" or answer.language not in ("", "en")
            recognised = None if foreign else not answer.stated.keys().isdisjoint(case.any_of)
            yield CaseVerdict(case, recognised, tuple(answer.stated))


def judge_strangers(strangers: Iterable[Stranger]) -> Iterator[tuple[Stranger, Answer]]:
    """Each text that should be refused, with the engine's answer."""
    for stranger in strangers:
        yield stranger, ask(stranger.text)


def _answer(analysis: Analysis) -> Answer:
    flags = (flag for flag in analysis.flags if not flag.practice.missing)
    stated = {flag.practice.id: tuple(evidence.quote for evidence in flag.evidence) for flag in flags}
    return Answer(stated, language=analysis.language)


def _outcome(ours: bool, gold: bool) -> Outcome:
    if ours:
        return "hit" if gold else "false alarm"
    return "miss" if gold else "right silence"
