"""Measures how soon a fresh process has the engine ready, catalogue and all."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row, row

ROOT = Path(__file__).parents[1]
READY = "import summaries; summaries.prepare()"
IMPORTED = "import summaries; summaries.practices()"
MOST_SECONDS = 0.7


def rows(quick: bool) -> Iterator[Row]:
    """The rows of `make bench`; `quick` only tries the measuring itself."""
    runs = 1 if quick else 9
    times = [[started(code) for code in ("", IMPORTED, READY)] for _ in range(runs)]
    bare, imported, ready = (statistics.median(column) for column in zip(*times, strict=True))
    yield _row("start: import and catalogue ready", imported - bare)
    yield _row("start: with readability's dictionary", ready - bare)


def started(code: str) -> float:
    """Seconds of a process that runs this code."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
    return time.perf_counter() - began


def _row(name: str, seconds: float) -> Row:
    return row(name, f"{seconds:.2f} s", f"{MOST_SECONDS} s", seconds / MOST_SECONDS, most=1)
