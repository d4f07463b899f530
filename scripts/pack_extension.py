"""Packs the extension into one zip for the browsers' stores; the same files always give the same bytes."""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "extension"
NOT_SHIPPED = (".md", ".d.ts")
"""For people who read the source, not for browsers."""

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: a date of packing would make every package another one."""


def pack(extension: Path, build: Path) -> Path:
    """Write build/plain-policy-VERSION.zip and give its path. The manifest stands at its top, as stores want it."""
    version = json.loads((extension / "manifest.json").read_text(encoding="utf-8"))["version"]
    build.mkdir(exist_ok=True)
    package = build / f"plain-policy-{version}.zip"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in shipped(extension):
            entry = zipfile.ZipInfo(path.relative_to(extension).as_posix(), ZIP_EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return package


def shipped(extension: Path) -> list[Path]:
    """Every file that a browser needs, in a fixed order; hidden files and explanations stay behind."""
    files = (path for path in extension.rglob("*") if path.is_file())
    return sorted(
        path
        for path in files
        if not path.name.endswith(NOT_SHIPPED)
        and not any(part.startswith(".") for part in path.relative_to(extension).parts)
    )


def main() -> int:
    package = pack(EXTENSION, ROOT / "build")
    print(f"{package.relative_to(ROOT)} is ready for the Chrome Web Store and for Firefox Add-ons.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
