"""The versions of a policy on the report page: when, which grade, what changed, and never what too few reported."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from redis import Redis

from tests.server.conftest import sent
from tests.services import free_port

ADDRESS = "https://example.org/privacy"
SELLS = "\n\nWe sell your personal information to data brokers.\n"


def section(client: FlaskClient, analysis_id: str) -> str:
    page = unescape(client.get(f"/analyses/{analysis_id}").text)
    return page.partition('<section id="history"')[2].partition("</section>")[0]


def test_a_text_that_nobody_saw_anywhere_has_no_history(client: FlaskClient, policy: str) -> None:
    assert section(client, sent(client, policy)["id"]) == ""


def test_one_version_is_told_as_one(client: FlaskClient, policy: str) -> None:
    told = section(client, sent(client, policy, url=f"{ADDRESS}?from=mail#top")["id"])
    assert f'href="{ADDRESS}"' in told
    assert "the text of this report" in told
    assert "We have seen one version so far." in told


def test_what_changed_is_told_newest_first(client: FlaskClient, policy: str) -> None:
    old, new = sent(client, policy, url=ADDRESS), sent(client, policy + SELLS, url=ADDRESS)
    told = section(client, new["id"])
    changes = client.get(f"/v1/analyses/{old['id']}/changes/{new['id']}").get_json()
    assert changes["sentence"] in told
    assert told.index("the text of this report") < told.index(f'href="/analyses/{old["id"]}"')
    compare = f"/compare?a={old['id']}&b={new['id']}"
    assert compare in told
    assert client.get(compare).status_code == 200


def test_an_old_version_says_so_at_its_top(client: FlaskClient, policy: str) -> None:
    old, new = sent(client, policy, url=ADDRESS), sent(client, policy + SELLS, url=ADDRESS)
    page = unescape(client.get(f"/analyses/{old['id']}").text)
    opening = page.partition('id="beware"')[0]
    assert "The policy has changed since." in opening
    assert f'href="/analyses/{new["id"]}"' in opening
    assert "The policy has changed since." not in client.get(f"/analyses/{new['id']}").text


def test_fewer_than_a_quorum_write_no_history(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(lookup_quorum=3).test_client()
    for network in (1, 1, 2):
        remote = {"REMOTE_ADDR": f"203.0.{network}.7"}
        answer = client.post("/v1/analyses", json={"text": policy, "url": ADDRESS}, environ_base=remote)
    page = client.get(f"/analyses/{answer.get_json()['id']}").text
    assert 'id="history"' not in page
    assert "example.org" not in page


def test_a_version_that_is_forgotten_is_only_named(
    client: FlaskClient, make_app: Callable[..., Flask], redis: Redis, policy: str
) -> None:
    old, new = sent(client, policy, url=ADDRESS), sent(client, policy + SELLS, url=ADDRESS)
    for name in redis.scan_iter(f"*{old['id']}*"):
        redis.delete(name)
    told = section(make_app().test_client(), new["id"])
    assert f'href="/analyses/{old["id"]}"' in told
    assert "The policy has" not in told


def test_without_redis_the_report_is_there_all_the_same(make_app: Callable[..., Flask], policy: str) -> None:
    client = make_app(redis_url=f"redis://127.0.0.1:{free_port()}").test_client()
    answer = client.post("/", data={"text": policy})
    assert answer.status_code == 200
    assert 'id="history"' not in answer.text
