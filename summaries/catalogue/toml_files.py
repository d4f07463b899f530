"""Reads the catalogue's TOML files; every fault is one sentence with file, place, cause and remedy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from typing import Any

import tomli


class CatalogueError(ValueError):
    """A card or lexicon that cannot be used: file, place, cause and remedy in one sentence."""


def toml_files(folder: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
    """(name without ending, content) of every TOML file of a folder, by name."""
    if not folder.is_dir():
        return
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml"):
            yield file.name.removesuffix(".toml"), _toml(file)


def _toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomli.loads(file.read_text(encoding="utf-8"))
    except tomli.TOMLDecodeError as error:
        raise CatalogueError(f"{file.name} is no TOML ({error}); mend that line.") from error


def fingerprint(package: Traversable) -> str:
    """Twelve hex digits over everything that makes an analysis what it is: code and catalogue."""
    digest = hashlib.sha256()
    for name, content in _sources(package, ""):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:12]


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.is_dir() and file.name != "__pycache__":
            yield from _sources(file, f"{path}{file.name}/")
        elif file.name.endswith((".py", ".toml")):
            yield f"{path}{file.name}", file.read_bytes()
