"""Contradictions that a reader would call so, and the exceptions that make them none."""

from __future__ import annotations

import pytest

from summaries.contradictions import find, pairs
from tests.summaries.flagging import ALL, flag
from tests.summaries.reading import finding, read

SALE = ("no-sale-promise", "sells-data")
SHARING = ("no-sharing-promise", "shares-advertisers")
BUSINESS = ("no-sharing-promise", "transfers-in-business-sale")
KEEPING = ("retention-period-stated", "retains-indefinitely")


def shown(practices: tuple[str, str], promise: str, against: str, between: str = "We like lamps. ") -> int:
    """How many contradictions a policy shows that states the one, something else, and then the other."""
    source = read(f"{promise} {between}{against}")
    findings = [finding(name, words, source) for name, words in zip(practices, (promise, against), strict=True)]
    flags = [flag(name, words) for name, words in zip(practices, (promise, against), strict=True)]
    found = find(flags, findings, source.text)
    for one in found:
        assert [evidence.quote for evidence in one.evidence] == [promise, against]
        assert all(source.text[e.start : e.end] == e.quote for e in one.evidence)
    return len(found)


@pytest.mark.parametrize(
    ("practices", "promise", "against"),
    [
        (SALE, "We never sell your personal information.", "We may sell your personal information to list owners."),
        (SALE, "We do not sell your data.", "We may sell your data unless you opt out."),
        (SHARING, "We do not share your data with any third party.", "We share your data with advertisers we like."),
        (
            BUSINESS,
            "We do not sell or share your data with any third party.",
            "In a merger your information may be among the items sold.",
        ),
        (KEEPING, "We keep your personal data for 30 days.", "We may keep your personal data for ever and a day."),
        (
            ("notice-of-changes", "changes-without-notice"),
            "We will notify you by e-mail of any change to this policy.",
            "We may change this policy at any time without notice.",
        ),
        (
            ("honors-opt-out-signals", "ignores-do-not-track"),
            "We honour Do Not Track.",
            "Do Not Track signals are not honoured here.",
        ),
        (
            ("not-for-children", "collects-from-children"),
            "We do not knowingly collect data from children.",
            "We collect the names and ages of children in our club.",
        ),
    ],
)
def test_two_statements_that_cannot_both_be_true_are_shown_with_both_quotes(
    practices: tuple[str, str], promise: str, against: str
) -> None:
    assert shown(practices, promise, against) == 1


@pytest.mark.parametrize(
    ("practices", "promise", "against"),
    [
        (SALE, "We do not sell your data except as described below.", "We may sell your data to list owners."),
        (SALE, "We do not sell your data for money.", "We may sell your data to list owners."),
        (SALE, "We do not sell the content of your messages.", "We may sell your data to list owners."),
        (SALE, "We do not sell your data.", "Some sharing may be considered a “sale” under California law."),
        (SALE, "We do not sell your data.", "If we are acquired, we may sell your data as a part of our assets."),
        (SHARING, "We do not share your data without your consent.", "We share your data with advertisers."),
        (SHARING, "We do not share your data with third parties.", "We share aggregate data with advertisers."),
        (SHARING, "We do not share your data with third parties.", "With your consent we share data with advertisers."),
        (SHARING, "We do not share your card number with any third party.", "We share your data with advertisers."),
        (SHARING, "We do not share data with third parties for their marketing.", "We share data with advertisers."),
        (BUSINESS, "We do not sell your data.", "If we merge, your data may pass to the new owner."),
        (
            ("no-sharing-promise", "shares-partners"),
            "We do not share your data with third parties.",
            "We share your data with partners who help us run the shop.",
        ),
        (
            ("no-sharing-promise", "shares-partners"),
            "We do not share your data with third parties.",
            "We share your data with other companies where the law requires it.",
        ),
        (
            ("no-sharing-promise", "shares-partners"),
            "We do not pass these survey answers to third parties.",
            "We may share your personal information with other companies.",
        ),
        (
            ("no-sharing-promise", "shares-partners"),
            "We never give your personal information to any third party.",
            "You may provide information that third parties will see on our boards.",
        ),
        (
            ("no-sharing-promise", "shares-partners"),
            "We never give your personal information to any third party.",
            "We may share your personal information with other companies related to ours.",
        ),
        (KEEPING, "We keep your log data for 30 days.", "We may keep your personal data for ever and a day."),
        (KEEPING, "We keep your personal data for 30 days.", "We may keep aggregated data for ever."),
        (
            ("notice-of-changes", "changes-without-notice"),
            "We will notify you of any material change.",
            "We may change this policy at any time without notice.",
        ),
        (
            ("honors-opt-out-signals", "ignores-do-not-track"),
            "We honour the Global Privacy Control.",
            "Do Not Track signals are not honoured here.",
        ),
        (
            ("not-for-children", "collects-from-children"),
            "We do not knowingly collect data from children without a parent's consent.",
            "We collect the names of children in our club.",
        ),
    ],
)
def test_an_exception_a_condition_or_another_subject_makes_it_none(
    practices: tuple[str, str], promise: str, against: str
) -> None:
    assert shown(practices, promise, against) == 0


def test_an_exception_announced_right_behind_the_promise_is_none() -> None:
    promise = "We do not share your data with any third party."
    assert shown(SHARING, promise, "However, we share your data with advertisers.", between="") == 0
    assert shown(SHARING, promise, "But we share your data with advertisers.") == 0


def test_statements_far_too_long_to_be_sure_of_are_left_alone() -> None:
    assert shown(SALE, "We never sell your data.", "We may sell your data " + "and things " * 100 + "to others.") == 0


def test_one_pair_of_practices_is_shown_once() -> None:
    source = read("We never sell your data. Lamps. We sell your data to shops. Lamps. We sell your data to banks.")
    findings = [
        finding("no-sale-promise", "We never sell", source),
        finding("sells-data", "sell your data to shops", source),
        finding("sells-data", "sell your data to banks", source),
    ]
    assert len(find([flag("no-sale-promise", "x"), flag("sells-data", "x")], findings, source.text)) == 1


def test_every_pair_names_known_practices_and_explains_itself() -> None:
    for pair in pairs():
        assert {pair.promise, pair.against} <= {*ALL}
        assert pair.explanation.endswith(".")
