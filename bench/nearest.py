"""The yardstick in a process of its own: reads texts as lines of JSON, tells the milliseconds that each took.

It runs in policyboom's environment, so it imports nothing of ours.
"""

from __future__ import annotations

import html
import json
import sys
import time

from policyboom.analysis import Analysis
from policyboom.extraction import Extraction

ADDRESS = "https://policy.example/privacy"


def main() -> None:
    extraction, analysis = Extraction(), Analysis()
    for line in sys.stdin:
        text = json.loads(line)
        began = time.perf_counter()
        for clause in extraction._extract_clauses(page(text), ADDRESS, "privacy", None):
            analysis.analyze_clause(clause)
        print((time.perf_counter() - began) * 1000, flush=True)


def page(text: str) -> str:
    """The policy's lines as paragraphs of a page, which is what policyboom reads."""
    lines = (html.escape(line) for line in text.splitlines() if line.strip())
    return f"<html><body><main>{''.join(f'<p>{line}</p>' for line in lines)}</main></body></html>"


if __name__ == "__main__":
    main()
