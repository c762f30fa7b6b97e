"""fallback: words without a clear kind of asking are tried against the catalogue and the glossary before giving up."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.glossary import say_term
from actions.recommend import context, show_search, understand
from actions.search_state import Search

SURE = 0.1
"""How far above the match threshold a guess must lie before it is shown without being asked for."""


class FallBack(Skill):
    def name(self) -> str:
        return "action_fall_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, index = Phrases(domain), self.services.index
        text = typed(tracker)
        extraction, needs = understand(self.services, text)
        search = Search.of(tracker)
        if needs:
            guess = Search(needs=needs, context=context(extraction)).with_constraints(extraction)
            if index.credentials.answers_surely(guess.needs, guess.filters, SURE):
                return show_search(self.services, dispatcher, phrases, guess)
        elif extraction.found:
            return show_search(self.services, dispatcher, phrases, search.with_constraints(extraction))
        explanation = index.terms.explain(text)
        for term in explanation.terms[:1]:
            say_term(dispatcher, phrases, index.terms, term)
            return []
        name = "utter_not_understood"
        say(dispatcher, phrases(name), kind="fallback", buttons=phrases.buttons(name))
        return []
