"""What Dockerfile and compose say is so: the files they name are there, and what they start is the service."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import yaml

from tests.services import ROOT, free_port

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


def copied() -> list[str]:
    return [words[1] for words in map(str.split, DOCKERFILE.splitlines()) if words[:1] == ["COPY"]]


def test_the_image_has_all_that_the_service_needs(tmp_path: Path) -> None:
    """Its files in an empty folder, started as the image starts them, answer."""
    for name in copied():
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    command = re.search(r'^CMD \["gunicorn", "(.+)"\]$', DOCKERFILE, re.MULTILINE)
    assert command is not None
    port = free_port()
    settings = {"HOST": "127.0.0.1", "PORT": str(port), "DATA_DIR": str(tmp_path / "data")}
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    gunicorn = Path(sys.executable).with_name("gunicorn")
    process = subprocess.Popen([gunicorn, command.group(1)], cwd=tmp_path, env={**inherited, **settings})
    try:
        assert alive(port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def alive(port: int, seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False


def test_what_is_left_out_of_the_image_is_not_needed_by_it() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert kept == set(copied())


def test_compose_starts_the_service_beside_a_valkey() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert services["service"]["environment"]["REDIS_URL"].startswith("redis://cache:")
    assert set(services["service"]["depends_on"]) <= set(services)
