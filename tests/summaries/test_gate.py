"""Every kind of refusal, what is let in, and what the reader is warned of."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from summaries import gate
from summaries.canonical import canonical
from summaries.model import Refusal
from tests.services import ROOT

TEXTS = Path(__file__).parent / "texts"
NOT_POLICIES = sorted((TEXTS / "not_policies").glob("*.txt"))
POLICIES = sorted((TEXTS / "policies").glob("*.txt"))
GOLD = ROOT.parent / "shared" / "gold"

POLICY = (TEXTS / "policies" / "cookie_policy.txt").read_text("utf-8")
GERMAN = """# Datenschutzerklärung

Wir nehmen den Schutz Ihrer Daten ernst. Wenn Sie bei uns bestellen, erheben wir Ihren Namen, Ihre Anschrift und Ihre
E-Mail-Adresse. Wir geben diese Angaben an den Paketdienst weiter, damit er die Ware zustellen kann. Eine Weitergabe zu
Werbezwecken findet nicht statt. Sie können jederzeit Auskunft über die gespeicherten Daten verlangen und deren Löschung
beantragen. Wenden Sie sich dazu bitte an die unten genannte Anschrift. Die Daten werden nach zehn Jahren gelöscht.
"""
FRENCH = """Politique de confidentialité

Nous recueillons votre nom, votre adresse et votre adresse électronique lorsque vous passez une commande. Ces données
sont conservées pendant trois ans et ne sont jamais vendues à des tiers. Vous pouvez demander à tout moment l'accès à
vos données, leur rectification ou leur suppression en écrivant à l'adresse indiquée en bas de cette page.
"""
JAPANESE = "当社は、お客様の個人情報を適切に取り扱います。お客様の氏名、住所、電話番号は、商品の発送にのみ利用します。"


def text(path: Path) -> str:
    return canonical(path.read_text("utf-8"))


def refusal(document: str, fragment: bool = False) -> Refusal:
    with pytest.raises(Refusal) as raised:
        gate.check(canonical(document), fragment)
    return raised.value


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", POLICIES, ids=name)
def test_a_policy_is_let_in_however_it_speaks(path: Path) -> None:
    assert gate.check(text(path), fragment=False) == "en"


@pytest.mark.parametrize("path", NOT_POLICIES, ids=name)
def test_other_texts_about_data_are_refused(path: Path) -> None:
    assert refusal(path.read_text("utf-8")).kind == "not-a-policy"


@pytest.mark.parametrize(("document", "language"), [(GERMAN, "German"), (FRENCH, "French"), (JAPANESE, "Japanese")])
def test_another_language_is_refused_by_its_name(document: str, language: str) -> None:
    refused = refusal(document)
    assert refused.kind == "unsupported-language"
    assert language in refused.title
    assert language in refused.detail


def test_a_policy_in_two_languages_is_let_in_with_a_warning() -> None:
    both = canonical(POLICY + "\n\n" + GERMAN * 2)
    assert gate.check(both, fragment=False) == "en"
    assert [warning.detail for warning in gate.warnings(both) if warning.code == "languages"] == [
        "Parts of the text are in German. We read only what is in English."
    ]


def test_a_policy_that_is_half_in_another_language_is_judged_by_its_english() -> None:
    whole = canonical((TEXTS / "policies" / "old_page.txt").read_text("utf-8") + "\n\n" + GERMAN * 3)
    assert gate.check(whole, fragment=False) == "en"


def test_a_whole_policy_inside_long_terms_is_let_in() -> None:
    terms = (TEXTS / "not_policies" / "terms_with_a_privacy_section.txt").read_text("utf-8")
    policy = (TEXTS / "policies" / "cookie_policy.txt").read_text("utf-8")
    assert gate.check(canonical(terms * 4 + "\n\n" + policy), fragment=False) == "en"


def test_foreign_names_and_addresses_make_no_other_language() -> None:
    german = "Gesellschaft für Datenverarbeitung und Softwareentwicklung mbH, Königsallee 12, 40212 Düsseldorf"
    french = "Société Générale d'Informatique, 12 rue de la Paix, 75002 Paris, France"
    whole = canonical(f"{POLICY}\n\n{german}\n\n{french}")
    assert gate.check(whole, fragment=False) == "en"
    assert not gate.warnings(whole)


@pytest.mark.parametrize("document", ["", "Privacy", "Privacy policy\n\nHome | Contact | About us", "12 34 56"])
def test_nothing_a_policy_could_be_is_too_short(document: str) -> None:
    assert refusal(document).kind == "too-short"


def test_a_mebibyte_is_the_most_in_bytes_not_in_characters() -> None:
    assert gate.check(canonical(POLICY * 700)[: 2**20], fragment=False) == "en"
    assert refusal("We share your data. " * 60000).kind == "too-large"
    assert refusal("é" * (2**19 + 1)).kind == "too-large"
    assert refusal("We share your data. " * 60000, fragment=True).kind == "too-large"


def test_a_fragment_may_be_short_and_of_any_kind() -> None:
    for document in ("", "We sell it.", text(TEXTS / "not_policies" / "recipe.txt")):
        assert gate.check(canonical(document), fragment=True) == "en"


@pytest.mark.parametrize(
    "quote",
    [
        "Name, address, telephone number, e-mail address, date of birth, credit card number",
        "Google Analytics, DoubleClick, Facebook Pixel, Hotjar, Mixpanel, Segment, Intercom",
        "IP address; browser type; operating system; referring URL; date and time stamps",
        "Lantern & Loom Ltd, Unit 4, Rowan Way, Cirencester, Gloucestershire GL7 1AB",
        "Retention: indefinitely",
    ],
)
def test_an_english_quote_is_never_refused_for_its_language(quote: str) -> None:
    assert gate.check(quote, fragment=True) == "en"


def test_a_fragment_that_is_plainly_in_another_language_is_refused() -> None:
    refused = refusal("Wir geben Ihre Daten ohne Ihre Einwilligung nicht an Dritte weiter.", fragment=True)
    assert refused.kind == "unsupported-language"
    assert "German" in refused.title


@pytest.mark.parametrize("end", ["We share your data with our", "We share it with banks, brokers,", "Read more"])
def test_a_text_that_stops_in_a_sentence_is_told(end: str) -> None:
    assert "cut-off" in codes(f"{POLICY}\n\n{end}")


@pytest.mark.parametrize(
    "end",
    ["Contact us.", "© 2026 Tansy Travel Ltd", "cookies@tansytravel.example", "Ask a@tansy.in", "## Contact"],
)
def test_a_text_that_ends_is_not(end: str) -> None:
    assert "cut-off" not in codes(f"{POLICY}\n\n{end}")


def test_a_template_that_nobody_filled_in_is_told() -> None:
    assert "unfilled" in codes(POLICY.replace("Tansy Travel", "[Company Name]"))
    assert "unfilled" in codes(POLICY.replace("Tansy Travel", "{{company_name}}"))
    assert "unfilled" not in codes(POLICY.replace("Tansy Travel", "Tansy [the company]"))


def test_a_policy_under_much_other_text_is_told() -> None:
    other = (TEXTS / "not_policies" / "recipe.txt").read_text("utf-8")
    policy = (TEXTS / "policies" / "beside_other_policies.txt").read_text("utf-8")
    assert gate.check(canonical(policy + other * 20), fragment=False) == "en"
    assert "other-text" in codes(policy + other * 20)
    assert "other-text" not in codes(policy)


def codes(document: str) -> list[str]:
    return [warning.code for warning in gate.warnings(canonical(document))]


@pytest.mark.parametrize(
    "document",
    [
        "a" * 2**20,
        "your " * (2**20 // 5),
        "we share your data " * 50000,
        "we\n" * 2**18,
        "界" * (2**20 // 3),
        "privacy policy\n" * 60000,
        "[" * 2**20,
        "<company" * 2**17,
        "# " * 2**19,
    ],
)
def test_a_mebibyte_of_anything_takes_a_moment(document: str) -> None:
    whole = canonical(document)
    began = time.process_time()
    with suppress(Refusal):
        gate.check(whole, fragment=False)
    gate.warnings(whole)
    assert time.process_time() - began < 3


@pytest.mark.skipif(not GOLD.is_dir(), reason="the labelled policies are not beside this project")
@pytest.mark.parametrize("kind", ["not_policies", "other_languages", "seeds", "dev"])
def test_the_labelled_texts_are_told_apart(kind: str) -> None:
    reasons = {"not_policies": "not-a-policy", "other_languages": "unsupported-language"}
    for path in sorted((GOLD / kind).glob("*.txt")):
        if kind in reasons:
            assert refusal(path.read_text("utf-8")).kind == reasons[kind], path.name
        else:
            assert gate.check(text(path), fragment=False) == "en", path.name
