"""A glossary term said in full, and the button that asks for one."""

from __future__ import annotations

from actions.turn import Turn, payload
from catalogue.records import Term
from contract import Button, DefinitionData


def say_term(turn: Turn, term: Term) -> None:
    """Say one term: its meaning, what it means for an employer, whose words these are."""
    phrases, related = turn.phrases, turn.index.terms.get(term.see_also)
    wording = "utter_wording_official" if term.wording == "official" else "utter_wording_project"
    parts = [term.for_employers, phrases.maybe("utter_source", source=term.source), phrases(wording)]
    data = DefinitionData(
        term_id=term.id,
        term=term.term,
        definition=term.definition,
        for_employers=term.for_employers,
        source=term.source,
        wording=term.wording,
        see_also=tuple(other.term for other in related),
    )
    turn.say(
        phrases("utter_term", term=term.term, definition=term.definition),
        "\n\n".join(part for part in parts if part),
        kind="definition",
        data=data,
        buttons=[term_button(other) for other in related[:3]],
    )


def term_button(term: Term) -> Button:
    """Asks for the term when pressed."""
    return Button(title=term.term, payload=payload("glossary", term=term.id))
