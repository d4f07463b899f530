"""One spelling, one sign for a link, and places that still point into the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.tokens import AD_CHOICE, EMAIL, PHONE, URL, plain, tokens, words_of


def words(text: str) -> list[str]:
    return list(tokens(text).words)


def test_typographic_and_plain_quotes_give_the_same_words() -> None:
    assert words("We don’t sell “data”.") == words('We don\'t sell "data".')


@pytest.mark.parametrize("apostrophe", ["\ufffd", "ï¿½", "â€™"])
def test_an_apostrophe_that_was_lost_on_the_way_still_denies(apostrophe: str) -> None:
    assert words(f"We don{apostrophe}t sell.") == words("We don't sell.")


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organisation", "organization"),
        ("behaviour", "behavior"),
        ("personalised", "personalized"),
        ("driving licence", "driving license"),
        ("analysing", "analyzing"),
        ("honour", "honor"),
        ("e-mail", "email"),
        ("opt-out", "opt out"),
    ],
)
def test_british_and_american_spelling_are_one(british: str, american: str) -> None:
    assert words_of(british) == words_of(american)


@pytest.mark.parametrize(
    "word", ["advertising", "exercise", "promised", "otherwise", "our", "hours", "franchise", "premises"]
)
def test_words_that_only_look_british_are_left_alone(word: str) -> None:
    assert words_of(word) == (word,)


def test_a_possessive_and_a_shortened_verb_leave_the_word_alone() -> None:
    assert words("The company's site: we'll keep users' data, and won't we’ve said.") == [
        "the", "company", "site", ":", "we", "keep", "users", "data", ",", "and", "won't", "we", "said",
    ]  # fmt: skip


def test_non_personal_is_one_word_so_that_it_is_not_taken_for_personal() -> None:
    assert words("non-personal information") == ["non-personal", "information"]


def test_links_addresses_and_numbers_are_one_sign_each() -> None:
    assert words("Mail ann@shop.example or see https://shop.example/privacy-cookies. Call +1 (212) 555-0134.") == [
        "mail", EMAIL, "or", "see", URL, "call", PHONE,
    ]  # fmt: skip


def test_a_markdown_link_keeps_its_text_and_hides_its_address() -> None:
    assert words("our [cookie policy](https://a.example/sell-your-data)") == ["our", "cookie", "policy", URL]
    assert words('our [policy](https://a.example/sell "We sell data")') == ["our", "policy", URL]


def test_an_address_is_one_sign_whatever_stands_in_it() -> None:
    assert words("see https://a.example/?passport_id%3D5&tax_id=7") == ["see", URL]
    assert words("see _www.a.example/tax_id_, _today_") == ["see", URL, ",", "today"]


@given(st.text(alphabet="aAİßﬁ’“é_@.:/ 0123456789()-\n", max_size=80))
def test_every_token_stands_where_it_says(text: str) -> None:
    assert len(plain(text)) == len(text)
    read = tokens(text)
    assert len(read.words) == len(read.starts) == len(read.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(read.starts, read.ends, strict=True))
    assert list(read.starts) == sorted(read.starts)


def test_a_link_to_where_ads_are_refused_is_told_from_other_links() -> None:
    assert words("see http://www.aboutads.info/choices or https://a.example") == ["see", AD_CHOICE, "or", URL]


def test_an_address_that_hides_its_sign_is_an_address() -> None:
    for address in ("ink[@]penpost.example", "ink [at] penpost.example", "ink(at)penpost[dot]example"):
        assert tokens(f"write to {address} soon").words == ["write", "to", EMAIL, "soon"]


def test_a_link_that_writes_a_letter_is_an_address() -> None:
    assert tokens("write to [Ada](mailto:ada@example.org) soon").words == ["write", "to", "ada", EMAIL, "soon"]
    assert tokens("see [our page](https://example.org/?to=ada@example.org)").words == ["see", "our", "page", URL]


@pytest.mark.parametrize(
    "cited",
    [
        'see the section "How We Sell Your Data" below',
        "see the section titled “How We Sell Your Data”",
        'our "How We Sell Your Data" section',
        "see [How We Sell Your Data](#sale) below",
    ],
)
def test_a_title_that_is_only_cited_says_nothing(cited: str) -> None:
    assert "sell" not in words(cited)


@pytest.mark.parametrize(
    "said", ['We say "We sell your data" aloud.', "[We sell](https://a.example/)", '"We sell it".']
)
def test_what_is_quoted_elsewhere_is_read(said: str) -> None:
    assert "sell" in words(said)
