"""`python -m summaries.batch`: a corpus of policies, on this machine or on a Dask cluster. `--help` tells the rest."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from glob import glob
from pathlib import Path

import summaries
from summaries.terminal import show_progress

try:
    import dask.config
    from distributed import Client, LocalCluster

    from summaries.batch.corpus import PARQUET, bag_of
    from summaries.batch.work import parts
except ModuleNotFoundError as fault:
    sys.exit(f"{fault.name} is not installed. Work on corpora wants it: pip install -r requirements-batch.txt")

ALL_ANALYSED, SOME_REFUSED, WRONG_USAGE = 0, 1, 2

EXPLANATION = """
A row needs a field `text` or `html`; `source`, `url` or `id` names it. Each part of the corpus becomes one file in the
folder: a JSON object a line, as `python -m summaries --json` writes it, or Parquet with the columns source, id, grade,
headline, error and json. Rows that fail are kept with their error. What has its file already is passed over, so that
a run can be taken up again. Exit status: 0 all analysed, 1 some refused, 2 wrong usage.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Analyse all rows of the named files; returns the exit status."""
    options = _options(arguments)
    paths = sorted(path for pattern in options.files for path in glob(pattern))  # noqa: PTH207 - patterns as they come
    if not paths:
        print(f"There is no such file: {' '.join(options.files)}", file=sys.stderr)
        return WRONG_USAGE
    options.output.mkdir(parents=True, exist_ok=True)
    with _client(options) as client:
        if not _alike(client):
            return WRONG_USAGE
        return SOME_REFUSED if _run(client, paths, options) else ALL_ANALYSED


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m summaries.batch",
        description="The analyses of a corpus of privacy policies, made on this machine or on a Dask cluster.",
        epilog=EXPLANATION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", metavar="FILE", nargs="+", help="JSON lines or .parquet; patterns as *.jsonl will do")
    parser.add_argument("-o", "--output", metavar="FOLDER", type=Path, required=True, help="where the outcomes go")
    parser.add_argument("--format", choices=("jsonl", "parquet"), default="jsonl", help="of the outcomes")
    parser.add_argument("--fragment", action="store_true", help="the texts are pieces of policies")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="a running cluster's, such as tcp://10.0.0.1:8786")
    parser.add_argument("--workers", metavar="N", type=int, default=os.cpu_count(), help="processes on this machine")
    return parser.parse_args(arguments)


def _client(options: argparse.Namespace) -> Client:
    if options.scheduler:
        return Client(options.scheduler)
    dask.config.set({"distributed.scheduler.allowed-failures": 1})  # then its rows are tried one by one
    return Client(LocalCluster(n_workers=options.workers, threads_per_worker=1, dashboard_address=None))


def _alike(client: Client) -> bool:
    """Whether every machine of the cluster has our engine: another one would give other analyses."""
    others = {address: name for address, name in client.run(summaries.engine).items() if name != summaries.engine()}
    for address, name in others.items():
        print(f"{address} has the engine {name}, this machine {summaries.engine()}. Install the same.", file=sys.stderr)
    return not others


def _run(client: Client, paths: Sequence[str], options: argparse.Namespace) -> int:
    """Returns how many rows have no analysis, of those that were not there before."""
    rows = bag_of(paths)
    analyse = partial(summaries.analyse_canonical, fragment=options.fragment)
    ending = PARQUET if options.format == "parquet" else ".jsonl"
    refused = 0
    for done, part in enumerate(parts(client, rows, analyse, options.output, ending)):
        show_progress(sys.stderr, done + 1, rows.npartitions, f"part {part.number}")
        refused += part.refused
    return refused


if __name__ == "__main__":
    sys.exit(main())
