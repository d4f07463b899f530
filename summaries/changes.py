"""Two analysis objects -> what changed between them, practice by practice, and whether anybody was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summaries.wording.from_facts import spoken_date
from summaries.wording.said import joined

Fields = Mapping[str, Any]

COPIED = ("practice", "topic", "stance", "severity", "title", "in_short", "missing")
RANKS = {("risk", "high"): 0, ("risk", "medium"): 1, ("risk", "low"): 2, ("good", None): 3, ("note", None): 4}
KINDS = {"high": "serious risk", "medium": "risk", "low": "minor risk", None: "note"}
OTHER_ENGINE = " Another version of our program read the older one, so some of this may be our doing."


def compare(old: Fields, new: Fields) -> dict[str, Any]:
    """What a reader of the older text should know about the newer one.

    Both are analysis objects. `changes` holds every practice that came, went or is told in other words, what is worse
    for the reader first. `silent` where the text differs and the date that it gives for itself does not.
    """
    changes = _changes(old, new)
    silent = old["id"] != new["id"] and _date(old) == _date(new)
    return {
        "from": _side(old),
        "to": _side(new),
        "sentence": _sentence(old, new, changes, silent),
        "silent": silent,
        "same_engine": old["engine"] == new["engine"],
        "changes": changes,
        "data_added": _gained(old, new, "data_collected"),
        "data_removed": _gained(new, old, "data_collected"),
        "recipients_added": _gained(old, new, "recipients"),
        "recipients_removed": _gained(new, old, "recipients"),
    }


def _side(analysis: Fields) -> dict[str, Any]:
    return {"id": analysis["id"], "grade": analysis["grade"], "effective_date": _date(analysis)}


def _date(analysis: Fields) -> str | None:
    date: str | None = analysis["facts"]["effective_date"]
    return date


def _gained(old: Fields, new: Fields, field: str) -> list[str]:
    return [term for term in new["facts"][field] if term not in old["facts"][field]]


def _changes(old: Fields, new: Fields) -> list[dict[str, Any]]:
    before = {flag["practice"]: flag for flag in old["flags"]}
    after = {flag["practice"]: flag for flag in new["flags"]}
    told = [_change(before.get(practice), after.get(practice)) for practice in {**after, **before}]
    return sorted((change for change in told if change), key=_order)


def _change(old: Fields | None, new: Fields | None) -> dict[str, Any] | None:
    """One practice's change; None where both texts state it in the same words."""
    flag = new or old or {}
    if old and new and _quotes(old) == _quotes(new):
        return None
    change = "reworded" if old and new else "added" if new else "removed"
    return {
        **{name: flag[name] for name in COPIED},
        "change": change,
        "effect": _effect(flag, change),
        "sentence": _told(flag, change),
        "before": list(old["evidence"]) if old else [],
        "after": list(new["evidence"]) if new else [],
    }


def _quotes(flag: Fields) -> list[str]:
    return [evidence["quote"] for evidence in flag["evidence"]]


def _effect(flag: Fields, change: str) -> str:
    """Whether it is "worse" or "better" for the reader, or "neither"."""
    if change == "reworded" or flag["stance"] == "note":
        return "neither"
    return "worse" if (flag["stance"] == "risk") == (change == "added") else "better"


def _told(flag: Fields, change: str) -> str:
    """ "New serious risk: Sells your personal data." """
    title = str(flag["title"]).rstrip(".")
    if change == "reworded":
        return f"Told in other words: {title}."
    if flag["missing"]:
        return f"{'No longer found' if change == 'added' else 'Now answered'}: {title}."
    kind = "protection" if flag["stance"] == "good" else KINDS[flag["severity"]]
    return f"{'New' if change == 'added' else 'Gone'} {kind}: {title}."


def _order(change: Fields) -> tuple[int, int]:
    rank = RANKS[change["stance"], change["severity"]]
    return ("worse", "better", "neither").index(change["effect"]), rank


def _sentence(old: Fields, new: Fields, changes: Sequence[Fields], silent: bool) -> str:
    if old["id"] == new["id"]:
        return "Both are the same text."
    counted = _counted(changes)
    what = f"The policy has {counted}" if counted else "The wording changed, but we found nothing new in what it says"
    note = "" if old["engine"] == new["engine"] else OTHER_ENGINE
    return f"{what}{_dated(_date(new), silent)}.{note}"


def _counted(changes: Iterable[Fields]) -> str:
    """ "1 new serious risk, 2 new risks and 1 protection fewer"."""
    counts: dict[str, int] = {}
    for change in changes:
        name = _name(change)
        if name:
            counts[name] = counts.get(name, 0) + 1
    return joined([_number_of(name, count) for name, count in counts.items()])


def _name(change: Fields) -> str:
    if change["effect"] == "neither":
        return ""
    kind = "protection" if change["stance"] == "good" else KINDS[change["severity"]]
    return f"new {kind}" if change["change"] == "added" else f"{kind} fewer"


def _number_of(name: str, count: int) -> str:
    noun = name.removesuffix(" fewer")
    plural = noun if count == 1 else f"{noun}s"
    return f"{count} {plural}{' fewer' if name != noun else ''}"


def _dated(new: str | None, silent: bool) -> str:
    """What the date tells: the new one, that it stayed as it was, or that there is none."""
    if silent and new is None:
        return ", and it bears no date that would show it"
    if silent and new is not None:
        return f", yet it still bears the date {spoken_date(new)}"
    return f" since {spoken_date(new)}" if new is not None else ", and its date is gone"
