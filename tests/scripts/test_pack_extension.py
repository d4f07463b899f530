"""The packages hold what a browser needs, and are the same every time."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.pack_extension import pack

MANIFEST = {
    "version": "1.2.3",
    "minimum_chrome_version": "129",
    "browser_specific_settings": {"gecko": {}},
    "background": {"service_worker": "background.js", "scripts": ["background.js"], "type": "module"},
}


@pytest.fixture
def small_extension(tmp_path: Path) -> Path:
    folder = tmp_path / "extension"
    (folder / "lib").mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps(MANIFEST))
    (folder / "lib" / "a.js").write_text("export {};")
    (folder / "PERMISSIONS.md").write_text("why")
    (folder / "types.d.ts").write_text("interface A {}")
    (folder / ".DS_Store").write_text("x")
    return folder


def manifest_of(package: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(zipfile.ZipFile(package).read("manifest.json"))
    return found


def test_the_manifest_stands_at_the_top_and_notes_stay_behind(small_extension: Path, tmp_path: Path) -> None:
    packages = pack(small_extension, tmp_path / "build")
    assert [package.name for package in packages] == ["plain-policy-chrome-1.2.3.zip", "plain-policy-firefox-1.2.3.zip"]
    for package in packages:
        assert zipfile.ZipFile(package).namelist() == ["lib/a.js", "manifest.json"]


def test_each_browser_gets_its_own_words_of_the_manifest(small_extension: Path, tmp_path: Path) -> None:
    chrome, firefox = map(manifest_of, pack(small_extension, tmp_path / "build"))
    assert chrome["background"] == {"service_worker": "background.js", "type": "module"}
    assert firefox["background"] == {"scripts": ["background.js"], "type": "module"}
    assert "browser_specific_settings" not in chrome
    assert "minimum_chrome_version" not in firefox


def test_packing_twice_gives_the_same_bytes(small_extension: Path, tmp_path: Path) -> None:
    first = [package.read_bytes() for package in pack(small_extension, tmp_path / "build")]
    (small_extension / "manifest.json").touch()
    assert [package.read_bytes() for package in pack(small_extension, tmp_path / "build")] == first


def test_the_real_extension_is_whole_in_its_packages(extension: Path, tmp_path: Path) -> None:
    code = {path.relative_to(extension).as_posix() for path in extension.rglob("*.js")}
    for package in pack(extension, tmp_path / "build"):
        assert code | {"manifest.json"} <= set(zipfile.ZipFile(package).namelist())
