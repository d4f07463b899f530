"""The one look is legible: every text colour stands out from every surface it may lie on, in both themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "server" / "static" / "tokens.css"
SURFACES = ("surface-page", "surface-card", "surface-sunken")
LIGHT, DARK = "light", "dark"


def colours(theme: str) -> dict[str, str]:
    """Every `--name: #rrggbb` of a theme; what dark does not change stays as in light."""
    light, dark = TOKENS.read_text().split("@media screen and (prefers-color-scheme: dark)", 1)
    dark = dark.split("@media", 1)[0]
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found if theme == LIGHT else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The WCAG contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def tinted(names: dict[str, str]) -> list[str]:
    return [name.removesuffix("-tint") for name in names if name.endswith("-tint") and name != "accent-tint"]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_text_is_legible_on_every_surface(theme: str) -> None:
    named = colours(theme)
    texts = ["text", "text-soft", "text-faint", "accent", "accent-strong"]
    texts += [f"{name}-text" for name in tinted(named)]
    for text in texts:
        for surface in SURFACES:
            assert contrast(named[text], named[surface]) >= 4.5, f"--{text} on --{surface} ({theme})"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_grade_and_flag_is_legible_on_its_tint_and_as_a_fill(theme: str) -> None:
    named = colours(theme)
    assert {"grade-a", "grade-b", "grade-c", "grade-d", "grade-e", "grade-none"} <= set(tinted(named))
    assert {"risk-high", "risk-medium", "risk-low", "good", "note"} <= set(tinted(named))
    for name in tinted(named):
        text, tint = named[f"{name}-text"], named[f"{name}-tint"]
        assert contrast(text, tint) >= 4.5, f"--{name}-text on its tint ({theme})"
        assert name == "mark" or contrast(named["on-fill"], text) >= 4.5, f"--on-fill on --{name}-text ({theme})"
    assert contrast(named["on-accent"], named["accent"]) >= 4.5
    assert contrast(named["accent"], named["accent-tint"]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_what_can_be_pressed_has_a_visible_edge(theme: str) -> None:
    named = colours(theme)
    for surface in SURFACES:
        assert contrast(named["line-strong"], named[surface]) >= 3


def test_dark_renames_no_token() -> None:
    assert set(colours(DARK)) == set(colours(LIGHT))


def test_nothing_is_fetched() -> None:
    assert not re.search(r"url\(|@import|@font-face", TOKENS.read_text())
