"""fallback: words without a clear intent are tried against everything the hub knows before giving up.

What cannot be understood twice in a row leads to a menu and a person: a third try would be a loop.
"""

from __future__ import annotations

import re

from actions.answering import ask_need, show_search
from actions.definitions import say_term
from actions.guessing import prepare_guess, sure_search
from actions.guidance import asked_of_request, say_guidance
from actions.help import hand_over
from actions.recommend import group_meant, look_around
from actions.referents import BACK
from actions.search import Search
from actions.skill import SKILLS, skill
from actions.stretches import asking_of_shown
from actions.turn import Events, Turn, remember
from catalogue.facts import BOOKED
from catalogue.gazetteer import find_all
from reading.asking import asks
from reading.constraints import extract
from reading.spans import Span

MOST_WORDS = 4
"""Words of a message that says where they are and nothing else that matters."""

SENTENCE = 4
"""Words of a message that asks something."""

SAME = re.compile(r"\bsame\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{4,}")
OUT_OF_SCOPE, ANSWER = "out_of_scope", "answer"


@skill("action_fall_back")
def fall_back(turn: Turn) -> Events:
    if (group := group_meant(turn)) is not None:
        return show_search(turn, group)
    margins, out_of_scope = turn.index.calibration.margins, turn.message.intent == OUT_OF_SCOPE
    prepare_guess(turn)
    if turn.message.intent == ANSWER and turn.search.asked and not turn.search.needs:  # to the question for the need
        if (events := sure_search(turn)) is not None:
            return events
        if turn.heard.conditions.found or any(span.label == "need" for span in turn.message.spans):
            return ask_need(turn, turn.search)
        return look_around(turn, Search(browsing=True).following(turn.search))  # "nothing in particular, just looking"
    if asked := asked_of_request(turn):
        events = say_guidance(turn, asked)
        return [*events, *(sure_search(turn) or [])] if turn.heard.needs else events
    if turn.search.shown and turn.message.facts[:1] == (BOOKED,) and len(turn.text.split()) >= SENTENCE:
        return SKILLS["action_show_details"](turn)  # "how do I put my name down", whatever act it was taken for
    known = turn.index.guidance
    answer = known.probably if asks(turn.text) and not out_of_scope else known.surely
    if guidance := answer(turn.text):
        return say_guidance(turn, guidance)
    if turn.search.shown and turn.heard.needs and any(map(BACK.fullmatch, turn.heard.pointed)):
        return SKILLS["action_show_details"](turn)  # "which of these is HACCP"
    margin = margins.out_of_scope if out_of_scope else margins.guess
    if (events := sure_search(turn, margin)) is not None:
        return events
    if turn.search.needs and (placed := _place_alone(turn)) is not None:
        return show_search(turn, placed)
    if out_of_scope:
        return _not_understood(turn, "utter_out_of_scope", kind="text")
    if turn.asks_term and (terms := turn.index.terms.explain(turn.text).terms):
        say_term(turn, terms[0])
        return []
    again = turn.slots.not_understood == turn.number - 1
    if turn.search.shown and "?" in turn.text and len(turn.text.split()) >= SENTENCE and not again:
        # what their records say, or that they do not say it
        events = SKILLS["action_show_details"](asking_of_shown(turn))
        return [*events, *remember(not_understood=turn.number)]
    return _not_understood(turn, "utter_not_understood", kind="fallback")


def _place_alone(turn: Turn) -> Search | None:
    """The search in a place that a few words name in which nothing was marked, "ullapool b&b", or that wants the same
    for it: "the same again for our Inverness shop". None for any other."""
    long = len(turn.text.split()) > MOST_WORDS and not SAME.search(turn.text)
    if long or any(span.label in ("need", "title") for span in turn.message.spans):
        return None
    spans = [Span(*match.span(), "place") for match in WORD.finditer(turn.text) if find_all(match[0])]
    conditions = extract(turn.text, spans, today=turn.today)
    return turn.search.with_constraints(conditions).following(turn.search) if conditions.found else None


def _not_understood(turn: Turn, name: str, kind: str) -> Events:
    """Say so by the response `name`; the second time running, offer the menu and a person."""
    if turn.slots.not_understood == turn.number - 1:
        turn.respond("utter_not_understood_again", kind="fallback")
        hand_over(turn)
    else:
        turn.respond(name, kind=kind)
    return remember(not_understood=turn.number)
