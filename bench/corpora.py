"""Reads labelled text from disk: whole policies, single sentences, filed cases, and texts that must be refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Policy:
    """A whole policy. `present`: practice id -> the quotes that prove it; every other practice was judged absent."""

    name: str
    text: str
    present: Mapping[str, tuple[str, ...]]
    doubtful: frozenset[str] = field(default=frozenset())


@dataclass(frozen=True)
class Sentence:
    """A piece of a policy of which one practice was judged; the others were not."""

    name: str
    text: str
    practice: str
    present: bool


@dataclass(frozen=True)
class Case:
    """A quote that people filed under a case; it should show at least one of `any_of`."""

    name: str
    text: str
    any_of: tuple[str, ...]


@dataclass(frozen=True)
class Stranger:
    """A text that is no English privacy policy."""

    name: str
    text: str


def read_policies(folder: Path) -> tuple[Policy, ...]:
    """Each NAME.txt that has a NAME.json beside it."""
    return tuple(_policy(path) for path in sorted(folder.glob("*.txt")) if path.with_suffix(".json").exists())


def read_strangers(folder: Path) -> tuple[Stranger, ...]:
    """Each NAME.txt that has no NAME.json beside it."""
    texts = (path for path in sorted(folder.glob("*.txt")) if not path.with_suffix(".json").exists())
    return tuple(Stranger(path.stem, _read(path)) for path in texts)


def read_sentences(file: Path) -> tuple[Sentence, ...]:
    """Lines of `{practice, present, text, source}`."""
    return tuple(
        Sentence(f"{row.get('source', file.name)}:{number}", row["text"], row["practice"], row["present"])
        for number, row in _rows(file)
    )


def read_cases(file: Path) -> tuple[Case, ...]:
    """Lines of `{quote, any_of, case, service}`."""
    return tuple(
        Case(f"{row.get('service', file.name)}:{number}: {row.get('case', '')}", row["quote"], tuple(row["any_of"]))
        for number, row in _rows(file)
    )


def holds_cases(file: Path) -> bool:
    """Whether a .jsonl file holds filed cases rather than sentences, told by its first row."""
    return any("any_of" in row for _, row in list(_rows(file))[:1])


def _policy(path: Path) -> Policy:
    labels = json.loads(_read(path.with_suffix(".json")))
    present = {practice: tuple(quotes) for practice, quotes in labels["present"].items()}
    return Policy(path.stem, _read(path), present, frozenset(labels.get("doubtful", ())))


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(_read(file).split("\n"), start=1):
        if line.strip():
            yield number, json.loads(line)


def _read(path: Path) -> str:
    return path.read_bytes().decode("utf-8", errors="replace")
