"""What changed between two analyses, told in plain words."""

from __future__ import annotations

from typing import Any

from summaries.changes import compare
from tests.summaries.flagging import MISSING, STANCES


def analysis(name: str, flags: dict[str, str], date: str | None = "2024-05-01", **facts: list[str]) -> dict[str, Any]:
    """An analysis object with these flags (practice -> quote)."""
    return {
        "id": name,
        "engine": facts.pop("engine", ["0.1.0+a"])[0],
        "grade": "C",
        "flags": [_flag(practice, quote) for practice, quote in flags.items()],
        "facts": {"effective_date": date, "data_collected": [], "recipients": [], **facts},
    }


def _flag(practice: str, quote: str) -> dict[str, Any]:
    stance, severity, topic = STANCES[practice]
    return {
        "practice": practice, "topic": topic, "stance": stance, "severity": severity, "missing": practice in MISSING,
        "title": f"Title of {practice}", "in_short": "Short.",
        "evidence": [{"quote": quote, "start": 0, "end": len(quote)}] if quote else [],
    }  # fmt: skip


def test_practices_gained_lost_and_reworded_are_told_what_is_worse_first() -> None:
    old = analysis("1", {"deletion-right": "a", "trains-ai": "b", "uses-cookies": "c", "access-right": "d"})
    flags = {"sells-data": "e", "no-deletion-right": "", "uses-cookies": "f", "access-right": "d"}
    new = analysis("2", flags, "2025-06-02")
    told = compare(old, new)
    assert [(change["practice"], change["change"], change["effect"]) for change in told["changes"]] == [
        ("sells-data", "added", "worse"),
        ("no-deletion-right", "added", "worse"),
        ("deletion-right", "removed", "worse"),
        ("trains-ai", "removed", "better"),
        ("uses-cookies", "reworded", "neither"),
    ]
    assert told["sentence"] == (
        "The policy has 2 new serious risks, 1 protection fewer and 1 risk fewer since 2 June 2025."
    )


def test_each_change_has_a_sentence_and_the_quotes_of_both_sides() -> None:
    (change,) = compare(analysis("1", {}), analysis("2", {"sells-data": "We sell."}))["changes"]
    assert change["sentence"] == "New serious risk: Title of sells-data."
    assert change["before"] == [] and change["after"][0]["quote"] == "We sell."
    assert change["severity"] == "high"


def test_a_silence_that_came_or_went_is_told_as_such() -> None:
    (gone,) = compare(analysis("1", {"no-access-right": ""}), analysis("2", {}))["changes"]
    assert gone["sentence"].startswith("Now answered:") and gone["effect"] == "better"
    (came,) = compare(analysis("1", {}), analysis("2", {"no-access-right": ""}))["changes"]
    assert came["sentence"].startswith("No longer found:") and came["effect"] == "worse"


def test_a_change_under_the_same_date_is_silent() -> None:
    told = compare(analysis("1", {}), analysis("2", {"sells-data": "We sell."}))
    assert told["silent"]
    assert told["sentence"] == "The policy has 1 new serious risk, yet it still bears the date 1 May 2024."


def test_a_change_without_any_date_is_silent_too() -> None:
    told = compare(analysis("1", {}, None), analysis("2", {"sells-data": "We sell."}, None))
    assert told["silent"] and "bears no date" in told["sentence"]


def test_a_change_under_a_new_date_is_not_silent() -> None:
    assert not compare(analysis("1", {}), analysis("2", {}, "2025-01-01"))["silent"]


def test_new_words_that_say_the_same_are_told_so() -> None:
    told = compare(analysis("1", {}), analysis("2", {}, "2025-01-01"))
    assert told["changes"] == []
    assert told["sentence"] == "The wording changed, but we found nothing new in what it says since 1 January 2025."


def test_the_same_text_did_not_change() -> None:
    same = analysis("1", {"sells-data": "We sell."})
    told = compare(same, same)
    assert told["changes"] == [] and not told["silent"] and told["sentence"] == "Both are the same text."


def test_another_engine_is_owned_up_to() -> None:
    told = compare(analysis("1", {}, engine=["old"]), analysis("2", {"sells-data": "We sell."}, "2025-01-01"))
    assert not told["same_engine"] and told["sentence"].endswith("may be our doing.")


def test_data_and_recipients_that_came_or_went_are_listed() -> None:
    old = analysis("1", {}, data_collected=["name", "age"], recipients=["banks"])
    told = compare(old, analysis("2", {}, data_collected=["name", "religion"], recipients=[]))
    assert told["data_added"] == ["religion"] and told["data_removed"] == ["age"]
    assert told["recipients_added"] == [] and told["recipients_removed"] == ["banks"]


def test_a_date_that_is_gone_is_told() -> None:
    assert "its date is gone" in compare(analysis("1", {}), analysis("2", {}, None))["sentence"]
