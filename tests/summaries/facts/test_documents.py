"""Other policies that a text leans on, linked or only named."""

from __future__ import annotations

from summaries.facts.documents import other_documents
from summaries.facts.links import links


def documents(text: str) -> list[tuple[str, str]]:
    return [(document.title, document.url) for document in other_documents(text, links(text, text.lower()))]


def test_a_linked_policy_keeps_its_title_and_address() -> None:
    assert documents("See our [Cookie Policy](https://a.example/c).") == [("Cookie Policy", "https://a.example/c")]


def test_a_title_that_names_nobody_gets_its_site() -> None:
    assert documents("Paying: [Privacy Policy](https://www.pay.example/p)") == [
        ("Privacy Policy (pay.example)", "https://www.pay.example/p")
    ]


def test_words_of_a_sentence_that_are_a_link_get_their_site() -> None:
    assert documents("We tell [how we work](https://www.a.example/legal/safety).") == [("how we work (a.example)",
                     "https://www.a.example/legal/safety")]  # fmt: skip


def test_a_company_whose_link_is_its_policy_counts() -> None:
    assert documents("We use [Paywell](https://pay.example/privacy-policy).") == [
        ("Paywell", "https://pay.example/privacy-policy")
    ]


def test_a_document_that_is_only_named_has_no_address() -> None:
    assert documents("This forms part of our Terms of Use. See the Cookie Policy and our Privacy Policy.") == [
        ("Terms of Use", ""), ("Cookie Policy", ""),
    ]  # fmt: skip


def test_forms_archives_and_settings_are_no_documents() -> None:
    text = (
        "[privacy request form](https://a.example/privacy/form) [original](https://web.archive.org/web/1/privacy)"
        " [cookie settings](https://a.example/cookies) [here](https://a.example/legal/opt-out/)"
    )
    assert documents(text) == []


def test_encyclopedias_help_pages_and_ways_back_to_the_top_are_no_documents() -> None:
    assert documents("[Back to Top](https://a.example/privacy-policy#up) [Top](https://a.example/privacy#t)") == []
    assert documents("About [cookies](https://en.wikipedia.org/wiki/HTTP_cookie).") == []
    assert documents("[](https://privacy.seals.example/privacy-seal/validation?rid=1)") == []


def test_a_link_that_asks_to_read_something_bears_the_name_of_that() -> None:
    assert documents("[Read Paywell's Privacy Policy](https://pay.example/p)") == [
        ("Paywell's Privacy Policy", "https://pay.example/p")
    ]


def test_the_text_itself_is_no_other_document() -> None:
    title = "# Otter Club Member Privacy Policy\n\n"
    text = title + "We may change the Otter Club Privacy Policy. See the Otter Cookie Policy."
    assert documents(text) == [("Otter Cookie Policy", "")]
