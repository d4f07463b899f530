"""Our own policy: our own engine gives it an A, and what it promises is what the service does."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape

from flask import Flask
from flask.testing import FlaskClient
from redis import Redis

import summaries
from tests.server.conftest import sent


def own_report(client: FlaskClient) -> dict[str, object]:
    page = client.get("/privacy").text
    analysis_id = page.partition('href="/analyses/')[2][:64]
    report: dict[str, object] = client.get(f"/v1/analyses/{analysis_id}").get_json()
    return report


def test_our_own_engine_gives_it_an_a(client: FlaskClient) -> None:
    report = own_report(client)
    assert report["grade"] == "A"
    assert "Protects you well" in client.get("/privacy").text


def test_it_has_the_report_s_form_and_the_whole_text(client: FlaskClient) -> None:
    page = unescape(client.get("/privacy").text)
    assert str(own_report(client)["headline"]) in page
    assert "We do not use cookies" in page
    assert "Effective date" in page


def test_its_contact_is_that_of_the_settings(make_app: Callable[..., Flask]) -> None:
    page = make_app(contact="ann@plain.example").test_client().get("/privacy").text
    assert 'href="mailto:ann@plain.example"' in page
    page = make_app().test_client().get("/privacy", base_url="http://plain.example:8000").text
    assert 'href="mailto:privacy@plain.example"' in page


def test_its_numbers_are_those_of_the_settings(make_app: Callable[..., Flask]) -> None:
    page = make_app(cache_ttl_days=7, lookup_quorum=4).test_client().get("/privacy").text
    assert "for 7 days after they were last opened" in page
    assert "Once 4 readers from different networks have sent the same text" in page
    assert "Once one reader has sent" in make_app(lookup_quorum=1).test_client().get("/privacy").text


def test_texts_and_summaries_are_kept_as_long_as_it_says(
    make_app: Callable[..., Flask], policy: str, redis: Redis
) -> None:
    client = make_app(cache_ttl_days=7).test_client()
    sent(client, policy)
    week = 7 * 86_400
    lasting = [name for name in redis.scan_iter() if b"count" not in name and b"secret" not in name]
    assert len(lasting) == 2
    assert all(week - 60 < redis.ttl(name) <= week for name in lasting)


def test_what_leads_to_a_network_is_kept_a_day_or_a_minute(
    make_app: Callable[..., Flask], policy: str, redis: Redis
) -> None:
    client = make_app(lookup_quorum=3).test_client()
    sent(client, policy, url="https://example.org/privacy")
    times = {name.rpartition(b":")[2]: redis.ttl(name) for name in redis.scan_iter()}
    assert 86_000 < times[b"votes"] <= 86_401
    assert 0 < times[b"count"] <= 60


def test_a_reader_can_redo_the_sum_by_hand(client: FlaskClient, policy: str) -> None:
    page = unescape(client.get("/about/grades").text)
    rules = summaries.grade_rules()
    for entry in rules.letters:
        assert entry.means in page
        assert entry.least is None or f"{entry.least:g}" in page
    for section in rules.sections:
        assert section.text in page
    for practice in summaries.practices():
        assert practice.title in page
    report = unescape(client.get(client.post("/", data={"text": policy}).headers["Location"]).text)
    assert 'href="/about/grades"' in report
    for reason in sent(client, policy)["grade_reasons"]:
        assert f"{reason['effect']:+g}" in report
