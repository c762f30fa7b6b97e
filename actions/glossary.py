"""glossary: a word of the field explained, with its source; an unknown word says so and offers the nearest."""

from __future__ import annotations

from actions.definitions import say_term, term_button
from actions.guidance import say_guidance
from actions.skill import skill
from actions.turn import Events, Turn

MOST = 2


@skill("action_explain_term")
def explain_term(turn: Turn) -> Events:
    pressed = turn.message.named.get("term")
    if pressed:
        terms, nearest = turn.index.terms.get([pressed]), []
    else:
        explanation = turn.index.terms.explain(turn.text)
        terms, nearest = list(explanation.terms), list(explanation.nearest)
    for term in terms[:MOST]:
        say_term(turn, term)
    if terms:
        return []
    if guidance := turn.index.guidance.find(turn.text).guidance:
        say_guidance(turn, guidance)
    else:
        name = "utter_term_unknown_nearest" if nearest else "utter_term_unknown"
        turn.say(turn.phrases(name), buttons=[term_button(term) for term in nearest])
    return []
