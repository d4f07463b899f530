"""`make profile`: where the time of an analysis goes, step by step, and in which functions."""

from __future__ import annotations

import cProfile
import io
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.__main__ import about
from bench.texts import usual
from summaries import canonical, contradictions, facts, gate, prepare, readability, wording
from summaries.blocks import blocks
from summaries.catalogue import catalogue
from summaries.clauses import clauses
from summaries.flags import flags
from summaries.languages import languages
from summaries.likeness import likeness
from summaries.practices import findings
from summaries.tokens import tokens

FOLDER = Path(__file__).with_name("profiles")
LETTERS, RUNS, FUNCTIONS = 20_000, 40, 40

Steps = dict[str, Callable[[], object]]


def main() -> int:
    """Profile a policy of 20 KB and write it to bench/profiles/; the name of the file may be given."""
    prepare()
    name = sys.argv[1] if len(sys.argv) > 1 else "latest"
    steps = _steps(usual(LETTERS))
    report = "\n".join([about(), "", *_shares(steps), "", _functions(steps)])
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.txt").write_text(report + "\n", encoding="utf-8")
    print(report)
    return 0


def _steps(sent: str) -> Steps:
    """Each step of an analysis with what the steps before it give."""
    text = canonical(sent)
    read = tokens(text)
    split = blocks(text)
    said = clauses(text, split, read)
    found = findings(said, read, catalogue())
    raised = flags(text, found, catalogue(), False)
    known = facts.find(text, said, found, read)
    return {
        "canonical text": lambda: canonical(sent),
        "gate: language, length, kind": lambda: _checked(text),
        "readability": lambda: readability.measure(text),
        "tokens": lambda: tokens(text),
        "blocks": lambda: blocks(text),
        "clauses": lambda: clauses(text, split, read),
        "terms of the lexicons": lambda: catalogue().lexicons.find(read.words),
        "findings (terms included)": lambda: findings(said, read, catalogue()),
        "flags": lambda: flags(text, found, catalogue(), False),
        "facts": lambda: facts.find(text, said, found, read),
        "contradictions": lambda: contradictions.find(raised, found, text),
        "wording: summary": lambda: wording.summary(raised, known),
        "wording: headline": lambda: wording.headline(raised, known),
    }


def _checked(text: str) -> None:
    languages.cache_clear()
    likeness.cache_clear()
    gate.check(text, fragment=False)
    gate.warnings(text)


def _shares(steps: Steps) -> Iterator[str]:
    """Median milliseconds of each step, all steps in turns, and its share of all of them."""
    rounds = [[_milliseconds(step) for step in steps.values()] for _ in range(RUNS)]
    medians = dict(zip(steps, map(statistics.median, zip(*rounds, strict=True)), strict=True))
    whole = sum(took for name, took in medians.items() if name != "terms of the lexicons")
    yield f"A usual policy of {LETTERS // 1000} KB, {whole:.1f} ms in all steps:"
    for name, took in medians.items():
        yield f"  {name:<32} {took:7.2f} ms {100 * took / whole:5.1f} %"


def _milliseconds(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return (time.process_time() - began) * 1000


def _functions(steps: Steps) -> str:
    """The functions with the most time of their own, under the profiler, which makes calls dearer than they are."""
    profile = cProfile.Profile()
    for step in steps.values():
        profile.runcall(step)
    out = io.StringIO()
    pstats.Stats(profile, stream=out).strip_dirs().sort_stats("tottime").print_stats(FUNCTIONS)
    return out.getvalue().strip()


if __name__ == "__main__":
    sys.exit(main())
