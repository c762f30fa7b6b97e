"""shortlist: credentials kept for later, by id; and a page of them that can be sent to others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, entity, say, typed
from actions.cards import card
from actions.details import meant, say_which
from actions.search_state import Search
from actions.services import Services
from actions.wording import item
from catalogue.store import get_credentials
from contract import ShortlistData
from reading.choosing import choose

MOST = 12
TAKING_OFF = re.compile(
    r"\b(?:take|get|knock|strike)\b.*\boff\b|\b(?:remove|delete|drop|bin|scrub|unsave|clear|empty|don't (?:keep|want)|"
    r"(?:get )?rid of)\b",
    re.IGNORECASE,
)
SHOWING = re.compile(
    r"\b(?:show|see|view|open|list|what(?:'s| is| have| did| do)|where(?:'s| is)|which|remind|read|bring up|"
    r"pull up|go to)\b",
    re.IGNORECASE,
)
ASKING = re.compile(r"^\W*(?:what|which|where|show|(?:my |the |our )?short ?list\W*$)", re.IGNORECASE)
"""How a message begins that asks for the list, also with a word of keeping in it: "what did I save?"."""

ALL_SHOWN = re.compile(r"\b(?:these|those|them)\b", re.IGNORECASE)
KEEPING = re.compile(r"\b(?:save|keep|add|put|bookmark|pin|park|hold|stick|pop|remember|note)\b", re.IGNORECASE)
EVERYTHING = re.compile(r"\b(?:clear|empty|everything|all|whole)\b", re.IGNORECASE)


class KeepCredentials(Skill):
    """Keeps, takes off or shows, by the words of the message; a button keeps the one it names."""

    def name(self) -> str:
        return "action_keep_credentials"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, text = Phrases(domain), typed(tracker)
        kept: list[str] = tracker.get_slot("shortlist") or []
        if text and TAKING_OFF.search(text) and not entity(tracker, "credential"):
            return self._take_off(dispatcher, phrases, tracker, kept)
        if not entity(tracker, "credential") and _asks_for_list(text):
            shown = _show(self.services, dispatcher, phrases, kept)
            return [SlotSet("shown", shown)] if shown else []
        with self.services.sessions() as session:
            chosen = meant(session, tracker)
            if not chosen and ALL_SHOWN.search(text):
                chosen = get_credentials(session, Search.of(tracker).shown)
            kept = [one.id for one in get_credentials(session, kept)]
        if not chosen:
            say_which(self, dispatcher, phrases, tracker)
            return []
        kept = list(dict.fromkeys([*kept, *(one.id for one in chosen)]))
        if len(kept) > MOST:
            say(dispatcher, phrases("utter_shortlist_full", most=MOST))
            return []
        _show(self.services, dispatcher, phrases, kept)
        return [SlotSet("shortlist", kept)]

    def _take_off(
        self, dispatcher: CollectingDispatcher, phrases: Phrases, tracker: Tracker, kept: list[str]
    ) -> Events:
        """What is named is looked for on the list; where it is plain only among the cards shown, there."""
        text = typed(tracker)
        with self.services.sessions() as session:
            listed = get_credentials(session, kept)
            off = {one.id for one in choose(text, listed) or meant(session, tracker)}
        if not off & set(kept) and EVERYTHING.search(text):
            off = set(kept)
        if not off & set(kept):
            _show(self.services, dispatcher, phrases, kept)
            return []
        left = [one for one in kept if one not in off]
        _show(self.services, dispatcher, phrases, left)
        return [SlotSet("shortlist", left)]


class ShareCredentials(Skill):
    """Gives the page of the shortlist, or of what is shown while nothing was kept."""

    def name(self) -> str:
        return "action_share_credentials"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        kept: list[str] = tracker.get_slot("shortlist") or []
        with self.services.sessions() as session:
            kept = [one.id for one in get_credentials(session, kept)]
            ids = kept or [one.id for one in get_credentials(session, Search.of(tracker).shown)]
        if not ids:
            say(dispatcher, phrases("utter_nothing_to_share"), buttons=phrases.buttons("utter_nothing_to_share"))
            return []
        name = "utter_share_shortlist" if kept else "utter_share_shown"
        say(dispatcher, phrases(name, url=shared_url(self.services, ids), count=len(ids)))
        return []


def shared_url(services: Services, ids: Sequence[str]) -> str:
    """The page that shows these credentials to whoever has its address; it holds nothing about the employer."""
    return f"{services.settings.web_url}/shared?{urlencode([('c', one) for one in ids])}"


def _asks_for_list(text: str) -> bool:
    return not text or bool(ASKING.match(text) or (SHOWING.search(text) and not KEEPING.search(text)))


def _show(services: Services, dispatcher: CollectingDispatcher, phrases: Phrases, ids: Sequence[str]) -> list[str]:
    """Say the shortlist; the ids that are on it still."""
    with services.sessions() as session:
        cards = tuple(card(one, services.today()) for one in get_credentials(session, ids))
    if not cards:
        data = ShortlistData(items=(), url=None)
        say(dispatcher, phrases("utter_shortlist_empty"), kind="shortlist", data=data)
        return []
    shown = [one.id for one in cards]
    url = shared_url(services, shown)
    items = [item(phrases, number, one) for number, one in enumerate(cards, 1)]
    lines = [phrases("utter_shortlist", count=len(cards)), *items, phrases("utter_shortlist_link", url=url)]
    data = ShortlistData(items=cards, url=url)
    say(dispatcher, "\n\n".join(lines), kind="shortlist", data=data, buttons=phrases.buttons("utter_shortlist"))
    return shown
