"""What every shared form shows of an analysis: the same few fields as the element, for pages made on the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from server.freshness import Fresh
from server.reports import in_words

LEVELS = {"high": "▲ Serious", "medium": "◆ Take care", "low": "● Minor", "good": "✓ Good", "note": "○ Note"}
MOST_FLAGS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A flag in one line: its level as a class and in words, and its title."""

    level: str
    words: str
    title: str


def lines(analysis: Mapping[str, Any]) -> list[Line]:
    """The three worst flags."""
    return [_line(flag) for flag in analysis["flags"][:MOST_FLAGS]]


def dated(analysis: Mapping[str, Any], fresh: Fresh) -> str:
    """Which version of the policy this is, as far as is known."""
    if analysis["facts"]["effective_date"]:
        return f"Policy of {in_words(analysis['facts']['effective_date'])}"
    return f"First seen on {in_words(fresh.first_seen[:10])}" if fresh.first_seen else "Policy without a date"


def here(endpoint: str, **values: Any) -> str:  # noqa: ANN401
    """The whole address of a page of this service, as others have to call it."""
    return request.host_url.rstrip("/") + url_for(endpoint, **values)


def _line(flag: Mapping[str, Any]) -> Line:
    level = (flag["severity"] or "low") if flag["stance"] == "risk" else flag["stance"]
    return Line(level, LEVELS[level], flag["title"])
