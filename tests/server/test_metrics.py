"""Prometheus counts requests, times, where analyses were found, refusals and faults, over all workers."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable

from flask import Flask
from flask.testing import FlaskClient

from tests.server.conftest import sent
from tests.services import Service, free_port


def value(exposition: str, name: str, **labels: str) -> float:
    """The value of one series; 0 where it is not there yet."""
    wanted = {f'{label}="{text}"' for label, text in labels.items()}
    for line in exposition.splitlines():
        found = re.fullmatch(rf"{name}(?:{{(.*)}})? (\S+)", line)
        if found and wanted == set(re.findall(r'\w+="[^"]*"', found.group(1) or "")):
            return float(found.group(2))
    return 0.0


def scraped(client: FlaskClient) -> str:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain; version=")
    return answer.text


def test_requests_are_counted_by_route(client: FlaskClient, policy: str) -> None:
    analysis_id = sent(client, policy)["id"]
    for _ in range(3):
        client.get(f"/v1/analyses/{analysis_id}")
    route = "/v1/analyses/<id:analysis_id>"
    exposition = scraped(client)
    assert value(exposition, "plain_policy_requests_total", method="GET", route=route, status="200") == 3
    assert value(exposition, "plain_policy_request_seconds_count", route=route) == 3
    assert value(exposition, "plain_policy_request_seconds_sum", route=route) > 0


def test_where_analyses_were_found_is_counted(make_app: Callable[..., Flask], policy: str) -> None:
    analysis_id = sent(make_app().test_client(), policy)["id"]
    client = make_app().test_client()
    for wanted in (analysis_id, analysis_id, analysis_id, "0" * 64):
        client.get(f"/v1/analyses/{wanted}")
    exposition = scraped(client)
    found = {
        where: value(exposition, "plain_policy_analyses_total", found=where) for where in ("memory", "redis", "unknown")
    }
    assert found == {"memory": 2, "redis": 1, "unknown": 1}


def test_refusals_are_counted_by_kind(client: FlaskClient) -> None:
    client.post("/v1/analyses", json={"text": "Short."})
    client.post("/v1/analyses", json={})
    exposition = scraped(client)
    assert value(exposition, "plain_policy_refusals_total", kind="too-short") == 1
    assert value(exposition, "plain_policy_refusals_total", kind="malformed") == 1


def test_the_state_of_redis_is_told(client: FlaskClient, make_app: Callable[..., Flask]) -> None:
    assert value(scraped(client), "plain_policy_redis_up") == 1
    away = make_app(redis_url=f"redis://127.0.0.1:{free_port()}").test_client()
    exposition = scraped(away)
    assert value(exposition, "plain_policy_redis_up") == 0
    assert value(scraped(away), "plain_policy_redis_faults_total", fault="ConnectionError") >= 1


def test_strangers_cannot_make_new_names(client: FlaskClient) -> None:
    for number in range(30):
        client.get(f"/made/up/{number}")
        client.open("/healthz", method=f"X{number}")
    exposition = scraped(client)
    assert "/made/up" not in exposition
    assert "X1" not in exposition
    assert value(exposition, "plain_policy_requests_total", method="unknown", route="unknown", status="404") == 30


def test_the_counts_of_all_workers_are_added_up(start_service: Callable[..., Service], policy: str) -> None:
    service = start_service(WEB_CONCURRENCY="3")
    body = json.dumps({"text": policy}).encode()
    request = urllib.request.Request(f"{service.url}/v1/analyses", body, {"Content-Type": "application/json"})
    for _ in range(20):
        with urllib.request.urlopen(request) as answer:
            analysis_id = json.load(answer)["id"]
    for _ in range(40):
        with urllib.request.urlopen(f"{service.url}/v1/analyses/{analysis_id}") as answer:
            answer.read()
    for _ in range(5):
        with urllib.request.urlopen(f"{service.url}/metrics") as answer:
            exposition = answer.read().decode()
        route = "/v1/analyses/<id:analysis_id>"
        assert value(exposition, "plain_policy_requests_total", method="GET", route=route, status="200") == 40
        posts = {"method": "POST", "route": "/v1/analyses"}
        assert value(exposition, "plain_policy_requests_total", status="201", **posts) == 1
        assert value(exposition, "plain_policy_requests_total", status="200", **posts) == 19
        assert value(exposition, "plain_policy_analyses_total", found="made") == 1
