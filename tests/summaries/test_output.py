"""An output file is taken up where it was left, and nothing that is not ours is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from summaries.output import OutputFault, left_to_do, written

GOOD = '{"source": "a.txt", "id": "1"}\n'
BAD = '{"source": "b \\"x\\".txt", "error": {"type": "/problems/too-short"}}\n'


def file_with(tmp_path: Path, content: str) -> Path:
    path = tmp_path / "out.jsonl"
    path.write_text(content, encoding="utf-8")
    return path


def test_a_new_file_holds_nothing(tmp_path: Path) -> None:
    before = written(tmp_path / "new.jsonl")
    assert (before.end, before.refused) == (0, 0)
    assert left_to_do(before, ["a.txt"]) == ["a.txt"]


def test_what_is_written_is_not_done_again(tmp_path: Path) -> None:
    before = written(file_with(tmp_path, GOOD + BAD))
    assert before.refused == 1
    assert left_to_do(before, ["a.txt", "c.txt", 'b "x".txt', "a.txt"]) == ["c.txt", "a.txt"]


def test_a_line_that_was_cut_off_is_done_again(tmp_path: Path) -> None:
    before = written(file_with(tmp_path, GOOD + BAD[:-20]))
    assert before.end == len(GOOD)
    assert left_to_do(before, ["a.txt", 'b "x".txt']) == ['b "x".txt']


def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    with pytest.raises(OutputFault, match="Name another file"):
        written(file_with(tmp_path, "Dear diary\n"))
    with pytest.raises(OutputFault, match="Name a file that can be written"):
        written(tmp_path)
