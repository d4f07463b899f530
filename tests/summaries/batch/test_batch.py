"""A corpus through a real Dask cluster of two workers: each row once, whoever dies on the way."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import dask
import pyarrow
import pyarrow.parquet
import pytest
from distributed import Client, LocalCluster

import summaries
from summaries.batch.__main__ import main
from summaries.batch.corpus import bag_of
from summaries.batch.rows import analysed
from summaries.batch.work import parts
from summaries.model import Analysis

POLICY = "We collect your name and e-mail address. We may share them with our partners. You can ask us to delete them. "
FRAGMENT = partial(summaries.analyse_canonical, fragment=True)
ROWS = 60


def deadly(text: str) -> Analysis:
    """Ends the process at one text, and is the engine for all others."""
    if "row 7 " in text:
        os.kill(os.getpid(), signal.SIGKILL)
    return FRAGMENT(text)


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    dask.config.set({"distributed.scheduler.allowed-failures": 1})  # it takes seconds to start another worker
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        yield client


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    rows = [{"id": str(number), "text": f"This is row {number} of them. {POLICY}"} for number in range(ROWS)]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def outcomes(folder: Path) -> list[dict[str, object]]:
    """What stands in all parts, in their order."""
    lines = [line for path in sorted(folder.glob("part-*")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def test_a_worker_that_is_killed_half_way_costs_no_row_and_doubles_none(
    client: Client, corpus: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    working = parts(client, bag_of([str(corpus)], block="600B"), FRAGMENT, folder, ".jsonl")
    written = [next(working) for _ in range(5)]
    os.kill(next(iter(client.run(os.getpid).values())), signal.SIGKILL)
    written += working
    assert len({part.number for part in written}) == len(written) > 10
    assert [row["source"] for row in outcomes(folder)] == [str(number) for number in range(ROWS)]
    assert all("flags" in row for row in outcomes(folder))


def test_a_row_that_kills_whoever_reads_it_is_kept_with_its_error(client: Client, corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    bag = bag_of([str(corpus)], block="3KB")
    assert sum(part.refused for part in parts(client, bag, deadly, folder, ".jsonl")) == 1
    found = outcomes(folder)
    assert [row["source"] for row in found] == [str(number) for number in range(ROWS)]
    assert [row["source"] for row in found if "error" in row] == ["7"]


def test_the_command_reads_and_writes_parquet_and_goes_on_where_it_was(client: Client, tmp_path: Path) -> None:
    texts = [POLICY, None, f"<p>{POLICY}</p>"]
    table = pyarrow.table({"url": [f"https://{at}.example" for at in range(3)], "text": texts})
    pyarrow.parquet.write_table(table, tmp_path / "in.parquet", row_group_size=1)
    arguments = [str(tmp_path / "*.parquet"), "-o", str(tmp_path / "out"), "--format", "parquet", "--fragment"]
    arguments += ["--scheduler", client.scheduler.address]
    assert main(arguments) == 1
    found = pyarrow.parquet.read_table(tmp_path / "out").to_pylist()
    assert [row["source"] for row in found] == ["https://0.example", "https://1.example", "https://2.example"]
    assert [row["error"] and "no text" in row["error"] for row in found] == [None, True, None]
    assert found[0]["id"] == found[2]["id"] == summaries.content_id(POLICY.strip())
    assert main(arguments) == 0, "nothing was left to do"


def test_a_faulty_row_says_what_is_wrong_with_it() -> None:
    for row, told in (("{", "not JSON"), ("[]", "no JSON object"), ('{"id": 1}', "no text"), ({"text": 5}, "no text")):
        made = analysed(FRAGMENT, "part 0, row 0", row)
        assert not made.analysed
        assert told in json.loads(made.text)["error"]["title"]


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nothing.jsonl"), "-o", str(tmp_path / "out")]) == 2
    assert "no such file" in capsys.readouterr().err
