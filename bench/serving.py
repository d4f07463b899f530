"""Starts what is to be measured on gunicorn with our own configuration file, and stops it again."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "tests" / "policies" / "lantern.md"
SETTINGS = {"WEB_CONCURRENCY": "2", "RATE_LIMIT": "1000000", "SECRET_KEY": "for measuring"}


@dataclass(frozen=True, slots=True)
class Served:
    """An application on a port, and gunicorn's first process, whose children are the workers."""

    port: int
    process: subprocess.Popen[bytes]


@contextmanager
def serving(application: str, settings: Mapping[str, str]) -> Iterator[Served]:
    """An application, named as gunicorn names it, with these settings in its environment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", application]
    environment = {**os.environ, **settings, "PORT": str(port)}
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            _wait(port, process)
            yield Served(port, process)
        finally:
            process.terminate()
            process.wait()


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up and process.poll() is None:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
        except urllib.error.HTTPError:
            return  # it answers: the bare views have no such path
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError(f"what was to be measured did not start on port {port}")
