"""Is this an English privacy policy at all? By language, kind and length; and what a reader should know of its text."""

from __future__ import annotations

import re

from summaries.languages import ENGLISH, languages, plainly_foreign
from summaries.likeness import Likeness, likeness
from summaries.model import Refusal, Warning  # noqa: A004 - the contract's own word

MOST_BYTES = 2**20
FEWEST_WORDS = 20

_LEAST_ENGLISH = 0.3
_MUCH = 0.15
_LEAST_TOPICS, _MOST_TOPICS = 3, 6
_WORDS_A_TOPIC = 150
_LEAST_POINTS = 2
_LEAST_DENSITY = 14
_LEAST_DENSITY_OF_A_PART = 18
"""Most policies have 20 to 100 points in a thousand words; other texts, those about privacy too, less than 11."""

_TITLED = 0.6
"""What begins with the title of a policy may say so much less of it."""

_PURE, _TOPICS_OF_A_PURE = 0.35, 8
"""So little is enough where a title is followed by many topics and by no word of another kind of text: an app that
keeps everything on the device explains at length how it works."""

_WORD = re.compile(r"[^\W_]+")
_HANGING = re.compile(
    r"(?:,|…|\.\.\.|(?<![\w.@/-])(?:a|an|and|any|are|as|at|by|for|from|if|in|is|may|of|on|or|our|such|that|the|their|these|"
    r"this|to|we|which|will|with|your|read more|show more|continue reading))$",
    re.IGNORECASE,
)
_UNFILLED = re.compile(
    r"[\[{<]{1,2} ?(?:(?:insert|enter|your)[ _-](?:the |my )?(?:company|business|organi[sz]ation|website|site|app)|"
    r"(?:company|business|organi[sz]ation|website|site|app)[ _-](?:name|url|address))[\w ]{0,20}[\]}>]{1,2}",
    re.IGNORECASE,
)


def check(canonical: str, fragment: bool) -> str:
    """The language of a text that can be analysed: "en".

    Raises Refusal: too-large (over 1 MiB in UTF-8), too-short, unsupported-language, not-a-policy. A fragment may be
    short and of any kind; it is refused for its language only where that is plain.
    """
    _check_size(canonical)
    if fragment:
        _check_language(plainly_foreign(canonical))
        return "en"
    _check_length(canonical)
    _check_language(_main_language(canonical))
    _check_kind(canonical)
    return "en"


def warnings(canonical: str) -> tuple[Warning, ...]:
    """What a reader of the analysis should know about the text."""
    whole, _ = likeness(canonical)
    found = [
        _warn_of_languages(languages(canonical)),
        _warn_of_other_text(whole, _english_share(canonical)),
        Warning("unfilled", f"This is a template that nobody filled in: it says “{match[0]}”.")
        if (match := _UNFILLED.search(canonical))
        else None,
        Warning("cut-off", "The text stops in the middle of a sentence. Part of the policy may be missing.")
        if _HANGING.search(canonical[-40:])
        else None,
    ]
    return tuple(filter(None, found))


def _check_size(text: str) -> None:
    if len(text) > MOST_BYTES or len(text.encode()) > MOST_BYTES:
        detail = "It is larger than 1 MiB. No privacy policy is as long as that; send the policy alone."
        raise Refusal("too-large", "This text is too long", detail)


def _check_length(text: str) -> None:
    words = len(_WORD.findall(text[:1000]))
    if words < FEWEST_WORDS and len(text) < 1000 and not _is_dense(text):
        detail = f"It has {words or 'no'} word{'' if words == 1 else 's'}. Send the whole privacy policy."
        raise Refusal("too-short", "This text is too short to be a privacy policy", detail)


def _is_dense(text: str) -> bool:
    """Chinese and its like say much in few characters and put no space between words."""
    return len(text.encode()) > 3 * FEWEST_WORDS and len(text.encode()) > 2 * len(text)


def _main_language(text: str) -> str | None:
    """The language that most of a text is in, if so little is English that this would not be the policy."""
    shares = languages(text)
    foreign = next((language for language in shares if language != ENGLISH), None)
    return foreign if shares.get(ENGLISH, 0) < _LEAST_ENGLISH else None


def _check_language(language: str | None) -> None:
    if language:
        detail = (
            f"It is written in {language}. We can only read English so far; many sites have an English version too."
        )
        raise Refusal("unsupported-language", f"This text is in {language}", detail)


def _check_kind(text: str) -> None:
    whole, part = likeness(text)
    if _is_policy(whole, _LEAST_DENSITY * _english_share(text)) or _is_policy(part, _LEAST_DENSITY_OF_A_PART):
        return
    detail = (
        "We found too little in it about what a company does with your data. Send the page that is called "
        "“Privacy policy” or “Privacy notice”; you find its link at the foot of most sites."
    )
    raise Refusal("not-a-policy", "This does not look like a privacy policy", detail)


def _is_policy(found: Likeness, least_density: float) -> bool:
    """Enough is said of the reader's data, on enough topics, with little else beside it. A title helps a short one."""
    topics = _LEAST_TOPICS if found.headed else min(_LEAST_TOPICS + found.words // _WORDS_A_TOPIC, _MOST_TOPICS)
    pure = not found.counter and len(found.topics) >= _TOPICS_OF_A_PURE
    least = (_PURE if pure else _TITLED) * least_density if found.headed else least_density
    return found.density >= least and found.points >= _LEAST_POINTS and len(found.topics) >= topics


def _english_share(text: str) -> float:
    """How much of a text can speak for a policy at all; 1 where no language was told apart."""
    return languages(text).get(ENGLISH, 1)


def _warn_of_languages(shares: dict[str, float]) -> Warning | None:
    others = [language for language, share in shares.items() if language != ENGLISH and share >= _MUCH]
    if not others or ENGLISH not in shares:
        return None
    return Warning("languages", f"Parts of the text are in {' and '.join(others)}. We read only what is in English.")


def _warn_of_other_text(whole: Likeness, english: float) -> Warning | None:
    if whole.density >= _LEAST_DENSITY * english:
        return None
    return Warning("other-text", "Much of the text is about other things than your data. Is this the policy alone?")
