"""recommend: from a need in plain words to credentials with reasons, and on through the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.conditions import chips
from actions.finding import answers_surely, find, nearest
from actions.parts import is_whole, show_parts
from actions.results_page import PAGE, say_nothing, say_page
from actions.search import Search
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from contract import QuestionData
from index.results import Result
from reading.changes import needs_refused
from reading.choosing import tells_apart
from reading.comparatives import order_in
from reading.filters import Filters
from reading.groups import group_named
from reading.interpretation import Interpretation
from reading.lists import takes_off
from reading.need_words import EMPTY, LEADING
from reading.subjects import subjects_named

ANYBODY = EMPTY | LEADING | {"staff", "people", "team", "employees", "workers", "folk", "all", "everyone"}
"""Words for learners that say nothing of what they do."""

ALL_THERE_IS = re.compile(
    r"\b(?:at all|everything|any subjects?|all (?:[a-z]+ ){0,3}courses|overall|catalogue|how many|what else)\b",
    re.IGNORECASE,
)
"""Words by which a message in the middle of a search wants to see all there is."""

MOST_TOLD, MOST_SUBJECTS = 12, 6
"""Subjects of the catalogue that are told, and those that have a button, the largest."""

MOST_QUESTIONS = 2
"""How often the need is asked for before the ways on are offered instead."""


@skill("action_recommend_credentials")
def recommend(turn: Turn) -> Events:
    heard, old = turn.heard, turn.search
    if (group := group_meant(turn)) is not None:
        return show_search(turn, group)
    if not heard.needs and not old.needs and (events := _for_learners(turn)) is not None:
        return events
    if not heard.needs and not old.needs and (heard.conditions.filters or any(map(order_in, heard.changes))):
        return _look_through(turn)
    if not heard.needs:
        return show_search(turn, old.with_refused(heard.refused).with_constraints(heard.conditions).following(old))
    gone = needs_refused(heard.refused, old.needs)
    if gone and len(old.needs) > len(gone):  # "not first aid, fire safety" beside another need
        search = old.with_needs_for(gone, heard.needs).having_said(turn.text).with_constraints(heard.conditions)
        return show_search(turn, search.following(old))
    if not (heard.adds and old.needs):
        search = anew(heard).with_constraints(heard.conditions).having_said(turn.text)
        return show_search(turn, search.following(old))
    return show_search(turn, *added(turn, old, heard))


@skill("action_browse_credentials")
def browse(turn: Turn) -> Events:
    """Show what there is, by a topic or a condition alone."""
    heard, old = turn.heard, turn.search
    if turn.text and old.needs and not _says_what(heard):
        return show_search(turn, old.from_first_page())
    if turn.text and old.needs and (narrowed := _narrowed(turn)) is not None:
        return narrowed
    if not heard.needs and not old.needs and (events := _for_learners(turn)) is not None:
        return events
    return _look_through(turn)


def _look_through(turn: Turn) -> Events:
    """Show what there is by the topic or the condition of a message; where it says only who they are, ask for the
    need."""
    heard, old = turn.heard, turn.search
    about_them = any(span.label in ("story", "heads") for span in turn.message.spans)
    if about_them and not (heard.needs or old.needs or heard.strangers):
        return ask_need(turn, old.with_constraints(heard.conditions))
    pressed = (turn.message.named["value"],) if "value" in turn.message.named else ()
    topics = pressed or heard.needs or (heard.learners if heard.strangers else ())
    if heard.strangers and not (topics or heard.conditions.found):
        turn.respond("utter_provider_nothing", provider=turn.phrases.listing(heard.strangers))
        return []
    orders = [order for words in heard.changes if (order := order_in(words))]
    named = _subjects(turn, topics)
    search = Search(needs=() if named else topics, browsing=True, order=orders[-1] if orders else None)
    search = search.with_constraints(heard.conditions)
    if named:
        search = search.within(Filters(subjects=named), "subjects", heard.context)
    if search == Search(browsing=True) and len(turn.index.credentials.subjects) > 1:
        return _show_subjects(turn, search.following(old))
    return show_search(turn, search.following(old))


def _narrowed(turn: Turn) -> Events | None:
    """What was looked for before, within the condition or the subject that a message names: "anything free?", "is there
    one for hospitality". None where it wants all there is, or names what was not looked for."""
    heard, old = turn.heard, turn.search
    subjects = _subjects(turn, heard.needs)
    if ALL_THERE_IS.search(turn.text) or heard.strangers or (heard.needs and not subjects):
        return None
    if not (subjects or heard.conditions.found):
        return None
    search = old.from_first_page().with_constraints(heard.conditions)
    if subjects:
        search = search.within(Filters(subjects=subjects), "subjects", heard.context)
    result = find(turn, search)
    if subjects and (not result.without(search.hidden).hits or {*search.needs} <= {*result.uncovered}):
        return None
    return show_search(turn, search.following(old), result)


def _show_subjects(turn: Turn, search: Search) -> Events:
    """Say how many credentials there are and in which subjects; the largest have a button."""
    credentials, phrases = turn.index.credentials, turn.phrases
    counted = sorted(credentials.subjects.items(), key=lambda subject: (-subject[1], subject[0]))
    told = [phrases("utter_subject", subject=name, count=count) for name, count in counted[:MOST_TOLD]]
    if more := len(counted) - len(told):
        told.append(phrases("utter_more_subjects", count=more))
    subjects = phrases.listing(told)
    buttons = [
        turn.button("utter_button_subject", payload("browse", value=name), subject=name[:1].upper() + name[1:])
        for name, _ in counted[:MOST_SUBJECTS]
    ]
    lead = phrases("utter_subjects", total=len(credentials.records), subjects=subjects)
    turn.say(lead, buttons=[*buttons, *turn.buttons("utter_subjects")])
    return remember(search=search)


def _for_learners(turn: Turn) -> Events | None:
    """What the catalogue surely has for the learners that a message names beside no need: "training for nursery staff".
    None where it has nothing so sure, or the message names no learners."""
    heard = turn.heard
    if not heard.learners or {*heard.learners[0].lower().split()} <= ANYBODY:
        return None
    search = Search(needs=heard.learners[:1], context=turn.text).with_constraints(heard.conditions)
    return _show_if_sure(turn, search.having_said(turn.text))


def _says_what(heard: Interpretation) -> bool:
    """Whether a message that wants to look through the catalogue says by what: "what's new" does not."""
    return bool(heard.needs or heard.conditions.found or heard.changes or heard.strangers)


def _subjects(turn: Turn, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The catalogue's subjects that the topics name."""
    named = [subject for topic in topics for subject in subjects_named(topic, turn.index.credentials.subjects)]
    return tuple(dict.fromkeys(named))


def anew(heard: Interpretation) -> Search:
    """A search for the needs of a message alone."""
    return Search(needs=heard.needs, context=heard.context, refused=heard.refused, groups=heard.groups)


def group_meant(turn: Turn) -> Search | None:
    """The search for one of several groups of learners of whom a message without a need speaks: "and the cook?"."""
    heard, old = turn.heard, turn.search
    marked = any(span.label in ("need", "title", "drop") for span in turn.message.spans)
    cards = 0 if old.shows_groups else len(old.shown)
    if marked or (group := group_named(turn.text, old.groups, cards)) is None:
        return None
    if takes_off(turn.text):
        return old.without_group(group).following(old)
    return old.for_group(group).with_refused(heard.refused).with_constraints(heard.conditions).following(old)


def added(turn: Turn, old: Search, heard: Interpretation) -> tuple[Search, Result]:
    """The search with the needs of a message beside its own, and its result.

    Beside a condition, words that the catalogue surely does not answer are no need: "make it 25, the kitchen are coming
    too". Then the condition alone is added.
    """
    alone = old.with_refused(heard.refused).with_constraints(heard.conditions).following(old)
    both = alone.with_needs(heard.needs, heard.context).having_said(turn.text).following(old)
    turn.index.prepare([*both.needs, both.whole, alone.whole])
    result = find(turn, both)
    if not heard.conditions.found or answers_surely(turn, result, heard.needs):
        return both, result
    return alone, find(turn, alone)


def show_search(turn: Turn, search: Search, result: Result | None = None) -> Events:
    """Say the next page of a search, or what to do when there is none. `result` is the search's when it is known."""
    if not search.needs and not search.browsing:
        return ask_need(turn, search)
    if is_whole(search) and (events := show_parts(turn, search)) is not None:
        return events
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
    if not (result.hits or search.filters or search.refused) and (named := _subjects(turn, search.needs)):
        return show_search(turn, search.changed(needs=(), context="", browsing=True, filters=Filters(subjects=named)))
    page = tuple(result.hits[search.seen : search.seen + PAGE])
    if not page:
        if search.seen and result.hits:
            turn.respond("utter_no_more")
        else:
            say_nothing(turn, search, kept_out or result)
        search = search.changed(asked=0, current=turn.search.current)
        return remember(search=search.showing(turn.search.shown, turn.search))
    search = search.showing(tuple(hit.credential.id for hit in page), turn.search)
    search = search.changed(seen=search.seen + len(page), asked=0, current=None)
    say_page(turn, search, result, page, kept_out)
    return remember(search=search)


def search_for(turn: Turn, phrases: Sequence[str]) -> Events | None:
    """What the catalogue surely has for courses that phrases describe and that were not shown yet: "a barista course".
    None where it has nothing so sure."""
    return _show_if_sure(turn, Search(needs=tuple(map(tells_apart, phrases))))


def _show_if_sure(turn: Turn, search: Search) -> Events | None:
    """The page of a search for something else, where the catalogue surely answers it; None where it does not."""
    result = find(turn, search)
    if not answers_surely(turn, result, search.needs):
        return None
    return show_search(turn, search.following(turn.search), result)


def ask_need(turn: Turn, search: Search) -> Events:
    """Ask for the need, then with examples; after that offer the ways on, because a third question would be a loop."""
    names = ("utter_ask_need", "utter_ask_need_again")
    if search.asked < MOST_QUESTIONS:
        data = QuestionData(slot="need", optional=False)
        noted = turn.phrases.listing([chip.value for chip in chips(turn.phrases, search)])
        sentences = [turn.phrases.maybe("utter_noted", conditions=noted or None), turn.phrases(names[search.asked])]
        turn.say(" ".join(filter(None, sentences)), kind="question", data=data)
    else:
        turn.respond("utter_need_ways", kind="fallback")
    return remember(search=search.changed(asked=min(search.asked, MOST_QUESTIONS) + 1))
