"""Measures the command line over many policies: how much faster it is with as many processes as there are cores."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.rows import Row, row, unmeasured
from bench.texts import usual

ROOT = Path(__file__).parents[1]
POLICIES, QUICK_POLICIES = 300, 6
LETTERS = 20_000
NEAR_LINEAR = 0.8


def rows(quick: bool) -> Iterator[Row]:
    """The rows of `make bench`; `quick` only tries the measuring itself."""
    cores, count = os.cpu_count() or 1, QUICK_POLICIES if quick else POLICIES
    name = f"{count} policies of 20 KB with --jobs {cores}"
    if cores == 1:
        yield unmeasured(name, "this machine has one core")
        return
    with tempfile.TemporaryDirectory() as folder:
        files = list(_files(Path(folder), count))
        times = [(_seconds(files, 1), _seconds(files, cores)) for _ in range(1 if quick else 3)]
    alone, together = (statistics.median(column) for column in zip(*times, strict=True))
    yardstick = f"--jobs 1: {alone:.1f} s, start included"
    yield row(f"{name}: gain by core", f"{together:.1f} s", yardstick, alone / together / cores, least=NEAR_LINEAR)


def _files(folder: Path, count: int) -> Iterator[str]:
    """Policies that differ: the paragraphs of a usual one in another order each."""
    paragraphs = usual(LETTERS).split("\n\n")
    for number in range(count):
        random.Random(number).shuffle(paragraphs)
        path = folder / f"{number}.txt"
        path.write_text("\n\n".join(paragraphs), encoding="utf-8")
        yield str(path)


def _seconds(files: Sequence[str], jobs: int) -> float:
    command = [sys.executable, "-m", "summaries", "--json", "--fragment", "--jobs", str(jobs), *files]
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began
