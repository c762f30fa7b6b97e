"""refine: what was understood, put right by the employer: conditions, needs, cards; a step back; a clean slate."""

from __future__ import annotations

import re
from dataclasses import replace

from rapidfuzz import fuzz
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.recommend import ADDING, SURE, context, show_search, understand, with_needs
from actions.search_state import Search
from catalogue.store import get_credentials
from reading.choosing import choose
from reading.filters import Filters
from reading.need_words import EMPTY, LEADING

DROPPING = re.compile(
    r"\b(?:drop|remove|forget(?: about)?|leave out|leave|skip|without|lose|scrap|ditch|delete|bin|take (?:out|off|"
    r"away)|take(?= .*\b(?:out|off|away)\b)|"
    r"never mind|don't (?:need|want|bother with)|do not (?:need|want)|no need for|not (?=the (?:first|second|"
    r"third|fourth|"
    r"last|1st|2nd|3rd|one|other)|th(?:at|is) one|number|\d))\b",
    re.IGNORECASE,
)
DROPPING_FIRST = re.compile(
    rf"^\W*(?:(?:no|ok|and|please|can you|could you|just)\b\W*)*{DROPPING.pattern}", re.IGNORECASE
)
"""How a message begins that is about dropping something, so that none of its words is a need."""

UNDOING = re.compile(r"\bundo\b", re.IGNORECASE)
NEXT = re.compile(r"[,;.]|\b(?:and|but|then)\b", re.IGNORECASE)
"""Where something else begins after what is dropped: "drop the second and only online"."""

PLACE = re.compile(
    r"\b(?:(first(?! aid| line)|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th)|"
    r"(?:number|no|need) ?(one|two|three|four|five|[1-5]))\b"
    r"(?: (need|one|bit|part|thing|skill|topic|course|card|result|option|credential|college one))?",
    re.IGNORECASE,
)
PLACES = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
    "1st": 0,
    "2nd": 1,
    "3rd": 2,
    "4th": 3,
    "5th": 4,
    "one": 0,
    "two": 1,
    "three": 2,
    "four": 3,
    "five": 4,
}
SWAPPING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:not|instead of|rather than) (?P<out>[^,.;:]+?)[,.;:]\s*(?:but |it's |we need |i meant? )*"
        r"(?P<into>[^,.;:].+)",
        r"\b(?:swap|replace|change) (?P<out>[^,.;:]+?) (?:with|for|to|by) (?P<into>[^,.;:].+)",
        r"^(?:.*\bi meant? |(?:no|sorry)\W+)?(?P<into>[^,.;:]+?)"
        r"(?:,? (?:instead of|rather than)|, (?:and |but )?not) (?P<out>[^,.;:]+)$",
        r"\bi meant? (?P<into>[^,.;:]+?)(?: (?:and |but )?not (?P<out>[^,.;:]+))?$",
    )
)
"""One need for another: "not bread, beads", "swap bread for beads", "beads instead of bread", "I meant beads"."""

MEANING = re.compile(
    r"\b(?:meant?|said|instead|rather|(?:what|how) about|(?:we|they|i) (?:need|want)|looking for|talking about)\b",
    re.IGNORECASE,
)
"""Words that put a need in the place of those before, also one that the catalogue has nothing for."""

CARD = re.compile(r"\b(?:course|card|result|option|credential)s?\b", re.IGNORECASE)
"""Words that say it is a card that is dropped and no need."""

CARD_OR_NEED = re.compile(rf"^\W*it\W*$|\bones?\b|{CARD.pattern}", re.IGNORECASE)
"""Words for a card that may mean a need, where there are several."""

ALIKE = 80
"""The least rapidfuzz ratio (of 100) at which a dropped word is a word of a need."""


class RefineRecommendation(Skill):
    def name(self) -> str:
        return "action_refine_recommendation"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, text, old = Phrases(domain), typed(tracker), Search.of(tracker)
        if UNDOING.search(text):
            return UndoChange(self.services).run(dispatcher, tracker, domain)
        with self.services.sessions() as session:
            left = dropped(session, text, old)
        if left:
            extraction, _ = understand(self.services, after_dropped(text))
            search: Search | None = left.with_constraints(extraction)
        else:
            search = self._refined(text, old)
        if search is None:
            say(dispatcher, phrases("utter_change_unclear"), buttons=phrases.buttons("utter_change_unclear"))
            return []
        return show_search(self.services, dispatcher, phrases, search.following(old))

    def _refined(self, text: str, old: Search) -> Search | None:
        """The search with the conditions and the needs of a message; None for words that can be neither, because the
        needs are not given up for them."""
        extraction, needs = understand(self.services, text)
        out, into = swapped(text)
        _, wanted = understand(self.services, into)
        search = old
        if wanted and (gone := _named(out, old.needs)):
            both = [new for one in old.needs for new in (wanted if one == gone else (one,))]
            search = replace(old, needs=tuple(dict.fromkeys(both)), context="", hidden=())
        elif needs and old.needs and ADDING.search(text):
            if not extraction.found or self._answers(needs):  # "make it 25, the kitchen are coming too" adds no need
                search = with_needs(old, needs, extraction)
        elif needs and (not extraction.found or not old.needs):
            needs, said = (wanted, "") if wanted else (needs, context(extraction))
            if not wanted and not self._is_need(text, needs, old):
                return None
            search = replace(old, needs=needs, context=said, hidden=())
        return search.with_constraints(extraction)

    def _is_need(self, text: str, needs: tuple[str, ...], old: Search) -> bool:
        """Whether words take the place of the needs: there are none, or they say so, or the catalogue answers them."""
        if DROPPING_FIRST.match(text):
            return False
        return not old.needs or bool(MEANING.search(text)) or self._answers(needs)

    def _answers(self, needs: tuple[str, ...]) -> bool:
        """Whether the catalogue surely has something for these needs."""
        return self.services.index.credentials.answers_surely(needs, Filters(), SURE)


class ShowMore(Skill):
    """The next page; words that hold a condition as well ("there are 12 of them") change the search instead."""

    def name(self) -> str:
        return "action_show_more"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        if understand(self.services, typed(tracker))[0].found:
            return RefineRecommendation(self.services).run(dispatcher, tracker, domain)
        return show_search(self.services, dispatcher, Phrases(domain), Search.of(tracker))


class UndoChange(Skill):
    def name(self) -> str:
        return "action_undo_change"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, earlier = Phrases(domain), Search.of(tracker).undone()
        if earlier is None:
            say(dispatcher, phrases("utter_nothing_to_undo"), buttons=phrases.buttons("utter_nothing_to_undo"))
            return []
        say(dispatcher, phrases("utter_undone"))
        return show_search(self.services, dispatcher, phrases, earlier)


class ForgetSearch(Skill):
    def name(self) -> str:
        return "action_forget_search"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        say(dispatcher, phrases("utter_forgotten"), buttons=phrases.buttons("utter_forgotten"))
        return replace(Search(asked=1), before=Search().following(Search.of(tracker)).before).events()


def swapped(text: str) -> tuple[str, str]:
    """The words of what is not wanted and of what is wanted in its place; empty where nothing is."""
    swap = next((found for pattern in SWAPPING if (found := pattern.search(text.rstrip(" .!?")))), None)
    return (swap["out"] or "", swap["into"]) if swap else ("", "")


def after_dropped(text: str) -> str:
    """What a message says after what it drops."""
    _, *behind = DROPPING.split(text, maxsplit=1)
    return "".join(NEXT.split(behind[0], maxsplit=1)[1:]) if behind else ""


def dropped(session: Session, text: str, search: Search) -> Search | None:
    """The search without the needs or the cards that `text` drops; None when it drops none.

    A place is a need's where there are several needs, unless a card is named; otherwise it is a card's.
    """
    verb = DROPPING.search(text)
    if not verb:
        return None
    object_ = text[verb.end() :]
    places = list(PLACE.finditer(object_))
    if gone := _needs_meant(object_, places, search.needs):
        left = tuple(one for one in search.needs if one not in gone)
        return replace(search, needs=left, context="", shown=(), seen=0)
    if not (places or CARD_OR_NEED.search(object_)):
        return None
    chosen = choose(object_, get_credentials(session, search.shown), search.current)
    if not chosen:
        return None
    return replace(search, hidden=(*search.hidden, *(one.id for one in chosen)), shown=(), seen=0)


def _needs_meant(text: str, places: list[re.Match[str]], needs: tuple[str, ...]) -> set[str]:
    """Those of the needs that stand at these places or are named; none when `text` says that a card is meant."""
    several = len(needs) > 1
    if (CARD if several else CARD_OR_NEED).search(text) or (places and not several):
        return set()
    at_places = {needs[at] for at in map(_place, places) if at < len(needs)}
    named = _named(text, needs)
    return at_places or ({named} if named else set())


def _place(match: re.Match[str]) -> int:
    word = (match[1] or match[2]).lower()
    return int(word) - 1 if word.isdecimal() else PLACES[word]


def _named(text: str, needs: tuple[str, ...]) -> str | None:
    """The need that shares most words with `text`, if it shares any and no other shares as many."""
    words = _content(text)
    if not needs or not words:
        return None
    shared = [sum(any(fuzz.ratio(word, own) >= ALIKE for own in _content(need)) for word in words) for need in needs]
    best = max(shared)
    return needs[shared.index(best)] if best and shared.count(best) == 1 else None


def _content(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if word not in EMPTY | LEADING]
