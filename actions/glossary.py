"""glossary: a word of the field explained, with its source; an unknown word says so and offers the nearest."""

from __future__ import annotations

import json

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, entity, say, typed
from bot.contract import Button, DefinitionData
from catalogue.records import Term
from index.terms import TermIndex

MOST = 2


class ExplainTerm(Skill):
    def name(self) -> str:
        return "action_explain_term"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        self.services.index.refresh()
        terms = self.services.index.terms
        pressed = entity(tracker, "term")
        if pressed:
            found, nearest = terms.get([pressed]), []
        else:
            explanation = terms.explain(typed(tracker))
            found, nearest = list(explanation.terms), list(explanation.nearest)
        for term in found[:MOST]:
            say_term(dispatcher, phrases, terms, term)
        if not found:
            name = "utter_term_unknown_nearest" if nearest else "utter_term_unknown"
            say(dispatcher, phrases(name), buttons=[_button(term) for term in nearest])
        return []


def say_term(dispatcher: CollectingDispatcher, phrases: Phrases, terms: TermIndex, term: Term) -> None:
    """Say one term: meaning, what it means for an employer, whose words these are."""
    related = terms.get(term.see_also)
    lines = [phrases("utter_term", term=term.term, definition=term.definition), term.for_employers]
    lines.append(phrases.maybe("utter_source", source=term.source))
    lines.append(phrases("utter_wording_official" if term.wording == "official" else "utter_wording_project"))
    data = DefinitionData(
        term_id=term.id,
        term=term.term,
        definition=term.definition,
        for_employers=term.for_employers,
        source=term.source,
        wording=term.wording,
        see_also=tuple(one.term for one in related),
    )
    text = "\n\n".join(line for line in lines if line)
    say(dispatcher, text, kind="definition", data=data, buttons=[_button(one) for one in related[:3]])


def _button(term: Term) -> Button:
    return Button(title=term.term, payload=f"/glossary{json.dumps({'term': term.id})}")
