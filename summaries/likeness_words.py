"""The words by which `likeness` tells a privacy policy from other texts."""

from __future__ import annotations

OWNERS = frozenset(("we", "i"))
FIRMS = frozenset(
    "agency app application association bank blog business center centre charity church city clinic club college "
    "company corporation council county department developer district extension federation firm forum foundation game "
    "gallery hospital hotel institute library museum network office operator organisation organization owner "
    "platform plugin practice product program programme project publisher restaurant school server "
    "service shop site society software store studio team theater theatre tool trust union university website".split()
)
"""What the owner of a policy calls itself where it does not say "we"."""

PEOPLE = frozenset(
    "user users visitor visitors customer customers member members guest guests client clients patient patients donor "
    "donors subscriber subscribers student students".split()
)
OTHERS = PEOPLE | frozenset(
    "you they people individuals companies organisations organizations websites sites apps businesses researchers "
    "controller controllers processor processors employers publishers governments it he she who which employees google "
    "facebook apple consumers".split()
)
"""Whoever acts where one of these is nearest before the verb, it is not the policy's owner."""

_ACTS = (
    "collect gather share disclose sell rent trade store keep retain process receive obtain record log track transfer "
    "provide release protect safeguard request ask reveal divulge give hold maintain save delete combine need require "
    "capture aggregate monitor view access send respect use handle set place"
).split()
ACTS = frozenset(form for act in _ACTS for form in (act, act + "s", act + "es", act.removesuffix("e") + "ing"))
DONE = frozenset(
    "collected gathered used shared disclosed sold stored kept retained processed logged transferred released obtained "
    "recorded held protected provided given passed rented deleted saved encrypted tracked".split()
)
BEING = frozenset("is are be been being was were not never".split())
MAY = frozenset("not may will shall must also to never".split())
DATA = frozenset(
    "information data details cookie cookies address addresses identity pii email emails identifiers logs ip name "
    "names number numbers privacy profile photos location".split()
)
DOCUMENTS = frozenset(("policy", "notice", "statement"))
SUBJECTS = ACTS | DONE | PEOPLE | DOCUMENTS | {"your", "you"}
"""The words at which a statement is looked for."""

TOPIC_WORDS = frozenset(
    "privacy personal personally data cookie cookies collect collects collected collecting share shared sharing "
    "disclose disclosed third sell sold tracking track analytics consent retain retained delete deleted erase security "
    "secure encrypted advertising advertisers unsubscribe gdpr".split()
)
"""Few other texts hold several of these."""

COUNTER_WORDS = frozenset(
    # studies and manuals
    "annotated annotation annotations annotators corpus corpora classifier classifiers dataset datasets baseline "
    # news
    "said told announced spokesperson spokesman critics lawmakers senator senators journalist journalists campaigners "
    # terms
    "indemnify indemnification warranty warranties refund refunds trademark trademarks licensee licensor".split()
)
COUNTER_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        # studies
        "privacy policies, this paper, our paper, this study, our study, this article, our results, our approach, "
        # news
        "according to, "
        # guides
        "you should, you must, you need, your users, your visitors, your customers, your organization, "
        "your organisation, your patients, your employees, controllers must, organizations must, organisations must, "
        "companies must, businesses must, companies should, ensure that, make sure, best practice, best practices, "
        # terms
        "you agree, these terms, this agreement, terms of, governing law, acceptable use, intellectual property"
    ).split(", ")
)
BANNER_PAIRS = frozenset(
    tuple(pair.split())
    for pair in (
        "accept all, reject all, decline all, allow all, accept cookies, reject cookies, decline cookies, "
        "allow cookies, by clicking, by pressing, manage preferences, manage cookies, cookie settings, got it"
    ).split(", ")
)
"""What a cookie banner says; it speaks in a policy's voice, but is none."""
