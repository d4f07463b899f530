"""What a report page tells machines of itself: Open Graph and Twitter cards, oEmbed discovery, JSON-LD."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask

from server import cards, pictures, widgets

Fields = Mapping[str, Any]

STARS = {"A": 5, "B": 4, "C": 3, "D": 2, "E": 1}
PROCESSING = {"collection": "Collect", "tracking": "Monitor", "use": "Use", "sharing": "Share", "retention": "Store"}
"""Topic -> the process of the Data Privacy Vocabulary (w3id.org/dpv) that a flag of this topic states."""


def install(app: Flask) -> None:
    """Gives the templates what the report page's head and its snippets need."""
    app.jinja_env.globals.update(here=cards.here, linked_data=linked_data, integrity=widgets.integrity, card=pictures)


def linked_data(analysis: Fields) -> dict[str, Any]:
    """The analysis as a schema.org Review of the policy, whose contents are told in DPV terms."""
    address = cards.here("pages.report", analysis_id=analysis["id"])
    review: dict[str, Any] = {
        "@context": ["https://schema.org", {"dpv": "https://w3id.org/dpv#"}],
        "@type": "Review",
        "@id": address,
        "url": address,
        "name": "What this privacy policy means",
        "reviewBody": analysis["headline"],
        "inLanguage": "en",
        "author": {"@type": "Organization", "name": "Plain Policy", "url": cards.here("pages.home")},
        "itemReviewed": _policy(analysis),
        "negativeNotes": _notes(analysis, "risk"),
        "positiveNotes": _notes(analysis, "good"),
    }
    if analysis["grade"]:
        review["reviewRating"] = _rating(analysis["grade"])
    return review


def _rating(grade: str) -> dict[str, Any]:
    stars = {"ratingValue": STARS[grade], "bestRating": 5, "worstRating": 1}
    return {"@type": "Rating", "alternateName": f"Grade {grade}", **stars}


def _policy(analysis: Fields) -> dict[str, Any]:
    facts = analysis["facts"]
    stated = {flag["topic"] for flag in analysis["flags"] if flag["stance"] != "good" and not flag["missing"]}
    policy: dict[str, Any] = {
        "@type": ["DigitalDocument", "dpv:PrivacyNotice"],
        "name": "Privacy policy",
        "identifier": f"sha256:{analysis['id']}",
        "inLanguage": analysis["language"],
        "dpv:hasProcessing": [{"@id": f"dpv:{name}"} for topic, name in PROCESSING.items() if topic in stated],
        "dpv:hasPersonalData": [{"@type": "dpv:PersonalData", "name": term} for term in facts["data_collected"]],
        "dpv:hasRecipient": [{"@type": "dpv:Recipient", "name": term} for term in facts["recipients"]],
    }
    if facts["effective_date"]:
        policy["dateModified"] = facts["effective_date"]
    return policy


def _notes(analysis: Fields, stance: str) -> dict[str, Any]:
    titles = [flag["title"] for flag in analysis["flags"] if flag["stance"] == stance]
    items = [{"@type": "ListItem", "position": place, "name": title} for place, title in enumerate(titles, 1)]
    return {"@type": "ItemList", "itemListElement": items}
