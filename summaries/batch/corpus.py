"""JSON lines and Parquet: a corpus -> a Dask bag of its rows, and each part of the bag -> one file of outcomes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import dask.bag
import pyarrow
import pyarrow.parquet
from dask import delayed

from summaries.batch.rows import Row
from summaries.outcomes import Outcome

PARQUET = ".parquet"
BLOCK = "4MiB"
"""Of a file of JSON lines: what one process takes at a time."""
COLUMNS = pyarrow.schema([(name, pyarrow.string()) for name in ("source", "id", "grade", "headline", "error", "json")])


def bag_of(paths: Sequence[str], block: str = BLOCK) -> dask.bag.Bag:
    """The rows of all files, JSON lines as they stand there, in parts that are read where they are worked on."""
    bags = [_parquet(path) if path.endswith(PARQUET) else _lines(path, block) for path in paths]
    return dask.bag.concat(bags) if len(bags) > 1 else bags[0]


def _lines(path: str, block: str) -> dask.bag.Bag:
    return dask.bag.read_text(path, blocksize=block, errors="replace").filter(str.strip)


def _parquet(path: str) -> dask.bag.Bag:
    groups = pyarrow.parquet.ParquetFile(path).num_row_groups
    return dask.bag.from_delayed([delayed(_group)(path, group) for group in range(groups)])


def _group(path: str, group: int) -> list[Row]:
    rows: list[Row] = pyarrow.parquet.ParquetFile(path).read_row_group(group).to_pylist()
    return rows


def file_of(folder: Path, number: int, ending: str) -> Path:
    """Where the outcomes of a part are kept."""
    return folder / f"part-{number:06}{ending}"


def write(outcomes: Iterable[Outcome], path: Path) -> int:
    """Write a part as a whole or not at all, however often it is begun; returns how many rows have no analysis."""
    kept = list(outcomes)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    if path.suffix == PARQUET:
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist([_columns(one) for one in kept], COLUMNS), unfinished)
    else:
        lines = "".join(f"{one.text}\n" for one in kept)
        unfinished.write_text(lines, encoding="utf-8", errors="backslashreplace")
    unfinished.replace(path)
    return sum(not one.analysed for one in kept)


def _columns(one: Outcome) -> dict[str, str | None]:
    """What is asked for most in columns of its own, and everything as JSON."""
    fields = json.loads(one.text)
    error = json.dumps(fields["error"], ensure_ascii=False) if "error" in fields else None
    named = {name: fields.get(name) for name in ("id", "grade", "headline")}
    return {"source": one.source, **named, "error": error, "json": one.text}
