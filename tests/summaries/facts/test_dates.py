"""The date that a policy gives for itself, in every usual form, and nothing that only looks like it."""

from __future__ import annotations

import time

import pytest

from summaries.facts.dates import effective_date


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Last updated: 2024-05-01", "2024-05-01"),
        ("Revised: 3/18/2011", "2011-03-18"),
        ("Effective date: 2024/05/01", "2024-05-01"),
        ("Last updated: December 2, 2024", "2024-12-02"),
        ("LAST MODIFIED: MARCH 5TH, 2020", "2020-03-05"),
        ("Last Updated: **Nov. 30, 2017**", "2017-11-30"),
        ("Effective as of Sept 4 2021.", "2021-09-04"),
        ("This policy applies from February 28, 2025.", "2025-02-28"),
        ("Last revised 23 August 2016", "2016-08-23"),
        ("This policy was last updated on the 3rd of May, 2019.", "2019-05-03"),
        ("This policy took effect on the 1st day of January 2020 and was revised on 5. March 2020.", "2020-03-05"),
        ("Updated on 25/03/2015", "2015-03-25"),
        ("Updated on 03/25/2015", "2015-03-25"),
        ("Revised 3/25/98", "1998-03-25"),
        ("Last update: 14/08/18", "2018-08-14"),
        ("Updated: 25 / 03 / 2015", "2015-03-25"),
        ("Rev. 12/23", "2023-12"),
        ("FACTS (Rev. 08/2022) What does this bank do with your data?", "2022-08"),
        ("Rev. March 2020", "2020-03"),
        ("This privacy notice was created on 3 Feb 2020.", "2020-02-03"),
        ("This policy was implemented on January 1, 2006", "2006-01-01"),
        ("Review date: 1 May 2023. Next review: 1 May 2025", "2023-05-01"),
        ("Version 2.1, 4 July 2022", "2022-07-04"),
        ("Stand: this notice is valid from 01.02.2020", "2020-02-01"),
        ("Privacy Policy – Effective 1 July, 2022", "2022-07-01"),
        ("This page was last changed on Tuesday, 5 May 2020 at 10:00", "2020-05-05"),
        ("This Privacy Policy is effective from 25th May 2018 and replaces the earlier one.", "2018-05-25"),
    ],
)
def test_a_date_is_read_in_every_usual_form(words: str, iso: str) -> None:
    assert effective_date(words.lower()) == iso


def test_a_date_in_the_footer_counts_like_one_in_the_header() -> None:
    assert effective_date("we collect your name.\n" * 300 + "last updated: 5 may 2020") == "2020-05-05"


def test_a_date_on_its_own_line_under_the_title_is_the_policys() -> None:
    assert effective_date("privacy policy\n\nmay 25, 2018\n\nwe care.") == "2018-05-25"
    assert effective_date("lantern privacy statement june 3, 2003\nwe care.") == "2003-06-03"


@pytest.mark.parametrize("above", ["last updated", "**effective date:**", "its effective date is listed below."])
def test_a_date_on_the_line_below_its_label_is_the_policys(above: str) -> None:
    assert effective_date("we care for your data.\n" * 60 + f"{above}\n\nmay 25, 2018\n") == "2018-05-25"


def test_a_date_below_another_line_is_nobodys() -> None:
    assert effective_date("we care for your data.\n" * 60 + "our earlier policy is dated\n\nmay 25, 2018\n") is None
    assert effective_date("we care for your data.\n" * 60 + "the shop was opened on\n\nmay 25, 2018\n") is None


def test_a_month_without_a_day_stays_a_month() -> None:
    assert effective_date("last updated: may 2018") == "2018-05"


def test_the_later_of_two_dates_is_when_this_text_began() -> None:
    assert effective_date("effective: july 2, 2019\n\nlast updated: 5 august 2020") == "2020-08-05"


def test_day_and_month_are_told_apart_by_the_country_that_the_text_shows() -> None:
    assert effective_date("last updated 12/5/2003\nresidents of california") == "2003-12-05"
    assert effective_date("last updated 12/5/2003\nacme ltd, united kingdom") == "2003-05-12"


def test_day_and_month_are_told_apart_by_the_other_dates_of_the_text() -> None:
    assert effective_date("updated 5/3/2014. version 1 is of 23/1/2013.\nwe ship to the united states") == "2014-03-05"
    assert effective_date("updated 5/3/14. version 1 is of 1/23/13.\nacme ltd, united kingdom") == "2014-05-03"


def test_day_and_month_that_cannot_be_told_apart_leave_the_year() -> None:
    assert effective_date("last updated 12/5/2003") == "2003"
    assert effective_date("last updated 12/5/2003 by a company of california in england") == "2003"
    assert effective_date("updated 5/3/2014, 23/1/2013 and 1/23/2013") == "2014"


def test_what_is_not_limited_to_something_is_no_company() -> None:
    assert effective_date("last updated 12/5/2003\nincluding but not limited to your zip code") == "2003-12-05"
    assert effective_date("last updated 12/5/2003\nyour use will be limited.\norion, mi 48000") == "2003-12-05"


@pytest.mark.parametrize(
    "words",
    [
        "© 2019 Lantern Ltd. All rights reserved.",
        "Copyright, last updated © 1 May 2019",
        "The GDPR took effect on 25 May 2018.",
        "Effective January 1, 2020, California residents may ask for their data.",
        "as amended by Regulation 2016/679 of 27 April 2016",
        "We have used this service since May 2018.",
        "archived on 2017-06-21",
        "See the previous version, effective 4 May 2019.",
        "Last updated on 31 February 2020",
        "Your account was created on 3 February 2020.",
        "We have 12/23 shops.",
        "Call 2020-2021 for help. Last updated: never.",
        "Read our [notice for pupils](https://example.org/files/pupils-notice-effective-march-1-2020.pdf).",
    ],
)
def test_another_date_is_not_the_policys(words: str) -> None:
    assert effective_date(words.lower()) is None


@pytest.mark.parametrize("piece", ["1", "2020 ", "1/1/", "may 1, 2020 ", "last updated ", "updated 1.1.20 "])
def test_a_hostile_text_takes_no_long_time(piece: str) -> None:
    began = time.perf_counter()
    effective_date(piece * (2**20 // len(piece)))
    assert time.perf_counter() - began < 2
