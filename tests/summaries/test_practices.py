"""Findings point at the sentence, at the words in it, and at the lead-in that they hang on."""

from __future__ import annotations

from pathlib import Path

from tests.summaries.little_catalogue import found_in, little_catalogue

BUREAUS = 'patterns = ["{share} .... {credit bureau}"]'


def test_the_words_shown_are_those_that_matched(tmp_path: Path) -> None:
    text = "Hello. We may share your data with credit bureaus every day."
    (finding,) = found_in(text, little_catalogue(tmp_path, {"bureaus": BUREAUS}))
    assert text[finding.start : finding.end] == "We may share your data with credit bureaus every day."
    assert text[finding.words_start : finding.words_end] == "share your data with credit bureaus"


def test_an_item_is_shown_with_its_lead_in(tmp_path: Path) -> None:
    text = "We may share your data with:\n\n- friends\n- credit bureaus"
    (finding,) = found_in(text, little_catalogue(tmp_path, {"bureaus": BUREAUS}))
    assert text[finding.words_start : finding.words_end] == "credit bureaus"
    assert finding.lead is not None
    assert text[slice(*finding.lead)] == "We may share your data with:"


def test_a_lead_in_is_not_counted_again_for_each_item(tmp_path: Path) -> None:
    text = "We share data with credit bureaus to:\n\n- check\n- score"
    assert len(found_in(text, little_catalogue(tmp_path, {"bureaus": BUREAUS}))) == 1


def test_a_heading_alone_says_nothing(tmp_path: Path) -> None:
    assert not found_in("# Sharing with credit bureaus", little_catalogue(tmp_path, {"bureaus": BUREAUS}))


def test_a_heading_can_be_a_condition(tmp_path: Path) -> None:
    catalogue = little_catalogue(tmp_path, {"bureaus": 'patterns = ["# (sharing): {credit bureau}"]'})
    assert found_in("# Sharing\n\nAmong them are credit bureaus.", catalogue)
    assert not found_in("# Weather\n\nAmong them are credit bureaus.", catalogue)


def test_unless_rules_a_clause_out(tmp_path: Path) -> None:
    catalogue = little_catalogue(tmp_path, {"bureaus": BUREAUS + '\nunless = ["(in your dreams)"]'})
    assert not found_in("We share data with credit bureaus in your dreams.", catalogue)


def test_an_innocent_reading_takes_only_its_own_words_out(tmp_path: Path) -> None:
    catalogue = little_catalogue(tmp_path, {"bureaus": BUREAUS + '\ninnocent = ["{credit bureau} that never ask"]'})
    assert not found_in("We share data with credit bureaus that never ask.", catalogue)
    assert found_in("We share data with credit bureaus, and with credit bureaus that never ask.", catalogue)


def test_a_weak_pattern_yields_to_another_practice_anywhere(tmp_path: Path) -> None:
    rules = {
        "silent": 'weak = ["{change} .... {this policy}"]\nweak_unless = ["notice"]',
        "notice": 'patterns = ["{notify} .... {change}"]'.replace("{notify}", "(notify you)"),
    }
    catalogue = little_catalogue(tmp_path, rules)
    assert [one.practice for one in found_in("We may change this policy.", catalogue)] == ["silent"]
    both = found_in("We may change this policy. We will notify you of changes.", catalogue)
    assert {one.practice for one in both} == {"notice"}


def test_the_firm_whose_policy_it_is_is_no_third_party(tmp_path: Path) -> None:
    catalogue = little_catalogue(tmp_path, {"ads": 'patterns = ["{ad seller}"]'})
    assert not found_in("# Criteo: privacy policy\n\nCriteo keeps your letters.", catalogue)
    assert found_in("# Criteo: privacy policy\n\nCriteo and Taboola keep your letters.", catalogue)
    assert found_in("# Privacy policy\n\n## Criteo\n\nCriteo keeps a note of your visits.", catalogue)


def test_who_acts_counts(tmp_path: Path) -> None:
    catalogue = little_catalogue(tmp_path, {"bureaus": BUREAUS})
    assert not found_in("You may share your data with credit bureaus.", catalogue)
    assert found_in("You agree that we may share your data with credit bureaus.", catalogue)


def test_what_others_do_all_through_a_sentence_is_not_done_by_the_company(tmp_path: Path) -> None:
    catalogue = little_catalogue(tmp_path, {"bureaus": BUREAUS})
    assert not found_in("Those sites may set cookies of their own, and share your data with credit bureaus.", catalogue)
    assert found_in("Those sites may set cookies, and we share your data with credit bureaus.", catalogue)


def test_a_beginning_may_follow_a_label_but_no_subject(tmp_path: Path) -> None:
    catalogue = little_catalogue(
        tmp_path, {"move": 'patterns = ["^ (transfer) {personal data}"]\nactors = ["unknown"]'}
    )
    assert found_in("- Portability: Transfer your data elsewhere.", catalogue)
    assert found_in("- Transfer your data elsewhere.", catalogue)
    assert not found_in("We may transfer data.", catalogue)
