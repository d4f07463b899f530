"""Near-equal texts share a fingerprint; texts that say something else do not, however alike they look."""

from __future__ import annotations

import summaries
from server.likeness import SKETCH_SIZE, sketch, substance


def alike(one: bytes, other: bytes) -> float:
    """The share of numbers that two sketches have in common."""
    first, second = ({part[at : at + 4] for at in range(0, len(part), 4)} for part in (one, other))
    return len(first & second) / len(first | second)


def of(text: str) -> bytes:
    return substance(summaries.analyse(text).to_dict())


def test_a_footer_that_changes_leaves_the_substance_as_it_is(policy: str) -> None:
    one = f"{policy}\n\nPage 1 of session 8f3a, served on 3 May 2026.\n"
    other = f"{policy}\n\nPage 7 of session 11c9, served on 14 June 2026.\n"
    assert of(one) == of(other) == of(policy)


def test_where_the_words_stand_does_not_matter(policy: str) -> None:
    title, _, rest = policy.partition("\n")
    assert of(f"{title}\n\nWelcome to this page, dear reader.\n{rest}") == of(policy)


def test_another_statement_is_another_substance(policy: str) -> None:
    assert of(f"{policy}\n\nWe sell your personal information to data brokers.\n") != of(policy)


def test_another_quote_is_another_substance(policy: str) -> None:
    one, other = (f"{policy}\n\nWe sell your personal information to {name}.\n" for name in ("Ann", "Bob"))
    assert of(one) != of(other)


def test_another_period_is_another_substance(policy: str) -> None:
    one, other = (f"{policy}\n\nWe keep your purchase history for {days} days.\n" for days in (30, 900))
    assert of(one) != of(other)


def test_sketches_tell_how_much_two_texts_share() -> None:
    lines = [f"This is line {name} of the policy." for name in "abcdefghijklmnopqrstuvwxyz"]
    text = "\n".join(lines)
    assert alike(sketch(text), sketch(text)) == 1
    assert 0.85 < alike(sketch(text), sketch("\n".join([*lines[1:], "Something else."]))) < 1
    assert alike(sketch(text), sketch("\n".join(lines[:13]))) < 0.6
    assert alike(sketch(text), sketch("Nothing of that. At all.")) == 0


def test_numbers_do_not_count_in_a_sketch() -> None:
    assert sketch("Served on 3.11.2026, session 12.") == sketch("Served on 4.10.2027, session 999.")


def test_a_sketch_is_small_however_long_the_text() -> None:
    assert len(sketch(".\n".join(f"sentence {'x' * n}" for n in range(2000)))) == 4 * SKETCH_SIZE
    assert sketch("") == b""
