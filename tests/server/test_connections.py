"""REDIS_URL leads to one server, by TLS, through Sentinel, or to a Cluster."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from redis import Redis

from server.connections import connect, hosts, login
from server.store import Store
from tests.server.databases import running_valkey

CERTIFICATE = Path(__file__).with_name("localhost.pem")


def test_the_parts_of_a_url_with_several_hosts() -> None:
    parts = urlsplit("redis+sentinel://ann:p%40ss@one:26379,two,[::1]:7/mymaster/3")
    assert hosts(parts) == [("one", 26_379), ("two", 26_379), ("::1", 7)]
    assert login(parts) == {"username": "ann", "password": "p@ss"}
    assert login(urlsplit("redis+cluster://:secret@one")) == {"password": "secret"}
    assert login(urlsplit("redis+cluster://one")) == {}
    assert hosts(urlsplit("redis+cluster://one,two:7")) == [("one", 6379), ("two", 7)]


def test_a_number_is_the_database(valkey_url: str) -> None:
    client = connect(f"{valkey_url}/3")
    assert isinstance(client, Redis)
    assert client.get_connection_kwargs()["db"] == 3


def test_a_password_is_given(tmp_path: Path) -> None:
    with running_valkey(tmp_path) as redis:
        port = redis.get_connection_kwargs()["port"]
        redis.config_set("requirepass", "p@ss")
        assert Store(lambda: connect(f"redis://:p%40ss@127.0.0.1:{port}")).answers()
        assert not Store(lambda: connect(f"redis://:wrong@127.0.0.1:{port}")).answers()
        assert not Store(lambda: connect(f"redis://127.0.0.1:{port}")).answers()


def test_no_client_waits_for_long(valkey_url: str) -> None:
    client = connect(valkey_url)
    assert isinstance(client, Redis)
    options = client.get_connection_kwargs()
    assert options["socket_timeout"] <= 1
    assert options["socket_connect_timeout"] <= 1


@contextmanager
def by_tls(port: int) -> Iterator[int]:
    """A door that speaks TLS, with the test certificate, and leads to the server on the port."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(CERTIFICATE)
    listener = socket.create_server(("127.0.0.1", 0))

    def pass_on(source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while content := source.recv(65_536):
                target.sendall(content)
            target.shutdown(socket.SHUT_RDWR)

    def serve() -> None:
        while True:
            with suppress(ssl.SSLError, ConnectionError):
                try:
                    plain, _ = listener.accept()
                except OSError:
                    return
                line = context.wrap_socket(plain, server_side=True)
                inside = socket.create_connection(("127.0.0.1", port))
                for ends in ((line, inside), (inside, line)):
                    threading.Thread(target=pass_on, args=ends, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    yield listener.getsockname()[1]
    listener.close()


def test_tls_is_spoken_and_the_certificate_checked(tmp_path: Path) -> None:
    with running_valkey(tmp_path) as redis, by_tls(redis.get_connection_kwargs()["port"]) as port:
        trusted = f"rediss://localhost:{port}?ssl_ca_certs={CERTIFICATE}"
        assert Store(lambda: connect(trusted)).answers()
        assert not Store(lambda: connect(f"rediss://localhost:{port}")).answers(), "nobody vouches for it"
        assert not Store(lambda: connect(f"redis://localhost:{port}")).answers()
