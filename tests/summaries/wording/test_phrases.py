"""The phrase data: every practice can be told, in the summary and in the headline."""

from __future__ import annotations

import re

import pytest

import summaries
from summaries import wording
from summaries.model import TOPICS, Evidence, Facts, Flag, Practice
from summaries.wording.phrases import phrases
from tests.summaries.flagging import ALL, MISSING, STANCES

KNOWN = {"{may}", "{are}", "{it}", "{data}", "{part}", "{parts}", "{Parts}"}


def test_every_practice_has_a_phrase_and_no_phrase_is_without_its_practice() -> None:
    assert {*ALL} == {practice.id for practice in summaries.practices()}


def test_the_flags_made_by_hand_are_like_the_catalogues() -> None:
    for practice in summaries.practices():
        assert STANCES[practice.id] == (practice.stance, practice.severity, practice.topic), practice.id
        assert (practice.id in MISSING) == practice.missing


def test_a_new_practice_is_told_in_the_words_of_its_card() -> None:
    in_short = "The company may eat your homework."
    new = Practice("eats-homework", "use", "risk", "high", "Eats homework", in_short, "", "")
    flags = (Flag(new, (Evidence("We eat homework.", 0, 16),)),)
    assert wording.headline(flags, Facts()) == in_short
    assert [paragraph.text for paragraph in wording.summary(flags, Facts())] == [in_short]


@pytest.mark.parametrize("name", ALL)
def test_a_practice_is_told_in_its_group_or_in_a_sentence_of_its_own(name: str) -> None:
    phrase = phrases().of[name]
    for worded in (phrase, *phrase.when):
        if phrase.group:
            assert worded.part and not worded.part.endswith(".")
            assert phrase.group in phrases().groups
        else:
            assert re.match(r"[A-Z].*\.$", worded.say)
        assert re.match(r"[a-z]", worded.headline) and not worded.headline.endswith(".")


def test_only_known_gaps_stand_in_the_phrases() -> None:
    for phrase in phrases().of.values():
        for worded in (phrase, *phrase.when):
            assert {*re.findall(r"\{\w+\}", worded.part + worded.say + worded.headline)} <= KNOWN
    for group in phrases().groups.values():
        assert {*re.findall(r"\{\w+\}", group.say + group.again)} <= KNOWN
        assert group.topic in TOPICS


def test_sentences_that_tell_several_practices_and_promises_name_known_ones() -> None:
    for together in phrases().together:
        assert {*together.practices} <= {*ALL}
    for promise, say in phrases().yet.items():
        assert promise in ALL and "{clause}" in say
