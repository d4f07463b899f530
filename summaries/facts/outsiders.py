"""Contacts of somebody else: an authority, an association, or a company whose service the policy only speaks of."""

from __future__ import annotations

import re

REACH = 280
"""Signs before a contact that may say whose it is."""
OTHERS = re.compile(
    # authorities
    r"information commissioner|privacy commissioner|commissioner for data protection|commissioner's office"
    r"|\bdata protection (?:authorit|commission|agency|board|inspector|supervis)|\b(?:supervisory|regulatory) authorit"
    r"|\bombuds|\battorney general|federal trade commission|consumer credit commissioner|\bregulator\b"
    r"|(?:consumer|professional|insurance|financial|banking) (?:protection|affairs|regulation|services?) "
    r"(?:authority|bureau|commission|department|division|board)|department of (?:insurance|banking|consumer|financial)"
    r"|\b(?:ico|ftc|cnil|oaic|cfpb)\b"
    # associations and firms that settle disputes or keep lists
    r"|better business bureau|\bbbb\b|direct marketing association|\bdma\b"
    r"|the (?:mail|telephone) preference service|network advertising initiative"
    r"|\btruste\b|\btrustarc\b|\bjams\b|arbitration association|dispute resolution provider"
    r"|\bequifax\b|\bexperian\b|\btransunion\b|\bopt[- ]?out ?prescreen"
    # where machines stand
    r"|\b(?:stored|held|hosted|processed|located|housed|kept|backup) [^.:]{0,60}?\b(?:servers?|data cent(?:re|er)s?)\b"
    r"|\bservers? (?:is|are|which|that|located|housed|stand|in|at)\b|\bbackup data\b"
    # companies whose service is used or spoken of
    r"|\b(?:we|(?:this|our) (?:web)?sites?) (?:also |currently )?(?:uses?|integrates?|embeds?|employs?|engages?)\b"
    r"(?! (?:your|the|this|that|all|any|such|personal|it|them|reasonable|cookies)\b)[^.:]{0,80}?"
    r"\b(?:service|provider|tool|analytics|plug-?ins?|software|platform|program(?:me)?|network|company|agency)\b"
    r"|\b(?:analytics|newsletter|hosting|payment|mapping|maps?|video|chat|advertising|remarketing|survey|plug-?ins?)\b"
    r"[^.]{0,60}\b(?:provided|operated|offered|run|developed|supplied) by\b"
    r"|\b(?:opt(?:ing)?[- ]?out|unsubscribe) (?:of|from) (?:the )?(?:ads|tracking|cookies|analytics|services?|mails) "
    r"(?:of|by|from) (?!us\b|our\b)",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(?:contact(?:ing)?|reach(?:ing)?|e-?mail(?:ing)?|call(?:ing)?|writ(?:e|ing)(?: to)?|ask|notify) (?:us|our)\b"
    r"|\bour (?:(?:data|chief|global|group) )?(?:privacy|data protection|compliance|customer|head|registered|postal"
    r"|mailing|address|offices?\b|support|team|e-?mail)"
    r"|\b(?:privacy|compliance|grievance|data protection) (?:officer|manager|coordinator|team|department|office\b)",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"\W*(?:(?:our|list of|the|use of|third[- ]party|external|\d+\.?) )*(?:service providers?|(?:sub-?)?processors?"
    r"|third[- ]part(?:y|ies)(?: services?)?|vendors|ad(?:vertising)? (?:networks|partners)"
    r"|supervisory authorit(?:y|ies)|regulators?|analytics|social plug-?ins)[\w ]{0,20}\W*",
    re.IGNORECASE,
)
"""A heading, or the line above a list, under which other companies stand."""
LEAD = re.compile(
    r"\b(?:transferred|disclosed|shared|provided|given|passed|sent|forwarded) (?:\w+ )?(?:to|with|by) [^\n]{0,120}"
    r"\b(?:following|these|below|list)\b[^\n]{0,80}:\W*\Z"
    r"|\b(?:following|these) (?:[\w-]+ ){0,3}(?:providers|processors|vendors|recipients|third parties|partners)"
    r"[^\n]{0,80}:\W*\Z",
    re.IGNORECASE,
)
"""The line above a list of those who are given data."""
TITLE = re.compile(r"(?:^|\n)(?:#{1,6} [^\n]*|(?:\*\*[^\n]*\*\*|[^\n]{3,600}:)[ ]*)(?=\n)")
MOST_PARAGRAPHS = 4
LABEL_LINE = 110
"""Signs that a line has at most that says no more than "Telephone:" or whose address it is."""


def is_of_others(text: str, place: int) -> bool:
    """Whether the words before a contact say that it is not the company's own; what stands nearest decides."""
    paragraphs = text[max(0, place - 4 * REACH) : place].split("\n\n")
    for number, paragraph in enumerate(reversed(paragraphs[-MOST_PARAGRAPHS:])):
        if number and not _leads_on(paragraph.strip()):
            break
        words = paragraph[-REACH:].replace("’", "'")
        others, own = (max((match.end() for match in cue.finditer(words)), default=-1) for cue in (OTHERS, OWN))
        if max(others, own) >= 0:
            return others > own
    return _is_listed(text, place)


def _leads_on(paragraph: str) -> bool:
    """Whether a paragraph can belong to a contact below it: a short line, not a sentence, or what announces it."""
    is_line = 0 < len(paragraph) <= LABEL_LINE and not paragraph.endswith((".", "!", "?"))
    return paragraph.endswith(":") or (is_line and not paragraph.startswith("#"))


def _is_listed(text: str, place: int) -> bool:
    """Whether it stands under a heading, or a line above a list, that names other companies."""
    titles = [match[0].strip() for match in TITLE.finditer(text, max(0, place - 4 * REACH), place)]
    return bool(titles) and bool(LISTED.fullmatch(titles[-1]) or LEAD.search(titles[-1]))
