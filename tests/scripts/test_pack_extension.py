"""The package holds what a browser needs, and is the same every time."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from scripts.pack_extension import pack


@pytest.fixture
def small_extension(tmp_path: Path) -> Path:
    folder = tmp_path / "extension"
    (folder / "lib").mkdir(parents=True)
    (folder / "manifest.json").write_text('{"version": "1.2.3"}')
    (folder / "lib" / "a.js").write_text("export {};")
    (folder / "PERMISSIONS.md").write_text("why")
    (folder / ".DS_Store").write_text("x")
    return folder


def test_the_manifest_stands_at_the_top_and_notes_stay_behind(small_extension: Path, tmp_path: Path) -> None:
    package = pack(small_extension, tmp_path / "build")
    assert package.name == "plain-policy-1.2.3.zip"
    assert zipfile.ZipFile(package).namelist() == ["lib/a.js", "manifest.json"]


def test_packing_twice_gives_the_same_bytes(small_extension: Path, tmp_path: Path) -> None:
    first = pack(small_extension, tmp_path / "build").read_bytes()
    (small_extension / "manifest.json").touch()
    assert pack(small_extension, tmp_path / "build").read_bytes() == first


def test_the_real_extension_is_whole_in_its_package(extension: Path, tmp_path: Path) -> None:
    names = set(zipfile.ZipFile(pack(extension, tmp_path / "build")).namelist())
    code = {path.relative_to(extension).as_posix() for path in extension.rglob("*.js")}
    assert code | {"manifest.json"} <= names
