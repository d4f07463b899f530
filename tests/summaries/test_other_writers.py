"""Sentences by writers who never saw the cards: per topic, the engine finds what they state and little else."""

from __future__ import annotations

import tomllib
from pathlib import Path
from statistics import fmean

import pytest

import summaries

FOLDER = Path(__file__).parent / "sentences"
TOPICS = sorted(path.stem for path in FOLDER.glob("*.toml"))
FLOOR = 0.9


def _found(practice: str, sentence: str) -> bool:
    """Whether the engine finds the practice in the sentence alone."""
    return practice in {flag.practice.id for flag in summaries.analyse(sentence, fragment=True).flags}


def _score(practice: str, labels: dict[str, list[str]]) -> tuple[float, list[str]]:
    """The practice's F1, and what went wrong."""
    missed = [sentence for sentence in labels["states"] if not _found(practice, sentence)]
    false = [sentence for sentence in labels["does_not"] if _found(practice, sentence)]
    hits = len(labels["states"]) - len(missed)
    wrong = [f"{practice}: not found: {text}" for text in missed] + [f"{practice}: found: {text}" for text in false]
    return 2 * hits / (2 * hits + len(missed) + len(false)), wrong


@pytest.mark.parametrize("topic", TOPICS)
def test_the_sentences_of_strangers_are_understood(topic: str) -> None:
    scores = [_score(*item) for item in tomllib.loads((FOLDER / f"{topic}.toml").read_text("utf-8")).items()]
    mean = fmean(score for score, _ in scores)
    assert mean >= FLOOR, f"macro-F1 {mean:.3f}\n" + "\n".join(line for _, wrong in scores for line in wrong)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_sentences_are_of_practices_that_the_catalogue_knows(topic: str) -> None:
    known = {practice.id for practice in summaries.practices() if practice.topic == topic}
    assert set(tomllib.loads((FOLDER / f"{topic}.toml").read_text("utf-8"))) <= known
