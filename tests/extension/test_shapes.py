"""Pages of many shapes that show one policy: the text sent is that policy, whole and with nothing around it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.extension import shapes
from tests.extension.readers import Reader, practices, trouble
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]
AROUND = ("Lamps", "Jobs", "We sell furniture", "300 partners", "genetic data.", "health data", "متجر")


def words(text: str) -> str:
    return " ".join(re.sub(r"[#|*-]", " ", text).split())


def sent_text(wire: Wire) -> str:
    assert len(wire.posted()) == 1
    return str(wire.posted()[0]["text"])


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_the_policy_is_read_whole_and_alone(reader: Reader, wire: Wire, serve: Serve, policy: str, shape: str) -> None:
    marked = policy.replace("Lantern & Loom", f"Lantern & Loom ({shape} in {reader.name})", 1)
    site = serve({"/privacy": shapes.SHAPES[shape](shapes.sections(marked))})
    popup = reader.read(f"{site}/privacy")
    popup.wait_for("document.querySelector('.report') !== null")
    text = words(sent_text(wire))
    for line in filter(None, map(words, marked.splitlines())):
        assert line in text
    for other in AROUND:
        assert other not in text.replace("We do not collect genetic data, and", "")
    assert reader.in_page("document.title") == "Privacy"


def test_the_same_policy_has_the_same_flags_in_every_shape(chromium_only: Reader, serve: Serve, policy: str) -> None:
    parts = shapes.sections(policy)
    names = ["plain", "accordions", "closed_shadow", "under_a_dialog"]
    pages = {f"/{name}": shapes.SHAPES.get(name, lambda it: shapes.page(shapes.flat(it)))(parts) for name in names}
    site = serve(pages)
    found = [practices(chromium_only.read(f"{site}/{name}")) for name in names]
    assert len(found[0]) > 10
    assert all(flags == found[0] for flags in found)


def test_headings_lists_and_tables_are_kept_as_such(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    site = serve({"/privacy": shapes.data_table(shapes.sections(policy + f"\nIn {reader.name}."))})
    reader.read(f"{site}/privacy").wait_for("document.querySelector('.report') !== null")
    text = sent_text(wire)
    assert "\n\n## What we collect\n\nWhen you open" in text
    assert (
        "you give us:\n\n- your name, e-mail address, telephone number and delivery address\n- your credit card" in text
    )
    assert "\n\n| Data | Kept for |\n| Orders |" in text
    assert re.search(r"\| Orders \|\s+seven\s+years\s+\|", text)


def test_a_frame_of_the_same_site_is_read_where_it_stands(
    reader: Reader, wire: Wire, serve: Serve, policy: str
) -> None:
    frame = shapes.page(shapes.flat(shapes.sections(policy + f"\nFramed in {reader.name}.")))
    around = shapes.page(
        f"{shapes.MENU}<h1>Legal</h1><iframe src='/inner' width='600' height='400'></iframe>{shapes.FOOTER}"
    )
    site = serve({"/privacy": around, "/inner": frame})
    reader.read(f"{site}/privacy").wait_for("document.querySelector('.report') !== null")
    assert "advertising partners, for their own marketing" in sent_text(wire)


def test_a_page_of_a_megabyte(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    site = serve({"/privacy": shapes.one_megabyte(shapes.sections(policy + f"\nLong in {reader.name}."))})
    popup = reader.read(f"{site}/privacy", seconds=60)
    popup.wait_for("document.querySelector('.report') !== null", seconds=60)
    assert len(sent_text(wire)) > 940_000


def test_a_page_in_another_language_is_refused_with_its_name(reader: Reader, serve: Serve) -> None:
    german = (
        "Wir erheben personenbezogene Daten, wenn Sie unseren Laden besuchen, und geben sie an Versandfirmen weiter. "
    )
    body = f"<main><h1>Datenschutzerklärung</h1><p>{german * 30}</p></main><a href='/en' hreflang='en'>English</a>"
    site = serve({"/privacy": shapes.page(body).replace("lang='en'", "lang='de'", 1), "/en": "x"})
    popup = reader.read(f"{site}/privacy")
    assert trouble(popup) == "unsupported-language"
    assert "German" in popup.text()
    assert f"{site.removeprefix('http://')}/en" in popup.text()


def test_a_page_that_is_no_policy_is_refused(reader: Reader, serve: Serve) -> None:
    recipe = "<p>Peel the apples, slice them thinly, and lay them on the pastry. Bake it for an hour.</p>"
    popup = reader.read(serve({"/": shapes.page(f"<main><h1>Apple tart</h1>{recipe * 25}</main>")}) + "/")
    assert trouble(popup) == "not-a-policy"
