"""Said, denied, taken back, said of somebody else: the sentences on which other tools fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from summaries.catalogue import Catalogue
from tests.summaries.little_catalogue import found_in, little_catalogue

RULES = {
    "sells": 'patterns = ["{sell} .... {personal data}", "{personal data} .... {sell:ed}"]',
    "promises": 'denied = ["{sell} .... {personal data}", "{personal data} .... {sell:ed}"]',
}
SAID = [
    "We may sell your personal information.",
    "We not only sell your data, we also rent it.",
    "We do not collect data from children, and we may sell your personal information.",
    "If you do not opt out, we may sell your personal information.",
    "Do we sell your data? Yes.",
    "We may:\n\n- sell your data\n- dance",
    "Your information, which we do not share, may be sold.",
    "We do not use cookies. We sell data.",
    "Personal information of our users is sold.",
    "Your data may be sold, including but not limited to your name.",
    "To avoid errors we may sell your data.",
    "Without it we may sell your data.",
    "Although no shop is perfect, our friends sell your data.",
    "We may sell your data (but not your photograph) to whom we like, including your address data.",
    "Customers who have not objected will find that we sell their personal data.",
    "If you borrow and do not pay in time, we sell your data.",
    "Where you have not objected, we may sell your personal data.",
    "To avoid empty shelves, the shop sells your personal data.",
    "Instead of paying a fee, the club sells your data.",
    "Those who do not opt out have their personal data sold.",
    "Whether or not you are a member, we may sell your data.",
    "We may sell – not to banks – your personal data.",
    "Your personal data is not destroyed and is sold.",
    "We may sell information (facts that do not include your age) with your address data.",
    "While we are not responsible for the deeds of others, we may sell your data.",
    "Although we cannot guarantee that mail arrives, your personal data is sold.",
    "If at any time you believe the club has not kept its word, your data may be sold.",
    "Most apps sell personal data, and we sell it, too.",
    "We may sell your data. We do not do that without asking.",
    "Except in the following cases, we give nothing away and do not part with it:\n\n- we sell your data to a buyer",
]
DENIED = [
    "We do not sell your personal information.",
    "We will never sell, rent or trade your data.",
    "Under no circumstances will we sell your data.",
    "At no point in time do we sell your personal information.",
    "At no time do we sell personal information.",
    "Neither we nor our partners sell your data.",
    "We do not sell data unless you agree.",
    "Do we sell your data? No.",
    "## Do you sell my data?\n\nNever.",
    "We will not:\n\n- sell your data\n- rent your mailing list",
    "Personal data is never sold.",
    "No personal information is sold to third parties.",
    "We are not in the business of selling your information.",
    "It is our policy not to sell personal information.",
    "None of your personal information will be sold.",
    "We do not allow advertisers to sell your data.",
    "# Data we sell\n\n| Kind | Sold |\n|---|---|\n| Personal data | No |",
    "We sell no personal information.",
    "We sell your personal information to nobody.",
    "We have not sold personal information in the past 12 months.",
    "We refrain from selling your data.",
    "We don’t sell your data.",
    "We do not sell (other than by mistake) your data.",
    "We do not share your data, nor do we sell it.",
    "WE DO NOT SELL YOUR DATA.",
    "When you visit our shop we do not rent, trade or sell your data.",
    "If you visit our shop, we do not rent, trade or sell your data.",
    "Our filters are there to avoid that anybody rents, lends or sells your data.",
    "Sale of data: we don't. We sell your personal data: no.",
    "Do we sell your data? We never have and never will.",
    "Do we sell your data? Not now, not ever.",
    "We promise that we will not sell data that is collected here, your personal data.",
    "We know of nobody who will not, or may not, sell your data.",
    "We never have sold, and never will sell, your data.",
    "No personal information, whatever its kind, will be sold.",
    "None of your personal data, including your name, may be sold.",
    "We do not sell or otherwise transfer to outside parties your personal information.",
    "Personal information has not been sold.",
    "Selling personal information is something we would never do.",
    "We refuse to sell your data.",
    "We do not sell, however, and shall never give away, any personal information.",
    "We do not sell data, and have no actual knowledge that we sell personal information of minors.",
    "Categories of personal information sold: none.",
    "Personal data sold: the club has never done this.",
    "Other clubs sell personal data. Here at Otter we don't do that.",
    "It is tempting to sell personal data. Not us.",
]
NEITHER = [
    "Do we sell your data?",
    "We cannot guarantee that hackers will not sell your data.",
    "You agree not to sell personal data of other users.",
    "You are selling personal data of other users.",
    "Users may not sell personal data found here.",
    "We are not responsible if third parties sell your data.",
    "Third party sites may sell your information.",
    '"Sell" means to rent or disclose personal information for money.',
    '"Sale" means:\n\n- to sell personal information for money',
    "Most apps sell the personal data of those who use them.",
    "It's a myth that a shop has to sell personal data.",
]
BOTH = [
    "We do not sell your data, but we may sell your email address to partners.",
    "We do not sell your data at present, but we may do so in the future.",
    "Although the club does not sell personal data, it reserves the right to do so.",
    "As a rule your data is not sold, though we sometimes do.",
]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return little_catalogue(tmp_path_factory.mktemp("catalogue"), RULES, {"promises": "good"})


def practices(text: str, catalogue: Catalogue) -> set[str]:
    return {finding.practice for finding in found_in(text, catalogue)}


def test_what_has_its_own_not_is_not_denied_by_the_one_before(tmp_path: Path) -> None:
    cards = little_catalogue(tmp_path, {"disowns": 'patterns = ["(not responsible|not liable) .... {personal data}"]'})
    assert found_in("We do not read and are not responsible for personal data that you leave there.", cards)
    assert found_in("We have no say, do not read and are not liable for personal data left there.", cards)


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_is_found(text: str, catalogue: Catalogue) -> None:
    assert practices(text, catalogue) == {"sells"}


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_is_a_promise_and_no_accusation(text: str, catalogue: Catalogue) -> None:
    assert practices(text, catalogue) == {"promises"}


@pytest.mark.parametrize("text", NEITHER)
def test_what_the_company_does_not_say_of_itself_is_nothing(text: str, catalogue: Catalogue) -> None:
    assert practices(text, catalogue) == set()


@pytest.mark.parametrize("text", BOTH)
def test_a_denial_that_is_taken_back_is_both(text: str, catalogue: Catalogue) -> None:
    assert practices(text, catalogue) == {"sells", "promises"}
