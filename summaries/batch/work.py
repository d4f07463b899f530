"""Hands the parts of a bag to a Dask cluster. Whoever dies on the way: each row has one outcome in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import dask.bag
from dask.delayed import Delayed
from distributed import Client, Future, KilledWorker, as_completed

from summaries.batch.corpus import file_of, write
from summaries.batch.rows import Row, analysed, killed
from summaries.model import Analysis
from summaries.outcomes import Outcome

Analyse = Callable[[str], Analysis]


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is written: its number, and how many of its rows have no analysis."""

    number: int
    refused: int


def parts(client: Client, rows: dask.bag.Bag, analyse: Analyse, folder: Path, ending: str) -> Iterator[Part]:
    """Each part as soon as its file is written; those that have a file already are passed over.

    A part is written by the process that worked on it, so `folder` must be the same for all machines.
    """
    left = {
        client.compute(delayed_part(rows_of_part, analyse, number, file_of(folder, number, ending))): number
        for number, rows_of_part in enumerate(rows.to_delayed())
        if not file_of(folder, number, ending).exists()
    }
    deadly = []
    for future in as_completed(list(left)):
        if future.status == "error" and isinstance(future.exception(), KilledWorker):
            deadly.append(left[future])
        else:
            yield Part(left[future], future.result())
    for number in deadly:
        yield _row_by_row(client, rows.to_delayed()[number], analyse, number, file_of(folder, number, ending))


def delayed_part(rows: Delayed, analyse: Analyse, number: int, path: Path) -> Delayed:
    """The work on a part: it gives back a number alone, so that no analysis travels."""
    return dask.delayed(_written, pure=False)(rows, analyse, number, path)


def _written(rows: list[Row], analyse: Analyse, number: int, path: Path) -> int:
    return write((analysed(analyse, place(number, at), row) for at, row in enumerate(rows)), path)


def place(part: int, row: int) -> str:
    """The name of a row that has none of its own."""
    return f"part {part}, row {row}"


def _row_by_row(client: Client, rows: Delayed, analyse: Analyse, number: int, path: Path) -> Part:
    """A part with a row in it that ends every process: each row alone, where it harms no other."""
    outcomes = [_alone(client, analyse, place(number, at), row) for at, row in enumerate(rows.compute())]
    return Part(number, write(outcomes, path))


def _alone(client: Client, analyse: Analyse, name: str, row: Row) -> Outcome:
    future: Future = client.submit(partial(analysed, analyse), name, row, pure=False)
    try:
        made: Outcome = future.result()
    except KilledWorker:
        return killed(name, row)
    return made
