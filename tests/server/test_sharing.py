"""A report shared elsewhere: oEmbed, previews, data for machines, downloads, comparison, demo."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Browser, Page

import summaries
from server import widgets
from server.schemas.embeds import Oembed
from tests.server.conftest import sent
from tests.server.strangers import analysed, watched
from tests.services import Service

HOME = "http://localhost"
EVIL = (
    'We share your e-mail address with <img src=x onerror="alert(1)"> </script><script>alert(1)</script> **partners**.'
)


def test_oembed_tells_how_to_embed_a_report(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy)
    page = client.get(f"/analyses/{analysis['id']}").text
    link = re.search(r'type="application/json\+oembed" href="([^"]+)"', page)
    assert link, "the report page leads there"
    told = client.get(unescape(link[1]).removeprefix(HOME)).get_json()
    assert Oembed.model_validate(told).model_dump() == told
    assert f'src="{HOME}/embed/{analysis["id"]}' in told["html"]
    assert client.get(told["thumbnail_url"].removeprefix(HOME)).status_code == 200
    small = client.get(
        "/oembed", query_string={"url": f"{HOME}/analyses/{analysis['id']}", "maxwidth": 300, "maxheight": 150}
    )
    assert small.get_json()["width"] == 300
    assert small.get_json()["height"] <= 150


def test_oembed_speaks_xml_too(client: FlaskClient, policy: str) -> None:
    address = f"{HOME}/analyses/{sent(client, policy)['id']}"
    answer = client.get("/oembed", query_string={"url": address, "format": "xml"})
    root = ElementTree.fromstring(answer.data)
    assert (root.tag, root.findtext("version"), answer.mimetype) == ("oembed", "1.0", "text/xml")


@pytest.mark.parametrize("path", ["/privacy", "/analyses/1", f"/analyses/{'0' * 64}"])
def test_oembed_knows_reports_alone(client: FlaskClient, path: str) -> None:
    assert client.get("/oembed", query_string={"url": HOME + path}).status_code == 404


def test_oembed_knows_no_other_host(client: FlaskClient, policy: str) -> None:
    address = f"https://evil.example/analyses/{sent(client, policy)['id']}"
    assert client.get("/oembed", query_string={"url": address}).status_code == 404
    assert client.get("/oembed").status_code == 400


def test_a_link_to_a_report_has_a_preview(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy)
    page = client.get(f"/analyses/{analysis['id']}").text
    told = dict(re.findall(r'<meta (?:property|name)="((?:og|twitter):[\w:]+)" content="([^"]*)"', page))
    assert unescape(told["og:description"]) == analysis["headline"]
    assert told["twitter:card"] == "summary_large_image"
    answer = client.get(told["og:image"].removeprefix(HOME))
    picture = Image.open(BytesIO(answer.data))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert len(picture.convert("RGB").getcolors(1 << 20) or []) > 50, "something is drawn on it"


def test_machines_are_told_what_people_are(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy + f"\n\n{EVIL}\n")
    page = client.get(f"/analyses/{analysis['id']}").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    told = json.loads(found[1])
    assert (told["@type"], told["reviewBody"]) == ("Review", analysis["headline"])
    assert told["reviewRating"]["alternateName"] == f"Grade {analysis['grade']}"
    recipients = [recipient["name"] for recipient in told["itemReviewed"]["dpv:hasRecipient"]]
    assert recipients == list(analysis["facts"]["recipients"])
    assert page.count("<script") == 1, "and no other script is in the page"


def test_a_report_can_be_taken_along_as_markdown(client: FlaskClient, policy: str) -> None:
    analysis = sent(client, policy + f"\n\n{EVIL}\n")
    answer = client.get(f"/analyses/{analysis['id']}/report.md")
    assert answer.mimetype == "text/markdown"
    for flag in analysis["flags"]:
        assert re.sub(r"\W", "", flag["title"]) in re.sub(r"\W", "", answer.text)
    assert re.search(r"(?<!\\)<(?!http://localhost/analyses/)", answer.text) is None, "no word of the policy is markup"
    told = re.sub(r"\\(.)", r"\1", answer.text)
    for term in (*analysis["facts"]["data_collected"], *analysis["facts"]["recipients"]):
        assert term in told
    for flow in summaries.flows(analysis):
        assert re.search(rf"^- \*\*{re.escape(flow.recipient)}:\*\* .*{re.escape(flow.kind)}", told, re.MULTILINE)
    for reason in analysis["grade_reasons"]:
        assert f" {reason['effect']:+g}" in told


def test_two_analyses_side_by_side(client: FlaskClient, policy: str) -> None:
    one = sent(client, policy)
    other = sent(client, policy + "\n\nWe sell your personal information to data brokers.\n")
    page = unescape(client.get(f"/compare?a={one['id']}&b={other['id']}").text)
    changes = client.get(f"/v1/analyses/{one['id']}/changes/{other['id']}").get_json()
    for words in (
        one["headline"],
        other["headline"],
        changes["sentence"],
        *(one["title"] for one in changes["changes"]),
    ):
        assert words in page
    by_address = f"/compare?a={HOME}/analyses/{one['id']}&b={other['id']}"
    assert unescape(client.get(by_address).text) == page, "the address of a report does as well"
    assert 'name="b"' in client.get(f"/compare?a={one['id']}").text, "with one alone it asks for the other"
    assert client.get(f"/compare?a={one['id']}&b={'0' * 64}").status_code == 404
    assert client.get("/compare?a=x&b=y").status_code == 400


def test_the_demo_shows_every_form(client: FlaskClient) -> None:
    page = client.get("/demo").text
    ids = set(re.findall(r'<plain-policy analysis="([0-9a-f]{64})"', page))
    grades = sorted(client.get(f"/v1/analyses/{one}").get_json()["grade"] for one in ids)
    assert (len(grades), grades[0], grades[1]) == (2, "A", "E"), "a careful policy and a greedy one"
    for form in ("/embed/", "/badge/", "/oembed?"):
        assert form in page
    assert widgets.integrity() in page


def test_snippets_are_words_to_copy(client: FlaskClient, policy: str) -> None:
    """As they are copied they are HTML that works; the report itself runs nothing of it."""
    address = "https://example.org/privacy"
    analysis = sent(client, policy, url=address)
    page = client.get(f"/analyses/{analysis['id']}").text
    assert "<plain-policy" not in page
    lines = [unescape(copied) for copied in re.findall(r"<code>(.*?)</code></pre>", page, re.DOTALL)]
    assert len(lines) == 10, "element and iframe in two sizes, badge and Markdown, of this text and of the newest"
    assert sum(line.count(f'integrity="{widgets.integrity()}"') for line in lines) == 4
    for part in (
        f'<plain-policy analysis="{analysis["id"]}"></plain-policy>',
        f'<plain-policy url="{address}" size="compact"></plain-policy>',
        f'<iframe src="{HOME}/embed/{analysis["id"]}?size=compact"',
        f'<img src="{HOME}/badge?url={quote(address, safe=":/")}"',
        f"]({HOME}/analyses/{analysis['id']})",
    ):
        assert any(part in line for line in lines), part


def test_the_builder_needs_no_script(plain_browser: Browser, live_service: Service, policy: str) -> None:
    analysis = analysed(live_service, policy, url="https://builder.example/privacy")
    with plain_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{live_service.url}/analyses/{analysis['id']}")
        page.get_by_text("Show it on your own page").click()
        page.get_by_label("Grade and headline").check()
        assert page.locator("pre.snippet:visible").count() == 1
        assert 'size="compact"' in page.locator("pre.snippet:visible").inner_text()
        preview = page.frame_locator("iframe:visible").get_by_role("heading", level=1)
        assert preview.inner_text() == analysis["headline"]
        page.get_by_role("radio", name="Markdown").check()
        page.get_by_label("The newest at its address").check()
        assert "/badge?url=https" in page.locator("pre.snippet:visible").inner_text()
        assert page.get_by_alt_text("The badge of this analysis").is_visible()


def test_who_does_not_open_the_builder_loads_no_preview(page: Page, live_service: Service, policy: str) -> None:
    analysis = analysed(live_service, policy)
    asked, complaints = watched(page)
    page.goto(f"{live_service.url}/analyses/{analysis['id']}", wait_until="networkidle")
    assert not [url for url in asked if "/embed/" in url or "/badge/" in url]
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(live_service.url).netloc}
    assert complaints == []
    assert page.evaluate("window.shifted") == 0
    page.get_by_text("Show it on your own page").click()
    page.frame_locator("iframe:visible").get_by_role("heading", level=1).wait_for()
