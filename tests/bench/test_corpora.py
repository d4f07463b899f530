"""Labelled text is read as its folder holds it."""

from __future__ import annotations

import json
from pathlib import Path

from bench.corpora import Case, Policy, Sentence, holds_cases, read_cases, read_policies, read_sentences, read_strangers


def test_a_text_with_labels_is_a_policy_and_one_without_a_stranger(tmp_path: Path) -> None:
    (tmp_path / "shop.txt").write_text("We use cookies.")
    shop = {"present": {"uses-cookies": ["We use cookies."]}, "doubtful": ["encryption"]}
    (tmp_path / "shop.json").write_text(json.dumps(shop))
    (tmp_path / "recipe.txt").write_text("Peel the onions.")
    labels = {"uses-cookies": ("We use cookies.",)}
    assert read_policies(tmp_path) == (Policy("shop", "We use cookies.", labels, frozenset({"encryption"})),)
    assert [stranger.name for stranger in read_strangers(tmp_path)] == ["recipe"]


def test_a_line_of_sentences_keeps_its_line_number(tmp_path: Path) -> None:
    file = tmp_path / "sentences.jsonl"
    rows = [
        {"practice": "uses-cookies", "present": True, "text": "A cookie is set.", "source": "a.txt"},
        {"practice": "uses-cookies", "present": False, "text": "We bake cookies.", "source": "b.txt"},
    ]
    file.write_text("\n\n".join(map(json.dumps, rows)))
    assert read_sentences(file) == (
        Sentence("a.txt:1", "A cookie is set.", "uses-cookies", True),
        Sentence("b.txt:3", "We bake cookies.", "uses-cookies", False),
    )
    assert not holds_cases(file)


def test_a_line_separator_inside_a_text_ends_no_row(tmp_path: Path) -> None:
    row = {"practice": "encryption", "present": True, "text": "one\u2028two", "source": "a"}
    file = tmp_path / "sentences.jsonl"
    file.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    assert read_sentences(file)[0].text == "one\u2028two"


def test_filed_quotes_name_what_they_may_show(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    file.write_text(json.dumps({"service": "s", "case": "c", "any_of": ["sells-data"], "quote": "We sell it."}))
    assert holds_cases(file)
    assert read_cases(file) == (Case("s:1: c", "We sell it.", ("sells-data",)),)
