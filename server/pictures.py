"""`/analyses/{id}/card.png`: the picture that other sites show beside a link to a report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from flask import Blueprint, Response, request
from PIL import Image, ImageDraw, ImageFont

from server import cards
from server.analyses import found
from server.badges import FILLS, GREY
from server.openapi import Answer, documented
from server.reports import GRADE_WORDS

blueprint = Blueprint("pictures", __name__)

WIDTH, HEIGHT = 1200, 630  # what Open Graph and Twitter show uncut
MARGIN, COLUMN = 80, 380
PAPER, INK, SOFT, WHITE = "#f8f6f1", "#1d2023", "#474d53", "#ffffff"
LEVEL_INKS: Mapping[str, str] = {
    "high": "#9b1f2b", "medium": "#8f3f10", "low": "#735300", "good": "#17633f", "note": "#35526e",
}  # fmt: skip
# The one font that Pillow brings along has no other dashes; and the marks of our levels are drawn, not written.
PLAINER = str.maketrans({"–": "-", "—": "-", "‑": "-"})
MAY_BE_KEPT = "public, max-age=86400"
LINES_OF_HEADLINE = 4
MOST_KEPT = 64


@blueprint.get("/analyses/<id:analysis_id>/card.png")
@documented(
    {200: Answer("The picture", content_type="image/png"), 304: Answer("The one that you have", None, None, ("ETag",))},
    problems=("not-found", "unavailable"),
    limited=True,
)
def card(analysis_id: str) -> Response:
    """An analysis as a picture of 1200 by 630, for previews of a link."""
    analysis = found(analysis_id).fields()
    lines = tuple((line.level, line.words[2:], line.title) for line in cards.lines(analysis))
    response = Response(drawn(analysis["grade"], analysis["headline"], lines), mimetype="image/png")
    response.headers["Cache-Control"] = MAY_BE_KEPT
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(MOST_KEPT)
def drawn(grade: str | None, headline: str, lines: tuple[tuple[str, str, str], ...]) -> bytes:
    """The picture as PNG: grade, headline, and flags as (level, its word, title)."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    _seal(pen, grade)
    _headline(pen, headline)
    for row, line in enumerate(lines):
        _flag(pen, 408 + row * 58, *line)
    pen.text((MARGIN, HEIGHT - 44), "Plain Policy", fill=INK, font=_font(30), anchor="ls", stroke_width=0.6)
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _seal(pen: ImageDraw.ImageDraw, grade: str | None) -> None:
    box = (MARGIN, MARGIN, MARGIN + 230, MARGIN + 250)
    pen.rounded_rectangle(box, radius=28, fill=FILLS.get(grade or "", GREY))
    middle = MARGIN + 115
    pen.text((middle, MARGIN + 52), "Grade", fill=WHITE, font=_font(34), anchor="ms")
    pen.text((middle, MARGIN + 215), grade or "-", fill=WHITE, font=_font(180), anchor="ms", stroke_width=3)
    pen.text((middle, MARGIN + 296), GRADE_WORDS[grade], fill=SOFT, font=_font(26), anchor="ms")


def _headline(pen: ImageDraw.ImageDraw, headline: str) -> None:
    font = _font(50)
    for row, words in enumerate(_wrapped(headline, font, WIDTH - COLUMN - MARGIN)[:LINES_OF_HEADLINE]):
        pen.text((COLUMN, MARGIN + 48 + row * 64), words, fill=INK, font=font, anchor="ls", stroke_width=0.8)


def _flag(pen: ImageDraw.ImageDraw, top: int, level: str, words: str, title: str) -> None:
    ink, left = LEVEL_INKS[level], COLUMN
    pen.line((left, top - 12, WIDTH - MARGIN, top - 12), fill="#ddd7ca", width=2)
    _mark(pen, level, (left, top + 2, left + 28, top + 30))
    pen.text((left + 42, top + 28), words, fill=ink, font=_font(26), anchor="ls", stroke_width=0.5)
    shown = _wrapped(title, _font(26), WIDTH - MARGIN - left - 210)
    pen.text((left + 180, top + 28), shown[0] + (" …" if len(shown) > 1 else ""), fill=INK, font=_font(26), anchor="ls")


def _mark(pen: ImageDraw.ImageDraw, level: str, box: tuple[int, int, int, int]) -> None:
    """Each level has a shape of its own, as everywhere."""
    left, top, right, bottom = box
    across, down = (left + right) / 2, (top + bottom) / 2
    if level == "high":
        pen.polygon([(across, top), (right, bottom), (left, bottom)], fill=LEVEL_INKS[level])
    elif level == "medium":
        pen.polygon([(across, top), (right, down), (across, bottom), (left, down)], fill=LEVEL_INKS[level])
    else:
        pen.ellipse(box, fill=LEVEL_INKS[level])


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The words in lines that fit."""
    lines = [""]
    for word in text.translate(PLAINER).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@lru_cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    """The font that Pillow brings along, so that the picture is the same on every machine."""
    font = ImageFont.load_default(size)
    if not isinstance(font, ImageFont.FreeTypeFont):
        raise RuntimeError("Pillow was built without FreeType, so it cannot write text in this size")
    return font
