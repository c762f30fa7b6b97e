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

OUT_OF_SCOPE, PLAIN = "out_of_scope", 0.4
"""How far it must lie when the words look like something the hub does not do."""


class FallBack(Skill):
    def name(self) -> str:
        return "action_fall_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, index = Phrases(domain), self.services.index
        index.refresh()
        text = typed(tracker)
        strange = tracker.get_intent_of_latest_message(skip_fallback_intent=False) == OUT_OF_SCOPE
        extraction, needs = understand(self.services, text)
        if needs:
            guess = Search(needs=needs, context=context(extraction)).with_constraints(extraction)
            if index.credentials.answers_surely(guess.needs, guess.filters, PLAIN if strange else SURE):
                return show_search(self.services, dispatcher, phrases, guess)
        elif extraction.found:
            search = Search.of(tracker).with_constraints(extraction)
            return show_search(self.services, dispatcher, phrases, search)
        if strange:
            say(dispatcher, phrases("utter_out_of_scope"), buttons=phrases.buttons("utter_out_of_scope"))
        elif terms := index.terms.explain(text).terms:
            say_term(dispatcher, phrases, index.terms, terms[0])
        else:
            buttons = phrases.buttons("utter_not_understood")
            say(dispatcher, phrases("utter_not_understood"), kind="fallback", buttons=buttons)
        return []
