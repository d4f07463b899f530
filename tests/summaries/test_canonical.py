"""Canonical text: the shared vectors, what they cannot hold, and how long hostile text takes."""

import json
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from summaries.canonical import canonical, content_id

VECTORS = json.loads((Path(__file__).parents[1] / "canonical_vectors.json").read_text("utf-8"))
MIB = 1 << 20

ODD = "ab e\u0301\u0316\u0344\r\n\t\v\f\x85\u2028\u2029\xa0\u3000\xad\u200b\u2060\ufeff\0\x1c\x7f\x9f\U0001f36a"
TEXTS = st.text() | st.text(alphabet=ODD)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_shared_vector(vector: dict[str, str]) -> None:
    assert canonical(vector["text"]) == vector["canonical"]
    assert content_id(vector["canonical"]) == vector["id"]


def test_there_are_vectors_of_distinct_names() -> None:
    assert len({vector["name"] for vector in VECTORS}) == len(VECTORS) >= 60


def test_every_white_space_character_of_unicode_is_in_the_vectors() -> None:
    texts = "".join(vector["text"] for vector in VECTORS)
    lines = "\n\v\f\r\x85\u2028\u2029"
    spaces = {letter for letter in map(chr, range(0x110000)) if unicodedata.category(letter) == "Zs"}
    assert spaces | set(lines) | {"\t"} <= set(texts)


@given(TEXTS)
@example("e\u0301 \t \x1c\u2000")
def test_canonical_text_comes_back_as_it_is(text: str) -> None:
    once = canonical(text)
    assume(unicodedata.is_normalized("NFC", once))
    assert canonical(once) == once


@given(TEXTS)
def test_no_control_character_and_no_needless_space_is_left(text: str) -> None:
    result = canonical(text)
    assert not [letter for letter in result if unicodedata.category(letter) == "Cc" and letter != "\n"]
    assert "\n\n\n" not in result
    assert " \n" not in result
    assert result.strip("\n") == result == result.rstrip()


def test_an_accent_behind_a_dropped_character_is_not_composed_for_composing_comes_first() -> None:
    assert canonical("e\u200b\u0301") == "e\u0301"


def test_a_lone_surrogate_becomes_the_replacement_character_and_a_pair_its_letter() -> None:
    assert canonical("a\ud800b\udc00") == "a\ufffdb\ufffd"
    assert canonical("\ud83c\udf6a") == "\U0001f36a"


def test_the_id_is_the_sha_256_of_the_bytes() -> None:
    assert content_id("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


HOSTILE = {
    "spaces": " " * MIB,
    "spaces inside a line": "a" + " " * MIB + "b",
    "tabs": "\t" * MIB,
    "empty lines": "a" + "\n" * MIB + "b",
    "lines of one space": " \n" * (MIB // 2),
    "carriage returns": "\r" * MIB,
    "NUL": "\0" * MIB,
    "no-break spaces": "\xa0a" * (MIB // 3),
    "combining marks that NFC must sort": "a" + "\u0301\u0316" * (MIB // 4),
    "combining marks in falling order": "e" + "\u0301" * (MIB // 4) + "\u0316" * (MIB // 4),
    "Hangul letters": "\u1112\u1161\u11ab" * (MIB // 9),
    "one letter": "a" * MIB,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_mebibyte_of_anything_takes_a_moment(text: str) -> None:
    began = time.process_time()
    canonical(text)
    assert time.process_time() - began < 2
