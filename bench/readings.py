"""`python -m bench.readings`: what careful readers found beside the engine -> the rates that the words go by.

readings.jsonl holds one policy a line, as it was when it was met for the first time: the flags that the engine raised
with what each hung on (`raised`: practice -> proof, by the engine as it stood at most half an hour before), those of
them that a reader found `wrong`, and what it `missed`. No text of these policies is kept here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from summaries import practices

FILE = Path(__file__).with_name("readings.jsonl")
RATES = Path(__file__).parents[1] / "summaries" / "catalogue" / "rates.toml"
OPENING = """\
# How many of the policies that we read state each practice (or are silent, for the missing ones), and how many of the
# flags that were raised on them were wrong: what is rare surprises, what is often misread is told later.
#
# Made by `python -m bench.readings` from bench/readings.jsonl: do not edit. Real privacy policies in English, about
# 2000 to 2026, of shops, banks, clinics, schools, papers, apps, charities and more, each met for the first time when it
# was read. The words add one to every count of `stated`, two to `policies`: so nothing is infinitely surprising.
"""


class Reading(TypedDict):
    """A line of readings.jsonl."""

    policy: str
    raised: dict[str, str]
    wrong: list[str]
    missed: list[str]


def main() -> int:
    """Write the rates, and print how right the flags were."""
    read = readings()
    RATES.write_text(rates_of(read), encoding="utf-8")
    raised, wrong, missed = (sum(len(reading[part]) for reading in read) for part in ("raised", "wrong", "missed"))
    high = {practice.id for practice in practices() if practice.severity == "high"}
    high_raised, high_wrong = (sum(len(high.intersection(one[part])) for one in read) for part in ("raised", "wrong"))
    print(f"{len(read)} policies: {_share(raised - wrong, raised)} flags right,", end=" ")
    print(f"of the high risks {_share(high_raised - high_wrong, high_raised)};", end=" ")
    print(f"{_share(raised - wrong, raised - wrong + missed)} statements found")
    return 0


def _share(part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} ({part / whole:.3f})"


def readings() -> list[Reading]:
    """Every policy that was read."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def rates_of(read: Sequence[Reading]) -> str:
    """The text of rates.toml."""
    lines = [OPENING, f"policies = {len(read)}", "", "[stated]"]
    lines += [f"{name} = {count}" for name, count in _stated(read).items()]
    lines += ["", "[raised]", *_table(_met(read, lambda reading: reading["raised"]))]
    lines += ["", "[wrong]", *_table(_met(read, lambda reading: reading["wrong"]))]
    lines += ["", "[proofs]", *(f"{name} = {_inline(counts)}" for name, counts in sorted(_by_proof(read).items()))]
    return "\n".join(lines) + "\n"


def _stated(read: Iterable[Reading]) -> dict[str, int]:
    named = ({*reading["raised"], *reading["missed"]} - {*reading["wrong"]} for reading in read)
    counts = Counter(name for names in named for name in names)
    return {practice.id: counts[practice.id] for practice in practices()}


def _met(read: Sequence[Reading], named: Callable[[Reading], Iterable[str]]) -> dict[str, Counter[str]]:
    """Practice -> how many of these flags of it hung on each proof."""
    found = {practice.id: Counter[str]() for practice in practices()}
    for reading in read:
        for name in named(reading):
            found[name][reading["raised"][name]] += 1
    return {name: counts for name, counts in found.items() if counts}


def _by_proof(read: Sequence[Reading]) -> dict[str, Counter[str]]:
    """Proof -> how many flags hung on it, and how many of these were wrong."""
    found: dict[str, Counter[str]] = {}
    for reading in read:
        for name, proof in reading["raised"].items():
            found.setdefault(proof, Counter()).update(["raised", "wrong"] if name in reading["wrong"] else ["raised"])
    return found


def _table(met: Mapping[str, Counter[str]]) -> Iterator[str]:
    return (f"{name} = {_inline(counts)}" for name, counts in met.items())


def _inline(counts: Mapping[str, int]) -> str:
    return "{ " + ", ".join(f"{name} = {count}" for name, count in sorted(counts.items())) + " }"


if __name__ == "__main__":
    raise SystemExit(main())
