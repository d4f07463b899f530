"""What a sentence says is kept."""

from __future__ import annotations

import pytest

from summaries.facts.kept import kept


@pytest.mark.parametrize(
    ("quote", "what"),
    [
        ("We keep your date of birth for two years.", "date of birth"),
        ("Access logs are kept for 90 days.", "access logs"),
        ("**Chat history:** deleted when you leave", "messages"),
        ("We delete it after 30 days.", "your data"),
        ("All personal information that you give us will be stored for 5 years.", "your data"),
        ("It will be removed within 7 days.", "your data"),
        ("We do not keep or store your personal information for longer than two years.", "your data"),
        ("Information related to account penalties is kept for ever.", "some data"),
        ("We keep information about you for 5 years.", "your data"),
        ("We delete the scan 30 days after we have seen it.", "scan"),
        ("We save the minutes daily and keep them for a week.", "minutes"),
        ("What the club keeps about you for a year is little.", "your data"),
        ("We store what we gathered, or until your file is deleted, whichever comes first.", "your data"),
        ("We retain your name, e-mail address and date of birth for a year.", "name, e-mail address and date of birth"),
    ],
)
def test_it_is_named_in_standard_terms_or_in_the_policys_own_few_words(quote: str, what: str) -> None:
    assert kept(quote) == what
