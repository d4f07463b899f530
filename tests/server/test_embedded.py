"""The private database lives as long as the service and no longer, one to a folder, and keeps its data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import ConnectionError as AwayError

from server import embedded
from server.embedded import StartError
from tests.services import ROOT

OWNER = """
import sys, time
from pathlib import Path
from server import embedded
print(embedded.start(Path(sys.argv[1])).url, flush=True)
time.sleep(600)
"""


@contextmanager
def owner_of(folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Another process that starts the folder's database, and the database's address."""
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, folder], stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    )
    assert process.stdout is not None
    try:
        yield process, process.stdout.readline().strip()
    finally:
        process.kill()
        process.wait()


def server_of(url: str) -> int:
    """The process id of the database."""
    with Redis.from_url(url) as client:
        return int(client.info("server")["process_id"])


def ends(process_id: int, seconds: float = 15) -> bool:
    """Whether the process is gone within that time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return True
        if Path(f"/proc/{process_id}/stat").exists() and " Z " in Path(f"/proc/{process_id}/stat").read_text():
            return True
        time.sleep(0.05)
    return False


def test_it_starts_and_stops_and_keeps_its_data(tmp_path: Path) -> None:
    database = embedded.start(tmp_path / "data")
    with Redis.from_url(database.url) as client:
        client.set("kept", "yes")
    server = server_of(database.url)
    database.stop()
    assert ends(server)
    database = embedded.start(tmp_path / "data")
    with Redis.from_url(database.url) as client:
        assert client.get("kept") == b"yes"
    database.stop()


def test_it_ends_when_its_owner_is_killed(tmp_path: Path) -> None:
    with owner_of(tmp_path) as (owner, url):
        server = server_of(url)
        owner.send_signal(signal.SIGKILL)
        assert ends(server)


def test_it_ends_when_all_around_it_is_killed(tmp_path: Path) -> None:
    with owner_of(tmp_path) as (owner, url):
        server = server_of(url)
        guardian = int(Path(f"/proc/{server}/stat").read_text().split()[3]) if Path("/proc").exists() else None
        if guardian is None:
            pytest.skip("needs /proc to find the guardian")
        os.kill(guardian, signal.SIGKILL)
        owner.send_signal(signal.SIGKILL)
        assert ends(server)


def test_ctrl_c_is_for_the_service_not_for_its_database(tmp_path: Path) -> None:
    with owner_of(tmp_path) as (owner, url):
        server = server_of(url)
        os.killpg(owner.pid, 0)
        assert os.getpgid(server) != os.getpgid(owner.pid)


def test_a_killed_database_loses_the_last_second_at_most_and_comes_back(tmp_path: Path) -> None:
    database = embedded.start(tmp_path)
    with Redis.from_url(database.url) as client:
        for number in range(1000):
            client.set(f"old {number}", "kept")
        time.sleep(1.5)
        first = server_of(database.url)
        os.kill(first, signal.SIGKILL)
        wait_for(client)
        assert server_of(database.url) != first, "its guardian started another"
        assert sum(client.exists(f"old {number}") for number in range(1000)) == 1000
    database.stop()


def test_a_half_written_last_command_does_not_stop_it(tmp_path: Path) -> None:
    database = embedded.start(tmp_path)
    with Redis.from_url(database.url) as client:
        client.set("kept", "yes")
    database.stop()
    log = next((tmp_path / "appendonlydir").glob("*.incr.aof"))
    log.write_bytes(log.read_bytes() + b"*3\r\n$3\r\nSET\r\n$4\r\nha")
    database = embedded.start(tmp_path)
    with Redis.from_url(database.url) as client:
        assert client.get("kept") == b"yes"
    database.stop()


def test_a_folder_has_one_database_and_the_next_owner_takes_it_over(tmp_path: Path) -> None:
    with owner_of(tmp_path) as (owner, url):
        mine = embedded.start(tmp_path)
        assert mine.url == url
        first = server_of(url)
        with Redis.from_url(url) as client:
            client.set("kept", "yes")
            owner.terminate()
            assert ends(first)
            wait_for(client)
            assert client.get("kept") == b"yes"
        mine.stop()


def test_an_orphan_is_ended_and_its_data_are_read(tmp_path: Path) -> None:
    database = embedded.start(tmp_path)
    database.stop()
    orphan = subprocess.Popen([embedded.get_binary_path(), tmp_path / "valkey.conf"])
    with Redis.from_url(database.url) as client:
        wait_for(client)
        client.set("kept", "yes")
    again = embedded.start(tmp_path)
    assert orphan.wait(timeout=15) == 0
    with Redis.from_url(again.url) as client:
        wait_for(client)
        assert client.get("kept") == b"yes"
    again.stop()


def test_a_folder_with_a_very_long_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    database = embedded.start(folder)
    with Redis.from_url(database.url) as client:
        assert client.ping()
    database.stop()
    assert (folder / "appendonlydir").is_dir()


def test_a_folder_with_spaces_in_its_name_will_do(tmp_path: Path) -> None:
    database = embedded.start(tmp_path / "my data")
    with Redis.from_url(database.url) as client:
        assert client.ping()
    database.stop()


def test_it_says_in_one_sentence_why_it_cannot_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    says(tmp_path / "file", "cannot be made")
    says(tmp_path / "file" / "below", "cannot be made")
    says(tmp_path / 'a"quotation', "quotation mark")
    broken = tmp_path / "broken"
    (broken / "appendonlydir").mkdir(parents=True)
    (broken / "appendonlydir" / "appendonly.aof.manifest").write_text("nonsense\n")
    says(broken, "manifest")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    says(tmp_path, "cannot be written to")
    tmp_path.chmod(0o700)


def says(folder: Path, reason: str) -> None:
    with pytest.raises(StartError) as stopped:
        embedded.start(folder)
    sentence = str(stopped.value)
    assert reason in sentence
    assert str(folder) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def wait_for(client: Redis) -> None:
    deadline = time.monotonic() + 15
    while True:
        try:
            client.ping()
        except (AwayError, OSError):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        else:
            return
