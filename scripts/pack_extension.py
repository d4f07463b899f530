"""Packs the extension into one zip for each browser's store; the same files always give the same bytes."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "extension"
NOT_SHIPPED = (".md", ".d.ts")
"""For people who read the source, not for browsers."""

OTHERS_WORDS = {
    "chrome": ("browser_specific_settings", "background.scripts"),
    "firefox": ("minimum_chrome_version", "background.service_worker"),
}
"""What the one manifest says to the other browser alone. Each ignores it, but each store warns of it."""

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: a date of packing would make every package another one."""


def pack(extension: Path, build: Path) -> list[Path]:
    """Write build/plain-policy-BROWSER-VERSION.zip for each browser. The manifest is at the top, as stores want it."""
    version = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))["version"]
    build.mkdir(exist_ok=True)
    packages = []
    for browser in OTHERS_WORDS:
        packages.append(build / f"plain-policy-{browser}-{version}.zip")
        with zipfile.ZipFile(packages[-1], "w", zipfile.ZIP_DEFLATED) as archive:
            for path in shipped(extension):
                entry = zipfile.ZipInfo(path.relative_to(extension).as_posix(), ZIP_EPOCH)
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content(path, browser), zipfile.ZIP_DEFLATED)
    return packages


def shipped(extension: Path) -> list[Path]:
    """Every file that a browser needs, in a fixed order; hidden files and explanations stay behind."""
    files = (path for path in extension.rglob("*") if path.is_file())
    return sorted(
        path
        for path in files
        if not path.name.endswith(NOT_SHIPPED)
        and not any(part.startswith(".") for part in path.relative_to(extension).parts)
    )


def content(path: Path, browser: str) -> bytes:
    """The file as it is, but for the manifest's words to other browsers."""
    if path.name != "manifest.json":
        return path.read_bytes()
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for name in OTHERS_WORDS[browser]:
        leave_out(manifest, name.split("."))
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def leave_out(fields: dict[str, Any], names: list[str]) -> None:
    """Take out the field to which the names lead, where there is one."""
    for name in names[:-1]:
        fields = fields.get(name, {})
    fields.pop(names[-1], None)


def main() -> int:
    for package in pack(EXTENSION, ROOT / "build"):
        print(f"{package.relative_to(ROOT)} is ready for its store.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
