"""The same policy in the shapes in which pages show policies."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence

HIDDEN = "<style>.folded { display: none }</style>"
MENU = "<nav><a href='/'>Home</a> <a href='/shop'>Shop</a> <a href='/help'>Help</a></nav>"
FOOTER = "<footer><a href='/jobs'>Jobs</a> <a href='/press'>Press</a> We sell furniture to everybody.</footer>"

Section = tuple[str, str]
"""A heading, and the HTML of what stands under it."""


def sections(markdown: str) -> list[Section]:
    """The policy's sections; the first one has the title."""
    found: list[Section] = []
    for part in re.split(r"(?m)^#+ ", markdown)[1:]:
        heading, _, body = part.partition("\n")
        found.append((html.escape(heading), "".join(map(_block, re.split(r"\n{2,}", body.strip())))))
    return found


def _block(text: str) -> str:
    if not text.startswith("- "):
        return f"<p>{html.escape(text)}</p>" if text else ""
    items = re.split(r"(?m)^- ", text)[1:]
    return "<ul>" + "".join(f"<li>{html.escape(item.strip())}</li>" for item in items) + "</ul>"


def page(body: str, head: str = "") -> str:
    start = f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Privacy</title>{head}</head>"
    return f"{start}<body>{body}</body></html>"


def flat(policy: Sequence[Section]) -> str:
    return "".join(f"<h{1 + (at > 0)}>{head}</h{1 + (at > 0)}>{body}" for at, (head, body) in enumerate(policy))


def deep_divs(policy: Sequence[Section]) -> str:
    parts = "".join(
        f"<div><div class='h'>{head}</div>{body.replace('<p>', '<div>').replace('</p>', '</div>')}</div>"
        for head, body in policy
    )
    return page(MENU + "<div>" * 300 + parts + "</div>" * 300 + FOOTER)


def accordions(policy: Sequence[Section]) -> str:
    (title, opening), *rest = policy
    parts = "".join(_fold(at, head, body) for at, (head, body) in enumerate(rest))
    return page(f"{MENU}<main><h1>{title}</h1>{opening}{parts}</main>{FOOTER}", HIDDEN)


def _fold(at: int, head: str, body: str) -> str:
    if at % 2:
        return f"<details><summary>{head}</summary>{body}</details>"
    button = f"<button aria-expanded='false' aria-controls='part{at}'>{head}</button>"
    return f"<h2>{button}</h2><div id='part{at}' class='folded'>{body}</div>"


def tabs_and_more(policy: Sequence[Section]) -> str:
    (title, opening), *rest = policy
    names = "".join(f"<button role='tab' aria-controls='tab{at}'>{head}</button>" for at, (head, _) in enumerate(rest))
    panels = [
        f"<div role='tabpanel' id='tab{at}' {'class=folded' if at else ''}><h2>{head}</h2>{body}</div>"
        for at, (head, body) in enumerate(rest[:-1])
    ]
    head, last = rest[-1]
    more = f"<h2>{head}</h2><p>Shortened.</p><button>Read more</button><div class='folded'>{last}</div>"
    return page(
        f"{MENU}<main><h1>{title}</h1>{opening}<div role='tablist'>{names}</div>{''.join(panels)}{more}</main>", HIDDEN
    )


def layout_table(policy: Sequence[Section]) -> str:
    menu = "<ul><li><a href='/a'>Lamps</a></li><li><a href='/b'>Shades</a></li><li><a href='/c'>Sale</a></li></ul>"
    return page(f"<table><tr><td>{menu}</td><td>{flat(policy)}</td></tr></table>{FOOTER}")


def data_table(policy: Sequence[Section]) -> str:
    rows = "<tr><th>Data</th><th>Kept for</th></tr><tr><td>Orders</td><td><p>seven</p><p>years</p></td></tr>"
    return page(f"<main>{flat(policy)}<table>{rows}</table></main>")


def _shadow(markup: str, mode: str) -> str:
    script = f"attachShadow({{mode: '{mode}'}}).innerHTML = document.getElementById('t').innerHTML"
    host = "<policy-text></policy-text>"
    return f"<template id='t'>{markup}</template>{host}<script>document.querySelector('policy-text').{script}</script>"


def open_shadow(policy: Sequence[Section]) -> str:
    return page(MENU + _shadow(f"<article>{flat(policy)}</article>", "open") + FOOTER)


def closed_shadow(policy: Sequence[Section]) -> str:
    return page(MENU + _shadow(f"<div>{flat(policy)}</div>", "closed") + FOOTER)


def right_to_left_beside(policy: Sequence[Section]) -> str:
    beside = "<aside dir='rtl' lang='ar'><p>مرحبا بكم في متجر المصابيح، نبيع كل شيء بأسعار جيدة.</p></aside>"
    return page(f"{MENU}<div dir='rtl'>{beside}<div dir='ltr'>{flat(policy)}</div></div>")


ATTACK = "<img src=x onerror=\"document.title='taken'\"> <script>document.title='taken'</script> \u202eabc\u202c"


def hostile(policy: Sequence[Section]) -> str:
    """Markup in the text itself, an element that has it in its name, and characters that turn or hide others."""
    attack = f"<p>{html.escape(ATTACK)} a&#1;b</p><x-{'y' * 300} class='<b>'>z</x-{'y' * 300}>"
    return page(f"<h1>{policy[0][0]}</h1>{policy[0][1]}{attack}{flat([('', ''), *policy[1:]])}")


def under_a_dialog(policy: Sequence[Section]) -> str:
    """A consent dialog has hidden the page behind it from screen readers, and its menu is a row of nameless boxes."""
    asked = "<p>We value your privacy and share data with 300 partners.</p><button>OK</button>"
    dialog = f"<div role='dialog' aria-modal='true' style='position:fixed;inset:20% 20%'>{asked}</div>"
    links = [f"<div><a href='/{name}'>{name}</a></div>" for name in ("Lamps", "Shades", "Threads")]
    menu = f"<div class='x1'>{''.join(links)}</div>"
    toc = "<ul>" + "".join(f"<li><a href='#s{at}'>{head}</a></li>" for at, (head, _) in enumerate(policy)) + "</ul>"
    tiny = "position:absolute;width:1px;height:1px;overflow:hidden"
    hidden = f"<p style='{tiny}'>We sell your genetic data.</p><p hidden>We sell your health data.</p>"
    return page(f"<div aria-hidden='true'>{menu}<div>{toc}{hidden}{flat(policy)}</div></div>{dialog}")


def late(policy: Sequence[Section]) -> str:
    body = flat(policy).replace("\\", "\\\\").replace("`", "\\`").replace("</", "<\\/")
    script = f"setTimeout(() => {{ document.getElementById('app').innerHTML = `{body}` }}, 900)"
    return page(f"<div id='app'>Loading…</div><script>{script}</script>")


def one_megabyte(policy: Sequence[Section]) -> str:
    """The policy, and some 6,000 more elements: headings, paragraphs with links and emphasis, lists."""
    filler: list[str] = []
    size = 0
    while size < 940_000:
        order = f"the lamp of order number {len(filler) * 7}"
        sentence = f"Paragraph {len(filler)} tells how {order} is packed, wrapped and carried to the door. "
        items = "".join(f"<li class='item'>{sentence}</li>\n" for _ in range(2))
        linked = f"<p>{sentence * 5}\n<a href='/parcels'>{sentence}</a> <b>{sentence}</b></p>"
        filler.append(f"<h3>Order {len(filler)}</h3>\n{linked}\n<ul>{items}</ul>\n")
        size += len(sentence) * 9 + 20
    return page(f"<main>{flat(policy)}<h2>Packing</h2>{''.join(filler)}</main>")


def from_a_template(policy: Sequence[Section]) -> str:
    """The markup that shop systems and builders of web sites make: wrappers with names, a sidebar, a cookie table."""
    toc = "".join(f"<li><a href='/privacy#s{at}'>{head}</a></li>" for at, (head, _) in enumerate(policy))
    rows = "<tr><th>Cookie</th><th>Lasts</th></tr><tr><td>sid</td><td>1 day</td></tr>"
    table = f"<table class='cky-audit-table'>{rows}</table>"
    text = flat(policy).replace("<p>", "<p class='MuiTypography-root css-1x'><span style='display:inline'>")
    text = text.replace("</p>", "</span></p>")
    side = "<div id='sidebar'><form><input placeholder='Search'></form><h3>Latest</h3><ul>" + "".join(
        f"<li><a href='/post/{name}'>{name}</a></li>" for name in ("Lamps", "Jobs", "Fairs")
    )
    banner = "<div id='cookie-banner'><p>We and 300 partners use cookies.</p><button>Accept all</button></div>"
    body = f"<div class='entry-content policy-page'><ul class='toc'>{toc}</ul>{text}{table}</div>"
    grid = f"<div class='container with-sidebar'>{body}{side}</ul></div></div>"
    return page(f"<div id='page' class='site'>{MENU}{grid}<div class='site-footer'>Jobs</div></div>{banner}")


SHAPES: dict[str, Callable[[Sequence[Section]], str]] = {
    shape.__name__: shape
    for shape in (
        deep_divs,
        accordions,
        tabs_and_more,
        layout_table,
        data_table,
        open_shadow,
        closed_shadow,
        right_to_left_beside,
        hostile,
        under_a_dialog,
        from_a_template,
        late,
    )
}
