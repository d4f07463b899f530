"""Each network has its share; what is left is told in the headers of the IETF draft."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from tests.services import free_port

PATH = "/v1/analyses"
RATE = 3
STATE = re.compile(r'"requests";r=(\d+);t=(\d+), "analyses";r=(\d+);t=(\d+)')


@pytest.fixture
def client(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app(rate_limit=RATE).test_client()


def post(client: FlaskClient, text: str, address: str = "203.0.113.1") -> TestResponse:
    return client.post(PATH, json={"text": text}, environ_base={"REMOTE_ADDR": address})


def test_new_analyses_are_limited(client: FlaskClient, policies: Callable[[int], list[str]]) -> None:
    *good, last = policies(RATE + 1)
    assert [post(client, text).status_code for text in good] == [201] * RATE
    refused = post(client, last)
    assert (refused.status_code, refused.get_json()["type"]) == (429, "/problems/rate-limited")
    assert 0 < int(refused.headers["Retry-After"]) <= 60


def test_what_is_left_is_told(client: FlaskClient, policies: Callable[[int], list[str]]) -> None:
    answer = post(client, policies(1)[0])
    assert answer.headers["RateLimit-Policy"] == '"requests";q=30;w=60, "analyses";q=3;w=60'
    left = STATE.fullmatch(answer.headers["RateLimit"])
    assert left is not None
    requests, seconds, analyses, _ = map(int, left.groups())
    assert (requests, analyses) == (29, 2)
    assert 0 < seconds <= 60


def test_a_known_text_costs_no_analysis(client: FlaskClient, policies: Callable[[int], list[str]]) -> None:
    text = policies(1)[0]
    assert post(client, text).status_code == 201
    assert [post(client, text).status_code for _ in range(2 * RATE)] == [200] * (2 * RATE)


def test_a_refused_text_costs_one(client: FlaskClient) -> None:
    answers = [post(client, f"Too short {number}.").status_code for number in range(RATE + 1)]
    assert answers == [422] * RATE + [429]


def test_requests_are_limited_too_but_generously(client: FlaskClient) -> None:
    answers = [client.get("/v1/lookup?url=https://a.example/").status_code for _ in range(10 * RATE + 1)]
    assert answers == [404] * (10 * RATE) + [429]


@pytest.mark.parametrize("path", ["/oembed", "/compare", "/analyses/{}/card.png", "/v1/analyses/{}/freshness"])
def test_what_costs_more_than_a_look_is_limited(client: FlaskClient, path: str) -> None:
    answers = [client.get(path.format("a" * 64)) for _ in range(10 * RATE + 1)]
    assert 429 not in {answer.status_code for answer in answers[:-1]}
    assert answers[-1].status_code == 429
    assert "RateLimit" in answers[0].headers


def test_reading_a_known_analysis_is_not_limited(client: FlaskClient, policies: Callable[[int], list[str]]) -> None:
    path = post(client, policies(1)[0]).headers["Location"]
    assert {client.get(path).status_code for _ in range(20 * RATE)} == {200}


def test_a_neighbour_shares_the_limit_and_a_stranger_does_not(
    client: FlaskClient, policies: Callable[[int], list[str]]
) -> None:
    *good, last = policies(RATE + 1)
    for number, text in enumerate(good):
        post(client, text, f"203.0.113.{number}")
    assert post(client, last, "203.0.113.77").status_code == 429
    assert post(client, last, "203.0.114.77").status_code == 201


def test_all_processes_count_together(make_app: Callable[..., Flask], policies: Callable[[int], list[str]]) -> None:
    clients = [make_app(rate_limit=RATE).test_client() for _ in range(2)]
    answers = [post(clients[number % 2], text).status_code for number, text in enumerate(policies(RATE + 1))]
    assert answers == [201] * RATE + [429]


def test_the_limit_ends_with_its_minute(
    client: FlaskClient, policies: Callable[[int], list[str]], redis: Redis
) -> None:
    *good, last = policies(RATE + 1)
    for text in good:
        post(client, text)
    assert post(client, last).status_code == 429
    for name in redis.scan_iter(match="*count"):
        assert 0 < redis.ttl(name) <= 60
        redis.delete(name)
    assert post(client, last).status_code == 201


def test_without_redis_each_process_counts_alone(
    make_app: Callable[..., Flask], policies: Callable[[int], list[str]]
) -> None:
    client = make_app(rate_limit=RATE, redis_url=f"redis://127.0.0.1:{free_port()}").test_client()
    answers = [post(client, text) for text in policies(RATE + 1)]
    assert [answer.status_code for answer in answers] == [201] * RATE + [429]
    assert '"analyses";r=2' in answers[0].headers["RateLimit"]


def test_the_form_is_limited_as_well(client: FlaskClient, policies: Callable[[int], list[str]]) -> None:
    for text in policies(RATE):
        assert client.post("/", data={"text": text}).status_code == 303
    refused = client.post("/", data={"text": policies(RATE + 1)[-1]})
    assert refused.status_code == 429
    assert "Too many policies" in refused.text
    assert "Retry-After" in refused.headers


def test_a_page_to_take_the_text_from_counts_also_when_it_is_known(client: FlaskClient, policy_page: str) -> None:
    answers = [client.post(PATH, json={"html": policy_page}).status_code for _ in range(RATE + 1)]
    assert answers == [201] + [200] * (RATE - 1) + [429]
