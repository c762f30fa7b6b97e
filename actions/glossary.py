"""glossary: a word of the field explained, with its source; an unknown word says so and offers the nearest.

A long question in which no word was marked as the one asked about may be no question for a word, and one for two words
may ask what sets them apart: the hub's guidance goes before what comes near it in the glossary.
"""

from __future__ import annotations

from actions.answering import show_search
from actions.definitions import say_term, term_button
from actions.guidance import say_guidance
from actions.levels import levels_of_course
from actions.search import Search
from actions.skill import SKILLS, skill
from actions.stretches import asking_of_shown
from actions.turn import Events, Turn
from catalogue.records import Guidance, Term
from reading.spans import words_of
from reading.term_questions import compared

MOST = 2


@skill("action_explain_term")
def explain_term(turn: Turn) -> Events:
    pressed = turn.message.named.get("term")
    if not pressed and levels_of_course(turn):
        return SKILLS["action_explain_levels"](turn)
    terms, nearest = (turn.index.terms.get([pressed]), []) if pressed else _asked(turn)
    guidance = None if pressed else _in_general(turn, terms)
    if guidance:
        return say_guidance(turn, guidance)
    words = words_of(turn.text, turn.message.spans, "term")[:1]
    if not (pressed or terms or words) and turn.search.shown and not turn.open_form:
        return SKILLS["action_show_details"](asking_of_shown(turn))  # "is it UK law or just generic?", of what is shown
    for term in terms[:MOST]:
        say_term(turn, term)
    if not terms and words and turn.index.credentials.names(words[0]):
        turn.say(turn.phrases("utter_term_in_catalogue", term=words[0]))
        return show_search(turn, Search(needs=words).following(turn.search))
    if not terms:
        name = "utter_term_unknown_nearest" if nearest else "utter_term_unknown"
        turn.say(turn.phrases(name), buttons=[term_button(term) for term in nearest])
    return []


def _in_general(turn: Turn, terms: list[Term]) -> Guidance | None:
    """The guidance that answers a message better than the meaning of a word does: what no marked word asks for, and of
    words that are marked that which sets them apart, so that it refers to each of them."""
    marked = bool(terms and turn.asks_term)
    apart = bool(compared(turn.text)) or (marked and len(terms) > 1)
    if marked and not apart:
        return None
    guidance, told = turn.index.guidance.surely(turn.text), {term.id for term in terms[:MOST]}
    return None if guidance and apart and not told <= {*guidance.see_also} else guidance


def _asked(turn: Turn) -> tuple[list[Term], list[Term]]:
    """The terms that a message asks about, by the words that were marked in it or else by the whole of it, and where
    there are none the nearest."""
    marked = words_of(turn.text, turn.message.spans, "term") or (turn.text,)
    found = [turn.index.terms.explain(words, turn.text) for words in marked]
    terms = dict.fromkeys(term for explanation in found for term in explanation.terms)
    nearest = dict.fromkeys(term for explanation in found for term in explanation.nearest)
    return list(terms), [] if terms else list(nearest)[:2]
