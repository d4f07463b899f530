"""The command line, as the contract has it: called as people call it."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import summaries
from tests.services import ROOT

POLICY = ROOT / "tests" / "policies" / "lantern.md"
PAGE = ROOT / "tests" / "policies" / "lantern.html"
COMMAND = [sys.executable, "-m", "summaries"]


def run(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    result = subprocess.run(command, input=stdin, capture_output=True, cwd=ROOT, env={**os.environ, **environment})
    return subprocess.CompletedProcess(command, result.returncode, result.stdout.decode(), result.stderr.decode())


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    """One good document, and one of each kind that is refused."""
    texts = {
        "good.md": POLICY.read_bytes(),
        "short.txt": b"Privacy",
        "german.txt": b"Wir geben Ihre Daten nicht ohne Ihre Einwilligung an Dritte weiter. " * 9,
        "recipe.txt": b"Chop the onions, add the lentils and the stock, and let the soup simmer gently. " * 9,
        "latin.txt": "Die Daten gehören Ihnen".encode("latin-1"),
        "report.pdf": b"%PDF-1.7\n\xe2\xe3\xcf\xd3",
        "large.txt": b"We share your data. " * 60_000,
    }
    for name, content in texts.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in texts]


def test_json_is_one_object_a_line_in_input_order(documents: list[Path], tmp_path: Path) -> None:
    named = [*documents, tmp_path, tmp_path / "nowhere.txt", PAGE]
    result = run("--json", *named)
    assert result.returncode == 1
    found = rows(result.stdout)
    assert [row["source"] for row in found] == [str(path) for path in named]
    kinds = [row.get("error", {}).get("type") for row in found]
    assert kinds == [
        None,
        "/problems/too-short",
        "/problems/unsupported-language",
        "/problems/not-a-policy",
        "/problems/malformed",
        "/problems/malformed",
        "/problems/too-large",
        "/problems/malformed",
        "/problems/not-found",
        None,
    ]
    assert all(set(row["error"]) == {"type", "title", "detail"} for row in found if "error" in row)
    assert all(all(row["error"].values()) for row in found if "error" in row)


def test_json_is_the_analysis_behind_its_source() -> None:
    row = rows(run("--json", POLICY).stdout)[0]
    analysis = summaries.analyse(POLICY.read_text("utf-8")).to_dict()
    assert list(row) == ["source", *analysis]
    assert row == json.loads(json.dumps({"source": str(POLICY), **analysis}))


def test_a_page_and_its_text_have_the_same_flags() -> None:
    text, page = rows(run("--json", POLICY, PAGE).stdout)
    assert {flag["practice"] for flag in page["flags"]} == {flag["practice"] for flag in text["flags"]}


def test_standard_input_is_a_file_too() -> None:
    result = run("--json", "-", stdin=PAGE.read_bytes())
    assert result.returncode == 0
    assert rows(result.stdout)[0]["source"] == "-"
    assert rows(result.stdout)[0]["grade"]


def test_a_report_is_written_for_people(documents: list[Path]) -> None:
    result = run(*documents[:2])
    assert result.returncode == 1
    analysis = summaries.analyse(POLICY.read_text("utf-8"))
    flat = " ".join(result.stdout.split())
    assert f"Grade {analysis.grade}" in flat
    assert analysis.headline in flat
    assert all(flag.practice.title in flat for flag in analysis.flags)
    assert "\x1b" not in result.stdout
    assert "too short" in result.stderr
    assert str(documents[1]) in result.stderr


def test_a_fragment_is_never_refused_for_length_or_kind() -> None:
    result = run("--json", "--fragment", "-", stdin=b"We may sell your personal information.")
    row = rows(result.stdout)[0]
    assert result.returncode == 0
    assert "sells-data" in [flag["practice"] for flag in row["flags"]]
    assert row["grade"] is None
    assert not any(flag["missing"] for flag in row["flags"])


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--jobs", "two", POLICY], ["--no-such-option", POLICY]])
def test_wrong_usage_is_status_two(arguments: Sequence[object]) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert "usage: python -m summaries" in result.stderr
    assert not result.stdout


def test_help_and_version() -> None:
    assert "--fragment" in run("--help").stdout
    assert run("--version").stdout == f"Plain Policy {summaries.engine()}\n"


def test_several_processes_write_the_same_as_one(documents: list[Path]) -> None:
    named = [*documents, PAGE, "-"] * 3
    one = run("--json", *named, stdin=POLICY.read_bytes())
    two = run("--json", "--jobs", 2, *named, stdin=POLICY.read_bytes())
    assert two.stdout == one.stdout
    assert two.returncode == one.returncode == 1


def test_a_file_name_that_is_no_text_is_no_trouble(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9\x1b[31m.txt"
    try:
        Path(os.fsdecode(path)).write_bytes(POLICY.read_bytes())
    except OSError:
        pytest.skip("this file system takes no such name")
    row = rows(run("--json", os.fsdecode(path)).stdout)[0]
    assert row["source"] == os.fsdecode(path)
    assert "\x1b" not in run(os.fsdecode(path)).stdout


def test_output_is_taken_up_where_it_was_left(documents: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert run("-o", out, *documents[:2]).returncode == 1
    first = out.read_bytes()
    out.write_bytes(first + b'{"source": "half a li')
    result = run("--output", out, "--jobs", 2, *documents)
    assert result.returncode == 1
    assert not result.stdout
    assert out.read_bytes().startswith(first)
    assert [row["source"] for row in rows(out.read_text("utf-8"))] == [str(path) for path in documents]
    before = out.read_bytes()
    assert run("-o", out, *documents).returncode == 1
    assert out.read_bytes() == before


def test_a_file_that_is_not_ours_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "diary.txt").write_text("Dear diary\n")
    result = run("-o", tmp_path / "diary.txt", POLICY)
    assert result.returncode == 2
    assert "Name another file" in result.stderr
    assert (tmp_path / "diary.txt").read_text() == "Dear diary\n"


def test_a_reader_that_goes_away_early_is_no_fault() -> None:
    command = [*COMMAND, "--json", *[str(POLICY)] * 30]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_with_a_word(jobs: str) -> None:
    command = [*COMMAND, "--json", "--jobs", jobs, *[str(POLICY)] * 5000]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read() == b"\nStopped.\n"
    assert process.returncode == 130


def seen_on_a_terminal(*arguments: object, **environment: str) -> str:
    """What a terminal is sent: standard output and standard error."""
    mine, theirs = pty.openpty()
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "70", **environment}
    command = [*COMMAND, *map(str, arguments)]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, cwd=ROOT, env=settings) as process:
        os.close(theirs)
        sent = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                piece = os.read(mine, 65536)
            except OSError:
                break
            if not piece:
                break
            sent += piece
    os.close(mine)
    assert process.returncode is not None
    return sent.decode()


def test_a_terminal_gets_colours_and_lines_that_fit() -> None:
    sent = seen_on_a_terminal(POLICY, NO_COLOR="")
    assert "\x1b[1;31m" in sent
    plain = seen_on_a_terminal(POLICY, NO_COLOR="1")
    assert "\x1b" not in plain
    assert max(map(len, plain.splitlines())) <= 70


def test_progress_is_shown_where_somebody_waits_for_a_file(tmp_path: Path) -> None:
    sent = seen_on_a_terminal("-o", tmp_path / "out.jsonl", POLICY, PAGE)
    assert "1/2" in sent
    assert sent.endswith("\r\x1b[K")
