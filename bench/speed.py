"""Measures the engine's speed against yardsticks of the same run: `make bench`. Machines differ, so ratios count."""

from __future__ import annotations

import datetime
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from summaries import analyse, canonical, engine, prepare
from summaries.catalogue import catalogue
from summaries.tokens import tokens

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "tests" / "policies" / "lantern.md"
USUAL, LARGEST = 20_000, 1_000_000
"""Letters of a usual policy and of about the largest that is taken."""

START = "import resource, summaries; summaries.prepare(); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
KIB_OF_MAXRSS = 1024 if sys.platform == "darwin" else 1
"""ru_maxrss counts bytes on macOS and KiB elsewhere."""


def main() -> int:
    prepare()
    usual, largest = policy_of(USUAL), policy_of(LARGEST)
    analysis = milliseconds(lambda: analyse(usual), runs=30)
    search = milliseconds(lambda: catalogue().lexicons.find(tokens(usual).words), runs=30)
    large = milliseconds(lambda: analyse(largest), runs=3)
    start, memory = started()
    print(f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}, engine {engine()}, {machine()}; medians\n")
    for line in table(
        ("analysis of 20 KB", f"{analysis:.1f} ms", ""),
        ("finding its terms alone", f"{search:.1f} ms", f"the analysis takes {analysis / search:.1f} times that"),
        ("analysis of 1 MB", f"{large:.0f} ms", f"{large / analysis:.0f} times 20 KB, for 50 times the text"),
        ("start: import and catalogue", f"{start:.0f} ms", ""),
        ("memory then", f"{memory:.0f} MB", ""),
    ):
        print(line)
    return 0


def policy_of(letters: int) -> str:
    """The policy of the tests, over and over, cut at this length."""
    text = POLICY.read_text(encoding="utf-8") + "\n"
    return canonical((text * (letters // len(text) + 1))[:letters])


def milliseconds(work: Callable[[], object], runs: int) -> float:
    """Median of single runs, after one that warms up."""
    work()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def started(runs: int = 5) -> tuple[float, float]:
    """Milliseconds until a fresh process has the engine ready, less those of a bare Python; and its memory in MB."""
    memory = int(subprocess.check_output([sys.executable, "-c", START], cwd=ROOT)) / KIB_OF_MAXRSS / 1024
    ready = milliseconds(lambda: subprocess.check_output([sys.executable, "-c", START], cwd=ROOT), runs)
    bare = milliseconds(lambda: subprocess.check_output([sys.executable, "-c", ""], cwd=ROOT), runs)
    return ready - bare, memory


def machine() -> str:
    """What the figures were had on."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def table(*rows: tuple[str, str, str]) -> Iterator[str]:
    """The rows as a Markdown table."""
    yield "| what | figure | beside its yardstick |"
    yield "| --- | --- | --- |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


if __name__ == "__main__":
    sys.exit(main())
