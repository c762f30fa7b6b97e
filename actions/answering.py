"""A search answered: its next page, what to do when there is none, or the question for the need."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from actions.conditions import chips
from actions.demand import note_unmet
from actions.earlier import of_learners, of_need
from actions.finding import SAYING_NOTHING, answers_surely, find, meeting_first, nearest, nearest_in_subject
from actions.how_many import most_wanted, wants_the_one
from actions.lists import listing
from actions.parts import is_whole, show_parts
from actions.results_page import say_nothing, say_page
from actions.search import PAGE, Search
from actions.turn import Events, Turn, remember
from catalogue.records import Credential
from contract import QuestionData
from index.rarity import stems
from index.results import Result
from reading.choosing import tells_apart
from reading.clauses import clauses
from reading.comparatives import measured
from reading.filters import Filters
from reading.spans import CONDITIONS, Span, without
from reading.subjects import subjects_named
from reading.trades import trades

NEEDING = "recommend"
TELLING = 5
"""The act of a message that tells a need, and the words of a sentence that may tell one in which none was marked."""

IN_ITS_PLACE = re.compile(r"\b(?:instead|rather|meant?|forget|scrap|drop|wrong)\b", re.IGNORECASE)
"""Words by which a message puts something in the place of what was looked for."""

MOST_QUESTIONS = 2
"""How often the need is asked for before the ways on are offered instead."""


def subjects_in(turn: Turn, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The catalogue's subjects that the topics name."""
    named = [subject for topic in topics for subject in subjects_named(topic, turn.index.credentials.subjects)]
    return tuple(dict.fromkeys(named))


def show_search(turn: Turn, search: Search, result: Result | None = None) -> Events:
    """Say the next page of a search, or what to do when there is none. `result` is the search's when it is known."""
    if not search.needs and not search.browsing:
        return ask_need(turn, search)
    if is_whole(search) and (events := show_parts(turn, search)) is not None:
        return events
    order = search.order
    if turn.text and wants_the_one(turn.text) and not order:  # for this page alone
        search, result = search.changed(order=measured(turn.text)), None
    result = result or find(turn, search)
    if result.needs != search.needs:  # the message as a whole answers what its parts do not
        search = search.changed(needs=tuple(result.needs))
    search = search.changed(refused=tuple(topic for topic in search.refused if topic not in result.idle))
    result = result.without(search.hidden)
    newest = search.newest
    if newest and search.filters and {*newest} <= {*result.uncovered} and answers_surely(turn, result, newest):
        # the conditions keep out what was asked for last: what comes nearest to it, and not the rest again
        search = search.changed(needs=newest, context=". ".join(newest), newest=())
        return show_search(turn, search)
    kept_out = result if not result.hits and search.needs and search.filters else None
    if kept_out:
        result = nearest(turn, search).without(search.hidden)
    if not (result.hits or search.filters or search.refused) and (named := subjects_in(turn, search.needs)):
        return show_search(turn, search.changed(needs=(), context="", browsing=True, filters=Filters(subjects=named)))
    if not search.seen:
        note_unmet(turn, search, kept_out or result)
    most = (most_wanted(turn.text) if turn.text else None) or PAGE
    if most == 1 and search.order:
        result = meeting_first(result, search)
    page = tuple(result.hits[search.seen : search.seen + most])
    if not page:
        near: Credential | None = None
        changed: dict[str, Any] = {} if search.seen else {"lists": listing(turn.lists, search, ())}
        if search.seen and result.hits:
            turn.respond("utter_no_more")
        else:
            nothing = kept_out or result
            near = None if nothing.one_less else nearest_in_subject(turn, search)
            changed["request_offered"] = turn.number
            if kept := _kept(turn, search, nothing):
                say_nothing(turn, search, nothing, near, beside=kept)
                return remember(search=kept.speaking_of(near.id) if near else kept, **changed)
            say_nothing(turn, search, nothing, near)
        search = search.changed(asked=0, current=turn.search.current)
        search = search.showing(turn.search.shown or ((near.id,) if near else ()), turn.search)
        return remember(search=search.speaking_of(near.id) if near else search, **changed)
    search = search.showing(tuple(hit.credential.id for hit in page), turn.search)
    told = search.told_by(turn.background)
    search = search.changed(seen=search.seen + len(page), asked=0, current=None, told=told)
    say_page(turn, search, result, page, kept_out)
    search = search.changed(order=order)
    return remember(search=search, lists=listing(turn.lists, search, search.shown))


def _kept(turn: Turn, search: Search, nothing: Result) -> Search | None:
    """What was looked for before and goes on, where a message asked for something else that nothing answers under any
    conditions: what is said next of times, places and prices is of what was found. None where nothing was, what was
    asked for is a part of it or comes in its place."""
    old = turn.search
    if search.seen or nothing.one_less or not (old.needs and old.shown) or {*old.needs} & {*search.needs}:
        return None
    if turn.heard.dropped or turn.heard.refused or IN_ITS_PLACE.search(turn.text):
        return None
    return old.changed(unanswered=search.understood(), said=search.said, asked=0)


def search_for(turn: Turn, phrases: Sequence[str]) -> Events | None:
    """What the catalogue surely has for courses that phrases describe and that were not shown yet: "a barista course".
    None where it has nothing so sure, or one was shown before for what a phrase names."""
    needs = tuple(map(tells_apart, phrases))
    if any(of_learners(turn, need) or of_need(turn, need) for need in needs):
        return None
    return show_if_sure(turn, Search(needs=needs))


def show_if_sure(turn: Turn, search: Search) -> Events | None:
    """The page of a search for something else, where the catalogue surely answers it; None where it does not."""
    result = find(turn, search)
    if not answers_surely(turn, result, search.needs):
        return None
    return show_search(turn, search.following(turn.search), result)


def _of_their_trade(turn: Turn, search: Search) -> Events | None:
    """What the catalogue surely has for the trade of which a message tells that names no need, where nothing was shown:
    "I've been a childminder for 14 years". None where there is nothing so sure."""
    if search.shown or turn.search.needs or not turn.text:
        return None
    for trade in trades(turn.text, turn.message.spans):
        told = search.changed(needs=(trade,), context=turn.text, browsing=False)
        if (events := show_if_sure(turn, told)) is not None:
            return events
    return _of_a_sentence(turn, search)


def _of_a_sentence(turn: Turn, search: Search) -> Events | None:
    """What comes nearest to a sentence of a message that was taken for a need in which nothing was marked: "I've two
    joiners I'd like to bring up to site manager". None where nothing comes near."""
    if turn.message.intent != NEEDING:
        return None
    told = [
        without(part.text, part.spans, *CONDITIONS).strip(" .,!?")
        for part in clauses(turn.text, turn.message.spans)
        if not _tells_only_of_them(part.text, part.spans)
    ]
    long = [words for words in told if len(words.split()) >= TELLING and stems(words) - SAYING_NOTHING]
    turn.index.prepare(long, search.told_by(turn.background))
    found = [(result, words) for words in long if (result := find(turn, search.changed(needs=(words,)))).hits]
    if not found:
        return None
    result, words = max(found, key=lambda one: one[0].certainty_of(one[1]))
    return show_search(turn, search.changed(needs=(words,), context=turn.text), result)


def _tells_only_of_them(text: str, spans: Sequence[Span]) -> bool:
    """Whether all that a sentence says is who somebody is and what they do."""
    return not stems(without(text, spans, *CONDITIONS, "story", "who", "person", "need")) - SAYING_NOTHING


def ask_need(turn: Turn, search: Search) -> Events:
    """Ask for the need, then with examples; after that offer the ways on, because a third question would be a loop.
    Where the catalogue surely has something for those of whom the message tells, show that."""
    if (events := _of_their_trade(turn, search)) is not None:
        return events
    names = ("utter_ask_need", "utter_ask_need_again")
    if search.asked < MOST_QUESTIONS:
        data = QuestionData(slot="need", optional=False)
        noted = turn.phrases.listing([chip.value for chip in chips(turn.phrases, search)])
        sentences = [turn.phrases.maybe("utter_noted", conditions=noted or None), turn.phrases(names[search.asked])]
        turn.say(" ".join(filter(None, sentences)), kind="question", data=data)
    else:
        turn.respond("utter_need_ways", kind="fallback")
    return remember(search=search.changed(asked=min(search.asked, MOST_QUESTIONS) + 1))
