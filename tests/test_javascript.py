"""The pure JavaScript modules, by node's own test runner: one test here for each *.test.js."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.services import ROOT

FILES = sorted(path for path in (ROOT / "tests").rglob("*.test.js") if "node_modules" not in path.parts)


def test_there_are_javascript_tests() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda path: str(path.relative_to(ROOT / "tests")))
def test_javascript(file: Path, node: str) -> None:
    command = [node, "--test", str(file)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
