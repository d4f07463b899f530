"""What changed between two analyses, practice by practice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Fields = Mapping[str, Any]

COPIED = ("practice", "topic", "stance", "severity", "title", "in_short", "missing")


def changes(before: Fields, after: Fields) -> dict[str, object]:
    """Practices that came, went, or are now said in other words; what both say alike is left out."""
    old = {flag["practice"]: flag for flag in before["flags"]}
    new = {flag["practice"]: flag for flag in after["flags"]}
    told = [_change(practice, old.get(practice), flag) for practice, flag in new.items()]
    told += [_change(practice, flag, None) for practice, flag in old.items() if practice not in new]
    return {
        "from": {"id": before["id"], "grade": before["grade"]},
        "to": {"id": after["id"], "grade": after["grade"]},
        "changes": [change for change in told if change is not None],
    }


def _change(practice: str, old: Fields | None, new: Fields | None) -> dict[str, object] | None:
    words = [[piece["quote"] for piece in flag["evidence"]] if flag else [] for flag in (old, new)]
    if old and new and words[0] == words[1]:
        return None
    flag = new or old or {}
    return {
        **{name: flag[name] for name in COPIED},
        "practice": practice,
        "change": "reworded" if old and new else "added" if new else "removed",
        "before": list(old["evidence"]) if old else [],
        "after": list(new["evidence"]) if new else [],
    }
