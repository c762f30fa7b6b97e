"""details: one of the credentials shown, in full, named by a button, a number, a word of its title or its provider."""

from __future__ import annotations

import re

from rapidfuzz import fuzz
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, entity, say, typed
from actions.cards import details
from actions.search_state import Search
from actions.wording import full
from catalogue.records import Credential
from catalogue.store import get_credentials

ORDINALS = {"first": 1, "second": 2, "third": 3, "1st": 1, "2nd": 2, "3rd": 3, "one": 1, "two": 2, "three": 3}
NAMED = 80
"""The least rapidfuzz partial ratio (of 100) at which a title or a provider counts as named."""


class ShowDetails(Skill):
    def name(self) -> str:
        return "action_show_details"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        with self.services.sessions() as session:
            pressed = entity(tracker, "credential")
            if pressed:
                chosen = next(iter(get_credentials(session, [pressed])), None)
            else:
                chosen = choose(typed(tracker), get_credentials(session, Search.of(tracker).shown))
        if chosen is None:
            name = "utter_credential_gone" if pressed else "utter_which_credential"
            say(dispatcher, phrases(name), buttons=phrases.buttons(name))
            return []
        data = details(chosen, self.services.today())
        lead = phrases("utter_details", title=chosen.title, provider=chosen.provider)
        buttons = phrases.buttons("utter_details")
        say(dispatcher, f"{lead}\n\n{full(phrases, data)}", kind="credential", data=data, buttons=buttons)
        return []


def choose(text: str, shown: list[Credential]) -> Credential | None:
    """The shown credential that `text` means, by position or by name; None when it is not plain which."""
    if len(shown) == 1:
        return shown[0]
    words = re.findall(r"[a-z0-9]+", text.lower())
    if "last" in words and shown:
        return shown[-1]
    for word in words:
        position = int(word) if word.isdigit() else ORDINALS.get(word, 0)
        if 1 <= position <= len(shown) and not (word == "one" and _names_another(words)):
            return shown[position - 1]
    scores = [(max(_likeness(text, one.title), _likeness(text, one.provider)), one) for one in shown]
    best = max((score for score, _ in scores), default=0.0)
    named = [one for score, one in scores if score == best and score >= NAMED]
    return named[0] if len(named) == 1 else None


def _names_another(words: list[str]) -> bool:
    """In "the second one" and "the online one" the word `one` is no number."""
    return any(word in ORDINALS or word.isdigit() for word in words if word != "one") or "the" in words


def _likeness(text: str, name: str) -> float:
    return float(fuzz.token_set_ratio(text.lower(), name.lower()))
