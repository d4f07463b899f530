"""HTML -> a page's tree as flat lists in reading order, each part with the weight of its text. Linear for any page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from itertools import accumulate

from selectolax.lexbor import LexborHTMLParser

DEEPEST = 512
"""Deeper than this browsers do not nest either; building a tree takes the square of its depth."""

UNREAD = frozenset(
    "script style noscript template svg math canvas object embed video audio select datalist input progress meter map "
    "head link meta title iframe noembed noframes xmp img area source track param base col wbr".split()
)
"""Elements that show no text, or none that is a policy's."""

_RAW = ["script", "style", "iframe", "noembed", "noframes", "xmp", "plaintext", "noscript", "template", "head"]
_NOT_MARKUP = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(script|style)(?=[\s/>]).*?(?:</\1[^<>]*>?|\Z)", re.DOTALL | re.IGNORECASE
)
_SHADOW = re.compile(r"<template\s[^<>]*shadowrootmode[^<>]*>", re.IGNORECASE)
"""A template that stands for what its element shows; its end tag is passed over where no template is open."""

_FORMATTING = re.compile(r"</?(?:b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?:[\s/][^<>]*)?>", re.IGNORECASE)
"""They show no structure, and opened again in every paragraph they make a page of a mebibyte one of a gigabyte."""

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NO_DEPTH = _VOID | frozenset("p li dd dt tr td th thead tbody tfoot option optgroup html body".split())
"""What has no end tag, or often none."""

_NESTING_TAG = re.compile(rf"<(/?)(?!(?:{'|'.join(_NO_DEPTH)})[\s/>])[a-z]", re.IGNORECASE)
_REST_OF_TAG = re.compile(r"[^<>]*>?")
_UNFINISHED = re.compile(r"<[a-z/][^<>]*(?=<)", re.IGNORECASE)
_MOST_UNFINISHED = 500
"""So many tags that hold a "<" are no oversight, but a way to make one tag of the whole page."""

_ENDLESS = re.compile(r"<([a-z][^\s/<>]{0,40})[^<>]{20000,}>?", re.IGNORECASE)
"""A parser compares each attribute of a tag with all others."""

_TOKEN = re.compile(r'<(/?)([a-zA-Z][^\s/>]*)([^>"]*(?:"[^"]*"[^>"]*)*)>|([^<]+)')

_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", "\xa0"), ("&amp;", "&"))
"""All that the parser escapes in text (HTML's own rules for it); the last one last, since it begins the others."""


@dataclass(slots=True)
class Tree:
    """Elements and runs of text in reading order. `names[i]` is "" for a run, whose text is `texts[i]`.

    `ends[i]` is where the subtree of i ends; `letters` and `linked` count its characters, all and in links; `anchors`
    and `page_anchors` count the links that began up to i, all and those that stay on the page.
    """

    names: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    letters: list[int] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    page_anchors: list[int] = field(default_factory=list)

    def prose(self, part: int) -> int:
        """Characters outside links."""
        return self.letters[part] - self.linked[part]


def tree_of(html: str) -> Tree:
    """The tree of a page; part 0 holds all of it."""
    return _planted(_normal(_tame(html)))


def attribute(attributes: str, name: str) -> str | None:
    """The value of an attribute, from the attributes as `Tree.texts` holds them."""
    found = re.search(rf'(?:^|\s){name}="([^"]*)"', attributes)
    return unescape(found[1]) if found else None


def _tame(html: str) -> str:
    """The page without what a parser takes long over: scripts, formatting, endless tags, and tags nested too deep."""
    html = _FORMATTING.sub("", _SHADOW.sub("<div>", _NOT_MARKUP.sub("", html)))
    if _depth(html) > DEEPEST:
        html = _without(html, _too_deep(html))
    if len(_UNFINISHED.findall(html)) > _MOST_UNFINISHED:
        html = _UNFINISHED.sub("", html)
    return _ENDLESS.sub(r"<\1>", html)


def _depth(html: str) -> int:
    depth = deepest = 0
    for slash in _NESTING_TAG.findall(html):
        if slash:
            depth = max(depth - 1, 0)
        else:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _too_deep(html: str) -> list[tuple[int, int]]:
    """Where the tags stand that nest too deep."""
    depth = 0
    cuts: list[tuple[int, int]] = []
    for tag in _NESTING_TAG.finditer(html):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth + bool(tag[1]) > DEEPEST:
            rest = _REST_OF_TAG.match(html, tag.end())
            cuts.append((tag.start(), rest.end() if rest else tag.end()))
    return cuts


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    if not cuts:
        return text
    begins = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return "".join(text[begin:end] for begin, end in zip(begins, ends, strict=True))


def _normal(html: str) -> str:
    """The body as HTML's own rules read it: every tag closed, every attribute quoted, every `<` of the text escaped."""
    parser = LexborHTMLParser(html)
    parser.strip_tags(_RAW)
    return (parser.body.html if parser.body else "") or ""


def _planted(html: str) -> Tree:
    tree = Tree()
    open_parts = [_add(tree, "html", "", -1)]
    for close, name, attributes, text in _TOKEN.findall(html):
        if text:
            _add_text(tree, _unescaped(text), open_parts[-1])
        elif not close:
            open_parts.append(_add(tree, name, attributes, open_parts[-1]))
            if name in _VOID:
                _close(tree, open_parts.pop())
        elif len(open_parts) > 1:
            _close(tree, open_parts.pop())
    for part in reversed(open_parts):
        _close(tree, part)
    _count_links(tree)
    return tree


def _unescaped(text: str) -> str:
    """Text as it was before the parser wrote it down. A page may be nothing but a million of these."""
    if "&" in text:
        for escape, character in _ESCAPES:
            text = text.replace(escape, character)
    return text


def _add(tree: Tree, name: str, content: str, parent: int) -> int:
    """A new part; its weight is known when it closes."""
    here = len(tree.names)
    tree.names.append(name)
    tree.texts.append(content)
    tree.parents.append(parent)
    tree.ends.append(here + 1)
    tree.letters.append(0)
    tree.linked.append(0)
    return here


def _add_text(tree: Tree, text: str, parent: int) -> None:
    _add(tree, "", text, parent)
    if not text.isspace():
        tree.letters[-1] = len(text)
        tree.letters[parent] += len(text)


def _close(tree: Tree, part: int) -> None:
    """Hand the weight of a finished part on to its parent."""
    tree.ends[part] = len(tree.names)
    if tree.names[part] in UNREAD:
        tree.letters[part] = tree.linked[part] = 0
    elif tree.names[part] == "a":
        tree.linked[part] = tree.letters[part]
    parent = tree.parents[part]
    if parent >= 0:
        tree.letters[parent] += tree.letters[part]
        tree.linked[parent] += tree.linked[part]


def _count_links(tree: Tree) -> None:
    links = [content if name == "a" else "" for name, content in zip(tree.names, tree.texts, strict=True)]
    tree.anchors = list(accumulate('href="' in content for content in links))
    tree.page_anchors = list(accumulate('href="#' in content for content in links))
