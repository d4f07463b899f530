"""The options page and the welcome page."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browsers.chromium import Chromium
from tests.browsers.firefox import Firefox
from tests.extension import firefox_hands as hands
from tests.extension.readers import Reader
from tests.extension.test_whole_way import own
from tests.extension.wire import Wire

Serve = Callable[[dict[str, str]], str]
SETTINGS = "async () => (await (globalThis.browser ?? chrome).storage.local.get('settings')).settings"
KEYS = "async () => (await (globalThis.browser ?? chrome).commands.getAll()).map(({ shortcut }) => shortcut)"
HOST = "return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname"


def own_page(reader: Reader, path: str) -> Page:
    assert isinstance(reader.browser, Chromium)
    page = reader.browser.open(f"chrome-extension://{reader.browser.extension_id}/{path}")
    page.locator("h1:not(:empty)").first.wait_for()
    return page


def test_install_opens_a_page_that_says_what_is_sent_when_and_where(firefox_reader: Reader) -> None:
    """In Firefox alone: the tests' Chromium installs the extension before it has a window to show anything in."""
    assert isinstance(firefox_reader.browser, Firefox)
    session = firefox_reader.browser.session
    hands.to_tab(session, "/welcome/welcome.html")
    text = session.execute_script("return document.querySelector('#sent').innerText")
    assert len(text.splitlines()) == 4
    assert "http://127.0.0.1:8000" in text


def test_choices_are_kept_as_soon_as_they_are_made(chromium_only: Reader, wire: Wire) -> None:
    page = own_page(chromium_only, "options/options.html")
    assert not page.locator("#lookups").is_checked()
    page.check("#lookups")
    page.check("#marks")
    page.select_option("#language", "de")
    page.get_by_role("heading", name="Plain Policy: Einstellungen").wait_for()
    page.close()
    settings = chromium_only.browser.in_extension(SETTINGS)
    assert (settings["lookups"], settings["marks"], settings["language"]) == (True, True, "de")


def test_the_interface_speaks_the_chosen_language(reader: Reader, wire: Wire, serve: Serve, policy: str) -> None:
    page = own(policy, reader, "languages")
    for language, words in {"de": "Achtung", "fr": "Attention", "es": "Atención"}.items():
        reader.choose(service=wire.url, language=language)
        popup = reader.read(serve({"/privacy": page}) + "/privacy")
        assert words in popup.text()
        assert popup.evaluate("document.documentElement.lang") == language
        assert popup.evaluate("document.querySelector('h1').lang") == "en"


def test_an_address_that_would_send_text_in_the_open_is_refused(chromium_only: Reader, wire: Wire) -> None:
    page = own_page(chromium_only, "options/options.html")
    page.fill("#service", "http://policy.example")
    page.click("#service-form .main")
    page.get_by_text("That is no address that we can use.").wait_for()
    assert page.get_attribute("#service", "aria-invalid") == "true"
    page.close()
    assert chromium_only.browser.in_extension(SETTINGS)["service"] == wire.url


def test_another_service_is_allowed_for_its_origin_alone(firefox_only: Reader, wire: Wire) -> None:
    browser = firefox_only.browser
    assert isinstance(browser, Firefox)
    options(browser, "http://localhost:1234/api/")
    hands.answer_question(browser.session, allow=False)
    until_told(firefox_only, "You did not allow it")
    assert browser.in_extension(SETTINGS)["service"] == wire.url
    options(browser, "http://localhost:1234/api/")
    hands.answer_question(browser.session, allow=True)
    until_told(firefox_only, "Saved.")
    assert browser.in_extension(SETTINGS)["service"] == "http://localhost:1234/api"
    assert browser.in_extension(hands.PERMISSIONS) == ["http://localhost/*"]


def test_a_key_reads_the_page(firefox_only: Reader, serve: Serve, policy: str) -> None:
    firefox_only.visit(serve({"/privacy": own(policy, firefox_only, "the key")}) + "/privacy")
    firefox_only.press_keys("L")
    popup = hands.popup_of(firefox_only)
    popup.wait_for("document.querySelector('.report .flags') !== null")


def test_the_browser_gives_us_every_key(reader: Reader) -> None:
    """Chromium leaves out, without a word, the keys that it has a use for itself (Alt+Shift+P and R, for instance)."""
    commands = reader.browser.in_extension(KEYS)
    assert {key.replace(" ", "") for key in commands} == {"Alt+Shift+L", "Alt+Shift+J", "Alt+Shift+K"}


def options(browser: Firefox, service: str) -> None:
    """The options page, with another address typed and saved as by a hand."""
    with browser.session.using_context("chrome"):
        host = browser.session.execute_script(HOST, [browser.extension_id])
    browser.open(f"moz-extension://{host}/options/options.html")
    hands.until_in_tab(browser.session, "document.querySelector('h1').textContent !== ''")
    hands.type_into(browser.session, "service", service)


def until_told(reader: Reader, words: str) -> None:
    reader.until(lambda: words in reader.in_page("document.querySelector('#service-told').textContent"))


def test_the_icon_of_the_menu_follows_the_language(chromium_only: Reader) -> None:
    """Chromium tells nobody what stands in its menus, but it takes the words only from the chosen language."""
    page = own_page(chromium_only, "options/options.html")
    page.select_option("#language", "fr")
    page.get_by_role("heading", name="Plain Policy : réglages").wait_for()
    assert page.evaluate("chrome.contextMenus.update('read-link', {}).then(() => 'there')") == "there"
    page.close()
