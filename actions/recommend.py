"""recommend: from a need in plain words to credentials with reasons, and from there to other or narrower ones."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.cards import card
from actions.search_state import Search
from actions.services import Services
from actions.wording import chips, item
from bot.contract import Button, Need, RecommendationsData
from index.constraints import Extraction, extract
from index.needs import split_needs
from index.search import Hit, Result

PAGE = 3
TAKEN_BACK = re.compile(r"\b(?:not|no|never|rather than|instead of|except)\b", re.IGNORECASE)
"""Words after which a message names what is not wanted, so that it cannot speak for the need as a whole."""


class RecommendCredentials(Skill):
    def name(self) -> str:
        return "action_recommend_credentials"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        extraction, needs = understand(self.services, typed(tracker))
        search = Search(needs=needs, context=context(extraction)) if needs else Search.of(tracker)
        return show_search(self.services, dispatcher, Phrases(domain), search.with_constraints(extraction))


class RefineRecommendation(Skill):
    def name(self) -> str:
        return "action_refine_recommendation"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        extraction, needs = understand(self.services, typed(tracker))
        search = Search.of(tracker)
        if needs and (not extraction.found or not search.needs):
            search = replace(search, needs=needs, context=context(extraction))
        return show_search(self.services, dispatcher, Phrases(domain), search.with_constraints(extraction))


class ShowMore(Skill):
    def name(self) -> str:
        return "action_show_more"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        return show_search(self.services, dispatcher, Phrases(domain), Search.of(tracker))


class ForgetSearch(Skill):
    def name(self) -> str:
        return "action_forget_search"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        say(dispatcher, Phrases(domain)("utter_forgotten"))
        return Search().events()


def understand(services: Services, text: str) -> tuple[Extraction, tuple[str, ...]]:
    """The constraints and the needs of a message."""
    extraction = extract(text, today=services.today(), providers=services.index.credentials.providers)
    return extraction, split_needs(extraction.rest)


def context(extraction: Extraction) -> str:
    """The message without its constraints, where it speaks for the need."""
    return "" if TAKEN_BACK.search(extraction.rest) else extraction.rest


def show_search(services: Services, dispatcher: CollectingDispatcher, phrases: Phrases, search: Search) -> Events:
    """Say the next page of a search, or what to do when there is none; returns the search as slots."""
    if not search.needs:
        say(dispatcher, phrases("utter_ask_need"))
        return search.events()
    services.index.refresh()
    result = services.index.credentials.search(search.needs, search.filters, search.context)
    page = result.hits[search.seen : search.seen + PAGE]
    if not page:
        _say_nothing(dispatcher, phrases, search, result)
        return search.events()
    search = replace(search, shown=tuple(hit.credential.id for hit in page), seen=search.seen + len(page))
    _say_page(services, dispatcher, phrases, search, result, page)
    return search.events()


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
        conditions=_conditions(phrases, data),
        count=len(page),
    )
    paragraphs = [lead, *(item(phrases, number, one) for number, one in enumerate(data.items, 1))]
    if result.uncovered:
        paragraphs.append(phrases("utter_uncovered", needs=phrases.listing(result.uncovered)))
    paragraphs.append(phrases("utter_after_recommendations"))
    buttons = [
        Button(
            title=phrases("utter_button_details", number=number),
            payload=f"/details{json.dumps({'credential': one.id})}",
        )
        for number, one in enumerate(data.items, 1)
    ]
    if search.seen < data.total:
        buttons += phrases.buttons("utter_found")
    buttons += phrases.buttons("utter_after_recommendations")
    say(dispatcher, "\n\n".join(paragraphs), kind="recommendations", data=data, buttons=buttons)


def _conditions(phrases: Phrases, data: RecommendationsData) -> str:
    said = "; ".join(chip.value for chip in data.filters)
    return f" {phrases('utter_conditions', conditions=said)}" if said else ""


def _say_nothing(dispatcher: CollectingDispatcher, phrases: Phrases, search: Search, result: Result) -> None:
    if search.seen and result.hits:
        say(dispatcher, phrases("utter_no_more"), buttons=phrases.buttons("utter_no_more"))
        return
    conditions = "; ".join(chip.value for chip in chips(phrases, search) if chip.field != "learners")
    text = phrases(
        "utter_nothing_within" if conditions else "utter_nothing_found",
        needs=phrases.listing(search.needs),
        conditions=conditions,
    )
    say(dispatcher, text, buttons=phrases.buttons("utter_nothing_found"))
