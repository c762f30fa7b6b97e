"""details: one of the credentials shown, in full, named by a button, a number, or words of its title or provider."""

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
from index.need_words import EMPTY, LEADING

ORDINALS = {"first": 1, "second": 2, "third": 3, "1st": 1, "2nd": 2, "3rd": 3, "one": 1, "two": 2, "three": 3}
BEFORE_ONE = {"", "number", "no", "option", "about", "result"}
"""Words after which `one` is a number: in "the second one", "the online one" and "that one" it is none."""

ALIKE = 80
"""The least rapidfuzz ratio (of 100) at which a word is taken for a word of the record."""


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
    words = _words(text)
    for before, word in zip(["", *words], words, strict=False):
        position = int(word) if word.isdecimal() else ORDINALS.get(word, 0)
        if 1 <= position <= len(shown) and (word != "one" or before in BEFORE_ONE):
            return shown[position - 1]
    if "last" in words and shown:
        return shown[-1]
    naming = [word for word in words if len(word) > 1 and word not in EMPTY | LEADING]
    scores = [(_named(naming, one), one) for one in shown]
    best = max((score for score, _ in scores), default=0)
    named = [one for score, one in scores if score == best > 0]
    return named[0] if len(named) == 1 else None


def _named(words: list[str], credential: Credential) -> int:
    """How many of the words, near misses included, name the credential, its provider, its place or its delivery."""
    names = (credential.title, credential.provider, credential.location, credential.mode, credential.pattern)
    known = _words(" ".join(name for name in names if name))
    return sum(any(fuzz.ratio(word, one) >= ALIKE for one in known) for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
