"""What stays on this computer: the last 200 analyses, to tell what changed since; to save and to delete."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browsers.chromium import Chromium
from tests.extension.readers import Reader
from tests.extension.test_whole_way import own
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]
HAS_SINCE = "document.querySelector('.since') !== null"
ALL_KEPT = """async () => {
  const { runtime } = globalThis.browser ?? chrome;
  const { allKept } = await import(runtime.getURL("lib/kept.js"));
  return (await allKept()).map(({ address, id }) => [address, id]);
}"""
FILL = """async (count) => {
  const { keep, allKept } = await import(chrome.runtime.getURL("lib/kept.js"));
  for (let at = 0; at < count; at += 1) {
    const id = String(at).padStart(64, "0");
    const analysis = { id, grade: "B", flags: [] };
    await keep({ address: `https://shop.example/${at}`, id, title: `Policy ${at}`, readAt: at, analysis });
  }
  return (await allKept()).map(({ title }) => title);
}"""


def options_page(reader: Reader) -> Page:
    assert isinstance(reader.browser, Chromium)
    page = reader.browser.open(f"chrome-extension://{reader.browser.extension_id}/options/options.html")
    page.locator("#kept-count").filter(has_text="olic").or_(page.get_by_text("None yet.")).wait_for()
    return page


def test_a_policy_that_changed_says_what_changed(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    pages = {"/privacy": own(policy, reader, "change"), "/other": "<p>Other"}
    site = serve(pages)
    popup = reader.read(f"{site}/privacy")
    assert not popup.evaluate(HAS_SINCE)
    without_biometrics = pages["/privacy"]
    pages["/privacy"] = without_biometrics.replace(
        "We do not collect genetic data,", "We collect your fingerprints and your DNA from the swab that you send us,"
    )
    assert pages["/privacy"] != without_biometrics
    reader.visit(f"{site}/other")
    popup = reader.read(f"{site}/privacy")
    assert popup.wait_for(HAS_SINCE)
    since = popup.evaluate("document.querySelector('.since').innerText")
    assert "Changed since" in since
    assert "It says now" in since
    assert "genetic" in since.lower() or "dna" in since.lower()
    reader.visit(f"{site}/other")
    popup = reader.read(f"{site}/privacy")
    assert not popup.evaluate(HAS_SINCE), "there is nothing new since the last look"


def test_the_last_two_hundred_are_kept(chromium_only: Reader) -> None:
    titles = chromium_only.browser.in_extension(FILL, 205)
    assert len(titles) == 200
    assert (titles[0], titles[-1]) == ("Policy 204", "Policy 5")


def test_they_can_be_saved_read_again_and_deleted_at_one_click(
    chromium_only: Reader, serve: Serve, policy: str, tmp_path: Path
) -> None:
    site = serve({"/privacy": own(policy, chromium_only, "the list")})
    headline = chromium_only.read(f"{site}/privacy").evaluate("document.querySelector('h1').textContent")
    page = options_page(chromium_only)
    with page.expect_download() as download:
        page.click("#export")
    download.value.save_as(tmp_path / "kept.json")
    saved = json.loads((tmp_path / "kept.json").read_text())
    assert [entry["address"] for entry in saved] == [f"{site}/privacy"]
    page.click("#kept a")
    page.locator("h1", has_text=headline).wait_for()
    page.go_back()
    page.click("#delete")
    page.get_by_text("Deleted. None yet.").wait_for()
    assert chromium_only.browser.in_extension(ALL_KEPT) == []
    page.close()


def test_what_is_read_in_a_private_window_is_not_kept(chromium_only: Reader, wire: Wire) -> None:
    """The journey is given the tab as the browser describes a private one; Chromium alone cannot open such a window."""
    keep = """async () => {
      const { isToBeKept } = await import(chrome.runtime.getURL("lib/journey.js"));
      return [isToBeKept({ private: true }), isToBeKept({ private: false })];
    }"""
    assert chromium_only.browser.in_extension(keep) == [False, True]
