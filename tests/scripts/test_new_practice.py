"""`make new-practice` lays out a card that says itself what it lacks."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest

from scripts.new_practice import CARDS, UsageError, lay_out, main
from summaries.catalogue import CatalogueError, read_catalogue


def test_the_card_stands_in_its_topic_and_is_toml(tmp_path: Path) -> None:
    path = lay_out("sharing", "lends-data", tmp_path)
    assert path == tmp_path / "sharing" / "lends-data.toml"
    assert tomllib.loads(path.read_text())["stance"] == "risk"


def test_the_catalogue_names_the_card_and_what_it_lacks(tmp_path: Path) -> None:
    shutil.copytree(CARDS.parent, tmp_path / "catalogue")
    lay_out("sharing", "lends-data", tmp_path / "catalogue" / "practices")
    with pytest.raises(CatalogueError, match=r"sharing/lends-data\.toml.*'title'"):
        read_catalogue(tmp_path / "catalogue")


@pytest.mark.parametrize(
    ("topic", "practice", "complaint"),
    [
        ("lending", "lends-data", "no topic 'lending'"),
        ("", "lends-data", "no topic ''"),
        ("sharing", "Lends data", "is no id"),
        ("sharing", "../lends-data", "is no id"),
    ],
)
def test_a_wrong_topic_or_id_is_told(topic: str, practice: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=complaint):
        lay_out(topic, practice, tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_card_that_stands_in_any_topic_is_left_alone(tmp_path: Path) -> None:
    path = lay_out("sharing", "lends-data", tmp_path)
    path.write_text("mine")
    with pytest.raises(UsageError, match="has its card already"):
        lay_out("use", "lends-data", tmp_path)
    assert path.read_text() == "mine"


def test_the_command_answers_wrong_use_with_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sharing", "sells-data"]) == 2
    assert "make new-practice TOPIC=" in capsys.readouterr().err
