"""Whole policies through the command line: our own, labelled to the last flag, and the five that this began with."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from summaries import read
from tests.services import ROOT

LANTERN = ROOT / "tests" / "policies" / "lantern.md"
LABELS = json.loads(LANTERN.with_suffix(".json").read_text(encoding="utf-8"))
SEEDS = ROOT.parent / "shared" / "gold" / "seeds"

NAMED = {
    "000": (
        "shares-credit-bureaus credit-scoring collects-genetic collects-biometric collects-government-id"
        " disclaims-liability uses-web-beacons third-party-ad-tracking no-deletion-right"
    ),
    "001": "discloses-at-discretion retention-period-stated changes-without-notice no-deletion-right",
    "002": (
        "no-sharing-promise transfers-in-business-sale access-right correction-right deletion-right portability-right"
        " objection-right charges-fee response-deadline consent-by-use"
    ),
    "003": "collects-government-id no-sale-promise retention-as-needed rights-limited-by-region",
    "004": "collects-message-content publishes-data emails-passwords sends-marketing marketing-opt-out",
}
"""What a careful reader of each of the five would name first."""


@cache
def analysis(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "summaries", "--json", str(path)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(answer.stdout))


def stated(path: Path) -> set[str]:
    return {flag["practice"] for flag in analysis(path)["flags"] if not flag["missing"]}


def test_our_own_policy_states_what_its_labels_say_and_nothing_else() -> None:
    assert stated(LANTERN) - set(LABELS["doubtful"]) == set(LABELS["present"])


def test_our_own_policy_is_silent_about_nothing_that_it_says() -> None:
    assert not [flag["practice"] for flag in analysis(LANTERN)["flags"] if flag["missing"]]


def test_every_quote_is_the_text_at_its_own_place() -> None:
    text = read(LANTERN.read_text(encoding="utf-8"))
    for flag in analysis(LANTERN)["flags"]:
        assert flag["missing"] or flag["evidence"], flag["practice"]
        for evidence in flag["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"], flag["practice"]


def test_the_same_policy_as_a_web_page_states_the_same() -> None:
    """What stands around it, and what nobody sees, states nothing."""
    assert stated(LANTERN.with_suffix(".html")) == stated(LANTERN)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five seed policies are not on this machine")
@pytest.mark.parametrize("seed", NAMED)
def test_a_seed_policy_raises_what_a_careful_reader_names_first(seed: str) -> None:
    raised = {flag["practice"] for flag in analysis(next(SEEDS.glob(f"{seed}_*.txt")))["flags"]}
    assert not set(NAMED[seed].split()) - raised
