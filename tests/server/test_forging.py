"""The attacks: fewer networks than the quorum change nothing that others see, and no text another's analysis."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.server.conftest import sent
from tests.server.test_lookups import URL, report, shown

QUORUM = 3
HONEST = (1, 2, 3)
ATTACKERS = (101, 102)
LIE = "\n\nWe sell your personal information to data brokers.\n"


@pytest.fixture
def client(make_app: Callable[..., Flask]) -> FlaskClient:
    return make_app(lookup_quorum=QUORUM).test_client()


def everything(client: FlaskClient) -> list[Any]:
    """All that anybody is shown for the address."""
    answers = [client.get(path, query_string={"url": URL}) for path in ("/v1/lookup", "/v1/history")]
    return [(answer.status_code, answer.get_json()) for answer in answers]


@pytest.fixture
def true_id(client: FlaskClient, policy: str) -> str:
    return {report(client, policy, network) for network in HONEST}.pop()


def attack(client: FlaskClient, texts: list[str]) -> None:
    for _ in range(3):
        for network in ATTACKERS:
            for text in texts:
                report(client, text, network)


def test_a_lie_from_too_few_networks_is_not_shown(client: FlaskClient, true_id: str, policy: str) -> None:
    before = everything(client)
    attack(client, [policy + LIE])
    assert everything(client) == before
    assert shown(client) == true_id


def test_a_lie_is_not_shown_either_where_nothing_is_known_yet(client: FlaskClient, policy: str) -> None:
    attack(client, [policy + LIE])
    assert shown(client) is None


def test_a_lie_does_not_reach_the_quorum_on_the_back_of_the_truth(client: FlaskClient, policy: str) -> None:
    attack(client, [policy + LIE])
    true_id = report(client, policy, 1)
    assert shown(client) is None, "two liars and one honest reader are no three readers of one text"
    report(client, policy, 2)
    report(client, policy, 3)
    assert shown(client) == true_id


def test_many_near_equal_texts_do_not_move_what_is_shown(client: FlaskClient, true_id: str, policy: str) -> None:
    before = everything(client)
    attack(client, [f"{policy}\n\nServed on {day} May.\n" for day in range(1, 9)])
    after = everything(client)
    assert after[0][1]["id"] == before[0][1]["id"] == true_id
    assert after[0][1]["grade"] == before[0][1]["grade"]
    assert [version["id"] for version in after[1][1]["versions"]] == [true_id]


def test_who_comes_first_with_a_near_equal_text_cannot_change_what_it_says(client: FlaskClient, policy: str) -> None:
    attack(client, [f"{policy}\n\nServed on 1 May.\n"])
    true = sent(client, policy)
    for network in HONEST:
        report(client, policy, network)
    analysis = client.get(f"/v1/analyses/{shown(client)}").get_json()
    assert analysis["flags"] and [flag["practice"] for flag in analysis["flags"]] == [
        flag["practice"] for flag in true["flags"]
    ]
    quotes = [[piece["quote"] for piece in flag["evidence"]] for flag in analysis["flags"]]
    assert quotes == [[piece["quote"] for piece in flag["evidence"]] for flag in true["flags"]]
    assert (analysis["grade"], analysis["headline"]) == (true["grade"], true["headline"])


def test_padding_does_not_slip_under_the_likeness(client: FlaskClient, policy: str) -> None:
    padding = "\n".join(f"Remark {name}: our garden has {name} trees." for name in "abcdefghijklmnopqrstuvwxyz")
    attack(client, [f"{policy}\n\n{padding}\n"])
    report(client, policy, 1)
    assert shown(client) is None, "the padded text says nothing else, but it is no near-equal of the true one"
    report(client, policy, 2)
    true_id = report(client, policy, 3)
    assert shown(client) == true_id


def test_one_network_is_one_reader_whatever_address_it_uses(client: FlaskClient, policy: str) -> None:
    text = policy + LIE
    for host in range(1, 200):
        answer = client.post(
            "/v1/analyses",
            json={"text": text, "url": URL},
            environ_base={"REMOTE_ADDR": f"203.0.101.{host}"},
            headers={
                "X-Forwarded-For": f"198.51.{host}.1",
                "Forwarded": f"for=198.51.{host}.1",
                "X-Real-IP": "9.9.9.9",
            },
        )
        assert answer.status_code in (200, 201)
    for host in range(1, 200):
        client.post(
            "/v1/analyses",
            json={"text": text, "url": URL},
            environ_base={"REMOTE_ADDR": f"2001:db8:77:{host:x}::1"},
        )
    assert shown(client) is None


def test_behind_proxies_only_what_they_wrote_counts(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(lookup_quorum=QUORUM, proxies=1).test_client()
    for made_up in range(20):
        forwarded = f"198.51.{made_up}.1, 203.0.101.9"
        client.post(
            "/v1/analyses",
            json={"text": policy, "url": URL},
            headers={"X-Forwarded-For": forwarded},
        )
    assert shown(client) is None
    for real in (1, 2):
        client.post("/v1/analyses", json={"text": policy, "url": URL}, headers={"X-Forwarded-For": f"203.0.{real}.9"})
    assert shown(client) is not None


def test_another_site_s_page_cannot_let_its_visitors_vote(client: FlaskClient, policy: str) -> None:
    for network in range(10):
        client.post(
            "/v1/analyses",
            json={"text": policy, "url": URL},
            headers={"Origin": "https://evil.example"},
            environ_base={"REMOTE_ADDR": f"203.0.{network}.1"},
        )
    assert shown(client) is None


def test_one_address_cannot_be_flooded_so_that_honest_votes_are_lost(client: FlaskClient, policy: str) -> None:
    report(client, policy, 1)
    attack(client, [f"{policy}\n\nWe keep the records of our lottery for {days} days.\n" for days in range(1, 40)])
    report(client, policy, 2)
    true_id = report(client, policy, 3)
    assert shown(client) == true_id


def test_no_text_changes_another_text_s_analysis(client: FlaskClient, policies: Callable[..., list[str]]) -> None:
    texts = policies(6)
    true = {analysis["id"]: analysis for analysis in (sent(client, text) for text in texts)}
    chance = random.Random(7)
    for _ in range(60):
        text = chance.choice(texts)
        sent(client, text, url=URL, title=chance.choice(texts)[:300])
    for analysis_id, analysis in true.items():
        assert client.get(f"/v1/analyses/{analysis_id}").get_json() == analysis


def test_any_sequence_from_too_few_networks_changes_nothing(client: FlaskClient, true_id: str, policy: str) -> None:
    """A few hundred random moves of two attackers with near and far texts, among honest reports of the true one."""
    chance = random.Random(11)
    texts = [policy + LIE, policy.replace("may", "will"), policy[: len(policy) * 3 // 4]]
    texts += [f"{policy}\n\nServed on {day} May.\n" for day in range(1, 6)]
    for move in range(300):
        if move % 25 == 0:
            report(client, policy, chance.choice(HONEST))
        else:
            report(client, chance.choice(texts), chance.choice(ATTACKERS))
        assert shown(client) == true_id
