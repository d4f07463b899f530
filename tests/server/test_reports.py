"""What a report shows, sorted, counted and worded."""

from __future__ import annotations

from typing import Any

from server.reports import FEW, MOST_STEPS, in_words, lower_first, outward, reach, view


def flag(practice: str, stance: str = "risk", severity: str | None = "low", advice: str = "") -> dict[str, Any]:
    return {
        "practice": practice,
        "stance": stance,
        "severity": severity,
        "title": practice.title(),
        "what_you_can_do": advice,
    }


def analysis(*flags: dict[str, Any]) -> dict[str, Any]:
    return {"flags": list(flags), "facts": {"effective_date": "2026-03-01"}, "reading_grade": 12.6}


def practices(flags: tuple[Any, ...]) -> list[str]:
    return [one["practice"] for one in flags]


def test_flags_keep_their_order_in_their_groups() -> None:
    shown = view(analysis(flag("a", severity="high"), flag("b"), flag("c", "good", None), flag("d", "note", None)))
    assert practices(shown.risks) == ["a", "b"]
    assert practices(shown.goods) == ["c"]
    assert practices(shown.notes) == ["d"]
    assert shown.tally == (("high", 1), ("medium", 0), ("low", 1), ("good", 1))


def test_a_few_risks_are_all_told_in_full() -> None:
    shown = view(analysis(*(flag(str(number)) for number in range(FEW))))
    assert len(shown.in_full) == FEW
    assert shown.in_brief == ()


def test_of_many_only_the_serious_ones_are() -> None:
    shown = view(analysis(flag("grave", severity="high"), *(flag(str(number)) for number in range(FEW))))
    assert practices(shown.in_full) == ["grave"]
    assert len(shown.in_brief) == FEW


def test_each_advice_is_given_once_and_not_too_many() -> None:
    shown = view(analysis(flag("a", advice="Leave."), flag("b", advice="Leave."), flag("c"), flag("d", advice="Stay.")))
    assert [(step.text, step.practice) for step in shown.steps] == [("Leave.", "a"), ("Stay.", "d")]
    assert len(view(analysis(*(flag(str(n), advice=str(n)) for n in range(50)))).steps) == MOST_STEPS


def test_a_date_is_told_in_words() -> None:
    assert in_words("2026-03-01") == "1 March 2026"
    assert in_words("2026-03") == "2026-03"
    assert in_words(None) == ""


def test_a_title_within_a_sentence() -> None:
    assert lower_first("Sells your data") == "sells your data"
    assert lower_first("GPS data is taken") == "GPS data is taken"


def test_only_addresses_of_the_web_become_links() -> None:
    assert str(outward("https://a.example/?b&c", "A <b>")) == (
        '<a href="https://a.example/?b&amp;c" rel="noopener noreferrer nofollow ugc">A &lt;b&gt;</a>'
    )
    for hostile in ("javascript:alert(1)", "data:text/html,x", "//a.example", "JavaScript:alert(1)"):
        assert "href" not in str(outward(hostile, "words"))
    assert 'href="mailto:a@b.example"' in str(reach({"kind": "email", "value": "a@b.example"}))
    assert "href" not in str(reach({"kind": "postal", "value": "1 High Street"}))
    assert "<script>" not in str(reach({"kind": "email", "value": "<script>@b.example"}))
