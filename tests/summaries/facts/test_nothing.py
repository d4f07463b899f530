"""A policy that says that no data are taken is believed only where nothing in it speaks against that."""

from __future__ import annotations

import pytest

import summaries
from summaries import facts
from tests.summaries.reading import finding, read

APP = """# Privacy policy

This privacy policy tells what our counting app does with your personal information. {said}

Your numbers stay on your phone. The app shows no ads and asks for no account.
Children may use it, and parents need not worry. We may change this privacy policy; the new one will stand here.
"""


def takes_nothing(written: str, *practices: str) -> bool:
    source = read(written)
    found = [finding(practice, written.split()[0], source) for practice in practices]
    return facts.find(source.text, source.clauses, found, source.tokens).takes_nothing


@pytest.mark.parametrize(
    "written",
    [
        "Otter does **not** collect, store or share any personal data from its users.",
        "We don’t collect any of your data.",
        "No personal information is ever collected by the app.",
        "We collect nothing.",
        "In short: we collect no data of any kind.",
    ],
)
def test_a_plain_word_that_nothing_is_taken_is_believed(written: str) -> None:
    assert takes_nothing(written)
    assert not takes_nothing(written, "shares-partners")


@pytest.mark.parametrize(
    "written",
    [
        "We do not collect any personal data unless you write to us.",
        "We do not collect personal information from children.",
        "We don't collect sensitive data.",
        "We do not share your data.",
        "We do not collect any data from other companies.",
        "We do not collect any personal data. When you register, we collect your name.",
    ],
)
def test_a_limited_or_contradicted_one_is_not(written: str) -> None:
    assert not takes_nothing(written)


def test_the_words_tell_it_first_and_the_silences_that_follow_from_it_in_one_sentence() -> None:
    analysis = summaries.analyse(APP.format(said="The app does not collect any personal data."))
    assert analysis.headline == "They say they take none of your data."
    told = " ".join(paragraph.text for paragraph in analysis.summary)
    assert told.startswith(
        "They say they take none of your data. So we found nothing on how to see it, how to delete it,"
    )
    assert "no way to have your data deleted" not in told
    assert "takes_nothing" not in analysis.to_dict()["facts"]
