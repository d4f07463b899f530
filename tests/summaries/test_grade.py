"""The grade: a sum that a reader can redo by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summaries.grade import grade, letter, points, rules
from tests.summaries.flagging import ALL, STANCES, flag, practice

LETTERS = "ABCDE"
LONG = 2000
sets_of_practices = st.sets(st.sampled_from(ALL))


def better_or_equal(one: str, other: str) -> bool:
    return LETTERS.index(one) <= LETTERS.index(other)


def graded(names: set[str], words: int = LONG, cut_off: bool = False) -> str:
    return grade([flag(name) for name in sorted(names)], words, cut_off)[0]


@given(sets_of_practices, st.sampled_from([name for name in ALL if STANCES[name][0] == "risk"]))
def test_a_worse_practice_never_improves_it(names: set[str], risk: str) -> None:
    assert better_or_equal(graded(names - {risk}), graded(names | {risk}))


@given(sets_of_practices, st.sampled_from([name for name in ALL if STANCES[name][0] == "good"]))
def test_a_right_never_worsens_it(names: set[str], right: str) -> None:
    assert better_or_equal(graded(names | {right}), graded(names - {right}))


@given(sets_of_practices, st.sampled_from([name for name in ALL if STANCES[name][0] == "note"]))
def test_a_note_changes_nothing(names: set[str], note: str) -> None:
    assert graded(names | {note}) == graded(names - {note})


@given(sets_of_practices, st.integers(1, 5000), st.booleans())
def test_the_reasons_add_up_to_the_letter_by_the_table(names: set[str], words: int, cut_off: bool) -> None:
    got, reasons = grade([flag(name) for name in sorted(names)], words, cut_off)
    total = sum(reason.effect for reason in reasons)
    table = [(entry.least, entry.letter) for entry in rules().letters]
    assert got == next(entry for least, entry in table if least is None or total >= least)
    assert all(reason.practice in names and reason.effect for reason in reasons)


@given(sets_of_practices)
def test_a_text_read_only_in_part_gets_no_better_grade(names: set[str]) -> None:
    assert better_or_equal(graded(names), graded(names, cut_off=True))
    assert better_or_equal(graded(names), graded(names, words=100))


def test_graver_risks_cost_more() -> None:
    costs = [-points(practice(name)) for name in ("sells-data", "trains-ai", "charges-fee", "uses-cookies")]
    assert costs == sorted(costs, reverse=True) and costs[-1] == 0


def test_silence_costs_like_a_risk_of_its_severity() -> None:
    assert points(practice("no-deletion-right")) == points(practice("sells-data"))
    assert points(practice("no-access-right")) == points(practice("trains-ai"))


SILENCES = {"no-deletion-right", "no-access-right", "no-retention-period", "no-security-information"}
SHORT_AND_EVASIVE = {
    *SILENCES, "no-effective-date", "contact-given", "no-sale-promise", "changes-without-notice", "broad-use",
}  # fmt: skip
SHORT_BUT_SMOOTH = {
    "no-deletion-right", "no-access-right", "no-retention-period", "effective-date", "contact-given", "encryption",
    "security-measures", "no-sale-promise", "no-sharing-promise", "not-for-children", "marketing-opt-out",
    "sends-marketing",
}  # fmt: skip
"""Kind words on what costs nothing, and nothing on what readers can ask."""
LONG_AND_HONEST = {
    "deletion-right", "access-right", "correction-right", "portability-right", "objection-right", "consent-withdrawal",
    "regulator-complaint", "marketing-opt-out", "advertising-opt-out", "retention-period-stated", "retention-as-needed",
    "retains-after-closure", "security-measures", "encryption", "no-security-guarantee", "notice-of-changes",
    "contact-given", "privacy-officer", "legal-basis", "transfers-abroad", "transfer-safeguards", "effective-date",
    "collects-precise-location", "collects-from-others", "third-party-analytics", "uses-web-beacons", "sends-marketing",
    "targeted-advertising", "third-party-ad-tracking", "combines-data", "shares-affiliates", "shares-partners",
    "discloses-at-discretion", "transfers-in-business-sale", "rights-limited-by-region", "response-deadline",
}  # fmt: skip


def test_a_short_evasive_policy_does_not_end_above_an_honest_long_one() -> None:
    assert graded(LONG_AND_HONEST) in "AB"
    assert graded(SHORT_AND_EVASIVE, words=180) in "CDE"
    assert graded(SHORT_BUT_SMOOTH, words=350) in "CDE"


def test_every_letter_can_be_had() -> None:
    assert [letter(total) for total in (60, 0, -15, -30, -31)] == list(LETTERS)


def test_the_page_tells_all_that_the_sum_is_made_from() -> None:
    page = rules()
    text = " ".join(section.text for section in page.sections)
    assert str(page.short_words) in text
    assert f"{page.points['good_in_part']} points in place of {page.points['good']}" in text
    assert [entry.letter for entry in page.letters] == list(LETTERS)
    assert all(entry.means for entry in page.letters)
