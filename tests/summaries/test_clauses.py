"""Sentences know their headings, their lead-ins and the question that they answer."""

from __future__ import annotations

from summaries.blocks import blocks
from summaries.clauses import LONGEST, Clause, clauses
from summaries.tokens import tokens


def read(text: str) -> list[tuple[Clause, list[str], str]]:
    """Every clause with the words of its leads and its own words."""
    found = clauses(text, blocks(text), tokens(text))
    return [(one, [text[a:b] for a, b in one.leads], text[one.start : one.end]) for one in found]


def test_a_list_item_keeps_its_lead_in() -> None:
    (_, _, lead), (_, leads, item) = read("We may share it with:\n\n- credit bureaus")
    assert (leads, item) == ([lead], "credit bureaus")


def test_a_nested_item_keeps_both_lead_ins() -> None:
    *_, (_, leads, item) = read("We share:\n\n- with partners:\n  - banks")
    assert leads == ["We share:", "with partners:"]
    assert item == "banks"


def test_a_list_right_under_a_heading_hangs_on_the_heading() -> None:
    *_, (_, leads, _) = read("# Information we collect\n\n- Fingerprints")
    assert leads == ["Information we collect"]


def test_a_bare_subheading_inside_a_list_keeps_the_lead_in() -> None:
    *_, (_, leads, item) = read("We collect:\n\n- Your name\n\nTechnical data\n- Your fingerprints")
    assert item == "Your fingerprints"
    assert leads == ["We collect:", "Technical data"]


def test_a_new_section_ends_the_list() -> None:
    *_, (_, leads, _) = read("We share:\n\n- names\n\n# Rights\n\nYou can object.")
    assert leads == []


def test_an_enumeration_inside_a_sentence_is_taken_apart() -> None:
    found = read("We disclose data to: (a) banks; (b) shops; and (c) credit bureaus.")
    assert [own for _, _, own in found][1:] == ["banks;", "shops; and", "credit bureaus."]
    assert all(leads == ["We disclose data to: "] for _, leads, _ in found[1:])


def test_an_answer_carries_its_question() -> None:
    (question, _, _), (answer, leads, _) = read("Our answer. Do we sell your data? No.")[1:]
    assert question.question
    assert (answer.answers, answer.denied, leads) == (True, True, ["Do we sell your data?"])


def test_a_heading_can_ask_the_question() -> None:
    *_, (answer, leads, _) = read("## Do you sell my data?\n\nNever.")
    assert (answer.denied, leads) == (True, ["Do you sell my data?"])


def test_a_question_is_one_in_bold_and_in_quotes_too() -> None:
    asks = "Do you sell my data?"
    for asked in (f"**{asks}**", f"_{asks}_", f"“{asks}”"):
        *_, (answer, leads, _) = read(f"{asked}\n\nNever.")
        assert (answer.denied, leads) == (True, [asked])
    *_, (quoting, _, _) = read("Some letters ask us “Do you sell my data?”")
    assert not quoting.question


def test_a_title_at_the_beginning_of_its_paragraph_leads_what_follows() -> None:
    *_, (_, leads, own) = read("**Portability.** You can have a copy to take along.")
    assert (leads, own) == (["**Portability.**"], "You can have a copy to take along.")


def test_what_is_said_of_mere_figures_hangs_on_the_sentence_that_names_them() -> None:
    *_, (_, leads, _) = read("We count readers in aggregate figures. We provide this information to sponsors.")
    assert leads == ["We count readers in aggregate figures."]
    *_, (_, leads, _) = read("We take your name for our statistics. We provide this information to sponsors.")
    assert leads == []


def test_a_row_knows_its_header_and_its_no() -> None:
    *_, (row, leads, _) = read("# Data we sell\n\n| Kind | Sold |\n|---|---|\n| Name | No |")
    assert row.denied
    assert leads == ["Data we sell", "Sold"]


def test_each_yes_and_no_of_a_row_stands_under_its_own_column() -> None:
    *_, (first, first_leads, _), (second, second_leads, row) = read(
        "| Kind | Collected | Sold |\n|---|---|---|\n| Name | Yes | No |"
    )
    assert (first.denied, first_leads) == (False, ["Collected"])
    assert (second.denied, second_leads) == (True, ["Sold"])
    assert row == "| Name | Yes | No |"


def test_a_row_whose_columns_do_not_fit_is_answered_as_a_whole() -> None:
    *_, (row, leads, _) = read("| Kind | Sold |\n|---|---|\n| Name | No | Yes |")
    assert row.denied
    assert leads == ["| Kind | Sold |"]


def test_a_heading_that_says_something_is_a_clause() -> None:
    assert [one.kind for one, _, _ in read("# We never sell your data\n\n# Sharing")] == ["paragraph", "heading"]
    assert [one.kind for one, _, _ in read("It's true that we let others track\n\nIT")] == ["paragraph", "heading"]


def test_a_lone_line_without_a_full_stop_says_something_where_it_has_a_verb() -> None:
    assert [one.kind for one, _, _ in read("The shop is only open to people aged 13 or older")] == ["paragraph"]
    for heading in ("How the shop may use what it knows about you", "When the Shop Will Sell Data"):
        assert [one.kind for one, _, _ in read(f"{heading}\n\nNever.")] == ["heading", "paragraph"]


def test_an_endless_sentence_is_cut_into_pieces_that_keep_its_beginning() -> None:
    found = read("We share " + "names, " * 400 + "and so on.")
    assert all(last - first <= LONGEST for one, _, _ in found for first, last in one.ranges)
    assert all(leads and leads[0].startswith("We share") for _, leads, _ in found[1:])


def test_a_bare_no_denies_what_stands_before_it() -> None:
    assert [one.denied for one, _, _ in read("Biometric data. Fingerprints, faceprints. NO")] == [True, True, True]
    assert [one.denied for one, _, _ in read("Race, religion and faith.\n\n- Collected: No.")] == [True, True]
    assert [one.denied for one, _, _ in read("We sell it. Collected: Yes.")] == [False, False]


def test_what_others_do_is_denied_by_a_not_us_behind_it_and_what_we_do_is_not() -> None:
    others = read("Mail firms read your post. Some sell it. Otter does not do this.")
    assert [one.denied for one, _, _ in others] == [True, True, False]
    ours = read("We read your post. Some sell it. We never do that.")
    assert [one.denied for one, _, _ in ours] == [False, True, False]
    assert [one.denied for one, _, _ in read("Firms read post. We do not sell it.")] == [False, False]


def test_words_without_a_verb_answer_the_question_before_them() -> None:
    *_, (_, leads, _) = read("What do we collect? Your voice and your face.")
    assert leads == ["What do we collect?"]
    *_, (_, leads, _) = read("What do we collect? We may ask for your name.")
    assert leads == []


def test_a_question_without_a_verb_is_what_the_next_sentence_is_about() -> None:
    *_, (_, leads, _) = read("Forgot your password? We will mail it to you.")
    assert leads == ["Forgot your password?"]
    *_, (_, leads, _) = read("Can you read this? We sell books.")
    assert leads == []


def test_a_label_with_nothing_but_a_no_is_denied() -> None:
    assert [one.denied for one, _, _ in read("Sale of your data: we don't. Sharing: with all. Rent - never.")] == [
        True,
        False,
        True,
    ]


def test_a_number_in_brackets_is_no_item() -> None:
    assert len(read("Logs are kept for at least sixty (60) days and at most ninety (90) calendar days.")) == 1
    assert len(read("We may (1) sell your data, (2) rent your data or (3) lend it.")) == 4


def test_mere_names_under_a_heading_hang_on_it() -> None:
    *_, (_, leads, _) = read("# What we do not collect\n\nReal name, photo, third-party tracking.")
    assert leads == ["What we do not collect"]
    *_, (_, leads, _) = read("# What we do not collect\n\nThe shop sells books, maps, and pens.")
    assert leads == []


def test_a_sentence_that_only_goes_on_keeps_the_one_before() -> None:
    *_, (_, leads, _) = read("We sell data to third parties. This may include lenders and credit bureaus.")
    assert leads == ["We sell data to third parties."]
    *_, (_, leads, _) = read("We sell data to third parties. This is how we live.")
    assert leads == []


def test_a_crossed_item_is_denied() -> None:
    _, (crossed, _, _), (ticked, _, _) = read("We take:\n- ❌ your address\n- ✅ your nickname")
    assert (crossed.denied, ticked.denied) == (True, False)


def test_a_cell_says_no_with_its_reason() -> None:
    text = "| Data | Sold? |\n|---|---|\n| Your mood | **No** (it stays on your phone) |\n| Your name | Yes, to clubs |"
    (no, leads, _), (yes, _, _) = read(text)
    assert (no.denied, yes.denied, leads) == (True, False, ["Sold?"])


def test_a_numbered_heading_with_a_subject_says_something() -> None:
    (said, _, _), (title, _, _) = read("### 4.1 We never sell it\n\n### 4.2 Other data")
    assert (said.kind, title.kind) == ("paragraph", "heading")


def test_an_item_that_is_a_sentence_of_its_own_hangs_on_no_heading() -> None:
    text = "# Data collected\n\nOnly your nickname is kept here.\n\n- You have the right to see it\n- Your score"
    *_, (_, alone, _), (_, leads, _) = read(text)
    assert (alone, leads) == ([], ["Data collected"])


def test_a_title_that_names_a_use_says_nothing() -> None:
    (title, _, _), _ = read("## Use of cookies\n\nWe use none.")
    assert title.kind == "heading"


def test_a_table_of_contents_says_nothing() -> None:
    found = read("# Privacy\n\nWelcome.\n\n- 1. [Use of cookies](#1)\n- Maps\n\n## Use of cookies\n\nWe use none.")
    assert [own for clause, _, own in found if clause.kind == "item"] == ["Maps"]


def test_a_line_that_only_leads_to_a_part_of_the_text_says_nothing() -> None:
    found = read("Our policy tells:\n\n1. [How we share data](#share)\n2. Maps\n\n3\\. [Transfers abroad](#abroad)\n")
    assert [own for _, _, own in found] == ["Our policy tells:", "Maps"]


def test_a_row_that_asks_is_answered_by_its_cell() -> None:
    text = "| Question | Answer |\n|---|---|\n| Do you sell it? | **No** |\n| A name | No |"
    (asked, _, _), (told, _, _) = read(text)
    assert (asked.answers, asked.denied, told.answers) == (True, True, False)
