"""A small program that keeps one Valkey server running for as long as the program that started it lives.

It stands alone (standard library only), so that it starts at once and stays small. Its standard input is a pipe whose
other end is held by the service and all its workers: when the last of them is gone, however it went, the pipe ends, and
with it the server. On standard output it says one word: `ready`, or `failed`, and then the server's log says why.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import select
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

PR_SET_PDEATHSIG = 1
SECONDS_TO_START = 60.0  # a large file is read again at start
SECONDS_TO_STOP = 10.0
FEWEST_SECONDS_BETWEEN_STARTS = 1.0


def main(binary: str, config: str, unix_socket: str, lock: str) -> None:
    """Waits for the lock (another guardian may keep the same folder's server), then keeps the server running."""
    for interruption in (signal.SIGINT, signal.SIGHUP):
        signal.signal(interruption, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with Path(lock).open("a") as held:
        if not locked(held):
            return
        stop_orphan(unix_socket)
        keep_running([binary, config], unix_socket)


def locked(lock: IO[str]) -> bool:
    """True when the lock is ours, False when the service is gone before."""
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if service_is_gone(0.2):
                return False
        else:
            return True


def keep_running(command: list[str], unix_socket: str) -> None:
    """Starts the server, and starts it again should it die, until the service is gone."""
    said = False
    while True:
        started = time.monotonic()
        server = subprocess.Popen(command, stdin=subprocess.DEVNULL, preexec_fn=die_with_parent)
        try:
            if not said and not said_ready(server, unix_socket):
                return
            said = True
            while server.poll() is None:
                if service_is_gone(0.5):
                    return
        finally:
            stop(server)
        if service_is_gone(max(0.0, started + FEWEST_SECONDS_BETWEEN_STARTS - time.monotonic())):
            return


def said_ready(server: subprocess.Popen[bytes], unix_socket: str) -> bool:
    """Waits for the server's first answer, and says how that went."""
    give_up = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < give_up:
        if ask(unix_socket, b"PING").startswith(b"+PONG"):
            say("ready")
            return True
        if service_is_gone(0.02):
            return False
    say("failed")
    return False


def say(line: str) -> None:
    try:
        print(line, flush=True)
    except BrokenPipeError:
        # Nobody listens any more; standard output is of no use from here on.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def service_is_gone(seconds: float) -> bool:
    """Waits up to so many seconds for the end of the pipe."""
    readable, _, _ = select.select([0], [], [], seconds)
    return bool(readable) and not os.read(0, 64)


def ask(unix_socket: str, command: bytes) -> bytes:
    """The first bytes of the answer, none where no server answers."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(1.0)
            line.connect(unix_socket)
            line.sendall(command + b"\r\n")
            return line.recv(64)
    except OSError:
        return b""


def stop_orphan(unix_socket: str) -> None:
    """A server without a guardian (it was killed with SIGKILL): ask it to save and end, since the lock is ours now."""
    give_up = time.monotonic() + SECONDS_TO_STOP
    while ask(unix_socket, b"PING") and time.monotonic() < give_up:
        ask(unix_socket, b"SHUTDOWN")
        time.sleep(0.1)


def stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def die_with_parent() -> None:
    """Linux can end the server with its guardian at once; elsewhere `stop_orphan` does it at the next start."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


if __name__ == "__main__":
    main(*sys.argv[1:])
