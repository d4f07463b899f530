"""Thousands of requests made of the OpenAPI document, right ones and wrong ones: no 5xx, nothing undocumented."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services import Service

PROGRAM = Path(sys.executable).with_name("schemathesis")
SETTINGS = Path(__file__).with_name("schemathesis.toml")
CASES = "100"  # at most, for each operation and phase


@pytest.mark.timeout(600)
def test_the_service_does_as_its_description_says(live_service: Service, tmp_path: Path) -> None:
    command = [PROGRAM, "--config-file", SETTINGS, "run", f"{live_service.url}/openapi.json", "--checks", "all"]
    run = subprocess.run(
        [*command, "-n", CASES, "--no-color"], capture_output=True, text=True, cwd=tmp_path, timeout=540
    )
    assert run.returncode == 0, run.stdout[-8000:]
    assert " passed" in run.stdout
    log = live_service.log.read_text().partition("Press Ctrl-C to stop.")[2]
    statuses = {json.loads(line).get("status", 0) for line in log.splitlines() if line.startswith("{")}
    assert {200, 303, 400, 404, 405, 415, 422} <= statuses
    assert max(statuses) < 500
