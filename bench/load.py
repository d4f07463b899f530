"""Asks a service the same thing again and again over a few kept connections, and tells how fast it answered.

By `wrk` where it is installed, else by a loop of our own; what is compared is always loaded by the same of both.
"""

from __future__ import annotations

import re
import selectors
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CONNECTIONS = 8
LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)", re.IGNORECASE)
SCRIPT = """
wrk.method = "{method}"
{headers}
local file = io.open("{body}", "rb")
wrk.body = file:read("*a")
file:close()
if #wrk.body == 0 then wrk.body = nil end
done = function(summary, latency)
  local faults = summary.errors
  local bad = faults.connect + faults.read + faults.write + faults.status + faults.timeout
  io.write(string.format("figures %.3f %.4f %.4f %d\\n", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, bad))
end
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    path: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Speed:
    """Answers a second, the time to an answer in milliseconds (median and 99th percentile), and how many went wrong."""

    a_second: float
    median: float
    p99: float
    wrong: int


def loaded(port: int, asked: Asked, seconds: float) -> Speed:
    """How a service on this machine answers under as much load as it can take."""
    return _by_wrk(port, asked, seconds) if shutil.which("wrk") else _by_hand(port, asked, seconds)


def generator() -> str:
    """What makes the load."""
    return f"wrk -t1 -c{CONNECTIONS}" if shutil.which("wrk") else f"bench/load.py, {CONNECTIONS} connections"


def _by_wrk(port: int, asked: Asked, seconds: float) -> Speed:
    headers = "\n".join(f'wrk.headers["{name}"] = [[{value}]]' for name, value in asked.headers.items())
    with tempfile.TemporaryDirectory() as folder:
        body, script = Path(folder) / "body", Path(folder) / "load.lua"
        body.write_bytes(asked.body)
        script.write_text(SCRIPT.format(method=asked.method, headers=headers, body=body))
        options = ["-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", "-s", str(script)]
        command = ["wrk", *options, f"http://127.0.0.1:{port}{asked.path}"]
        run = subprocess.run(command, capture_output=True, check=True)
    _, _, figures = run.stdout.decode().partition("figures ")
    a_second, median, p99, wrong = map(float, figures.split())
    return Speed(a_second, median, p99, int(wrong))


def _by_hand(port: int, asked: Asked, seconds: float) -> Speed:
    """Every connection sends its next request when the answer to the last one is there, as wrk does."""
    message = _message(port, asked)
    times: list[float] = []
    wrong = 0
    with selectors.DefaultSelector() as waiting:
        lines = [_Line(port, message) for _ in range(CONNECTIONS)]
        for line in lines:
            waiting.register(line.socket, selectors.EVENT_READ, line)
        began = time.perf_counter()
        while time.perf_counter() - began < seconds:
            for ready, _ in waiting.select(timeout=1):
                took = ready.data.received()
                if took is not None:
                    times.append(took * 1000)
                    wrong += ready.data.is_wrong
                    ready.data.ask()
        passed = time.perf_counter() - began
    for line in lines:
        line.socket.close()
    return Speed(len(times) / passed, statistics.median(times), sorted(times)[len(times) * 99 // 100], wrong)


def _message(port: int, asked: Asked) -> bytes:
    length = {"Content-Length": str(len(asked.body))} if asked.body else {}
    headers = {"Host": f"127.0.0.1:{port}", **length, **asked.headers}
    lines = (f"{asked.method} {asked.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", "")
    return "\r\n".join(lines).encode() + asked.body


class _Line:
    """One kept connection, and how far the answer on it has come."""

    def __init__(self, port: int, message: bytes) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.is_wrong = False
        self._message = message
        self.ask()

    def ask(self) -> None:
        self._began = time.perf_counter()
        self._content = bytearray()
        self.socket.sendall(self._message)

    def received(self) -> float | None:
        """Takes what is there; the seconds that the answer took once all of it is."""
        taken = self.socket.recv(262_144)
        if not taken:
            raise ConnectionError("the service ended a connection that was to be kept")
        self._content += taken
        end = self._content.find(b"\r\n\r\n")
        if end < 0:
            return None
        length = LENGTH.search(self._content, 0, end)
        if len(self._content) < end + 4 + (int(length.group(1)) if length else 0):
            return None
        self.is_wrong = not self._content.startswith((b"HTTP/1.1 2", b"HTTP/1.1 304"))
        return time.perf_counter() - self._began
