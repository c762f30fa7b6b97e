"""glossary: a word of the field explained, with its source; an unknown word says so and offers the nearest."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, entity, say, typed
from actions.definitions import say_term, term_button
from actions.guidance import say_guidance
from catalogue.records import Term

MOST = 2


class ExplainTerm(Skill):
    def name(self) -> str:
        return "action_explain_term"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, index, text = Phrases(domain), self.services.index, typed(tracker)
        index.refresh()
        nearest: tuple[Term, ...] = ()
        if pressed := entity(tracker, "term"):
            found = tuple(index.terms.get([pressed]))
        else:
            explanation = index.terms.explain(text)
            found, nearest = explanation.terms, explanation.nearest
        for term in found[:MOST]:
            say_term(dispatcher, phrases, index.terms, term)
        if found:
            return []
        if advice := index.guidance.find(text).guidance:
            say_guidance(self.services, dispatcher, phrases, advice)
        else:
            name = "utter_term_unknown_nearest" if nearest else "utter_term_unknown"
            say(dispatcher, phrases(name), buttons=[term_button(term) for term in nearest])
        return []
