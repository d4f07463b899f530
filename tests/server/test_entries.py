"""An entry is kept as it is sent, and what Redis gives back is believed only where its digest proves it."""

from __future__ import annotations

import gzip
import json

import pytest

import summaries
from server.entries import DIGEST_BYTES, Entry, pack_text, unpack_text


@pytest.fixture(scope="module")
def entry(policy: str) -> Entry:
    return Entry.of(summaries.analyse(policy), summaries.canonical(policy))


def test_it_holds_the_analysis_as_json(entry: Entry, policy: str) -> None:
    analysis = json.loads(json.dumps(summaries.analyse(policy).to_dict()))
    assert json.loads(gzip.decompress(entry.packed)) == analysis
    assert json.loads(entry.body) == analysis
    assert entry.fields() == analysis
    assert entry.grade == analysis["grade"]


def test_the_same_analysis_has_the_same_bytes_and_tag(entry: Entry, policy: str) -> None:
    again = Entry.of(summaries.analyse(policy), summaries.canonical(policy))
    assert (again.packed, again.tag, again.likeness) == (entry.packed, entry.tag, entry.likeness)


def test_it_comes_back_from_the_form_in_which_it_is_kept(entry: Entry) -> None:
    back = Entry.from_kept(entry.id, entry.kept())
    assert back == entry


def test_one_bit_more_or_less_and_it_is_nothing(entry: Entry) -> None:
    kept = entry.kept()
    for place in (0, DIGEST_BYTES, DIGEST_BYTES + 2, len(kept) // 2, len(kept) - 1):
        broken = bytearray(kept)
        broken[place] ^= 1
        assert Entry.from_kept(entry.id, bytes(broken)) is None
    for cut in (b"", kept[:8], kept[:-1], kept + b"\0"):
        assert Entry.from_kept(entry.id, cut) is None


def test_it_is_nothing_under_another_id(entry: Entry) -> None:
    assert Entry.from_kept("0" * 64, entry.kept()) is None


def test_the_packed_and_the_plain_form_have_tags_of_their_own(entry: Entry) -> None:
    assert entry.tag_of(packed=True) != entry.tag_of(packed=False)


def test_a_text_comes_back() -> None:
    assert unpack_text(pack_text("Zoë’s shop\n\n- “gifts”"), 1 << 20) == "Zoë’s shop\n\n- “gifts”"


@pytest.mark.parametrize("kept", [b"", b"nonsense", pack_text("a" * 100)[:-3], pack_text("a" * 2_000_000)])
def test_what_is_no_text_of_ours_is_none(kept: bytes) -> None:
    assert unpack_text(kept, 1 << 20) is None
