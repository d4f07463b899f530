"""What a sentence says is kept or deleted: in standard terms where it names any, else in its own few words."""

from __future__ import annotations

import re

from summaries.facts.terms import names_in

YOUR_DATA, SOME_DATA = "your data", "some data"
END_OF_OBJECT = (
    r"(?= (?:for|up to|until|after|within|as long|so long|only|no longer|not|at least|indefinitely|permanently"
    r"|forever|in|on|from|once|when|while|if|longer|that|which|you|daily|weekly|monthly|\d+)\b|[.;:(]|\Z)"
)
ACTIVE = re.compile(
    r"\b(?:retain|keep|stor(?:e|ing)|hold|maintain|archive|preserve|save|delete|erase|remove|destroy|purge|anonymi[sz]e"
    rf"|retention of)s? (?P<what>[^.;:]{{2,90}}?){END_OF_OBJECT}",
    re.IGNORECASE,
)
PARTICIPLE = re.compile(
    r" (?:(?:only|then|also|automatically|securely|usually|typically|generally|normally|not) )?"
    r"(?:retained|kept|stored|held|maintained|archived|preserved|saved|deleted|erased|removed|destroyed|purged"
    r"|anonymi[sz]ed|overwritten)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"(?:\A|[,;:.()|]|\b(?:and|that|which|but|or)\b)? ?(?P<what>[^,;:.()|]{2,60}?)"
    r"(?: (?:is|are|was|were|will|shall|may|can|could|must|be|been|have|has|to)){1,3}\Z",
    re.IGNORECASE,
)
LABEL = re.compile(r"\W*(?P<what>[A-Z][\w' /&-]{2,48}?)[*_ ]*(?::|\||–|—| - )")
OPENING = re.compile(r"^\W*(?:(?:and|or|that|which|then|also|but|however|because|if|when|of|such) )+", re.IGNORECASE)
OTHER_VERB = re.compile(
    r"^(?:retain|keep|store|hold|maintain|archive|preserve|save|use|process|delete|erase|remove|destroy) (?=\w)",
    re.IGNORECASE,
)
"""The second of two verbs: "keep or store your data"."""
DETERMINERS = re.compile(
    r"^(?:(?:all|any|some|each|certain|most|both|our|your|the|this|that|these|those|such|its|their|of|copies|a|an) )+",
    re.IGNORECASE,
)
GENERIC = re.compile(
    r"(?:(?:personal(?:ly)?|identifiable|identifying|customer|user|visitor|member|client|collected|stored|above"
    r"|other|following|relevant) )*(?:it|them|information|data|pii|details|records|you)\b(?P<limit>.*)",
    re.IGNORECASE,
)
NO_LIMIT = re.compile(
    r"\W*(?:about(?: you)?|of yours|of (?:our )?(?:customers|users)"
    r"|(?:that |which )?(?:we|you|they|are|is|has|have)\b.*|(?:collected|provided|from you|and|or)\b.*|[(,].*)?",
    re.IGNORECASE,
)
"""What may follow "information" without making it some information only."""
NO_NAME = re.compile(
    r"\b(?:we|us|you|i|it|they|them|this|these|those|that|which|what|period|time|long|will|for|if|when|as|how|not|on"
    r"|to|until|till|unless|once)\b|\A(?:about|concerning|regarding|only|such)\Z",
    re.IGNORECASE,
)
MAILS = re.compile(r"(?:(?:the|your|all|any|our|these) )*e-?mails?", re.IGNORECASE)
"""A mail that is kept is no e-mail address."""
MOST_WORDS = 4
MOST_TERMS = 3


def kept(quote: str) -> str:
    """What is kept: "card number and bank details", "access logs", or "your data" where nothing says more."""
    for words in _objects(quote):
        named = _named(words)
        if named:
            return named
    return YOUR_DATA


def _objects(quote: str) -> list[str]:
    """The words that may name it: a label before a colon, the subject of "are kept", the object of "we keep"."""
    label, active = LABEL.match(quote), ACTIVE.search(quote)
    found = [label["what"]] if label else []
    participle = PARTICIPLE.search(quote)
    if participle:
        subject = SUBJECT.search(quote[max(0, participle.start() - 90) : participle.start()])
        found += [subject["what"]] if subject else []
    return [*found, active["what"]] if active else found


def _named(words: str) -> str:
    if MAILS.fullmatch(words.strip(" *_\"'“”-")):
        return "e-mails"
    terms = names_in(words, "data")[:MOST_TERMS]
    if terms:
        return " and ".join(filter(None, (", ".join(terms[:-1]), terms[-1])))
    bare = DETERMINERS.sub("", OTHER_VERB.sub("", OPENING.sub("", words).strip(" *_\"'“”-"))).strip()
    generic = GENERIC.match(bare)
    if generic:
        return YOUR_DATA if NO_LIMIT.fullmatch(generic["limit"]) else SOME_DATA
    return bare.lower() if bare and len(bare.split()) <= MOST_WORDS and not NO_NAME.search(bare) else ""
