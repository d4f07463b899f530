"""`/compare?a=&b=`: two analyses side by side, and what differs, in plain words."""

from __future__ import annotations

from flask import Blueprint, render_template, request

import summaries
from server import reports
from server.analyses import found
from server.openapi import HTML, Answer, documented
from server.schemas import checked
from server.schemas.embeds import Pair

blueprint = Blueprint("compare", __name__)


@blueprint.get("/compare")
@documented(
    {200: Answer("The page", content_type=HTML)},
    problems=("malformed", "not-found", "unavailable"),
    query=Pair,
    limited=True,
    page=True,
)
def page() -> str:
    """Two analyses side by side; with fewer than two ids, a form that asks for them."""
    pair = checked(Pair, request.args)
    if not (pair.a and pair.b):
        return render_template("compare.html", pair=pair, sides=None)
    sides = [found(side).fields() for side in pair.ids()]
    views = [reports.view(side) for side in sides]
    return render_template("compare.html", pair=pair, sides=sides, views=views, told=summaries.compare(*sides))
