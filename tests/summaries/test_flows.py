"""Who gets what: only pairs that a sentence of the policy names together."""

from __future__ import annotations

import time
from typing import Any

import pytest

import summaries
from summaries import flagged_kinds, flows
from summaries.facts.terms import terms
from summaries.flows import wording as flow_wording


def read(*paragraphs: str) -> dict[str, Any]:
    return summaries.analyse("\n\n".join(paragraphs), fragment=True).to_dict()


def pairs(*paragraphs: str) -> set[tuple[str, str]]:
    return {(flow.kind, flow.recipient) for flow in flows(read(*paragraphs))}


def test_each_kind_goes_to_each_recipient_of_its_sentence() -> None:
    assert pairs("We may share your name and phone number with our affiliates and advertisers.") == {
        ("name", "affiliates"),
        ("name", "advertisers"),
        ("phone number", "affiliates"),
        ("phone number", "advertisers"),
    }


def test_two_gifts_in_one_sentence_are_not_mixed_up() -> None:
    assert pairs("We share your postal address with couriers, and your payment details with payment processors.") == {
        ("postal address", "delivery companies"),
        ("payment details", "payment processors"),
    }


def test_kinds_of_other_sentences_are_not_joined() -> None:
    found = pairs("We collect your health data and your e-mail address.", "We share your name with our affiliates.")
    assert found == {("name", "affiliates")}


def test_an_item_takes_the_kinds_of_its_lead_in() -> None:
    assert pairs("We may share your name with:\n\n- our affiliates\n- advertisers and ad networks") == {
        ("name", "affiliates"),
        ("name", "advertisers"),
        ("name", "ad networks"),
    }


@pytest.mark.parametrize(
    ("sentence", "recipient"),
    [
        ("We may share your personal information with our affiliates.", "affiliates"),
        ("We share information with our affiliates who need your health data for research.", "affiliates"),
        ("When you give us your phone number, we may share information with our affiliates.", "affiliates"),
        ("If we are acquired by another company, your information may pass to it.", "a buyer of the business"),
        ("We may sell your personal information.", "buyers, not named"),
    ],
)
def test_where_no_kind_is_said_to_be_given_none_is_shown(sentence: str, recipient: str) -> None:
    assert pairs(sentence) == {("", recipient)}


@pytest.mark.parametrize(
    "sentence",
    [
        "We do not share your name with advertisers.",
        "We never sell your personal information to data brokers.",
        "We collect your name and your e-mail address.",
    ],
)
def test_what_is_denied_or_not_shared_goes_nowhere(sentence: str) -> None:
    assert pairs(sentence) == set()


def test_what_is_left_out_of_a_gift_is_not_shown() -> None:
    assert ("health data", "affiliates") not in pairs(
        "We share your name, but not your health data, with our affiliates."
    )


def test_a_warning_is_told_of_its_own_recipient_alone() -> None:
    analysis = read("We may share your name with our service providers, our affiliates and data brokers.")
    practices = {flow.recipient: flow.practice for flow in flows(analysis)}
    assert practices["data brokers"] == "shares-data-brokers"
    assert practices["affiliates"] == "shares-affiliates"
    assert practices["service providers"] == "shares-service-providers"


def test_every_pair_can_be_checked_in_its_quote(policy: str) -> None:
    analysis = summaries.analyse(policy).to_dict()
    quotes = [evidence["quote"] for flag in analysis["flags"] for evidence in flag["evidence"]]
    found = flows(analysis)
    assert found
    for flow in found:
        assert any(flow.quote.endswith(quote) for quote in quotes)


@pytest.mark.parametrize("words", ["name partners ", "name, we ", "your information ", "we to who "])
def test_a_sentence_made_to_be_slow_is_not(words: str) -> None:
    quote = "We share your name with partners " + words * 20_000
    flag = {"practice": "shares-partners", "stance": "risk", "severity": "medium", "topic": "sharing"}
    before = time.perf_counter()
    assert flows({"flags": [{**flag, "evidence": [{"quote": quote, "start": 0, "end": len(quote)}]}]})
    assert time.perf_counter() - before < 1


def test_kinds_that_are_grave_to_collect_are_known() -> None:
    assert flagged_kinds(read("We collect your precise location and your name.")) == {
        "precise location": "collects-precise-location"
    }


def test_the_wording_names_practices_and_terms_that_there_are() -> None:
    known = {practice.id for practice in summaries.practices()}
    wording = flow_wording()
    assert set(wording["recipients"]) | set(wording["kinds"]) <= known
    assert {kind for kinds in wording["kinds"].values() for kind in kinds} <= set(terms("data").names)
    assert {name for names in wording["recipients"].values() for name in names[1:]} <= set(terms("recipients").names)
