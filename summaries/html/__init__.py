"""HTML -> the text that a reader of the page sees of its policy, with Markdown's marks for its structure."""

from __future__ import annotations

from summaries.canonical import canonical
from summaries.html.reader import Reader
from summaries.html.tree import tree_of


def read_html(html: str) -> str:
    """The canonical text of a page's main content, without menus, banners, footers and what is hidden.

    Headings are "# ", items "- " or "1. " (two spaces deeper for each list around them), rows of a table that tells
    something "| a | b |". Links are their text. Linear in the length of any page, however it is nested.
    """
    return canonical(Reader(tree_of(html)).text())
