"""A catalogue of a card or two over the real lexicons, so that tests of the engine do not hang on the real cards."""

from __future__ import annotations

import shutil
from pathlib import Path

from summaries.blocks import blocks
from summaries.catalogue import Catalogue, read_catalogue
from summaries.clauses import clauses
from summaries.model import Finding
from summaries.practices import findings
from summaries.tokens import tokens

LEXICONS = Path(__file__).parents[2] / "summaries/catalogue/lexicons"
CARD = """
stance = {stance!r}
{severity}
title = "A title"
in_short = "In short."
why_it_matters = "Why."
what_you_can_do = "What."
must_match = ["x"]
must_not_match = ["y"]
{rules}
"""


def little_catalogue(folder: Path, rules: dict[str, str], stances: dict[str, str] | None = None) -> Catalogue:
    """A catalogue of cards `id -> its patterns as TOML lines`, all of the topic sharing. A stance not given is risk."""
    shutil.copytree(LEXICONS, folder / "lexicons", dirs_exist_ok=True)
    topic = folder / "practices/sharing"
    topic.mkdir(parents=True, exist_ok=True)
    for name, lines in rules.items():
        stance = (stances or {}).get(name, "risk")
        severity = 'severity = "high"' if stance == "risk" else ""
        (topic / f"{name}.toml").write_text(
            CARD.format(stance=stance, severity=severity, rules=lines), encoding="utf-8"
        )
    return read_catalogue(folder)


def found_in(text: str, catalogue: Catalogue) -> tuple[Finding, ...]:
    """The findings of a text, as the engine makes them."""
    read = tokens(text)
    return findings(clauses(text, blocks(text), read), read, catalogue)
