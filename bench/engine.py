"""Measures the engine: a usual policy beside policyboom and the bare search, the largest one, and hostile texts."""

from __future__ import annotations

import json
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.rows import Row, row, unmeasured
from bench.texts import HOSTILE, usual
from summaries import analyse_canonical, canonical, prepare
from summaries.catalogue import catalogue
from summaries.languages import languages
from summaries.likeness import likeness
from summaries.readability import measure
from summaries.tokens import tokens

ROOT = Path(__file__).parents[1]
NEAREST = (ROOT / ".venv-bench" / "bin" / "python", ROOT / "bench" / "nearest.py")
USUAL, LARGEST = 20_000, 2**20 - 2**12
"""Letters of a usual policy, and of the largest that is taken (its dashes and quotes count as three bytes each)."""
NAMED = ("one line", "bullets", "not", "nested brackets", "repeated lead-ins", "every term")
OTHERS = 200_000
OPENING = 2_500
"""Letters of a policy in front of a hostile text, so that it is not refused for its language."""

Ask = Callable[[str], float]


def rows(quick: bool) -> Iterator[Row]:
    """The rows of `make bench`; `quick` only tries the measuring itself."""
    prepare()
    runs, text = 3 if quick else 40, usual(USUAL)
    own, search, reading = alike(runs, [lambda: analysed(text), lambda: searched(text), lambda: took(measure, text)])
    yield from _beside_policyboom(text, runs)
    yield _row_of_search(own - reading, search)
    size = OTHERS if quick else LARGEST
    large = statistics.median(analysed(usual(size)) for _ in range(1 if quick else 3))
    yield row(f"analysis of {size // 1000:,} KB", f"{large:.0f} ms", f"of 20 KB: {own:.1f} ms", large / own, most=60)
    yield from _hostile(large / len(usual(size).encode()), quick)


def took(work: Callable[[str], object], text: str) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work(text)
    return (time.perf_counter() - began) * 1000


def analysed(text: str) -> float:
    """Milliseconds of a whole analysis, from text as it was sent; nothing is remembered from the one before."""
    languages.cache_clear()
    likeness.cache_clear()
    return took(lambda sent: analyse_canonical(canonical(sent), fragment=False), text)


def searched(text: str) -> float:
    """Milliseconds of finding the terms of all lexicons, and nothing else."""
    return took(lambda sent: catalogue().lexicons.find(tokens(sent).words), text)


def alike(runs: int, works: list[Callable[[], float]]) -> list[float]:
    """The median of each, measured in turns, so that whatever else the machine does meets all alike."""
    for work in works:
        work()
    rounds = [[work() for work in works] for _ in range(runs)]
    return [statistics.median(times) for times in zip(*rounds, strict=True)]


def _row_of_search(own: float, search: float) -> Row:
    yardstick = f"finding its terms alone: {search:.1f} ms"
    return row("analysis of 20 KB without readability", f"{own:.1f} ms", yardstick, own / search, most=15)


def _beside_policyboom(text: str, runs: int) -> Iterator[Row]:
    name = "analysis of 20 KB, readability included"
    if not NEAREST[0].exists():
        yield unmeasured(name, "policyboom is not installed (`make bench` does it)")
        return
    with _policyboom() as ask:
        own, theirs = alike(runs, [lambda: analysed(text), lambda: ask(text)])
    yield row(name, f"{own:.1f} ms", f"policyboom 0.1.1: {theirs:.1f} ms", own / theirs, most=1)


@contextmanager
def _policyboom() -> Iterator[Ask]:
    """policyboom in its own environment, waiting for texts."""
    process = subprocess.Popen(NEAREST, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    sent, answers = process.stdin, process.stdout
    if sent is None or answers is None:
        raise RuntimeError("policyboom's process has no pipes")

    def ask(text: str) -> float:
        print(json.dumps(text), file=sent, flush=True)
        return float(answers.readline())

    try:
        yield ask
    finally:
        sent.close()
        process.wait(timeout=60)


def _hostile(usual_per_byte: float, quick: bool) -> Iterator[Row]:
    """The texts that the issue names one by one, the others by the worst of them."""
    ratios = {what: _times(what, OTHERS if quick or what not in NAMED else LARGEST, usual_per_byte) for what in HOSTILE}
    worst = max(set(ratios) - set(NAMED), key=lambda what: ratios[what])
    named = {f"hostile: {what}": ratios[what] for what in NAMED}
    named[f"the worst of {len(ratios) - len(NAMED)} other hostile texts ({worst})"] = ratios[worst]
    for name, ratio in named.items():
        yield row(name, f"{ratio * usual_per_byte * 1000:.1f} ms/KB", _per_kb(usual_per_byte), ratio, most=3)


def _times(what: str, letters: int, usual_per_byte: float) -> float:
    text = f"{usual(OPENING)}\n\n{HOSTILE[what](letters - OPENING - 2)}"
    text = text.encode()[:LARGEST].decode(errors="ignore")
    cost = min(took(lambda sent: analyse_canonical(canonical(sent), fragment=True), text) for _ in range(2))
    return cost / len(text.encode()) / usual_per_byte


def _per_kb(per_byte: float) -> str:
    return f"a usual policy: {per_byte * 1000:.1f} ms/KB"
