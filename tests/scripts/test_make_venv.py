"""The environment is made with a Python that is new enough, or one sentence says what is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import ROOT


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A PATH with nothing on it yet."""
    folder = tmp_path / "programs"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def make_venv(programs: Path, venv: Path) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(ROOT / "scripts" / "make_venv.sh"), str(venv)]
    return subprocess.run(command, env={"PATH": str(programs)}, capture_output=True, text=True, check=False)


def test_a_machine_without_python_is_told_so_in_one_sentence(programs: Path, tmp_path: Path) -> None:
    answer = make_venv(programs, tmp_path / "venv")
    assert answer.returncode == 1
    assert "needs Python 3.11 or newer" in answer.stderr
    assert len(answer.stderr.splitlines()) == 1


def test_a_shim_with_nothing_behind_it_and_an_old_python_are_passed_over(programs: Path, tmp_path: Path) -> None:
    put(programs, "python3.13", "echo 'command not found' >&2; exit 127")
    put(programs, "python3.12", "exit 1  # what an old one answers when it is asked for 3.11")
    put(programs, "python3", f'exec {sys.executable} "$@"')
    answer = make_venv(programs, tmp_path / "venv")
    assert answer.returncode == 0, answer.stderr
    assert (tmp_path / "venv" / "bin" / "pip").exists()


def test_a_python_that_makes_no_environments_is_told_with_the_remedy(programs: Path, tmp_path: Path) -> None:
    put(programs, "python3", 'case "$1$2" in *ensurepip*|-mpip) exit 1;; esac; exit 0')
    put(programs, "id", "echo 1000")
    answer = make_venv(programs, tmp_path / "venv")
    assert answer.returncode == 1
    assert "apt install python3-venv" in answer.stderr
