"""How far a flag is to be doubted, by what it hangs on and by what readings have shown."""

from __future__ import annotations

from dataclasses import replace

from summaries.doubts import doubt, proof
from tests.summaries.flagging import flag

LONG = (
    "In the course of the seminars that we hold for our branch offices in spring and in autumn we may, where a trainer"
    " thinks so, combine the notes which we took at your visits with those of others."
)


def test_a_flag_hangs_on_its_sentences_and_a_lead_in_proves_nothing() -> None:
    quotes = {
        "short": ["We combine your data."],
        "usual": ["We may combine what you tell us in our shops with what we see on our pages when you visit them."],
        "long": ["We may combine:", LONG],
        "two": [LONG, LONG],
        "many": [LONG, LONG, LONG],
    }
    assert {name: proof(flag("combines-data", *lines)) for name, lines in quotes.items()} == {n: n for n in quotes}
    silence = flag("no-deletion-right")
    assert (proof(silence), proof(replace(silence, hinted=True))) == ("silence", "hint")


def test_more_proof_means_less_doubt_and_what_was_often_misread_means_more() -> None:
    assert doubt(flag("combines-data", LONG)) > doubt(flag("combines-data", LONG, LONG))
    assert doubt(flag("shares-partners", LONG)) > doubt(flag("uses-cookies", LONG))
