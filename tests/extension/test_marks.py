"""Show me where: the policy's words are found and marked in the page, and the page is not changed."""

from __future__ import annotations

from collections.abc import Callable

from tests.browsers.popup import Popup
from tests.extension import shapes
from tests.extension.readers import Reader
from tests.extension.test_whole_way import own

Serve = Callable[[dict[str, str]], str]
QUOTE = "place their own cookies on our pages"
MARKED = """(() => {
  const found = {};
  for (const [name, ranges] of CSS.highlights) found[name] = [...ranges].map((range) => String(range)).join(" ");
  return found;
})()"""
SHOWN = "getSelection().isCollapsed && innerHeight > 0 && (window.scrollY)"


def marked(reader: Reader) -> dict[str, str]:
    found: dict[str, str] = reader.in_page(MARKED)
    return found


def open_flag_with(popup: Popup, words: str) -> str:
    """Opens the flag whose quote has these words; a selector of its button."""
    key = popup.evaluate(
        f"""(() => {{
          const quotes = [...document.querySelectorAll('.flag .quote')];
          const quote = quotes.find((one) => one.textContent.includes({words!r}));
          quote.closest('details').open = true;
          return quote.querySelector('.where').dataset.mark;
        }})()"""
    )
    return f'[data-mark="{key}"]'


def told(popup: Popup, button: str) -> str:
    return str(popup.wait_for(f"document.querySelector('{button}').parentElement.querySelector('.told').textContent"))


def test_a_quote_is_scrolled_to_and_marked(reader: Reader, serve: Serve, policy: str) -> None:
    page = own(policy, reader, "one mark").replace("<h2>", "<div style='height:900px'></div><h2>")
    popup = reader.read(serve({"/privacy": page}) + "/privacy")
    before = reader.in_page("document.documentElement.outerHTML")
    button = open_flag_with(popup, QUOTE)
    popup.click(button)
    assert told(popup, button) == "Marked in the page."
    assert QUOTE in " ".join(marked(reader)["plain-policy-current"].split())
    assert reader.in_page("window.scrollY") > 500
    assert reader.in_page("document.documentElement.outerHTML") == before


def test_all_flags_are_marked_and_walked_through_and_the_marks_go_away(
    reader: Reader, serve: Serve, policy: str
) -> None:
    popup = reader.read(serve({"/privacy": own(policy, reader, "all marks")}) + "/privacy")
    before = reader.in_page("document.documentElement.outerHTML")
    popup.wait_for("document.querySelector('#marks-all') !== null")
    popup.click("#marks-all")
    popup.wait_for_text("places are marked")
    assert {"plain-policy-high", "plain-policy-medium", "plain-policy-low", "plain-policy-good"} <= set(marked(reader))
    assert popup.evaluate("document.activeElement.id") == "marks-next"
    popup.click("#marks-next")
    popup.wait_for_text("Place 1 of")
    first = marked(reader)["plain-policy-current"]
    popup.click("#marks-next")
    popup.wait_for_text("Place 2 of")
    assert marked(reader)["plain-policy-current"] != first
    popup.click("#marks-previous")
    popup.wait_for_text("Place 1 of")
    assert marked(reader)["plain-policy-current"] == first
    popup.click("#marks-close")
    popup.wait_for("document.querySelector('#marks-all') !== null")
    assert marked(reader) == {}
    assert reader.in_page("document.documentElement.outerHTML") == before


def test_words_that_are_gone_are_said_to_be(reader: Reader, serve: Serve, policy: str) -> None:
    popup = reader.read(serve({"/privacy": own(policy, reader, "gone")}) + "/privacy")
    button = open_flag_with(popup, QUOTE)
    reader.in_page("(document.body.innerHTML = '<p>Nothing is left.</p>')")
    popup.click(button)
    assert told(popup, button) == "These words are not in the page any more."


def test_a_folded_part_is_unfolded_and_folded_again_or_said_to_be_folded(
    reader: Reader, serve: Serve, policy: str
) -> None:
    parts = shapes.sections(f"{policy}\nMade for folds in {reader.name}.")
    popup = reader.read(serve({"/privacy": shapes.accordions(parts)}) + "/privacy")
    in_button, in_details = open_flag_with(popup, "credit card number"), open_flag_with(popup, QUOTE)
    popup.click(in_button)
    assert told(popup, in_button).startswith("These words stand in a folded part")
    popup.click(in_details)
    assert told(popup, in_details) == "Marked in the page."
    assert reader.in_page("document.querySelectorAll('details[open]').length") == 1
    popup.click("#marks-close")
    popup.wait_for("document.querySelector('#marks-all') !== null")
    assert reader.in_page("document.querySelectorAll('details[open]').length") == 0


def test_marks_reach_into_shadow_roots_and_frames(reader: Reader, serve: Serve, policy: str) -> None:
    shadow = shapes.open_shadow(shapes.sections(f"{policy}\nMade for shadows in {reader.name}."))
    popup = reader.read(serve({"/privacy": shadow}) + "/privacy")
    button = open_flag_with(popup, QUOTE)
    popup.click(button)
    assert told(popup, button) == "Marked in the page."
    frame = shapes.page("<h1>Legal</h1><iframe src='/inner' width='600' height='300'></iframe>")
    inner = own(policy, reader, "frames")
    popup = reader.read(serve({"/privacy": frame, "/inner": inner}) + "/privacy")
    button = open_flag_with(popup, QUOTE)
    popup.click(button)
    assert told(popup, button) == "Marked in the page."
    in_frame = "[...frames[0].CSS.highlights.keys()].join()"
    assert reader.in_page(in_frame) == "plain-policy-current"


def test_marking_at_once_is_a_choice(reader: Reader, serve: Serve, policy: str) -> None:
    reader.choose(service=reader.settings["service"], marks=True)
    popup = reader.read(serve({"/privacy": own(policy, reader, "marks at once")}) + "/privacy")
    popup.wait_for_text("places are marked")
    assert "plain-policy-high" in marked(reader)


def test_the_next_mark_is_a_key_away(firefox_only: Reader, serve: Serve, policy: str) -> None:
    popup = firefox_only.read(serve({"/privacy": own(policy, firefox_only, "keys")}) + "/privacy")
    popup.wait_for("document.querySelector('#marks-all') !== null")
    popup.click("#marks-all")
    popup.wait_for_text("places are marked")
    firefox_only.close_popup()
    firefox_only.press_keys("J")
    firefox_only.wait_in_page("CSS.highlights.has('plain-policy-current')")
    first = marked(firefox_only)["plain-policy-current"]
    firefox_only.press_keys("J")
    firefox_only.wait_in_page(f"{MARKED}['plain-policy-current'] !== {first!r}")
    firefox_only.press_keys("K")
    firefox_only.wait_in_page(f"{MARKED}['plain-policy-current'] === {first!r}")
