"""What was measured, as lines for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from bench.corpora import Stranger
from bench.judges import Answer, CaseVerdict
from bench.scores import Tally, Verdict, by_practice, macro_f1, tally

HEADER = f"{'practice':<30} {'label':>5} {'hits':>5} {'false':>5} {'miss':>5} {'prec':>6} {'recall':>6} {'F1':>6}"


def practice_table(verdicts: Sequence[Verdict], *, brief: bool) -> Iterator[str]:
    """One line a practice; with `brief` only those with an error, worst F1 first."""
    rows = by_practice(verdicts)
    names: Iterable[str] = rows
    if brief:
        wrong = [name for name, row in rows.items() if row.false_alarms or row.misses]
        names = sorted(wrong, key=lambda name: rows[name].f1)
    yield HEADER
    for name in names:
        yield _row(name, rows[name])


def policy_totals(verdicts: Sequence[Verdict], high_risk: Collection[str]) -> Iterator[str]:
    """Macro and micro figures over whole policies."""
    yield from _totals(verdicts)
    yield _figure("micro, without the doubtful", tally(one for one in verdicts if not one.doubtful))
    high = tally(one for one in verdicts if one.practice in high_risk)
    flags = high.hits + high.false_alarms
    yield f"{'precision of high-risk flags':<30} {_number(high.precision)}  ({high.hits} of {flags} flags right)"


def sentence_totals(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Macro and micro figures over single sentences."""
    yield from _totals(verdicts)


def case_totals(verdicts: Sequence[CaseVerdict]) -> Iterator[str]:
    """The share of the English quotes that show what they should."""
    english = [verdict for verdict in verdicts if verdict.recognised is not None]
    right = sum(bool(verdict.recognised) for verdict in english)
    share = right / len(english) if english else None
    yield f"{'recognised':<30} {_number(share)}  ({right} of {len(english)} English quotes)"
    yield f"{'taken for another language':<30} {len(verdicts) - len(english):>6}"


def stranger_totals(answers: Sequence[tuple[Stranger, Answer]], *, brief: bool) -> Iterator[str]:
    """How the texts without labels were refused, and which were not (with `brief` only those)."""
    for kind, count in sorted(Counter(answer.refusal or "not refused" for _, answer in answers).items()):
        yield f"{kind:<30} {count:>6}"
    for stranger, answer in answers:
        if brief and answer.refusal:
            continue
        yield f"  {answer.refusal or 'NOT REFUSED':<22} {stranger.name}  {answer.detail}"


def errors(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """Each error with its words, practice by practice. (d): a second reader might have decided otherwise."""
    wrong = [verdict for verdict in verdicts if verdict.outcome in ("false alarm", "miss")]
    for practice in sorted({verdict.practice for verdict in wrong}):
        yield f"\n{practice}"
        for verdict in sorted(wrong, key=lambda one: (one.outcome, one.text_name)):
            if verdict.practice == practice:
                yield from _error(verdict)


def unrecognised(verdicts: Iterable[CaseVerdict]) -> Iterator[str]:
    """Each quote that shows nothing of what it should, under what it should show."""
    missed = sorted((one for one in verdicts if one.recognised is False), key=lambda one: one.case.any_of)
    for verdict in missed:
        yield f"\n{' or '.join(verdict.case.any_of)}  [{verdict.case.name}]"
        yield f"  found: {', '.join(verdict.stated) or 'nothing'}"
        yield f"  {_one_line(verdict.case.text)}"


def _totals(verdicts: Sequence[Verdict]) -> Iterator[str]:
    rows = by_practice(verdicts).values()
    judged = sum(1 for row in rows if row.positives)
    yield f"{'macro-F1':<30} {_number(macro_f1(rows))}  (over the {judged} practices that the labels show here)"
    yield _figure("micro, all labels", tally(verdicts))


def _row(name: str, row: Tally) -> str:
    counts = f"{row.positives:>5} {row.hits:>5} {row.false_alarms:>5} {row.misses:>5}"
    return f"{name:<30} {counts} {_number(row.precision)} {_number(row.recall)} {_number(row.f1)}"


def _figure(name: str, row: Tally) -> str:
    shares = f"F1 {_number(row.f1).strip()}, precision {_number(row.precision).strip()}"
    counts = f"{row.hits} hits, {row.false_alarms} false alarms, {row.misses} misses"
    return f"{name:<30} {shares}, recall {_number(row.recall).strip()}  ({counts})"


def _error(verdict: Verdict) -> Iterator[str]:
    doubt = " (d)" if verdict.doubtful else ""
    yield f"  {verdict.outcome}{doubt}  [{verdict.text_name}]"
    for quote in verdict.quotes[:3]:
        yield f"      {_one_line(quote)}"


def _one_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 600 else words[:600] + " …"


def _number(value: float | None) -> str:
    return f"{value:6.3f}" if value is not None else f"{'–':>6}"
