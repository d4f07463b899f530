"""What a reader of a page sees of its policy, with Markdown's marks; and pages that were made to break this."""

from __future__ import annotations

import time

import pytest

from summaries.html import read_html

FILLER = "We collect your name and your address when you order from us, and we keep them for two years. " * 4
SIZE = 2**18


def page(body: str) -> str:
    return f"<!doctype html><html><head><title>Never read</title><style>p {{}}</style></head><body>{body}</body></html>"


def main(content: str) -> str:
    """What is read of this content in a page with enough text around it to be a policy."""
    text = read_html(page(f"<main><p>{FILLER}</p>{content}<p>{FILLER}</p></main>"))
    assert text.startswith(FILLER.strip())
    assert text.endswith(FILLER.strip())
    return text.removeprefix(FILLER.strip()).removesuffix(FILLER.strip()).strip("\n")


def test_headings_keep_their_level() -> None:
    assert main("<h1>Privacy</h1><h3 id=a>What we <em>collect</em></h3>") == "# Privacy\n\n### What we collect"
    assert main("<div role=heading aria-level=4>Cookies</div>") == "#### Cookies"


def test_paragraphs_stand_apart_and_line_breaks_break() -> None:
    assert main("<p>We share\n  it.<br>All of&nbsp;it.</p><p>Now.") == "We share it.\nAll of it.\n\nNow."
    assert main("<div>One<div>Two</div>Three</div>") == "One\n\nTwo\n\nThree"
    assert main("Old page.<br><br>Next.<hr>Last.") == "Old page.\n\nNext.\n\nLast."


def test_lists_are_indented_by_the_lists_around_them() -> None:
    assert main("<ul><li>Name<li>Address<ul><li>Street<li>City</ul><li>Birthday</ul>") == (
        "- Name\n- Address\n  - Street\n  - City\n- Birthday"
    )


def test_an_ordered_list_keeps_its_numbers() -> None:
    assert main("<ol start=3><li>Access<li>Deletion<li value=9>Objection<li>Complaint</ol>") == (
        "3. Access\n4. Deletion\n9. Objection\n10. Complaint"
    )


def test_paragraphs_of_an_item_stay_in_it() -> None:
    assert main("<ul><li><p>First.</p><p>Second.</p><li>Other</ul>") == "- First.\n\n  Second.\n\n- Other"


def test_a_list_that_lays_out_a_page_is_no_list() -> None:
    assert main("<ul><li><h2>Cookies</h2><p>We use them.</p></ul>") == "## Cookies\n\nWe use them."


def test_rows_of_a_table_that_tells_something_are_rows() -> None:
    table = "<table><tr><th>Data<th>Why<tr><td>E-mail<br>address<td><p>To write</p><p>to you</p><tr><td><td>x</table>"
    assert main(table) == "| Data | Why |\n| E-mail address | To write to you |\n| | x |"


def test_a_table_that_places_things_is_none() -> None:
    assert main("<table><tr><td><h2>Cookies</h2><p>We use them.</table>") == "## Cookies\n\nWe use them."
    assert main("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>") == "a\n\nb\n\nc\n\nd"


def test_definitions_accordions_and_details_are_read() -> None:
    assert main("<dl><dt>Beacon<dd>A tiny image.</dl>") == "Beacon\n\nA tiny image."
    assert main("<h2>Data</h2><details><summary>Cookies</summary>We use them.</details>") == (
        "## Data\n\n### Cookies\n\nWe use them."
    )
    folded = "<div class=accordion><button aria-expanded=false aria-controls=a>Sale</button>"
    assert main(f"{folded}<div id=a style='display: none'><p>We sell your data to brokers.</div></div>") == (
        "## Sale\n\nWe sell your data to brokers."
    )


def test_what_is_folded_away_and_stands_open_elsewhere_is_read_once() -> None:
    text = "We sell your data to brokers all over the world."
    assert main(f"<p>{text}</p><div class=accordion-panel hidden><p>{text}</p></div>") == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>We sell your data.</script>",
        "<style>.we { sell: data }</style>",
        "<noscript>Switch on JavaScript.</noscript>",
        "<template><p>We sell your data.</p></template>",
        "<!-- We sell your data. -->",
        "<div hidden>We sell your data to anybody.</div>",
        "<p style='display:none'>We sell your data to anybody.</p>",
        "<p style='position: absolute; left: -9999px'>We sell your data to anybody.</p>",
        "<span aria-hidden=true>★★★</span>",
        "<span class='icon sr-only'>opens in a new tab</span>",
        "<svg><title>Lock</title><text>lock</text></svg>",
        "<iframe src=x>No frames here</iframe>",
        "<select><option>English<option>Deutsch</select>",
        "<button>Print</button>",
        "<nav><a href=/a>Home</a></nav>",
        "<div id=onetrust-banner-sdk>We and our partners use cookies.</div>",
        "<ul><li><a href=#a>Data</a><li><a href=#b>Cookies</a><li><a href=#c>Rights</a></ul>",
    ],
)
def test_what_no_reader_sees_as_the_policy_is_left_out(hidden: str) -> None:
    assert main(hidden) == ""


def test_menus_headers_footers_and_banners_around_the_text_are_left_out() -> None:
    around = """<header><a href=/>Foxglove</a><p>Clothes since 1904</p></header>
    <div class="cookie-banner">We use cookies. <button>Accept all</button></div>
    <ul><li><a href=/a>Women</a><li><a href=/b>Men</a><li><a href=/c>Sale</a></ul>
    <form><label>Newsletter</label><input></form>"""
    text = read_html(page(f"{around}<div><p>{FILLER}</p></div><footer>© 2026 Foxglove <a href=/i>Imprint</a></footer>"))
    assert text == FILLER.strip()


def test_a_page_without_main_loses_nothing_of_its_text() -> None:
    text = read_html(page(f"<div id=footer-page><p>{FILLER}</p><p>We never sell it.</p></div>"))
    assert text == f"{FILLER.strip()}\n\nWe never sell it."


def test_a_main_that_holds_little_is_not_believed() -> None:
    assert FILLER.strip() in read_html(page(f"<main><h1>Privacy</h1></main><div><p>{FILLER * 3}</p></div>"))


def test_a_page_that_hides_itself_until_scripts_run_is_read() -> None:
    assert read_html(page(f"<div style='display:none' id=app><p>{FILLER}</p></div>")) == FILLER.strip()


def test_a_link_is_its_text() -> None:
    assert main("<p>See our <a href=https://example.com/cookies>cookie policy</a>.</p>") == "See our cookie policy."


def test_an_address_that_the_source_hides_is_shown() -> None:
    assert main("<p><a href='mailto:data@example.com?subject=x'>Write to us</a>.") == "Write to us (data@example.com)."
    assert main("<p><a href='mailto:data@example.com'>data@example.com</a>") == "data@example.com"
    hidden = "<a class=__cf_email__ data-cfemail=543d3a323b143c3b27207a373b39>[email&#160;protected]</a>"
    assert main(f"<p>Ask {hidden}.") == "Ask info@host.com."


def test_entities_are_text_and_text_is_no_markup() -> None:
    assert main("<p>R&amp;D &lt;script&gt;alert(1)&lt;/script&gt; &copy;") == "R&D <script>alert(1)</script> ©"


def test_lines_of_preformatted_text_are_kept() -> None:
    text = "1. We collect\n   your data.\n\n2. We share it."
    assert main(f"<pre>\n{text}\n</pre>") == text


def test_words_in_neighbouring_elements_stay_apart_as_they_are_seen() -> None:
    assert main("<p><span>We</span> <b>never</b> <i>sell</i>it.") == "We never sellit."
    assert main("<p>a<wbr>b <x-icon></x-icon>c") == "ab c"


def test_a_shadow_root_in_the_source_is_what_its_element_shows() -> None:
    root = "<template shadowrootmode='open'><p>We share it with banks.</p></template>"
    assert main(f"<x-policy>{root}</x-policy><p>Now.") == "We share it with banks.\n\nNow."


def test_sloppy_pages_are_read_as_browsers_read_them() -> None:
    assert main("<P>One<UL><LI>two<LI>three</UL><b><p>four</b> five</p></section>six") == (
        "One\n\n- two\n- three\n\nfour five\n\nsix"
    )


def test_a_piece_of_html_is_enough() -> None:
    assert read_html("<h1>Privacy</h1><p>We collect data.") == "# Privacy\n\nWe collect data."
    assert read_html("We collect data.") == "We collect data."
    assert read_html("") == ""


HOSTILE = {
    "deep blocks": "<div>" * (SIZE // 5),
    "deep blocks with paragraphs": "<div><p>a" * (SIZE // 9),
    "deep lists": "<ul><li>a" * (SIZE // 9),
    "deep numbered lists": "<ol><li>a" * (SIZE // 9),
    "deep tables": "<table><tr><td>" * (SIZE // 15),
    "deep unknown elements": "<x-y><p>a" * (SIZE // 9),
    "unclosed formatting": "".join(f"<b x={n}>" for n in range(1000)) + "<p>a" * (SIZE // 5),
    "misnested formatting": "<b><div></b>" * (SIZE // 12),
    "misnested links": "<a href=x><b></a>" * (SIZE // 17),
    "paragraphs": "<p>a" * (SIZE // 4),
    "attributes": "<a " + " ".join(f"a{n}=1" for n in range(SIZE // 10)) + ">",
    "attributes that are tags": "<a " + "<a1 " * (SIZE // 4),
    "open tags": "<b " * (SIZE // 3),
    "open angles": "<" * SIZE,
    "open comments": "<!--" * (SIZE // 4),
    "open scripts": "<script>" * (SIZE // 8),
    "scripts that hardly end": "<script>" + "</script " * (SIZE // 9),
    "entities": "&amp;" * (SIZE // 5),
    "open quotes": "<p class='" + '"' * SIZE,
    "folded parts": "<div hidden id=a class=panel>We sell all of your data to them. " * (SIZE // 60),
    "menus": "<div><a href=x>a</a>" * (SIZE // 20),
    "headers": "<header><p>a" * (SIZE // 12),
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_a_page_is_made_of_it_takes_a_moment_and_makes_no_more_text(source: str) -> None:
    began = time.process_time()
    text = read_html(source)
    assert time.process_time() - began < 5  # what grows with the square takes minutes
    assert len(text) < 4 * SIZE
