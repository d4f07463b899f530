"""What the documents promise is so: settings, commands, options, routes, modules, links and permissions."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from server import create_app
from server.settings import Settings
from tests.services import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    path
    for path in (*ROOT.glob("*.md"), *ROOT.glob("bench/*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("extension/*.md"))
    if path.read_text(encoding="utf-8").startswith("# ")
)

CONTRACT_SETTINGS = {
    "REDIS_URL", "DATA_DIR", "PORT", "CACHE_TTL_DAYS", "LOOKUP_QUORUM", "RATE_LIMIT", "ALLOWED_ORIGINS", "LOG_LEVEL",
    "SECRET_KEY",
}  # fmt: skip

ROOMS = {"summaries": "*.py", "server": "*.py", "bench": "*.py", "scripts": "*.py", "extension": "*.js"}


def section(document: str, title: str) -> str:
    """The part of a document under one heading."""
    return document.split(f"\n## {title}\n")[1].split("\n## ")[0]


def first_cells(table: str) -> list[str]:
    """What stands in backticks in the first column of a table."""
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("|")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))


def test_the_readme_explains_every_setting_and_no_other() -> None:
    sources = [*(ROOT / "server").rglob("*.py"), ROOT / "gunicorn.conf.py"]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    read = set(re.findall(r"""\b(?:read|os\.environ\.get|os\.getenv)\(\s*"([A-Z][A-Z_]+)\"""", code))
    assert set(first_cells(section(README, "Settings"))) == read
    assert read >= CONTRACT_SETTINGS


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("PORT", Settings().port),
        ("HOST", Settings().host),
        ("DATA_DIR", Settings().data_dir),
        ("CACHE_TTL_DAYS", Settings().cache_ttl_days),
        ("RATE_LIMIT", Settings().rate_limit),
        ("PROXIES", Settings().proxies),
        ("LOG_LEVEL", Settings().log_level),
    ],
)
def test_the_readme_tells_the_default(name: str, default: object) -> None:
    row = next(line for line in README.splitlines() if line.startswith(f"| `{name}`"))
    assert row.split("|")[2].strip().strip("`") == str(default)


def test_every_command_that_is_named_exists() -> None:
    for path in DOCUMENTS:
        for named in re.findall(r"(?:`|^\s*)make ([a-z][a-z-]*)", path.read_text(encoding="utf-8"), re.MULTILINE):
            assert named in targets(), f"{path.name} names `make {named}`"


def test_every_command_is_explained() -> None:
    for target in targets() - {"help"}:
        assert re.search(rf"^{target}:.*## \w", MAKEFILE, re.MULTILINE), f"make help does not tell what {target} does"
        assert f"`make {target}" in CONTRIBUTING, f"CONTRIBUTING.md does not name make {target}"


def test_make_alone_lists_the_commands() -> None:
    shown = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+)", shown, re.MULTILINE)) == targets()


def test_the_readme_explains_every_option_of_the_command_line() -> None:
    command = [sys.executable, "-m", "summaries", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", shown)) - {"--help"}
    told = {name.split()[0] for name in first_cells(section(README, "On the command line")) if name.startswith("--")}
    assert told == options


def test_the_readme_names_every_route(valkey_url: str) -> None:
    routes = {str(rule) for rule in create_app(Settings(redis_url=valkey_url)).url_map.iter_rules()}
    routes = {re.sub(r"<[^>]+>", "{}", route) for route in routes if not route.startswith("/static/")}
    cells = first_cells(section(README, "Over HTTP"))
    named = {re.sub(r"\{[^}]+\}", "{}", path.split("?")[0]) for cell in cells for path in re.findall(r" (/\S*)", cell)}
    assert named == routes


@pytest.mark.parametrize("room", ROOMS)
def test_the_architecture_names_every_module_of(room: str) -> None:
    named = set(re.findall(rf"`({room}/[\w/.-]+\.\w+)`", ARCHITECTURE))
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / room).rglob(ROOMS[room])}
    modules = {name for name in modules if not name.endswith("/__init__.py") or name.count("/") == 1 or name in named}
    assert modules - named == set(), "not explained in ARCHITECTURE.md"
    assert {name for name in named if not (ROOT / name).exists()} == set(), "explained, but not there"


def test_every_dependency_has_its_reason() -> None:
    chosen = re.split(r"\n# What those bring along", (ROOT / "requirements.txt").read_text(encoding="utf-8"))[0]
    for name in re.findall(r"^([\w-]+)(?:\[\w+\])?==", chosen, re.MULTILINE):
        assert f"| `{name}`" in ARCHITECTURE, f"ARCHITECTURE.md does not say why {name} is here"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_inside_the_project_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_every_permission_of_the_extension_is_explained() -> None:
    manifest = json.loads((ROOT / "extension" / "manifest.json").read_text(encoding="utf-8"))
    explained = (ROOT / "extension" / "PERMISSIONS.md").read_text(encoding="utf-8")
    asked = [*manifest["permissions"], *manifest.get("host_permissions", []), *manifest.get("optional_permissions", [])]
    for permission in asked:
        assert f"`{permission}`" in explained, f"PERMISSIONS.md does not explain {permission}"


def test_the_extension_carries_the_same_look() -> None:
    copies = list((ROOT / "extension").rglob("tokens.css"))
    assert copies
    for copy in copies:
        assert copy.read_bytes() == (ROOT / "server" / "static" / "tokens.css").read_bytes(), f"{copy} is another look"


def test_every_pin_is_exact() -> None:
    for file in ("requirements.txt", "requirements-dev.txt", "requirements-batch.txt", "requirements-bench.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        wanted = [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]
        assert all(re.fullmatch(r"-r \S+|[\w.\[\],-]+==[\w.]+", line) for line in wanted), file


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (ROOT / "tests" / "package-lock.json").read_text(encoding="utf-8")
