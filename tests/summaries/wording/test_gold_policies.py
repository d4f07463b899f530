"""What people read, over all labelled policies: backed sentence by sentence, short, easy, and graded apart.

The policies are other people's text and not part of the project: without them these tests are skipped. A failure names
the file, never its words.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from statistics import median

import pytest

import summaries
from summaries import Analysis, wording

GOLD = Path(__file__).resolve().parents[4] / "shared" / "gold"
POLICIES = sorted([*GOLD.glob("seeds/*.txt"), *GOLD.glob("dev/*.txt")])

pytestmark = pytest.mark.skipif(not POLICIES, reason="no labelled policies beside this folder")


@lru_cache(maxsize=1)
def analyses() -> dict[str, Analysis]:
    return {path.name: summaries.analyse(path.read_text(encoding="utf-8")) for path in POLICIES}


def test_every_sentence_is_backed_by_a_flag_or_a_fact() -> None:
    for name, analysis in analyses().items():
        raised = {flag.practice.id for flag in analysis.flags}
        told = wording.sentences(analysis.flags, analysis.facts)
        written = " ".join(paragraph.text for paragraph in analysis.summary)
        assert " ".join(sentence.text for sentence in told) == written, name
        for sentence in (*told, wording.headline_sentence(analysis.flags, analysis.facts)):
            assert sentence.practices or sentence.facts, name
            assert raised.issuperset(sentence.practices), name
            assert all(getattr(analysis.facts, fact) for fact in sentence.facts), name


def test_nothing_of_high_severity_is_left_out() -> None:
    for name, analysis in analyses().items():
        grave = {flag.practice.id for flag in analysis.flags if flag.practice.severity == "high"}
        told = {one for sentence in wording.sentences(analysis.flags, analysis.facts) for one in sentence.practices}
        assert grave <= told, name


def test_headlines_and_summaries_are_short_and_easy_to_read() -> None:
    for name, analysis in analyses().items():
        assert len(analysis.headline.split()) <= 25, name
        assert sum(len(paragraph.text.split()) for paragraph in analysis.summary) <= 220, name
        assert analysis.summary_grade <= 8, name
    assert median(analysis.summary_grade for analysis in analyses().values()) <= 7


def test_the_grade_sets_policies_apart() -> None:
    letters = Counter(analysis.grade for analysis in analyses().values())
    assert max(letters.values()) <= 0.35 * len(POLICIES)


def test_quotes_of_facts_and_contradictions_stand_at_their_places() -> None:
    for name, analysis in analyses().items():
        text = summaries.canonical((GOLD / _folder(name) / name).read_text(encoding="utf-8"))
        for fact in analysis.facts.retention:
            assert text[fact.start : fact.end] == fact.quote, name
        for contradiction in analysis.contradictions:
            for evidence in contradiction.evidence:
                assert text[evidence.start : evidence.end] == evidence.quote, name


def _folder(name: str) -> str:
    return next(path.parent.name for path in POLICIES if path.name == name)
