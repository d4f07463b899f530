"""Clauses and catalogue -> findings: where the text states a practice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import attrgetter

from summaries.actors import actor
from summaries.catalogue import Catalogue, Rule
from summaries.clauses import Clause
from summaries.denials import LONGEST_LABEL, mood
from summaries.lexicons import Hit, Places, Span, lexicons_of
from summaries.model import Finding
from summaries.patterns import Match, Pattern, matches
from summaries.tokens import Tokens

_order = attrgetter("order")


class _View:
    """A clause as the matcher sees it: the places of its terms, and those where patterns have rules of their own."""

    def __init__(self, places: Places, catalogue: Catalogue) -> None:
        self.places = places
        self.catalogue = catalogue

    @cached_property
    def fillers(self) -> frozenset[int]:
        return _tokens_of(self.places.of(self.catalogue.filler))

    @cached_property
    def beginnings(self) -> frozenset[int]:
        """The first token of the clause and of each cell, the one behind a label's colon, and those behind fillers."""
        label_ends = (end for start, end in self.places.of(self.catalogue.colon) if self._may_end_label(start))
        cells = (end for start, end in self.places.of(self.catalogue.bar) if start >= self.places.begins)
        found: set[int] = set()
        for at in (self.places.begins, *islice(label_ends, 1), *cells):
            found.add(at)
            while at in self.fillers:
                at += 1
                found.add(at)
        return frozenset(found)

    def _may_end_label(self, at: int) -> bool:
        return self.places.begins < at <= self.places.begins + LONGEST_LABEL

    def matches(self, pattern: Pattern) -> Sequence[Match]:
        """Every match in the clause of a pattern whose lexicons are all there."""
        return matches(pattern, self.places, self.fillers, self.beginnings if pattern.first else ())

    def all_matches(self, patterns: Iterable[Pattern]) -> Iterator[Match]:
        """Every match of several patterns; one whose rarest lexicon is not there costs no more than a test."""
        bits = self.places.bits
        for pattern in patterns:
            if bits >> pattern.anchor & 1:
                yield from self.matches(pattern)


@dataclass(frozen=True, slots=True)
class _Found:
    finding: Finding
    rule: Rule


def findings(clauses: Sequence[Clause], tokens: Tokens, catalogue: Catalogue) -> tuple[Finding, ...]:
    """Every statement of a practice, in the order of the text; one at most a practice and clause."""
    hits = _without_own_name(catalogue.lexicons.find(tokens.words), clauses, tokens, catalogue)
    starts = [start for start, _, _ in hits]
    headings = _Headings(hits, starts, tokens)
    found: list[_Found] = []
    for clause in clauses:
        places = None if clause.question else _places(clause, hits, starts)
        rules = _candidates(places, catalogue) if places else ()
        if places and rules:
            view = _View(places, catalogue)
            found.extend(_findings_of(clause, rules, view, headings, tokens).values())
    return tuple(_without_weak(found))


def _without_own_name(
    hits: Sequence[Hit], clauses: Sequence[Clause], tokens: Tokens, catalogue: Catalogue
) -> Sequence[Hit]:
    """The hits but for the firms that the text's title names: whose policy it is is no third party in it."""
    title = next((clause.headings[0] for clause in clauses[:1] if clause.headings), None)
    if title is None:
        return hits
    first, last = (bisect_left(tokens.starts, place) for place in title)
    named = (hit for hit in hits if hit[0] >= first and hit[1] <= last and catalogue.firm in hit[2].lexicons)
    own = {tuple(tokens.words[start:end]) for start, end, _ in named}
    return [hit for hit in hits if tuple(tokens.words[hit[0] : hit[1]]) not in own] if own else hits


class _Headings:
    """The terms that occur in each heading, looked up once."""

    def __init__(self, hits: Sequence[Hit], starts: Sequence[int], tokens: Tokens) -> None:
        self._hits, self._starts, self._tokens = hits, starts, tokens
        self._known: dict[Span, Places] = {}

    def hold(self, places: Iterable[Span], lexicons: Iterable[int]) -> bool:
        """Whether each of the lexicons occurs in one of these headings."""
        read = [self._of(place) for place in places]
        return all(any(one.bits >> number & 1 and one.of(number) for one in read) for number in lexicons)

    def _of(self, place: Span) -> Places:
        if place not in self._known:
            first = bisect_left(self._tokens.starts, place[0])
            last = bisect_left(self._tokens.starts, place[1])
            self._known[place] = Places(_within(self._hits, self._starts, first, last))
        return self._known[place]


def _within(hits: Sequence[Hit], starts: Sequence[int], first: int, last: int) -> Sequence[Hit]:
    """The hits that begin at the tokens `first` to `last`. A term never runs on behind the clause."""
    found = hits[bisect_left(starts, first) : bisect_left(starts, last)]
    if any(end > last for _, end, _ in found[-8:]):
        return [hit for hit in found if hit[1] <= last]
    return found


def _places(clause: Clause, hits: Sequence[Hit], starts: Sequence[int]) -> Places | None:
    """The terms of a clause, as if its ranges stood one behind the other; None where there are none.

    Tokens are counted on from the first one of its first range.
    """
    first, last = clause.ranges[0]
    found = _within(hits, starts, first, last)
    for start, end in clause.ranges[1:]:
        shift = last - start
        within = _within(hits, starts, start, end)
        found = [*found, *((low + shift, high + shift, term) for low, high, term in within)]
        last += end - start
    return Places(found, _begins(clause)) if found else None


def _begins(clause: Clause) -> int:
    """The token at which the clause's own words begin, behind its leads; an answer's question counts as its own."""
    own = -2 if clause.answers else -1
    return clause.ranges[0][0] + sum(last - first for first, last in clause.ranges[:own])


def _findings_of(
    clause: Clause, rules: Iterable[Rule], view: _View, headings: _Headings, tokens: Tokens
) -> dict[str, _Found]:
    found: dict[str, _Found] = {}
    for rule in rules:
        name = rule.card.practice.id
        if (name in found and (rule.weak or not found[name].rule.weak)) or not _fits(rule, clause, headings):
            continue
        match = _stated(rule, clause, view)
        if match and not any(True for _ in view.all_matches(rule.card.unless)):
            found[name] = _Found(_finding(name, clause, match, tokens), rule)
    return found


def _candidates(places: Places, catalogue: Catalogue) -> list[Rule]:
    """The rules all of whose lexicons occur here, the last one in the clause's own words, in the order of the cards.

    Each is tried only where its rarest lexicon occurs.
    """
    found: list[Rule] = []
    bits, own = places.bits, places.own
    for anchor in lexicons_of(bits & catalogue.waiting):
        for rule in catalogue.rules[anchor]:
            needs = rule.needs
            if needs & bits == needs and own >> rule.pattern.slots[-1] & 1:
                found.append(rule)
    found.sort(key=_order)
    return found


def _fits(rule: Rule, clause: Clause, headings: _Headings) -> bool:
    if clause.kind == "heading" and not rule.card.in_headings:
        return False
    under = rule.pattern.under
    return not under or headings.hold(clause.headings, under)


def _stated(rule: Rule, clause: Clause, view: _View) -> Match | None:
    """The first match that touches the clause's own words, is said (or denied) as the rule wants it, and by whom."""
    wanted = ("denied" if rule.wants_denial else "said", "taken back")
    pattern, cues, actions = rule.pattern, view.catalogue.cues, view.catalogue.actions
    innocent: frozenset[int] | None = None
    for match in view.matches(pattern):
        if match[-1][1] <= view.places.begins:
            continue
        if mood(match, view.places, cues, clause.denied) not in wanted:
            continue
        who = actor(match, actions, pattern.slots, view.places, cues)
        if who not in rule.card.actors and not clause.answers:  # "Do you sell my data?": there "you" is the company
            continue
        innocent = _innocent(rule, view) if innocent is None else innocent
        if not innocent or innocent.isdisjoint(_tokens_of(match)):
            return match
    return None


def _innocent(rule: Rule, view: _View) -> frozenset[int]:
    """The tokens of every innocent reading: "third parties *who work for us*" are not those that we look for."""
    return frozenset(at for match in view.all_matches(rule.card.innocent) for span in match for at in range(*span))


def _tokens_of(spans: Iterable[Span]) -> frozenset[int]:
    return frozenset(at for span in spans for at in range(*span))


def _finding(practice: str, clause: Clause, match: Match, tokens: Tokens) -> Finding:
    """The finding with the words that proved it, as places in the text."""
    first, last = _place(match[0][0], clause), _place(match[-1][1] - 1, clause)
    lead = next((span for span in clause.leads if span[0] <= tokens.starts[first] < span[1]), None)
    own = lead is None or lead[0] >= clause.start
    start = max(tokens.starts[first], clause.start) if own else tokens.starts[_place_of_own(match, clause)]
    return Finding(practice, clause.start, clause.end, start, tokens.ends[last], None if own else lead)


def _place(at: int, clause: Clause) -> int:
    """The token of the whole text that stands at a place of the clause's."""
    passed = clause.ranges[0][0]
    for first, last in clause.ranges:
        if at < passed + last - first:
            return first + at - passed
        passed += last - first
    raise IndexError(at)


def _place_of_own(match: Match, clause: Clause) -> int:
    """The first matched token that is the clause's own rather than a lead's."""
    own = clause.ranges[-1][0]
    places = (_place(start, clause) for start, _ in match)
    return next((place for place in places if place >= own), own)


def _without_weak(found: Sequence[_Found]) -> Iterator[Finding]:
    """A weak rule counts only where the whole policy states none of the practices that it yields to."""
    strong = {entry.finding.practice for entry in found if not entry.rule.weak}
    for entry in found:
        if not (entry.rule.weak and strong & {*entry.rule.card.weak_unless}):
            yield entry.finding
