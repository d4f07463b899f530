"""The line of the Procfile starts a service that answers on the platform's PORT."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tests.services import ROOT, free_port


def test_the_procfile_starts_the_service(valkey_url: str, tmp_path: Path) -> None:
    command = (ROOT / "Procfile").read_text().removeprefix("web: ").strip()
    port = free_port()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    settings = {"PORT": str(port), "REDIS_URL": f"{valkey_url}/2", "WEB_CONCURRENCY": "1", "PATH": path}
    with (tmp_path / "log").open("wb") as log:
        shell = ["/bin/sh", "-c", command]
        environment = {**os.environ, **settings}
        process = subprocess.Popen(shell, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        assert alive(f"http://127.0.0.1:{port}/healthz"), (tmp_path / "log").read_text()
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def alive(url: str, seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False
