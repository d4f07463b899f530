"""A file of JSON lines that is written little by little, and taken up again where it was left."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

_SOURCE = '{"source": '
_ERROR = ', "error": '


@dataclass(slots=True)
class Written:
    """What an output file holds already: how often each source, and how many of them were refused."""

    sources: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    end: int = 0


class OutputFault(Exception):  # noqa: N818 - a letter, not a fault of the program
    """Why an output file cannot be written or gone on with, and what to do."""


def written(path: Path) -> Written:
    """What stands in an output file. A last line that was not finished does not count; `end` is where it begins.

    Raises OutputFault when the file cannot be read, or holds anything but lines of ours.
    """
    found = Written()
    try:
        with path.open("ab+") as lines:
            lines.seek(0)
            for line in lines:
                if not line.endswith(b"\n"):
                    break
                _count(found, line.decode("utf-8"))
                found.end += len(line)
    except OSError as fault:
        raise OutputFault(f"{fault.strerror}. Name a file that can be written.") from fault
    except ValueError as fault:
        raise OutputFault("It holds lines that this program did not write. Name another file.") from fault
    return found


def left_to_do(before: Written, sources: Iterable[str]) -> list[str]:
    """The sources that have no line yet; one that is named twice wants two."""
    left = before.sources.copy()
    new = []
    for source in sources:
        left[source] -= 1
        if left[source] < 0:
            new.append(source)
    return new


def _count(found: Written, line: str) -> None:
    if not line.startswith(_SOURCE):
        raise ValueError(line)
    source, end = json.JSONDecoder().raw_decode(line, len(_SOURCE))
    found.sources[source] += 1
    found.refused += line.startswith(_ERROR, end)
