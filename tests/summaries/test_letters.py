"""Letters that a reader can send as they are, but for the name."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from summaries.letters import Letter, letters


def analysis(contacts: list[tuple[str, str]], flags: dict[str, str], date: str | None = None) -> dict[str, Any]:
    return {
        "flags": [
            {"practice": name, "evidence": [{"quote": quote, "start": 0, "end": 1}] if quote else []}
            for name, quote in flags.items()
        ],
        "facts": {"effective_date": date, "contacts": [{"kind": kind, "value": value} for kind, value in contacts]},
    }


def written(contacts: list[tuple[str, str]], flags: dict[str, str], date: str | None = None) -> dict[str, Letter]:
    return {letter.kind: letter for letter in letters(analysis(contacts, flags, date))}


MAIL = [("email", "shop@a.example"), ("email", "privacy@a.example"), ("email", "unsubscribe@a.example")]


def test_there_is_a_letter_for_access_deletion_and_opt_out() -> None:
    assert list(written(MAIL, {})) == ["access", "deletion", "opt-out"]


def test_a_letter_goes_to_the_address_that_fits_it_best() -> None:
    found = written(MAIL, {})
    assert found["access"].to == found["deletion"].to == "privacy@a.example"
    assert found["opt-out"].to == "unsubscribe@a.example"
    assert written(MAIL[:1], {})["access"].to == "shop@a.example"


def test_a_letter_goes_to_the_address_that_the_sentence_on_its_right_names() -> None:
    found = written(MAIL, {"deletion-right": "To delete your data, write to shop@a.example."})
    assert found["deletion"].to == "shop@a.example" and found["access"].to == "privacy@a.example"


def test_who_asks_for_a_copy_quotes_no_sentence_on_deletion() -> None:
    body = written(MAIL, {"access-right": "You can ask for your data to be deleted."})["access"].body
    assert "says that I can ask for this." in body
    assert "a copy deleted" in written(MAIL, {"access-right": "You can have a copy deleted."})["access"].body


def test_a_letter_quotes_the_policys_own_words_and_date() -> None:
    body = written(MAIL, {"deletion-right": "You can ask us to delete your data."}, "2024-12-02")["deletion"].body
    assert "Your privacy policy of 2 December 2024 says: “You can ask us to delete your data.”" in body


def test_a_table_row_and_a_lead_in_are_no_words_to_quote() -> None:
    for quote in ("| Health | Until you delete your account |", "You can:", "x" * 500):
        assert "says that I can ask for this." in written(MAIL, {"deletion-right": quote})["deletion"].body


def test_a_right_that_the_policy_does_not_give_is_asked_for_all_the_same() -> None:
    assert "I did not find in your privacy policy" in written(MAIL, {})["access"].body


def test_a_letter_holds_the_company_to_its_own_deadline() -> None:
    body = written(MAIL, {"response-deadline": "We reply; requests take up to 45 days."})["access"].body
    assert "you answer within 45 days" in body
    assert "within 30 days" in written(MAIL, {})["access"].body


def test_an_opt_out_refuses_what_this_policy_says_is_done() -> None:
    body = written(MAIL, {"sells-data": "We sell.", "trains-ai": "We train."})["opt-out"].body
    assert "- do not sell my data\n" in body and "- do not use my data to train AI\n" in body
    assert "marketing" not in body


def test_the_mail_link_holds_the_whole_letter() -> None:
    letter = written(MAIL, {})["access"]
    link = urlsplit(letter.mailto)
    assert link.scheme == "mailto" and unquote(link.path) == letter.to
    fields = parse_qs(link.query)
    assert fields["subject"] == [letter.subject]
    assert fields["body"][0].replace("\r\n", "\n") == letter.body.rstrip() or fields["body"] == [
        letter.body.replace("\n", "\r\n")
    ]


def test_signs_of_a_link_in_an_address_or_a_quote_cannot_break_it() -> None:
    letter = written([("email", "a&b?c=d@a.example")], {"access-right": "See & copy? #all +more"})["access"]
    assert "&b?" not in letter.mailto and letter.mailto.count("?") == 1 and "#" not in letter.mailto


def test_without_an_e_mail_address_the_way_is_told() -> None:
    assert "form: https://a.example/f" in written([("form", "https://a.example/f")], {})["access"].send
    assert "by post: 1 High Street" in written([("postal", "1 High Street")], {})["access"].send
    assert "no address" in written([], {})["access"].send
    assert written([], {})["access"].mailto.startswith("mailto:?subject=")


def test_a_right_that_only_some_people_have_says_whose() -> None:
    def whose(quote: str) -> str:
        flags = {"access-right": "You can see your data.", "rights-limited-by-region": quote}
        return written(MAIL, flags)["access"].whose

    assert "California" in whose("If you live in California")
    assert "where you live" in whose("By law")
    assert written(MAIL, {"access-right": "You can see your data."})["access"].whose == ""


def test_nothing_is_said_of_whose_a_right_is_that_nobody_has() -> None:
    assert written(MAIL, {"rights-limited-by-region": "If you live in California"})["access"].whose == ""


def test_words_that_need_the_sentence_before_are_not_quoted() -> None:
    body = written(MAIL, {"deletion-right": "This allows you to delete your data."})["deletion"].body
    assert "says that I can ask for this." in body


def test_the_time_of_something_else_is_no_deadline() -> None:
    body = written(MAIL, {"response-deadline": "Card numbers are wiped within 72 hours."})["access"].body
    assert "within 30 days" in body
