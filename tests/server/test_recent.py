"""A text that was sent before is known by its digest, in whichever letters it came."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

import summaries
from server.recent import MOST_REMEMBERED, Recent, digest_of
from tests.server.conftest import sent


def test_a_known_text_is_not_made_canonical_again(
    client: FlaskClient, policy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_sent = f"\r\n{policy}\t\n\n\n".replace(" we ", "  we\u00a0")
    first = sent(client, as_sent)
    assert first == sent(client, summaries.canonical(as_sent))
    monkeypatch.setattr("summaries.canonical", None)
    assert sent(client, as_sent) == first


def test_other_spellings_of_one_text_have_one_id(client: FlaskClient, policy: str) -> None:
    spellings = (policy, policy + "\n", policy.replace("\n", "\r\n"), "\ufeff" + policy)
    assert len({sent(client, text)["id"] for text in spellings * 2}) == 1


def test_where_it_was_forgotten_it_is_analysed_again(app: Flask, client: FlaskClient, policy: str) -> None:
    first = sent(client, policy)
    cache = app.extensions["plain-policy"].cache
    cache.memory._forget(first["id"])
    cache.store._connected().flushdb()
    again = client.post("/v1/analyses", json={"text": policy})
    assert (again.status_code, again.get_json()) == (201, first)


def test_only_so_many_are_remembered() -> None:
    recent = Recent()
    for number in range(MOST_REMEMBERED + 10):
        recent.note(digest_of(str(number)), "an id")
    assert recent.id_of(digest_of("0")) is None
    assert recent.id_of(digest_of(str(MOST_REMEMBERED))) == "an id"


def test_half_a_pair_of_surrogates_is_a_text_too() -> None:
    assert digest_of("a\ud800") != digest_of("a\udfff")
