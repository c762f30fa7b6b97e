"""foreign: the advisor speaks English only, and says so in the employer's language where it can.

English and Scots are no foreign language, whatever a message was taken for.
"""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from actions.fallback import fall_back
from actions.skill import skill
from actions.turn import Events, Turn

ENGLISH = "en"
KNOWN = (ENGLISH, "fr", "pl", "es", "ga", "uk", "de", "ro", "it", "pt", "ar", "ur", "bg", "lt", "ru")
"""ISO 639-1 codes of the languages that are told apart; Scottish Gaelic counts as "ga", and Scots as English, to
which they are nearest."""


@skill("action_speak_english")
def speak_english(turn: Turn) -> Events:
    language = language_of(turn.text)
    if turn.text and language == ENGLISH:
        return fall_back(turn)
    name = f"utter_english_only_{language}"
    english = turn.phrases("utter_english_only")
    own = turn.phrases(name) if name in turn.phrases else None
    turn.say("\n\n".join(part for part in (own, english) if part), buttons=turn.buttons("utter_english_only"))
    return []


def language_of(text: str) -> str:
    """The code of the likeliest of the known languages."""
    return str(_identifier().classify(text)[0])


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(KNOWN))
    return identifier
