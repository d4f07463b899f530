"""Starts the real service as its own process, the way `make run` does, and waits until it answers."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
ANY_RATE = "1000000"
SETTINGS = ("REDIS_URL", "DATA_DIR", "PORT", "HOST", "CACHE_TTL_DAYS", "LOOKUP_QUORUM", "RATE_LIMIT")
SETTINGS += ("ALLOWED_ORIGINS", "LOG_LEVEL", "SECRET_KEY", "PROXIES", "WEB_CONCURRENCY", "CONTACT")


@dataclass(frozen=True)
class Service:
    """A running service. `log` is everything that it printed, to the moment."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_service(settings: Mapping[str, str], folder: Path, seconds: float = 60) -> Iterator[Service]:
    """The service with these settings over its defaults, on a free port, keeping its data in `folder`.

    Raises RuntimeError with the service's own output when it does not answer in time.
    """
    port = free_port()
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    ours = {"PORT": str(port), "DATA_DIR": str(folder / "data"), "RATE_LIMIT": ANY_RATE}
    log = folder / "service.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "server"],
            cwd=ROOT,
            env={**inherited, **ours, **settings},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    service = Service(f"http://127.0.0.1:{settings.get('PORT', port)}", process, log)
    try:
        _wait_until_alive(service, seconds)
        yield service
    finally:
        _stop(process)


def _wait_until_alive(service: Service, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and service.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{service.url}/healthz", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError(f"the service does not answer at {service.url}; it said:\n{service.log.read_text()}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Politely, as a terminal would; then by force, the whole group, so that no test leaves a server behind."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
