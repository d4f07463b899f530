"""What is shown of a policy's words can be understood by itself."""

from __future__ import annotations

from summaries.model import Evidence
from summaries.passages import passages, words


def shown(*quotes: str) -> list[str]:
    """The passages of quotes that stand in the policy one after another, with a gap between them."""
    found, start = [], 0
    for quote in quotes:
        found.append(Evidence(quote, start, start + len(quote)))
        start += len(quote) + 40
    return [words(passage) for passage in passages(found)]


def test_a_lead_in_is_shown_with_its_item() -> None:
    assert shown("We may share it with:", "our advertisers") == ["We may share it with: … our advertisers"]


def test_a_sentence_behind_a_list_stands_by_itself() -> None:
    assert shown("We may share it with:", "our advertisers", "list brokers", "Our partners get your name.") == [
        "We may share it with: … our advertisers … list brokers", "Our partners get your name.",
    ]  # fmt: skip


def test_an_item_may_be_a_sentence() -> None:
    assert shown("We act as follows:", "Your name goes to brokers.", "We sell it.") == [
        "We act as follows: … Your name goes to brokers.", "We sell it.",
    ]  # fmt: skip


def test_a_heading_leads_in_what_goes_on_in_small_letters() -> None:
    assert shown("Disclosure of data", "to our affiliates;") == ["Disclosure of data … to our affiliates;"]
    assert shown("ID card (photo)", "Your passport") == ["ID card (photo)", "Your passport"]


def test_sentences_stand_by_themselves() -> None:
    assert shown("We sell it.", "we rent it.") == ["We sell it.", "we rent it."]
