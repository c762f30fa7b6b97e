"""recommend: from a need in plain words to credentials with reasons, and on through the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, payload, say, typed
from actions.cards import card
from actions.search_state import Search
from actions.services import Services
from actions.wording import chips, item
from contract import Button, FilterChip, Need, RecommendationsData
from index.search import Hit, Result
from reading.constraints import Extraction, extract
from reading.filters import Filters
from reading.needs import split_needs

PAGE = 3
MOST_QUESTIONS = 2
"""How often the need is asked for before the ways on are offered instead."""

SURE = 0.1
"""How far above the match threshold a guess must lie before it is shown without being asked for."""

TAKEN_BACK = re.compile(r"\b(?:not|no|rather than|instead of|except)\b", re.IGNORECASE)
"""Words after which a message names what is not wanted, so that it cannot speak for the need as a whole."""

ADDING = re.compile(
    r"^\W*(?:(?:oh|ok(?:ay)?|yes|aye|please|can you|could you|actually|sorry)\b[\s,]*)*"
    r"(?:(?:and|also|plus|add|as well as)\b\s*)+|"
    r"\b(?:as well|too|also|on top of that|in addition)\W*$|\b(?:also|as well) (?:need|want|look)|\bthey also\b",
    re.IGNORECASE,
)
"""How people put one more need beside those they named."""


class RecommendCredentials(Skill):
    def name(self) -> str:
        return "action_recommend_credentials"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        text, old = typed(tracker), Search.of(tracker)
        extraction, needs = understand(self.services, text)
        search = old
        if needs and old.needs and ADDING.search(text):
            surely = self.services.index.credentials.answers_surely
            if not extraction.found or surely(needs, Filters(), SURE):  # else the words only give a reason
                search = with_needs(old, needs, extraction)
        elif needs:
            search = Search(needs=needs, context=context(extraction))
        search = search.with_constraints(extraction).following(old)
        return show_search(self.services, dispatcher, Phrases(domain), search)


def understand(services: Services, text: str) -> tuple[Extraction, tuple[str, ...]]:
    """The constraints and the needs of a message, without the words that put them beside others."""
    if added := ADDING.match(text):
        text = text[added.end() :]
    extraction = extract(text, today=services.today(), providers=services.index.credentials.providers)
    return extraction, split_needs(extraction.rest)


def context(extraction: Extraction) -> str:
    """The message without its constraints, where it speaks for the need."""
    return "" if TAKEN_BACK.search(extraction.rest) else extraction.rest


def with_needs(search: Search, needs: tuple[str, ...], extraction: Extraction) -> Search:
    """The search with these needs beside its own."""
    both = tuple(dict.fromkeys([*search.needs, *needs]))
    parts = (search.context or ". ".join(search.needs), context(extraction))
    return replace(search, needs=both, context=". ".join(part for part in parts if part))


def sure_search(
    services: Services, dispatcher: CollectingDispatcher, phrases: Phrases, tracker: Tracker, margin: float = SURE
) -> Events | None:
    """Search for a message that nobody took for a need, if something surely answers it; None when nothing does.

    A need that is put beside others, and a condition alone, belong to the search before.
    """
    text, old = typed(tracker), Search.of(tracker)
    extraction, needs = understand(services, text)
    if not needs and not extraction.found:
        return None
    search = old
    if needs:
        adding = bool(old.needs and ADDING.search(text))
        search = with_needs(old, needs, extraction) if adding else Search(needs=needs, context=context(extraction))
        filters = search.with_constraints(extraction).filters
        if not services.index.credentials.answers_surely(needs, filters, SURE if adding else margin):
            return None
    return show_search(services, dispatcher, phrases, search.with_constraints(extraction).following(old))


def show_search(services: Services, dispatcher: CollectingDispatcher, phrases: Phrases, search: Search) -> Events:
    """Say the next page of a search, or what to do when there is none; returns the search as slots."""
    if not search.needs:
        return _ask_need(dispatcher, phrases, search)
    services.index.refresh()
    result = services.index.credentials.search(search.needs, search.filters, search.context)
    if not result.hits and len(search.needs) > 1 and search.context and not search.filters:
        # what was taken for the needs answers nothing; what was said as a whole may
        whole = services.index.credentials.search([search.context], search.filters)
        if whole.hits:
            search, result = replace(search, needs=(search.context,)), whole
    result = result.without(search.hidden)
    page = tuple(result.hits[search.seen : search.seen + PAGE])
    if not page:
        if search.seen and result.hits:
            say(dispatcher, phrases("utter_no_more"), buttons=phrases.buttons("utter_no_more"))
        else:
            say_nothing(dispatcher, phrases, search)
        return replace(search, asked=0).events()
    ids = tuple(hit.credential.id for hit in page)
    search = replace(search, shown=ids, seen=search.seen + len(page), asked=0, current=None)
    _say_page(services, dispatcher, phrases, search, result, page)
    return search.events()


def _ask_need(dispatcher: CollectingDispatcher, phrases: Phrases, search: Search) -> Events:
    """Ask for the need, then with examples; after that the ways on, because a third question would be a loop."""
    names = ("utter_ask_need", "utter_ask_need_again")
    asked = min(search.asked, MOST_QUESTIONS)
    if asked < MOST_QUESTIONS:
        say(dispatcher, phrases(names[asked]))
    else:
        say(dispatcher, phrases("utter_need_ways"), kind="fallback", buttons=phrases.buttons("utter_need_ways"))
    return replace(search, asked=asked + 1).events()


def _say_page(
    services: Services,
    dispatcher: CollectingDispatcher,
    phrases: Phrases,
    search: Search,
    result: Result,
    page: tuple[Hit, ...],
) -> None:
    data = RecommendationsData(
        needs=tuple(Need(text=need, covered=need not in result.uncovered) for need in search.needs),
        filters=chips(phrases, search),
        items=tuple(card(hit.credential, services.today(), hit) for hit in page),
        uncovered=result.uncovered,
        total=len(result.hits),
    )
    form = "utter_found_one" if data.total == 1 else "utter_found" if search.seen == len(page) else "utter_found_more"
    lead = phrases(
        form,
        total=data.total,
        needs=phrases.listing([need.text for need in data.needs if need.covered]),
        conditions=conditions(phrases, data.filters),
        count=len(page),
    )
    paragraphs = [lead, *(item(phrases, number, one) for number, one in enumerate(data.items, 1))]
    if result.uncovered:
        paragraphs.append(phrases("utter_uncovered", needs=phrases.listing(result.uncovered)))
    paragraphs.append(phrases("utter_after_recommendations"))
    buttons = [
        Button(title=phrases("utter_button_details", number=number), payload=payload("details", credential=one.id))
        for number, one in enumerate(data.items, 1)
    ]
    if search.seen < data.total:
        buttons += phrases.buttons("utter_found")
    if len(search.needs) > 1:
        buttons += phrases.buttons("utter_found_several")
    buttons += phrases.buttons("utter_after_recommendations")
    say(dispatcher, "\n\n".join(paragraphs), kind="recommendations", data=data, buttons=buttons)


def conditions(phrases: Phrases, filters: Sequence[FilterChip]) -> str:
    """The conditions in brackets behind the needs; nothing where there are none."""
    said = "; ".join(chip.value for chip in filters)
    return f" {phrases('utter_conditions', conditions=said)}" if said else ""


def say_nothing(dispatcher: CollectingDispatcher, phrases: Phrases, search: Search) -> None:
    """Say that nothing answers the needs, and within which conditions."""
    conditions = "; ".join(chip.value for chip in chips(phrases, search) if chip.field != "learners")
    text = phrases(
        "utter_nothing_within" if conditions else "utter_nothing_found",
        needs=phrases.listing(search.needs),
        conditions=conditions,
    )
    say(dispatcher, text, buttons=phrases.buttons("utter_nothing_found"))
