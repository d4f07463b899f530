"""`make evaluate` on small corpora of our own, with the real engine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.evaluate import main


@pytest.fixture
def labelled(tmp_path: Path, policy: str) -> Path:
    """Lantern's policy, labelled with one practice that it states and one that it denies."""
    (tmp_path / "lantern.txt").write_text(policy, encoding="utf-8")
    present = {"uses-cookies": ["We use cookies and web beacons."], "collects-genetic": ["We collect your genome."]}
    (tmp_path / "lantern.json").write_text(json.dumps({"present": present, "doubtful": ["collects-genetic"]}))
    return tmp_path


def figures(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def row(lines: list[str], name: str) -> list[str]:
    return next(line.removeprefix(name).split() for line in lines if line.startswith(name))


def test_hits_false_alarms_and_misses_are_counted(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(labelled), "--practices", "uses-cookies,collects-genetic,encryption"]) == 0
    lines = figures(capsys)
    assert row(lines, "uses-cookies") == ["1", "1", "0", "0", "1.000", "1.000", "1.000"]
    assert row(lines, "collects-genetic") == ["1", "0", "0", "1", "–", "0.000", "0.000"]
    assert row(lines, "encryption") == ["0", "0", "1", "0", "0.000", "–", "0.000"]
    assert row(lines, "macro-F1")[0] == "0.500"
    assert "(1 hits, 1 false alarms, 1 misses)" in " ".join(row(lines, "micro, all labels"))
    assert "(1 hits, 1 false alarms, 0 misses)" in " ".join(row(lines, "micro, without the doubtful"))


def test_wrong_shows_our_quote_of_a_false_alarm_and_the_labels_of_a_miss(
    labelled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([str(labelled), "--wrong", "--practices", "collects-genetic,encryption"])
    shown = "\n".join(figures(capsys))
    assert "miss (d)  [lantern]\n      We collect your genome." in shown
    assert "false alarm  [lantern]\n      Your card number is sent to us over an encrypted connection (TLS)." in shown


def test_only_the_topic_asked_for_is_judged(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(labelled), "--topic", "tracking"])
    lines = figures(capsys)
    assert row(lines, "uses-cookies")
    assert not [line for line in lines if line.startswith("collects-genetic")]


def test_brief_leaves_out_what_is_right(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(labelled), "--brief", "--practices", "uses-cookies,encryption"])
    lines = figures(capsys)
    assert not [line for line in lines if line.startswith("uses-cookies")]
    assert row(lines, "encryption")


def test_a_missing_practice_is_not_judged(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(labelled)])
    assert not [line for line in figures(capsys) if line.startswith(("no-deletion-right", "no-retention-period"))]


def test_sentences_are_judged_on_one_practice_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said, denied = "We use cookies and sell your personal information.", "We do not use cookies."
    rows = [
        {"practice": "uses-cookies", "present": True, "text": said, "source": "a"},
        {"practice": "uses-cookies", "present": False, "text": denied, "source": "b"},
        {"practice": "uses-cookies", "present": False, "text": said, "source": "c"},
    ]
    (tmp_path / "sentences.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert main([str(tmp_path), "--wrong"]) == 0
    lines = figures(capsys)
    assert row(lines, "uses-cookies")[:4] == ["1", "1", "1", "0"]
    assert not [line for line in lines if line.startswith("sells-data")]
    assert "  false alarm  [c:3]" in lines


def test_a_filed_quote_may_show_any_of_its_practices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"any_of": ["sells-data", "uses-cookies"], "quote": "We use cookies.", "service": "s", "case": "c"},
        {"any_of": ["sells-data"], "quote": "We never sell your personal data.", "service": "s", "case": "c"},
        {"any_of": ["uses-cookies"], "quote": GERMAN, "service": "s", "case": "c"},
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    main([str(file), "--wrong"])
    shown = "\n".join(figures(capsys))
    assert "(1 of 2 English quotes)" in shown
    assert "We never sell your personal data." in shown


GERMAN = (
    "Wir verwenden auf unserer Website Cookies, um die Nutzung unseres Angebots für Sie angenehmer zu gestalten und"
    " um zu verstehen, welche Seiten von unseren Besucherinnen und Besuchern gelesen werden."
)


def test_texts_without_labels_tell_how_they_were_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "soup.txt").write_text("Peel two onions and fry them in butter until they are soft and golden. " * 30)
    main([str(tmp_path)])
    assert row(figures(capsys), "not-a-policy") == ["1"]


def test_a_folder_with_nothing_to_measure_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "nothing to measure" in capsys.readouterr().err


def test_an_unknown_practice_is_an_error_not_an_empty_table(labelled: Path) -> None:
    with pytest.raises(SystemExit, match="no practice sels-data"):
        main([str(labelled), "--practices", "sels-data"])
