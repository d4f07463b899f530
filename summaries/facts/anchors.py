"""The words near which facts stand, all found in one pass over the tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summaries.tokens import Tokens, spelling

MOST = 2_000
"""Places looked at for one kind of fact: far above any policy, and a bound for a text made of nothing else."""

TAKES = frozenset(
    "collect collects collecting gather gathers gathering receive receives obtain obtains acquire acquires request"
    " requests require requires record records log logs capture captures store stores track tracks process ask asks"
    " hold holds solicit get gets".split()
)
GIVES = frozenset(
    "provide provides submit submits enter enters give gives supply supplies input upload uploads include"
    " includes".split()
)
TAKEN = frozenset(
    "collected gathered received obtained recorded logged captured stored tracked requested required provided submitted"
    " supplied processed".split()
)
TIMES = frozenset("hour hours day days week weeks month months year years yr yrs hr hrs".split())
POST = frozenset("address mail post letter writing write".split())
SITES = "aboutads networkadvertising youronlinechoices youradchoices dmachoice"
OPT_OUT_SITES = frozenset(map(spelling, SITES.split()))
DISGUISE = frozenset(("at", "dot"))

KIND = {
    **dict.fromkeys(TAKES | GIVES | TAKEN, "taking"),
    **dict.fromkeys(TIMES, "time"),
    **dict.fromkeys(POST, "post"),
    **dict.fromkeys(OPT_OUT_SITES, "opt-out site"),
    **dict.fromkeys(DISGUISE, "disguise"),
}

Anchors = Mapping[str, Sequence[int]]
"""Kind -> the numbers of its tokens, in order."""


def anchors(tokens: Tokens) -> Anchors:
    """Where facts may stand. A kind that does not occur has an empty list."""
    found: dict[str, list[int]] = {kind: [] for kind in KIND.values()}
    kind_of = KIND.get
    for at, kind in enumerate(map(kind_of, tokens.words)):
        if kind is not None:
            found[kind].append(at)
    return found


def places(kind: str, found: Anchors, tokens: Tokens) -> Iterator[int]:
    """Where in the text the words of one kind begin."""
    return (tokens.starts[at] for at in found[kind][:MOST])
