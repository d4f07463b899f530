"""Makes sure that there is a Chromium and a Firefox for the tests, and says so loudly where there can be none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from tests.browsers.finding import find_chromium, find_firefox


def main() -> int:
    """Exit status 1 only under CI=true: elsewhere the browser tests are skipped, and nothing else."""
    missing = [name for name, find, get in _wanted() if not _ensure(name, find, get)]
    if missing and os.environ.get("CI") == "true":
        print(f"CI=true and there is no {' and no '.join(missing)}: browser tests may not be skipped here.")
        return 1
    return 0


def _wanted() -> tuple[tuple[str, Callable[[], str | None], tuple[Callable[[], None], ...]], ...]:
    return (
        ("Chromium", find_chromium, (_playwright_chromium, lambda: _debian("chromium"))),
        ("Firefox", find_firefox, (lambda: _debian("firefox-esr"), lambda: _debian("firefox"))),
    )


def _ensure(name: str, find: Callable[[], str | None], ways: tuple[Callable[[], None], ...]) -> bool:
    if find():
        return True
    for way in ways:
        way()
        if find():
            return True
    print(
        f"\n!!! No {name} was found and none could be installed: THE TESTS THAT DRIVE {name.upper()} WILL BE SKIPPED.\n"
        f"!!! Install {name} and run this again, or set {name.upper()} to the path of its program.\n"
    )
    return False


def _playwright_chromium() -> None:
    """Playwright's own build. As root it may also fetch the system libraries that it needs."""
    print("No Chromium here: asking Playwright for its own …")
    with_libraries = ["--with-deps"] if _may_install() else []
    _try([sys.executable, "-m", "playwright", "install", *with_libraries, "chromium"])


def _debian(package: str) -> None:
    if _may_install():
        print(f"Installing {package} with apt-get …")
        quiet = ["--quiet", "--quiet", "--yes", "--no-install-recommends"]
        _try(["apt-get", "update", "--quiet", "--quiet"])
        _try(["apt-get", "install", *quiet, package])


def _may_install() -> bool:
    return os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _try(command: list[str]) -> None:
    """Run without interaction. A failure is no error here: the caller looks at what stands afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, timeout=900, check=False)
    except (OSError, subprocess.TimeoutExpired) as wrong:
        print(f"  {wrong}")


if __name__ == "__main__":
    sys.exit(main())
