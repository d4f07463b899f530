"""Languages are told apart stretch by stretch, and English is never taken for another."""

from __future__ import annotations

import pytest

from summaries.languages import ENGLISH, language_of, languages, plainly_foreign

ENGLISH_TEXT = "We collect the data that you give us, and we share it with our partners when you agree to this. " * 8
SENTENCES = {
    "German": "Wir verarbeiten Ihre Daten nur, soweit dies zur Erfüllung des Vertrages erforderlich ist.",
    "French": "Nous ne conservons vos données que pendant la durée nécessaire à l'exécution du contrat.",
    "Spanish": "Tratamos sus datos personales únicamente para gestionar los pedidos que usted realiza.",
    "Italian": "Trattiamo i suoi dati personali soltanto per gestire gli ordini che lei effettua sul sito.",
    "Dutch": "Wij verwerken uw gegevens alleen als dat nodig is voor de uitvoering van de overeenkomst.",
    "Polish": "Przetwarzamy dane osobowe wyłącznie w celu realizacji zamówień składanych w naszym sklepie.",
    "Russian": "Мы обрабатываем персональные данные только для выполнения заказов наших покупателей.",
    "Chinese": "我们仅在处理您的订单所必需的范围内收集和使用您的个人信息。",
    "Arabic": "نعالج بياناتكم الشخصية فقط لتنفيذ الطلبات التي تقدمونها عبر موقعنا.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_a_sentence_is_enough(language: str) -> None:
    assert language_of(SENTENCES[language]) == language
    assert plainly_foreign(SENTENCES[language]) == language


def test_english_is_known_by_its_little_words() -> None:
    assert language_of(ENGLISH_TEXT) == ENGLISH
    assert languages(ENGLISH_TEXT) == {ENGLISH: 1}
    assert plainly_foreign(ENGLISH_TEXT) is None


def test_each_language_has_its_share() -> None:
    german = SENTENCES["German"] * 9
    shares = languages("\n".join([ENGLISH_TEXT, german] * 6))
    assert list(shares) in (["English", "German"], ["German", "English"])
    assert sum(shares.values()) == pytest.approx(1)
    assert 0.3 < shares["German"] < 0.7


@pytest.mark.parametrize("text", ["", "12 345", "| - | - |", "a b c", "\U0001f36a" * 100])
def test_where_no_words_are_there_is_no_language(text: str) -> None:
    assert languages(text) == {}
    assert plainly_foreign(text) is None
