"""What stands around a policy on its page: menus, headers, footers, cookie banners, forms."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from summaries.html.core import core
from summaries.html.tree import Tree, attribute

_TAGS = frozenset("nav dialog search".split())
_ROLES = frozenset("navigation search dialog alertdialog menu menubar toolbar tablist".split())
_BESIDE = frozenset("footer contentinfo aside complementary".split())
_IN_TEXT = frozenset("article main section".split())
_PLAIN = frozenset("p li a span br h1 h2 h3 h4 h5 h6 td th tr tbody".split())
_MENU_LINKS = 3

_VENDORS = re.compile(
    "onetrust-(banner|consent|pc)|cybotcookiebot|usercentrics|didomi|truste_|qc-cmp|sp_message|cky-|cookieyes|klaro|"
    "osano-cm|termly|iubenda-cs|cmplz|borlabs|axeptio|evidon|cc-window|cookie-law-info|cookieconsent|moove_gdpr|"
    "tarteaucitron|fc-consent",
    re.IGNORECASE,
)
_BANNER = re.compile(
    "(cookie|consent|gdpr)[-_]?(banner|bar|popup|modal|notice|message|overlay|dialog|wall|prompt|toast|layer)",
    re.IGNORECASE,
)
_FOOTER = re.compile(r"(^|[\s_-])footer([\s_-]|$)", re.IGNORECASE)
_FIXED = re.compile(r"position\s*:\s*(fixed|sticky)", re.IGNORECASE)


def furniture(tree: Tree, root: int) -> Callable[[int], bool]:
    """A test for furniture. What holds half of the text, or its core, is none, whatever it is called."""
    whole = tree.letters[root]
    heart = core(tree, root)
    floats, is_banner = cache(_floats), cache(_is_banner)  # of attributes, which recur all over a page

    def is_furniture(part: int) -> bool:
        name, attributes = tree.names[part], tree.texts[part]
        if tree.letters[part] * 2 > whole or part <= heart < tree.ends[part]:
            return False
        in_core = heart < part < tree.ends[heart]
        if (attributes or name not in _PLAIN) and _is_landmark(tree, part):
            return True
        if attributes and (floats(attributes) or (not in_core and is_banner(attributes))):
            return True
        return _is_menu(tree, part, in_core) or (name == "form" and not in_core)

    return is_furniture


def names(attributes: str) -> str:
    """The id and the classes of an element."""
    return f"{attribute(attributes, 'id') or ''} {attribute(attributes, 'class') or ''}"


def _is_landmark(tree: Tree, part: int) -> bool:
    name, attributes = tree.names[part], tree.texts[part]
    role = (attribute(attributes, "role") or "") if "role=" in attributes else ""
    if not role and name in _PLAIN:
        return False
    if name in _TAGS or role in _ROLES:
        return True
    if name in _BESIDE or role in _BESIDE:
        return _is_beside(tree, part)
    if name == "header" or role == "banner":
        return not _is_in_text(tree, part) and "h1" not in tree.names[part : tree.ends[part]]
    return "footer" in attributes.lower() and bool(_FOOTER.search(names(attributes))) and _is_beside(tree, part)


def _is_beside(tree: Tree, part: int) -> bool:
    """Beside the text rather than a part of it."""
    return not _is_in_text(tree, part) or tree.linked[part] > tree.letters[part] / 2


def _is_in_text(tree: Tree, part: int) -> bool:
    above = tree.parents[part]
    while above >= 0:
        if tree.names[above] in _IN_TEXT or 'role="main"' in tree.texts[above]:
            return True
        above = tree.parents[above]
    return False


def _floats(attributes: str) -> bool:
    """Whether an element floats over the page, or bears the name that a maker of cookie banners gives to his."""
    if "position" in attributes and _FIXED.search(attribute(attributes, "style") or ""):
        return True
    return bool(_VENDORS.search(attributes) and _VENDORS.search(names(attributes)))


def _is_banner(attributes: str) -> bool:
    return bool(_BANNER.search(attributes) and _BANNER.search(names(attributes)))


def _is_menu(tree: Tree, part: int, in_core: bool) -> bool:
    """Nearly all links: a table of contents wherever it stands, a menu where it is not part of the policy."""
    if tree.letters[part] == 0 or tree.linked[part] < tree.letters[part] * 0.8:
        return False
    links = tree.anchors[tree.ends[part] - 1] - tree.anchors[part]
    stay = tree.page_anchors[tree.ends[part] - 1] - tree.page_anchors[part]
    return links >= _MENU_LINKS and (not in_core or stay == links)
