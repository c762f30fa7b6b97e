"""A glossary term said in full, and the button that asks for one."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.base import Phrases, payload, say
from catalogue.records import Term
from contract import Button, DefinitionData
from index.terms import TermIndex


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
    say(dispatcher, text, kind="definition", data=data, buttons=[term_button(one) for one in related[:3]])


def term_button(term: Term) -> Button:
    """Asks for the term when pressed."""
    return Button(title=term.term, payload=payload("glossary", term=term.id))
