"""Tells which examples of the cards do not hold, and with --mark puts the brackets where the patterns hit.

python scripts/check_cards.py [--mark] [TOPIC or PRACTICE …]
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from summaries.catalogue import Card, catalogue  # noqa: E402 - the package stands beside this folder
from summaries.catalogue.examples import Example, examples_of  # noqa: E402


def main(arguments: list[str]) -> int:
    """Check the cards named (all without a name); the number of examples that do not hold is the exit status."""
    mark = "--mark" in arguments
    names = {argument for argument in arguments if not argument.startswith("--")}
    cards = [card for card in catalogue().cards if not names or names & {card.practice.id, card.practice.topic}]
    wrong = 0
    for card in cards:
        wrong += sum(_report(card, example, mark) for example in examples_of(card, catalogue()))
    print(f"{len(cards)} cards, {wrong} examples that do not hold")
    return min(wrong, 100)


def _report(card: Card, example: Example, mark: bool) -> bool:
    """Print what is wrong with one example, mend its brackets where asked; whether it is wrong still."""
    if example.holds:
        return False
    if mark and example.must_match and example.hit is not None:
        return not _put_brackets(card, example)
    kind = "must match" if example.must_match else "must not match"
    print(f"{card.practice.topic}/{card.practice.id}: {kind}: {example.source!r}\n    {example.trouble}")
    return True


def _put_brackets(card: Card, example: Example) -> bool:
    path = ROOT / "summaries/catalogue/practices" / card.practice.topic / f"{card.practice.id}.toml"
    text = path.read_text(encoding="utf-8")
    old = example.source.replace("\\", "\\\\").replace('"', '\\"')
    new = example.marked.replace("\\", "\\\\").replace('"', '\\"')
    for before, after in (
        (example.source, example.marked),
        (old, new),
        (old.replace("\n", "\\n"), new.replace("\n", "\\n")),
    ):
        if before in text:
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
            return True
    print(f"{path.name}: could not find {example.source!r} in the file; put the brackets in by hand.")
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
