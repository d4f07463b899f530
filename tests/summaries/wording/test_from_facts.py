"""Sentences that facts make."""

from __future__ import annotations

import pytest

from summaries.model import Contact, Facts, Retention
from summaries.wording import sentences
from summaries.wording.from_facts import places_named, spoken_date
from tests.summaries.flagging import flag


def texts(name: str, facts: Facts, quote: str = "x") -> list[str]:
    return [sentence.text for sentence in sentences((flag(name, quote),), facts)]


@pytest.mark.parametrize(
    ("iso", "spoken"), [("2024-12-02", "2 December 2024"), ("2018-05", "May 2018"), ("2014", "2014")]
)
def test_a_date_is_spoken(iso: str, spoken: str) -> None:
    assert spoken_date(iso) == spoken


def test_several_periods_make_one_sentence() -> None:
    kept = tuple(Retention(what, period, "", 0, 0) for what, period in (("logs", "30 days"), ("bills", "7 years")))
    assert texts("retention-period-stated", Facts(retention=kept)) == [
        "They name time limits for some data, such as 30 days and 7 years."
    ]


def test_the_same_period_is_named_once() -> None:
    times = (("logs", "up to 30 days"), ("bills", "30 days"))
    kept = tuple(Retention(what, period, "", 0, 0) for what, period in times)
    assert texts("retention-period-stated", Facts(retention=kept)) == ["They keep some data for up to 30 days."]


@pytest.mark.parametrize(
    ("what", "told"),
    [("photo", "your photo"), ("IP address and device ID", "your IP address and device ID"), ("invoices", "invoices"),
     ("your data", "some data"), ("some data", "some data")],
)  # fmt: skip
def test_what_is_kept_reads_well_in_the_sentence(what: str, told: str) -> None:
    kept = (Retention(what, "30 days", "", 0, 0),)
    assert texts("retention-period-stated", Facts(retention=kept)) == [f"They keep {told} for 30 days."]


def test_the_life_of_a_cookie_is_no_time_limit_for_data() -> None:
    kept = (Retention("cookies", "1 year", "", 0, 0),)
    assert texts("retention-period-stated", Facts(retention=kept)) == ["They name a time limit for some data."]


def test_how_fast_they_delete_what_you_ask_them_to_is_no_time_of_keeping() -> None:
    asked = "Reply STOP, and we will remove your details within 10 days of your request."
    kept = (Retention("your data", "10 days", asked, 0, 0),)
    assert texts("retention-period-stated", Facts(retention=kept)) == ["They name a time limit for some data."]


def test_a_fact_without_its_flag_makes_no_sentence() -> None:
    facts = Facts(effective_date="2024-12-02", contacts=(Contact("email", "a@b.example"),))
    assert texts("uses-cookies", facts, "We use cookies.") == ["Their pages use cookies."]


def test_sensitive_data_are_left_to_their_own_flags() -> None:
    facts = Facts(data_collected=("name", "religion", "IP address"))
    assert "What they take can include your name." in texts("collects-device-data", facts, "We log your IP address.")


def test_places_are_known_by_their_people_too() -> None:
    assert places_named(["Californians", "if you are in the EEA", "Swiss residents"]) == [
        "California", "Europe", "Switzerland",
    ]  # fmt: skip
