"""The command line: policies in, reports for people or JSON lines out. `--help` tells the rest."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import summaries
from summaries.documents import STANDARD_INPUT, content_of
from summaries.jobs import in_order
from summaries.outcomes import Outcome, Piece, given_up, outcome
from summaries.output import OutputFault, left_to_do, written
from summaries.terminal import Paper, paper_of, show_progress

ALL_ANALYSED, SOME_REFUSED, WRONG_USAGE, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 130, 141

EXPLANATION = """
FILE is a privacy policy as plain text, Markdown or HTML (told apart by content), in UTF-8; "-" is standard input.
Without --json you get a report to read. With --json you get one line for each file, in the order of the files:
{"source": FILE, …the analysis} or {"source": FILE, "error": {"type", "title", "detail"}}.
One bad file never stops the others. Exit status: 0 all analysed, 1 some refused, 2 wrong usage.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Analyse all files that are named; returns the exit status."""
    options = _options(arguments)
    try:
        return _run(options)
    except OutputFault as fault:
        print(f"{options.output}: {fault}", file=sys.stderr)
        return WRONG_USAGE
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python complains when it closes it
        return PIPE_CLOSED


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m summaries",
        description="What privacy policies mean, in plain words, with their own words as proof.",
        epilog=EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help='a policy; "-" is standard input')
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--fragment",
        action="store_true",
        help="the text is a piece of a policy: not refused for length or kind, no missing flags, no grade",
    )
    parser.add_argument(
        "--jobs", metavar="N", type=_count, default=1, help="work in N processes (0: one for each core)"
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        type=Path,
        help="write JSON lines to PATH; files that it has already are passed over, so that a run can be taken up again",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the engine's version and its catalogue's")
    return parser.parse_args(arguments)


class _Version(argparse.Action):
    """Reads the catalogue only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"Plain Policy {summaries.engine()}")
        parser.exit()


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no number of processes; 0 means one for each core")
    return int(text) or os.cpu_count() or 1


def _run(options: argparse.Namespace) -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    summaries.prepare()
    refused = _run_into_file(options) if options.output else _run_onto_paper(options, paper_of(sys.stdout))
    return SOME_REFUSED if refused else ALL_ANALYSED


def _run_onto_paper(options: argparse.Namespace, paper: Paper) -> int:
    """Writes to standard output, refusals of a report to standard error; returns how many were refused."""
    refused = 0
    for at, made in enumerate(_outcomes(options, options.files, None if options.json else paper)):
        gap = "\n\n" if at and not options.json else ""
        stream = sys.stdout if made.analysed or options.json else sys.stderr
        print(gap + made.text, file=stream, flush=True)
        refused += not made.analysed
    return refused


def _run_into_file(options: argparse.Namespace) -> int:
    """Adds what the output file does not have yet, one whole line at a time; returns how many of all were refused."""
    before = written(options.output)
    refused = before.refused
    with options.output.open("r+b" if before.end else "wb") as file:
        file.truncate(before.end)
        file.seek(before.end)
        for made in _outcomes(options, left_to_do(before, options.files), None):
            file.write(made.text.encode("utf-8", "backslashreplace") + b"\n")
            file.flush()
            refused += not made.analysed
    return refused


def _outcomes(options: argparse.Namespace, files: Sequence[str], paper: Paper | None) -> Iterator[Outcome]:
    pieces = (Piece(source, content_of(source) if source == STANDARD_INPUT else None) for source in files)
    analyse = partial(summaries.analyse_canonical, fragment=options.fragment)
    jobs = max(min(options.jobs, len(files)), 1)
    made = in_order(partial(outcome, analyse, paper), pieces, jobs, partial(given_up, paper))
    shows_results = sys.stdout.isatty() and not options.output
    for at, one in enumerate(made):
        if not shows_results:
            show_progress(sys.stderr, at + 1, len(files), one.source)
        yield one


if __name__ == "__main__":
    sys.exit(main())
