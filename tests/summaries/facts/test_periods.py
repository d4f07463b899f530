"""How long something is kept, with what it applies to."""

from __future__ import annotations

import pytest

from summaries import facts
from summaries.facts.periods import deadline, times
from tests.summaries.reading import finding, read


def kept(written: str, practice: str = "") -> list[tuple[str, str]]:
    """What is kept how long; with `practice`, the engine found that practice in the sentence."""
    source = read(written)
    findings = [finding(practice, source.text, source)] if practice else []
    found = facts.find(source.text, source.clauses, findings, source.tokens).retention
    assert all(source.text[fact.start : fact.end] == fact.quote for fact in found)
    return [(fact.what, fact.period) for fact in found]


@pytest.mark.parametrize(
    ("written", "fact"),
    [
        ("We keep your invoices for seven (7) years.", ("invoices", "7 years")),
        ("Photos are deleted within 24 hours.", ("photo", "24 hours")),
        ("Invoices will not be kept on file for more than 60 days.", ("your data", "up to 60 days")),
        ("We store CVs for six months unless you agree to longer.", ("job details", "6 months")),
        ("We keep your support tickets for no longer than two years.", ("support requests", "up to 2 years")),
        ("Backups are stored for up to 35 days.", ("backups", "up to 35 days")),
        ("Under the law, records are kept for five to ten years.", ("your data", "5 to 10 years")),
        ("Customer data is kept for at least 3 years.", ("your data", "at least 3 years")),
        ("Your IP address and device ID are erased after 13 months.", ("IP address and device ID", "13 months")),
        (
            "We keep customer data for not less than 60 days and not more than 95 days.",
            ("your data", "60 to 95 days"),
        ),
        ("The session cookie expires after 1 hour.", ("cookies", "1 hour")),
        (
            "Call logs are stored for a period of not less than sixty days and not more than ninety-five days.",
            ("call logs", "60 to 95 days"),
        ),
        ("We delete claim files after twelve to eighteen months.", ("claim files", "12 to 18 months")),
        ("If you write to us, the e-mail is kept for one year.", ("e-mails", "1 year")),
        ("Invoices are kept between 6 and 10 years.", ("invoices", "6 to 10 years")),
        ("Invoices are kept for six years and three months.", ("invoices", "6 years and 3 months")),
        ("We keep photos for about seventy-five years.", ("photo", "about 75 years")),
    ],
)
def test_a_period_is_told_with_what_it_applies_to(written: str, fact: tuple[str, str]) -> None:
    assert kept(written) == [fact]


def test_a_list_item_is_read_with_its_label_and_its_lead_in() -> None:
    assert kept("How long we keep data:\n\n- Access logs: 90 days\n- **Billing records:** 10 years") == [
        ("access logs", "90 days"), ("billing records", "10 years"),
    ]  # fmt: skip


def test_a_short_line_is_read_under_its_heading() -> None:
    assert kept("## Retention\n\nWebsite logs: 14 days.") == [("website logs", "14 days")]


def test_a_table_row_is_read_under_its_header() -> None:
    bare = "We write.\n\n| Data | Kept for |\n| Logs | 30 days |"
    assert kept(bare) == [("logs", "30 days")]
    rows = "| Data | How long we keep it |\n| --- | --- |\n| Chat messages | 30 days |\n| Device ID | 13 months |"
    assert kept(rows) == [("messages", "30 days"), ("device ID", "13 months")]


@pytest.mark.parametrize(
    "written",
    [
        "We answer within 30 days and keep you informed.",
        "We will write to you within 30 days and keep you informed.",
        "It can take three days to completely remove the data that we keep.",
        "You may ask us to delete what we collected in the same 12-month period.",
        "You must be 13 years old to store data here.",
        "We delete what a child 13 years or younger has sent.",
        "We keep children under 16 years out.",
        "We may share your data for two years.",
        "We answer your request to delete your file within 30 days.",
        "You may ask us to delete your records no more than twice within a 12-month period.",
    ],
)
def test_other_times_are_no_retention(written: str) -> None:
    assert kept(written) == []


@pytest.mark.parametrize(
    ("written", "practice", "period"),
    [
        ("We keep your data for as long as it is needed.", "retention-as-needed", "as long as needed"),
        ("We may keep your data indefinitely.", "retains-indefinitely", "indefinitely"),
        ("We keep your data until you close your account.", "retention-period-stated", "until your account is closed"),
        ("We keep your data while your account is active.", "retention-as-needed", "while your account is open"),
        ("We keep your data until you ask us to stop.", "retains-indefinitely", "until you ask us to stop"),
    ],
)
def test_what_the_engine_found_to_be_about_keeping_is_told_without_a_number(
    written: str, practice: str, period: str
) -> None:
    assert kept(written, practice) == [("your data", period)]
    assert kept(written) == []


def test_a_number_may_be_in_digits_in_words_or_in_both() -> None:
    assert times("for 1 year, two years, three (3) years, and a maximum of ninety days") == [
        "1 year", "2 years", "3 years", "up to 90 days",
    ]  # fmt: skip
    numbers = "for 24 (twenty-four) months, one hundred and eighty (180) days, twenty five weeks and 1,000 hours"
    assert times(numbers) == [
        "24 months", "180 days", "25 weeks", "1000 hours",
    ]  # fmt: skip


def test_limits_are_told_however_they_are_put() -> None:
    assert times("no more than 30 days, not exceeding 8 weeks, max. 6 months, no later than 9 days") == [
        "up to 30 days", "up to 8 weeks", "up to 6 months", "up to 9 days",
    ]  # fmt: skip
    assert times("at least 3 years, no fewer than 5 years, 7 years or more, 10+ years") == [
        "at least 3 years", "at least 5 years", "at least 7 years", "at least 10 years",
    ]  # fmt: skip


def test_how_long_a_request_takes_is_no_time_of_keeping() -> None:
    assert times("such changes may take up to 48 hours to take effect") == []
    assert times("a wish to be deleted may take ten business days to process and we are sorry for that") == []
    assert times("slips are kept for ten days to process returns") == ["10 days"]


def test_a_fraction_is_not_taken_for_a_whole() -> None:
    assert times("kept for 1 1/2 years, or half a year") == []


def test_what_is_deleted_for_ever_is_not_kept_for_ever() -> None:
    assert kept("Closing it permanently removes your data from our systems.", "retains-after-closure") == []


def test_working_days_stay_working_days() -> None:
    assert deadline(["We answer within five (5) business days of your letter."]) == "5 working days"
    assert deadline(["We answer within 5 days.", "We answer within 5 calendar days."]) == "5 days"
