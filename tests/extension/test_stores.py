"""Ready for the stores: the linter is content, the packages run, and the texts keep to the stores' limits."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts.pack_extension import pack
from tests.services import ROOT

EXTENSION = ROOT / "extension"
LOCALES = sorted(path.name for path in (EXTENSION / "_locales").iterdir())
LINTER = "web-ext@10.7.0"
LITERAL = re.compile(r"""\bsay\(\s*"([\w-]+)"|data-say="(\w+)"|__MSG_(\w+)__""")
MADE_UP = re.compile(r"\bsay\(`([\w]+)_\$\{")


def messages(locale: str) -> dict[str, str]:
    text = (EXTENSION / "_locales" / locale / "messages.json").read_text(encoding="utf-8")
    return {key: entry["message"] for key, entry in json.loads(text).items()}


def sources() -> str:
    kinds = (".js", ".html", ".json")
    files = [path for path in EXTENSION.rglob("*") if path.suffix in kinds and "_locales" not in path.parts]
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(files))


def test_the_interface_speaks_four_languages() -> None:
    assert LOCALES == ["de", "en", "es", "fr"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_says_everything(locale: str) -> None:
    english, found = messages("en"), messages(locale)
    assert list(found) == list(english)
    for key, message in found.items():
        assert message.strip(), key
        assert set(re.findall(r"\$\d", message)) == set(re.findall(r"\$\d", english[key])), key


@pytest.mark.parametrize("locale", [locale for locale in LOCALES if locale != "en"])
def test_no_message_was_left_in_english(locale: str) -> None:
    """Names and words that are the same in both may stay; a sentence may not."""
    english, found = messages("en"), messages(locale)
    same = [key for key, message in found.items() if message == english[key] and " " in message]
    assert set(same) <= {"extension_name"}


def test_every_message_is_said_somewhere_and_every_one_said_is_there() -> None:
    said = {key for match in LITERAL.finditer(sources()) for key in match.groups() if key}
    families = set(MADE_UP.findall(sources())) | {"step"}
    known = {re.sub(r"_(one|other)$", "", key) for key in messages("en")}
    assert {key.replace("-", "_") for key in said} <= known
    written = set(re.findall(r'["_](\w+?)(?:"|__)', sources()))
    unsaid = {key for key in known - said - written if not any(key.startswith(f"{family}_") for family in families)}
    assert unsaid == set()


def test_every_trouble_has_a_sentence_and_something_more() -> None:
    refusals = re.search(r'REFUSALS = new Set\("([\w -]+)"', sources())
    assert refusals
    named = {*re.findall(r'new Trouble\("([\w-]+)"', sources()), *refusals[1].split()}
    ways = re.search(r"const WAYS = [^{]*(\{.*?\}\));", sources(), re.DOTALL)
    assert ways
    listed = set(re.findall(r'^ {2}"?([\w-]+)"?: \[', ways[1], re.MULTILINE))
    assert named <= listed
    for kind in listed:
        for key in (f"trouble_{kind}", f"trouble_{kind}_more"):
            assert key.replace("-", "_") in messages("en"), key


def test_the_stores_limits_are_kept() -> None:
    manifest = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    for locale in LOCALES:
        assert len(messages(locale)["extension_description"]) <= 132, locale
    for size, path in manifest["icons"].items():
        assert (EXTENSION / path).read_bytes()[16:24] == int(size).to_bytes(4) * 2, f"{path} is not {size} pixels wide"
    assert "host_permissions" not in manifest
    assert manifest["browser_specific_settings"]["gecko"]["data_collection_permissions"]["required"]


def test_the_popup_names_all_its_modules_so_that_none_is_waited_for() -> None:
    popup = EXTENSION / "popup"
    wanted: set[Path] = set()
    todo = {popup / "popup.js"}
    while todo:
        module = todo.pop()
        wanted.add(module)
        imports = re.findall(r'from "(\.[^"]+)"', module.read_text(encoding="utf-8"))
        todo |= {(module.parent / name).resolve() for name in imports} - wanted
    html = (popup / "popup.html").read_text(encoding="utf-8")
    named = re.findall(r'(?:modulepreload" href|script type="module" src)="([^"]+)"', html)
    assert {(popup / name).resolve() for name in named} == wanted


def test_the_badge_has_the_colours_of_the_grades() -> None:
    tokens = (EXTENSION / "lib" / "tokens.css").read_text(encoding="utf-8").split("@media")[0]
    badge = (EXTENSION / "lib" / "badge.js").read_text(encoding="utf-8")
    for grade in "ABCDE":
        colour = re.search(rf"--grade-{grade.lower()}-text: (#\w+);", tokens)
        assert colour and f'{grade}: "{colour[1]}"' in badge


def linted(folder: Path, node: str) -> dict[str, Any]:
    """What the linter of Firefox's store says of an unpacked package."""
    npm = Path(node).with_name("npm")
    command = [str(npm), "exec", "--yes", f"--package={LINTER}", "--", "web-ext", "lint", "--output=json"]
    environment = {**os.environ, "PATH": f"{npm.parent}{os.pathsep}{os.environ['PATH']}"}
    run = subprocess.run(
        [*command, f"--source-dir={folder}", "--no-config-discovery"],
        cwd=folder, env=environment, capture_output=True, text=True, timeout=280, check=False,
    )  # fmt: skip
    if "{" not in run.stdout:
        unreachable = f"the linter could not be had: {run.stderr[-500:]}"
        if os.environ.get("CI") == "true":
            pytest.fail(unreachable)
        pytest.skip(unreachable)
    found: dict[str, Any] = json.loads(run.stdout[run.stdout.index("{") :])
    return found


@pytest.mark.timeout(300)
def test_the_stores_linter_finds_nothing(node: str, tmp_path: Path) -> None:
    _, firefox = pack(EXTENSION, tmp_path)
    folder = tmp_path / "firefox"
    zipfile.ZipFile(firefox).extractall(folder)
    found = linted(folder, node)
    assert found["errors"] == []
    assert found["warnings"] == []
