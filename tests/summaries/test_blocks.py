"""Lines become headings, paragraphs, items and rows, however the policy was typed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summaries.blocks import blocks
from summaries.canonical import canonical


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def test_a_marked_heading_loses_its_marker() -> None:
    assert kinds("## What we collect\n\nYour name.") == [("heading", "What we collect"), ("paragraph", "Your name.")]


def test_an_underlined_line_is_a_heading() -> None:
    assert kinds("Privacy\n=======\nWe like it.")[0] == ("heading", "Privacy")


def test_a_short_bare_line_is_a_heading() -> None:
    assert kinds("Data retention\nWe keep your data for as long as you hold an account with us.")[0][0] == "heading"


def test_a_label_with_words_behind_its_colon_is_no_heading() -> None:
    assert [kind for kind, _ in kinds("Examples: voiceprints, fingerprints\n\nSection 3: Sharing")] == [
        "paragraph", "heading",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["Mail clerk@zoo.example", "[mail] clerk@zoo.example", "Call the zoo 555 010-4477"])
def test_a_line_that_gives_an_address_or_a_number_is_no_heading(line: str) -> None:
    assert [kind for kind, _ in kinds(f"{line}\n\nWe keep lions.")] == ["paragraph", "paragraph"]


def test_a_numbered_title_is_a_heading_and_a_numbered_sentence_an_item() -> None:
    text = "1. Information We Collect\nWe collect your name and nothing else at all.\n\n2. Contact\nWrite to us."
    assert [kind for kind, _ in kinds(text)] == ["heading", "paragraph", "heading", "paragraph"]


def test_a_short_numbered_line_below_its_forerunner_is_an_item() -> None:
    text = (
        "We share it:\n\n1. As told above\n2. With sister firms\n3. As the law requires of us\n\n4. Sharing\n\nOnly so."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "item", "item", "item", "heading", "paragraph"]


def test_bullets_of_many_kinds_are_items() -> None:
    text = "We share it with:\n- banks\n• shops\n* schools\n(a) clubs\n1) friends"
    assert [quote for kind, quote in kinds(text) if kind == "item"] == ["banks", "shops", "schools", "clubs", "friends"]


def test_bare_lines_after_a_colon_are_items() -> None:
    assert [kind for kind, _ in kinds("We collect:\nName\nPassport number\nE-mail address")] == [
        "paragraph", "item", "item", "item",
    ]  # fmt: skip


def test_bare_lines_that_begin_small_go_on_with_the_list() -> None:
    text = "We use it to:\n\nanswer your questions and to send you whatever you asked us for;\n\nimprove our shop."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "item", "item"]


def test_a_hard_wrapped_paragraph_is_one_block() -> None:
    text = "We may share what we know about you with other companies\nthat help us to run this site."
    assert len(blocks(text)) == 1


def test_a_line_after_an_item_is_not_swallowed_by_it() -> None:
    text = "We use it to:\n- answer the questions that you send to our help desk team\nOther Things\nWe have a cat."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "item", "heading", "paragraph"]


def test_a_table_may_have_no_bars_at_its_sides() -> None:
    text = "We keep data.\n\nKind | Kept\n---|---\nLetters | 3 months\nLogs | 90 days\n\nEither | or."
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "row", "row", "row", "paragraph"]
    assert [block.marked for block in blocks(text)[1:4]] == [True, False, False]


def test_table_rows_are_rows_and_their_rule_is_nothing() -> None:
    assert kinds("| Kind | Sold |\n|---|---|\n| Name | No |") == [("row", "| Kind | Sold |"), ("row", "| Name | No |")]


@given(st.text(alphabet="aB.:-#|*1)\n ", max_size=120))
def test_blocks_stand_in_order_and_within_the_text(text: str) -> None:
    found = blocks(text)
    assert all(0 <= block.start < block.end <= len(text) for block in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_lone_line_heads_nothing() -> None:
    (only,) = blocks("With those who host our pages for us")
    assert only.kind == "paragraph"
    (marked,) = blocks("# With those who host our pages")
    assert marked.kind == "heading"


def test_a_bold_label_that_opens_a_paragraph_is_no_bullet() -> None:
    text = "**Portability.** You can take your data along.\n\n* **Copies.** Ask us for one.\n"
    assert [(block.kind, text[block.start : block.end]) for block in blocks(text)] == [
        ("paragraph", "**Portability.** You can take your data along."),
        ("item", "**Copies.** Ask us for one."),
    ]


def test_bullets_with_a_backslash_before_them_and_quoted_lists_are_lists() -> None:
    text = "We may share data with:\n\n\\- banks\n\n1\\. insurers\n\n> - hotels\n> \n> - airlines\n"
    for written in (text, canonical(text)):
        found = [(block.kind, written[block.start : block.end]) for block in blocks(written)[1:]]
        assert found == [("item", "banks"), ("item", "insurers"), ("item", "hotels"), ("item", "airlines")]


def test_a_picture_behind_a_bullet_hides_no_item() -> None:
    text = "You can:\n- ✅ see your data\n- 🗑️ erase it\n\n- `storage`: keeps your settings"
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "item", "item", "item"]


def test_a_tick_or_a_cross_is_a_bullet_and_stays_with_its_words() -> None:
    assert kinds("Sharing:\n❌ your address\n✅ your nickname")[1:] == [
        ("item", "❌ your address"), ("item", "✅ your nickname"),
    ]  # fmt: skip


def test_a_label_in_bold_and_what_stands_for_it_are_no_heading() -> None:
    text = "**Camera:** reads the code\n\n**Camera**: reads the code\n\nWrite to us at: **<ink@penpost.example>**"
    assert [kind for kind, _ in kinds(text)] == ["paragraph"] * 3
