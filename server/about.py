"""The pages about ourselves: `/privacy`, our own policy, read by our own engine, and how a grade is made."""

from __future__ import annotations

from flask import Blueprint, render_template, request

import summaries
from server import reports
from server.openapi import HTML, Answer, documented
from server.parts import parts
from summaries import TOPICS, Practice

blueprint = Blueprint("about", __name__)

PRIVACY_SINCE = "21 November 2026"


@blueprint.get("/privacy")
@documented({200: Answer("The page", content_type=HTML)}, problems=("unavailable",), page=True)
def privacy() -> str:
    """What this service keeps, for how long, and what its own engine says of that."""
    promises = _promises()
    text = summaries.read_html(render_template("privacy_text.html", **promises))
    entry, _ = parts().cache.make(text, summaries.content_id(text))
    fields = entry.fields()
    return render_template("privacy.html", a=fields, r=reports.view(fields), **promises)


@blueprint.get("/about/grades")
@documented({200: Answer("The page", content_type=HTML)})
def grades() -> str:
    """How a grade is made: a sum that a reader can redo by hand."""
    rules = summaries.grade_rules()

    def points(practice: Practice) -> float:
        return rules.points[practice.severity if practice.stance == "risk" and practice.severity else practice.stance]

    catalogue = summaries.practices()
    return render_template("grades.html", rules=rules, practices=catalogue, topics=TOPICS, points=points)


def _promises() -> dict[str, str]:
    """The numbers of our policy are those of the settings, so that it cannot promise what is not so."""
    settings = parts().settings
    host = request.host.rpartition(":")[0] or request.host
    quorum = settings.lookup_quorum
    return {
        "since": PRIVACY_SINCE,
        "days": f"{settings.cache_ttl_days:g} {'day' if settings.cache_ttl_days == 1 else 'days'}",
        "quorum": "one reader has" if quorum == 1 else f"{quorum} readers from different networks have",
        "contact": settings.contact or f"privacy@{host}",
    }
