"""The worker cuts off who is too slow, refuses what is no request, and ends without losing one."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import threading
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from server.worker import LONGEST_REQUEST
from tests.services import Service

HEAD = b"POST /v1/analyses HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"


def port_of(service: Service) -> int:
    return int(service.url.rpartition(":")[2])


def trickled(service: Service, at_once: bytes, byte: bytes) -> float:
    """Sends the one at once, and then a byte every half second; gives how long the service put up with it."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", port_of(service))) as line:
        line.sendall(at_once)
        line.settimeout(0.5)
        while time.monotonic() - began < 60:
            try:
                line.sendall(byte)
                if line.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    return time.monotonic() - began


def test_who_is_too_slow_is_cut_off_and_nobody_else_waits(live_service: Service) -> None:
    beginnings = (b"GET /", HEAD, HEAD.partition(b"\r\n")[0] + b"\r\nX-Long: ")
    with ThreadPoolExecutor(150) as clients:
        slow = [clients.submit(trickled, live_service, beginnings[number % 3], b"a") for number in range(150)]
        time.sleep(2)
        for _ in range(20):
            began = time.monotonic()
            with urllib.request.urlopen(f"{live_service.url}/healthz", timeout=15) as answer:
                assert answer.status == 200
            assert time.monotonic() - began < 5
        times = [one.result() for one in slow]
    assert min(times) > LONGEST_REQUEST - 1
    assert max(times) < LONGEST_REQUEST + 5


@pytest.mark.parametrize(
    "request_line",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/7.7\r\n\r\n",
        b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nbad header\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"POST /v1/analyses HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
)
def test_what_is_no_request_is_malformed(live_service: Service, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port_of(live_service)), timeout=10) as line:
        line.sendall(request_line)
        answer = b"".join(iter(lambda: line.recv(4096), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert b"application/problem+json" in head
    assert json.loads(body)["type"] == "/problems/malformed"


def test_a_body_in_pieces_is_taken_and_an_endless_one_refused(live_service: Service, policy: str) -> None:
    body = json.dumps({"text": policy}).encode()
    pieces = (body[at : at + 1000] for at in range(0, len(body), 1000))
    connection = http.client.HTTPConnection("127.0.0.1", port_of(live_service), timeout=20)
    connection.request("POST", "/v1/analyses", pieces, {"Content-Type": "application/json"}, encode_chunked=True)
    assert connection.getresponse().status in (200, 201)
    connection.close()
    with socket.create_connection(("127.0.0.1", port_of(live_service)), timeout=20) as endless:
        endless.sendall(HEAD.replace(b"Content-Length: 100000", b"Transfer-Encoding: chunked"))
        with suppress(OSError):  # it is told so before all is sent
            for _ in range(200):
                endless.sendall(b"10000\r\n" + b"a" * 65_536 + b"\r\n")
        assert endless.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_stop_loses_no_request(start_service: Callable[..., Service], policies: Callable[[int], list[str]]) -> None:
    service = start_service(WEB_CONCURRENCY="2")
    texts = policies(12)
    began = threading.Barrier(len(texts) + 1)

    def post(text: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", port_of(service), timeout=30)
        connection.connect()
        began.wait()
        body = json.dumps({"text": text}).encode()
        connection.request("POST", "/v1/analyses", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        return answer.status

    with ThreadPoolExecutor(len(texts)) as clients:
        answers = [clients.submit(post, text) for text in texts]
        began.wait()
        time.sleep(0.05)
        service.process.send_signal(signal.SIGTERM)
        assert [answer.result() for answer in answers] == [201] * len(texts)
    assert service.process.wait(timeout=20) == 0


def test_known_analyses_do_not_wait_for_large_texts(live_service: Service, policy: str) -> None:
    """Two large texts are read in each worker; an answer that is known waits for turns, and not for their end."""
    large = [json.dumps({"text": f"{policy}\n" * 60 + str(number)}) for number in range(4)]
    path = f"/v1/analyses/{_sent(live_service, json.dumps({'text': policy}))['id']}"
    _times(live_service, path, 50)
    with ThreadPoolExecutor(len(large)) as clients:
        began = time.monotonic()
        reading = [clients.submit(_sent, live_service, body) for body in large]
        time.sleep(0.2)
        times = _times(live_service, path, 100)
        for one in reading:
            one.result()
        took = time.monotonic() - began
    assert sorted(times)[50] < min(0.25, took / 10)


def _times(service: Service, path: str, count: int) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port_of(service), timeout=30)
    times = []
    for _ in range(count):
        began = time.monotonic()
        connection.request("GET", path)
        assert connection.getresponse().read()
        times.append(time.monotonic() - began)
    return times


def _sent(service: Service, body: str) -> dict[str, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port_of(service), timeout=60)
    connection.request("POST", "/v1/analyses", body, {"Content-Type": "application/json"})
    answer: dict[str, str] = json.loads(connection.getresponse().read())
    return answer


def test_a_killed_worker_is_replaced(start_service: Callable[..., Service]) -> None:
    service = start_service(WEB_CONCURRENCY="1")
    first = workers(service)
    os.kill(first[0], signal.SIGKILL)
    deadline = time.monotonic() + 20
    while workers(service) in ([], first):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    with urllib.request.urlopen(f"{service.url}/healthz", timeout=20) as answer:
        assert answer.status == 200


def workers(service: Service) -> list[int]:
    """Process ids of the workers that were started and not ended, by the service's own log."""
    started: list[int] = []
    for line in service.log.read_text().splitlines():
        message = json.loads(line).get("message", "") if line.startswith("{") else ""
        if message.startswith("Booting worker with pid: "):
            started.append(int(message.rpartition(" ")[2]))
    return started[-1:]
