"""May or does: as the policy's own words have it."""

from __future__ import annotations

import pytest

from summaries.wording.said import filled, joined, said
from tests.summaries.flagging import flag


@pytest.mark.parametrize(
    "quote",
    [
        "We may share your data with advertisers.",
        "Your data might be given to advertisers.",
        "We use your data to fill your order and possibly share it with advertisers.",
        "We reserve the right to give your data to advertisers.",
        "If you agree, we share your data with advertisers.",
        "With your consent we share your data with advertisers.",
        "Sharing your data with advertisers is entirely voluntary.",
        "We do not share your data with advertisers unless the law lets us.",
    ],
)
def test_where_the_policy_says_may_we_say_may(quote: str) -> None:
    assert said(flag("shares-advertisers", quote)).may


@pytest.mark.parametrize(
    "quote",
    [
        "We share your data with advertisers.",
        "We share your data with advertisers; you may opt out.",
        "We share data that may identify you with advertisers.",
        "In May we share your data with advertisers in Mayfair.",
    ],
)
def test_a_may_that_is_not_theirs_does_not_count(quote: str) -> None:
    assert not said(flag("shares-advertisers", quote.replace("In May", "In June"))).may


def test_what_the_policy_says_plainly_anywhere_is_told_plainly() -> None:
    assert not said(flag("sells-data", "We sell your data.", "We may sell your data.")).may
    assert said(flag("sells-data", "Your data may be sold.", "The sale of your data helps us.")).may
    assert said(flag("sells-data", "We sell your data if you agree.", "We may sell your data.")).may


def test_an_item_that_has_lost_its_lead_in_is_told_with_care() -> None:
    assert said(flag("shares-affiliates", "Disclosure of Data", "to our subsidiaries and affiliates;")).may
    assert not said(flag("shares-affiliates", "We disclose your data:", "to our subsidiaries and affiliates;")).may
    assert said(flag("discloses-at-discretion", "whenever we think that telling others guards our rights.")).may
    assert not said(flag("discloses-at-discretion", "Whenever we think it wise, we tell others.")).may


def test_what_others_may_do_is_not_plain_because_the_company_uses_them() -> None:
    assert said(flag("third-party-ad-tracking", "We use Adbox to serve ads.", "Adbox may collect your device ID.")).may
    assert not said(flag("third-party-ad-tracking", "Ad networks set their own cookies.")).may


def test_a_plain_lead_in_counts_with_a_plain_item_alone() -> None:
    lead = "We share your data with:"
    assert not said(flag("sells-data", lead, "list brokers", "Your data may be sold.")).may
    assert said(flag("sells-data", lead, "list brokers, if you agree")).may


def test_an_opt_out_names_what_it_is_from() -> None:
    assert said(flag("advertising-opt-out", "You can limit some but not all sharing.")).parts == (
        "some sharing of your data",
    )
    assert said(flag("advertising-opt-out", "You can opt out of sharing with ad networks for targeted ads.")).parts == (
        "targeted ads",
    )
    assert said(flag("advertising-opt-out", "You can opt out of the sale of your data.")).parts == (
        "the sale of your data",
    )


def test_what_the_policy_says_beside_it_can_change_the_wording() -> None:
    silence = flag("no-advertising-opt-out")
    assert said(silence).parts == ("opt out of targeted ads",)
    assert said(silence, {"sells-data"}).parts == ("opt out of targeted ads or sale",)


def test_the_policys_own_terms_stand_in_place_of_the_general_part() -> None:
    assert said(flag("collects-government-id", "We ask for your passport or driver's license.")).parts == (
        "passport details", "driving licence details",
    )  # fmt: skip
    assert said(flag("collects-government-id", "We ask for papers.")).parts == ("ID details",)


def test_what_they_ask_beside_a_sharing_is_no_plain_sharing() -> None:
    lead, item = "We may disclose some of your data:", "to affiliates, in which case we will require them to keep it."
    assert said(flag("shares-affiliates", lead, item)).may
    assert not said(flag("shares-affiliates", lead, "We share the rest with them.")).may


def test_who_has_access_to_something_else_is_given_nothing() -> None:
    quotes = "The college gives data to firms.", "Members are all who have access to the college's computers."
    assert said(flag("shares-partners", *quotes)).parts == ("other companies",)


def test_what_is_recorded_of_a_visit_is_what_the_policy_names() -> None:
    assert said(flag("records-sessions", "We use Mousetrail.")).parts == ("record how you move on their pages",)
    assert said(flag("records-sessions", "We log mouse movements.")).parts == ("record your screen, mouse or keys",)


def test_who_is_named_in_the_next_act_is_given_nothing() -> None:
    quote = "We share your details with our affiliates, and we publish a list of the schools that gave most."
    assert "schools" not in said(flag("shares-partners", quote)).parts


def test_a_promise_about_addresses_and_cards_is_no_promise_about_all() -> None:
    quote = "We do not sell the e-mail addresses or credit card information of donors."
    assert said(flag("no-sale-promise", quote)).parts == ("sell some of {it}",)


def test_assets_that_are_sold_are_no_data_that_are() -> None:
    assets = "We may sell assets and share or transfer customer information with the buyer."
    assert said(flag("transfers-in-business-sale", assets)).parts == ("pass {it} to a buyer if the business is sold",)


def test_a_promise_about_a_list_is_no_promise_about_all() -> None:
    narrow = said(flag("no-sale-promise", "We never rent our e-mail list.", "We will not sell your phone number."))
    assert narrow.parts == ("sell some of {it}",) and not narrow.absolute
    assert said(flag("no-sale-promise", "We never rent our e-mail list or other data.")).absolute


def test_a_limited_promise_is_told_as_limited() -> None:
    whole = said(flag("no-sharing-promise", "We never share your data with anyone."))
    limited = said(flag("no-sharing-promise", "We do not share your data except as described here."))
    assert whole.absolute and whole.parts == ("share {it} with others",)
    assert not limited.absolute and "describe" in limited.parts[0]


def test_a_promise_not_to_share_in_other_ways_is_limited() -> None:
    quote = "We will not share this with others in ways different from what this notice says."
    assert not said(flag("no-sharing-promise", quote)).absolute


@pytest.mark.parametrize(
    ("quote", "part"),
    [
        ("We keep a profile of each reader.", "build a profile of you"),
        ("You are subject to automated decisions.", "let software decide about you"),
        ("We score and profile you.", "profile you, score you or let software decide"),
    ],
)
def test_of_profiling_only_what_the_policy_names_is_told(quote: str, part: str) -> None:
    assert said(flag("profiles-or-automates", quote)).parts == (part,)


@pytest.mark.parametrize(
    ("quote", "part"),
    [
        ("We record your calls to the help desk.", "record your calls"),
        ("The app uses the camera of your phone.", "use your camera or microphone"),
        ("We take videos, your phone number and your call log.", "take sound or video of you"),
    ],
)
def test_a_phone_is_no_call_that_is_recorded(quote: str, part: str) -> None:
    assert said(flag("collects-audio-video", quote)).parts == (part,)


@pytest.mark.parametrize(
    ("quotes", "part"),
    [
        (("You can sign up for our newsletter.", "We send the newsletter each month."), "newsletters"),
        (("You can sign up for our newsletter.", "We tell you of special offers."), "marketing"),
    ],
)
def test_a_newsletter_alone_is_told_as_one(quotes: tuple[str, ...], part: str) -> None:
    assert said(flag("sends-marketing", *quotes)).parts == (part,)


def test_mail_that_is_watched_has_no_pixels_that_nobody_names() -> None:
    assert said(flag("uses-web-beacons", "We note whether you open our e-mails.")).say.endswith("open their e-mails.")
    assert said(flag("uses-web-beacons", "A pixel tells us whether you open our e-mails.")).parts == ("hidden pixels",)


def test_checks_of_applicants_are_not_told_as_checks_of_everybody() -> None:
    for quote, whom in {
        "We run checks on job applicants.": "those who want to work",
        "We run credit checks.": "credit",
    }.items():
        assert whom in said(flag("credit-scoring", quote)).parts[0]


def test_a_sale_in_the_sense_of_some_law_is_not_told_as_a_plain_sale() -> None:
    assert said(flag("sells-data", "We sell your data to list brokers.")).say.startswith("They {may}sell")
    assert "some laws" in said(flag("sells-data", "Under California law this may be considered a “sale”.")).say


def test_giving_data_and_using_the_service_are_two_ways_to_agree() -> None:
    given = "By giving us your details you consent to their storage and use."
    assert said(flag("consent-by-use", given)).say.startswith("Giving them data")
    for used in ("By using it, you agree.", "Your use is consent.", "Use of our a.example website is consent."):
        assert said(flag("consent-by-use", used)).say.startswith("Just using the service")


def test_your_data_is_named_once_and_then_called_it() -> None:
    assert filled("They {may}sell {it} or share {it}.", may=True) == "They may sell your data or share it."
    assert filled("They keep your data and {may}move {it}.", may=False) == "They keep your data and move it."


@pytest.mark.parametrize(
    ("parts", "words"), [("", ""), ("a", "a"), ("a a", "a"), ("a b", "a and b"), ("a b c", "a, b and c")]
)
def test_a_list_is_joined_as_people_say_it(parts: str, words: str) -> None:
    assert joined(parts.split()) == words


def test_a_blame_that_is_refused_for_the_way_or_for_a_lost_password_only_is_told_as_that() -> None:
    way = flag("disclaims-liability", "We are not liable for what is intercepted while you send it.")
    assert said(way).headline == "they take no blame for your data on its way to them"
    password = flag("disclaims-liability", "We are not responsible if your password gets lost.")
    assert said(password).headline == "they take no blame if you do not keep your password safe"
    both = flag("disclaims-liability", way.evidence[0].quote, "We are not liable for any loss of data.")
    assert said(both).headline == "they take no blame if your data is lost or misused"


def test_reporting_how_you_pay_is_no_credit_check() -> None:
    reports = flag("credit-scoring", "If you fail to pay, we may report your account to credit bureaus.")
    assert said(reports).headline == "they {may}tell credit bureaus how you pay"
    checks = flag("credit-scoring", "We get a credit report on you before we lend.")
    assert "credit or background checks" in said(checks).headline


def test_a_promise_about_marketing_is_told_as_that() -> None:
    sale = flag("no-sale-promise", "We will never sell your name to anyone for marketing purposes.")
    assert said(sale).headline == "they promise not to sell your data for marketing"
    share = flag("no-sharing-promise", "We do not give your data to others for their direct marketing.")
    assert said(share).headline == "they promise not to share your data for marketing by others"
    plain = flag("no-sale-promise", "We never sell your data.", "We do not sell lists for marketing.")
    assert said(plain).headline == "they promise not to sell your data"


def test_what_a_policy_says_of_children_is_told_as_far_as_it_goes() -> None:
    told = {
        "We do not knowingly collect data from children under 13.": "they say they do not seek children's data",
        "We take no data of children without verifiable parental consent.": (
            "they say they take children's data only if a parent agrees"
        ),
        "Our shop is not directed at children under 16.": "they say the service is not meant for children",
    }
    assert {quote: said(flag("not-for-children", quote)).headline for quote in told} == told


def test_a_sale_that_you_can_agree_to_and_one_that_is_only_worded_widely() -> None:
    agreed = said(flag("no-sale-promise", "We will not sell your data without your consent."))
    assert agreed.headline == "they promise not to sell your data unless you agree"
    for plain in ("We do not sell or otherwise transfer your data.", "We never sell it, except as the law demands."):
        assert said(flag("no-sale-promise", plain)).headline == "they promise not to sell your data"
