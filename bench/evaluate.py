"""Measures the engine against labelled text: `make evaluate CORPUS=DIR` (`--help` tells the rest)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import tables
from bench.corpora import holds_cases, read_cases, read_policies, read_sentences, read_strangers
from bench.judges import Chosen, judge_cases, judge_policy, judge_sentences, judge_strangers
from summaries import engine, practices, prepare
from summaries.catalogue import CatalogueError


@dataclass(frozen=True)
class Wanted:
    """What the person at the keyboard asked for."""

    chosen: Chosen
    wrong: bool
    brief: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of one corpus. Exit status 2: there is nothing to measure, or nothing to measure with."""
    options = _parser().parse_args(arguments)
    try:
        prepare()
    except CatalogueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    parts = tuple(_parts(Path(options.corpus)))
    if not parts:
        print(
            f"{options.corpus or 'CORPUS'}: nothing to measure. Name a folder of NAME.txt with NAME.json, "
            "or a sentences.jsonl or tosdr.jsonl: make evaluate CORPUS=DIR",
            file=sys.stderr,
        )
        return 2
    wanted = Wanted(_chosen(options.topic, options.practices), options.wrong, options.brief)
    print(f"engine {engine()}")
    for place, evaluate in parts:
        print(f"\n== {place}")
        for line in evaluate(place, wanted):
            print(line)
    return 0


def _parts(corpus: Path) -> Iterator[tuple[Path, Callable[[Path, Wanted], Iterator[str]]]]:
    """The measurable things at a path: a folder's policies and strangers, and its .jsonl files (or the one named)."""
    if corpus.is_dir() and read_policies(corpus):
        yield corpus, _evaluate_policies
    if corpus.is_dir() and read_strangers(corpus):
        yield corpus, _evaluate_strangers
    files = sorted(corpus.glob("*.jsonl")) if corpus.is_dir() else [corpus] if corpus.is_file() else []
    for file in files:
        yield file, _evaluate_cases if holds_cases(file) else _evaluate_sentences


def _evaluate_policies(folder: Path, wanted: Wanted) -> Iterator[str]:
    policies = read_policies(folder)
    verdicts = [verdict for policy in policies for verdict in judge_policy(policy, wanted.chosen)]
    high_risk = {one.id for one in practices() if one.stance == "risk" and one.severity == "high" and not one.missing}
    yield f"{len(policies)} policies"
    yield from tables.practice_table(verdicts, brief=wanted.brief)
    yield from tables.policy_totals(verdicts, high_risk)
    if wanted.wrong:
        yield from tables.errors(verdicts)


def _evaluate_sentences(file: Path, wanted: Wanted) -> Iterator[str]:
    verdicts = list(judge_sentences(read_sentences(file), wanted.chosen))
    yield f"{len(verdicts)} sentences"
    yield from tables.practice_table(verdicts, brief=wanted.brief)
    yield from tables.sentence_totals(verdicts)
    if wanted.wrong:
        yield from tables.errors(verdicts)


def _evaluate_cases(file: Path, wanted: Wanted) -> Iterator[str]:
    verdicts = list(judge_cases(read_cases(file), wanted.chosen))
    yield f"{len(verdicts)} filed quotes"
    yield from tables.case_totals(verdicts)
    if wanted.wrong:
        yield from tables.unrecognised(verdicts)


def _evaluate_strangers(folder: Path, wanted: Wanted) -> Iterator[str]:
    answers = list(judge_strangers(read_strangers(folder)))
    yield f"{len(answers)} texts without labels, which should be refused"
    yield from tables.stranger_totals(answers, brief=wanted.brief)


def _chosen(topic: str, named: str) -> Chosen:
    """All practices, or those of one topic, or those named; an unknown name is an error, not an empty table."""
    known = {practice.id: practice.topic for practice in practices()}
    names = {name.strip() for name in named.split(",") if name.strip()}
    if topic and topic not in known.values():
        sys.exit(f"no topic {topic!r}; there are {', '.join(sorted(set(known.values())))}")
    if unknown := names - known.keys():
        sys.exit(f"no practice {', '.join(sorted(unknown))} in the catalogue")
    return lambda practice: (not topic or known.get(practice) == topic) and (not names or practice in names)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.evaluate", description=__doc__)
    parser.add_argument("corpus", help="a folder of NAME.txt with NAME.json, or a .jsonl file or a folder of them")
    parser.add_argument("--wrong", action="store_true", help="print each error with its quote")
    parser.add_argument("--brief", action="store_true", help="only the practices with errors, worst first")
    parser.add_argument("--topic", default="", help="only the practices of this topic")
    parser.add_argument("--practices", default="", metavar="A,B", help="only these practices")
    return parser


if __name__ == "__main__":
    sys.exit(main())
