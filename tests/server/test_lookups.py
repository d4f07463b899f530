"""An address leads to the version that enough readers reported, and to all that were before it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis

from server import sightings
from tests.server.conftest import sent

URL = "https://example.org/privacy"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def report(client: FlaskClient, text: str, network: int, url: str = URL) -> str:
    """A reader from a network sends a text; gives its id."""
    address = f"203.0.{network}.7"
    answer = client.post("/v1/analyses", json={"text": text, "url": url}, environ_base={"REMOTE_ADDR": address})
    assert answer.status_code in (200, 201), answer.text
    return str(answer.get_json()["id"])


def shown(client: FlaskClient, url: str = URL) -> str | None:
    """The id that a look-up shows."""
    answer = client.get("/v1/lookup", query_string={"url": url})
    return answer.get_json()["id"] if answer.status_code == 200 else None


def test_one_s_own_service_believes_its_one_reader(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy, url=f"{URL}?session=1#top")
    answer = client.get("/v1/lookup", query_string={"url": f"{URL}?session=2"})
    assert answer.status_code == 200
    found = answer.get_json()
    assert MOMENT.fullmatch(found.pop("first_seen"))
    assert MOMENT.fullmatch(found.pop("last_seen"))
    assert found == {"url": URL, "id": analysis["id"], "grade": analysis["grade"], "reports": 1}


def test_an_address_that_nobody_reported_is_not_found(client: FlaskClient, policy: str) -> None:
    sent(client, policy)
    answer = client.get("/v1/lookup", query_string={"url": URL})
    assert (answer.status_code, answer.get_json()["type"]) == (404, "/problems/not-found")
    assert client.get("/v1/history", query_string={"url": URL}).status_code == 404


@pytest.mark.parametrize("url", ["ftp://example.org/p", "javascript:alert(1)", "nonsense"])
def test_only_addresses_of_the_web_are_kept(client: FlaskClient, policy: str, url: str, redis: Redis) -> None:
    sent(client, policy, url=url)
    assert client.get("/v1/lookup", query_string={"url": url}).status_code == 404
    assert not [name for name in redis.scan_iter() if b"votes" in name or b"versions" in name]


def test_a_look_up_needs_an_address(client: FlaskClient) -> None:
    for path in ("/v1/lookup", "/v1/lookup?url=", "/v1/history", "/v1/lookup?url=" + "a" * 3000):
        answer = client.get(path)
        assert (answer.status_code, answer.get_json()["type"]) == (400, "/problems/malformed")


def test_a_quorum_of_networks_is_needed(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(lookup_quorum=3).test_client()
    for network in (1, 1, 2, 2, 1):
        report(client, policy, network)
        assert shown(client) is None
    analysis_id = report(client, policy, 3)
    assert shown(client) == analysis_id
    assert client.get("/v1/lookup", query_string={"url": URL}).get_json()["reports"] == 3


def test_near_equal_texts_reach_the_quorum_together(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(lookup_quorum=3).test_client()
    footer = "\n\nSession {}, served on {} May 2026.\n"
    first = report(client, policy + footer.format("8f3a", 3), 1)
    report(client, policy + footer.format("77", 4), 2)
    assert shown(client) is None
    report(client, policy + footer.format("c0ffee", 4), 3)
    assert shown(client) == first, "of texts seen equally often, the one seen first"


def test_the_exact_text_most_often_seen_is_served(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(lookup_quorum=3).test_client()
    report(client, f"{policy}\n\nServed on 3 May.\n", 1)
    often = report(client, f"{policy}\n\nServed on 4 May.\n", 2)
    report(client, f"{policy}\n\nServed on 4 May.\n", 3)
    assert shown(client) == often


def test_a_new_version_takes_the_place_of_the_old_one(
    make_app: Callable[..., Flask], policies: Callable[..., list[str]]
) -> None:
    client = make_app(lookup_quorum=2).test_client()
    old, new = policies(2)
    old_id = {report(client, old, network) for network in (1, 2)}.pop()
    assert shown(client) == old_id
    new_id = report(client, new, 3)
    assert shown(client) == old_id
    report(client, new, 4)
    assert shown(client) == new_id
    history = client.get("/v1/history", query_string={"url": URL}).get_json()
    assert history["url"] == URL
    assert [version["id"] for version in history["versions"]] == [new_id, old_id]


def test_readers_who_still_see_the_old_version_do_not_bring_it_back(
    make_app: Callable[..., Flask], policies: Callable[..., list[str]]
) -> None:
    client = make_app(lookup_quorum=2).test_client()
    old, new = policies(2)
    for text, networks in ((old, (1, 2)), (new, (3, 4)), (old, (5, 6, 7))):
        ids = [report(client, text, network) for network in networks]
    assert shown(client) != ids[0]
    history = client.get("/v1/history", query_string={"url": URL}).get_json()["versions"]
    assert [version["reports"] for version in history] == [2, 5]


def test_an_old_version_comes_back_when_the_new_one_has_lost_its_readers(
    make_app: Callable[..., Flask], policies: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = make_app(lookup_quorum=2).test_client()
    old, new = policies(2)
    for text, networks in ((old, (1, 2)), (new, (3, 4))):
        for network in networks:
            report(client, text, network)
    tomorrow = sightings.time.time() + 86_500
    monkeypatch.setattr(sightings.time, "time", lambda: tomorrow)
    old_id = report(client, old, 1)
    assert shown(client) != old_id
    report(client, old, 2)
    assert shown(client) == old_id


def test_addresses_do_not_mix(client: FlaskClient, policies: Callable[..., list[str]]) -> None:
    one, other = policies(2)
    first = report(client, one, 1, "https://one.example/privacy")
    second = report(client, other, 1, "https://other.example/privacy")
    assert shown(client, "https://one.example/privacy") == first
    assert shown(client, "https://other.example/privacy") == second


def test_no_vote_outlives_its_day(make_app: Callable[..., Flask], policy: str, redis: Redis) -> None:
    client = make_app(lookup_quorum=3).test_client()
    for network in (1, 2):
        report(client, policy, network)
    votes = [name for name in redis.scan_iter() if name.endswith(b"votes")]
    assert len(votes) == 1
    assert 0 < redis.ttl(votes[0]) <= 86_401
    assert redis.zcard(votes[0]) == 2
    kept = b" ".join(name + redis.dump(name) for name in redis.scan_iter())
    assert b"203.0" not in kept, "no address of a reader is kept"
    assert b"example.org" not in kept, "and no page before a quorum saw it"


def test_what_is_looked_up_is_found_as_long_as_it_is_used(
    make_app: Callable[..., Flask], policy: str, redis: Redis
) -> None:
    client = make_app(cache_ttl_days=2).test_client()
    report(client, policy, 1)
    versions = next(name for name in redis.scan_iter() if name.endswith(b"versions"))
    redis.expire(versions, 10)
    assert shown(client)
    assert redis.ttl(versions) > 100_000


def test_what_changed_between_two_versions(
    client: FlaskClient, policies: Callable[..., list[str]], policy: str
) -> None:
    old = sent(client, policy)
    new = sent(client, f"{policy}\n\nWe sell your personal information to data brokers.\n")
    answer = client.get(f"/v1/analyses/{old['id']}/changes/{new['id']}")
    assert answer.status_code == 200
    told = answer.get_json()
    assert (told["from"]["id"], told["to"]["id"]) == (old["id"], new["id"])
    changes = {change["practice"]: change for change in told["changes"]}
    assert changes["sells-data"]["change"] == "added"
    assert changes["sells-data"]["before"] == []
    assert "We sell your personal information" in changes["sells-data"]["after"][0]["quote"]
    back = client.get(f"/v1/analyses/{new['id']}/changes/{old['id']}").get_json()
    assert {change["practice"]: change["change"] for change in back["changes"]}["sells-data"] == "removed"
    assert client.get(f"/v1/analyses/{old['id']}/changes/{old['id']}").get_json()["changes"] == []


def test_changes_of_an_unknown_analysis_are_not_found(client: FlaskClient, policy: str) -> None:
    known = sent(client, policy)["id"]
    for path in (f"{known}/changes/{'0' * 64}", f"{'0' * 64}/changes/{known}"):
        assert client.get(f"/v1/analyses/{path}").status_code == 404


def test_a_look_up_can_be_asked_again_for_nothing(client: FlaskClient, policy: str) -> None:
    sent(client, policy, url=URL)
    answer = client.get("/v1/lookup", query_string={"url": URL})
    known = {"If-None-Match": answer.headers["ETag"]}
    assert client.get("/v1/lookup", query_string={"url": URL}, headers=known).status_code == 304
