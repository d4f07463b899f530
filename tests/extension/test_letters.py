"""The popup and the report page give a reader the same letters."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import summaries
from tests.services import ROOT

POLICIES = sorted((ROOT / "tests" / "policies").glob("*.md"))
WRITE = f"""
import {{ KINDS, letter, mailAddress }} from "{(ROOT / "extension" / "lib" / "letter.js").as_uri()}";
import {{ readFileSync }} from "node:fs";
const analysis = JSON.parse(readFileSync(0, "utf8"));
const written = (kind) => [letter(kind, analysis).subject, letter(kind, analysis).text];
const letters = KINDS.map((kind) => [kind, mailAddress(analysis, kind), ...written(kind)]);
process.stdout.write(JSON.stringify(letters));
"""
DEADLINES = (
    "We answer your request within 30 days.",
    "We will respond to your request within forty-five (45) days.",
    "We reply to your request within one month.",
    "We will respond to your requests in ten business days.",
    "We answer your request soon.",
)


def of_the_popup(node: str, analysis: dict[str, Any]) -> list[list[str]]:
    command = [node, "--input-type=module", "--eval", WRITE]
    run = subprocess.run(command, input=json.dumps(analysis), capture_output=True, text=True, timeout=60, check=True)
    found: list[list[str]] = json.loads(run.stdout)
    return found


def of_the_service(analysis: dict[str, Any]) -> list[list[str]]:
    return [[letter.kind, letter.to, letter.subject, letter.body] for letter in summaries.letters(analysis)]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.stem)
def test_a_policys_letters_are_the_same_in_both(node: str, path: Path) -> None:
    analysis = summaries.analyse(path.read_text(encoding="utf-8"), fragment=True).to_dict()
    assert of_the_popup(node, analysis) == of_the_service(analysis)


@pytest.mark.parametrize("sentence", DEADLINES)
def test_the_time_for_an_answer_is_the_same_in_both(node: str, sentence: str) -> None:
    text = f"You may ask for a copy of your personal data. {sentence} Write to privacy@lamp.example."
    analysis = summaries.analyse(text, fragment=True).to_dict()
    assert of_the_popup(node, analysis) == of_the_service(analysis)
