"""recommend: from a need in plain words to credentials with reasons, and on through the list."""

from __future__ import annotations

import re

from actions.answering import ask_need, show_search, subjects_in
from actions.dropping import named_to_drop, needs_dropped, without_needs
from actions.finding import answers_surely, find, texts_of
from actions.for_whom import for_learners, for_such_as, is_about_trade
from actions.search import Search
from actions.skill import moved_on, skill
from actions.turn import Events, Turn, payload, remember
from index.results import Result
from reading.changes import needs_refused
from reading.comparatives import measured, order_in
from reading.filters import Filters
from reading.groups import group_named
from reading.interpretation import Interpretation
from reading.lists import takes_off

ALL_THERE_IS = re.compile(
    r"\b(?:at all|everything|any subjects?|all (?:[a-z]+ ){0,3}courses|overall|catalogue|how many|what else)\b",
    re.IGNORECASE,
)
"""Words by which a message in the middle of a search wants to see all there is."""

YOU_HAVE = re.compile(r"\b(?:you(?:'ve| have)(?: got)?|have you(?: got)?|do you (?:have|do))\b", re.IGNORECASE)
"""Words by which "the shortest" is the shortest of all that was found, and not of those on the page."""

SWITCHING = re.compile(
    r"\?|\b(?:what about|how about|instead|now|next|another|other|else|change|different|switch|forget|actually|rather|"
    r"no|not|scrap|separate(?:ly)?|(?:begin|start) with|after that|then|meant?|looking for|anything|something|courses?|"
    r"training)\b",
    re.IGNORECASE,
)
"""Words by which a message turns to another need, whatever the catalogue has for it."""

TELLING = 3
"""Words beside a need from which on a message tells something of those who have it."""

MOST_TOLD, MOST_SUBJECTS = 12, 6
"""Subjects of the catalogue that are told, and those that have a button, the largest."""


@skill("action_recommend_credentials")
def recommend(turn: Turn) -> Events:
    heard, old = turn.heard, turn.search
    if (group := group_meant(turn)) is not None:
        return show_search(turn, group)
    if not heard.needs and not old.needs and (events := for_learners(turn)) is not None:
        return events
    if not heard.needs and not old.needs and (heard.conditions.filters or any(map(order_in, heard.changes))):
        return _look_through(turn)
    if gone := needs_dropped(turn):
        return show_search(turn, without_needs(turn, old, gone).with_constraints(heard.conditions).following(old))
    if not heard.needs:
        return show_search(turn, old.with_refused(heard.refused).with_constraints(heard.conditions).following(old))
    if old.needs and (dropped := named_to_drop(turn)):
        return show_search(turn, old.with_needs_for(dropped, ()).with_constraints(heard.conditions).following(old))
    gone = needs_refused(heard.refused, old.needs)
    if gone and len(old.needs) > len(gone):  # "not first aid, fire safety" beside another need
        search = old.with_needs_for(gone, heard.needs).having_said(turn.typed).with_constraints(heard.conditions)
        return show_search(turn, search.following(old))
    if old.needs and (events := for_such_as(turn)) is not None:
        return events
    if not old.needs and is_about_trade(turn):
        return ask_need(turn, old.with_constraints(heard.conditions))
    if not (heard.adds and old.needs):
        search = old.anew(heard).with_constraints(heard.conditions).having_said(turn.typed).following(old)
        if not old.needs or _names_another(turn):
            return show_search(turn, search)
        result = find(turn, search)
        if answers_surely(turn, result, heard.needs) or not answers_surely(turn, find(turn, old), old.needs):
            return show_search(turn, search, result)
        # "they knock on doors", of those who need what was asked for: it says more and takes nothing back
    return show_search(turn, *added(turn, old, heard))


def _names_another(turn: Turn) -> bool:
    """Whether a message names a need in the place of the one before: by a word that turns to it, or by hardly more than
    the need's own words."""
    beside = len(turn.text.split()) - sum(len(need.split()) for need in turn.heard.needs)
    return beside < TELLING or bool(SWITCHING.search(turn.text))


@skill("action_browse_credentials")
def browse(turn: Turn) -> Events:
    """Show what there is, by a topic or a condition alone."""
    heard, old = turn.heard, turn.search
    if (ordered := in_order_asked(turn)) is not None:
        return show_search(turn, ordered)
    if turn.text and old.needs and not _says_what(heard):
        return show_search(turn, old.from_first_page())
    if turn.text and old.needs and (narrowed := _narrowed(turn)) is not None:
        return narrowed
    if not heard.needs and not old.needs and (events := for_learners(turn)) is not None:
        return events
    return _look_through(turn)


def in_order_asked(turn: Turn) -> Search | None:
    """The search, or all there is, in the order that a question asks for: "what's the shortest you have". None for any
    other message."""
    order = measured(turn.text) if YOU_HAVE.search(turn.text) and not turn.heard.needs else None
    if order is None:
        return None
    old = turn.search
    ordered = old.from_first_page(order=order) if old.needs else Search(browsing=True, order=order)
    return ordered.with_constraints(turn.heard.conditions).following(old)


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
    named = subjects_in(turn, topics)
    known = old if old.asked and not old.needs else Search()  # what was said before the need was asked for
    search = known.changed(needs=() if named else topics, browsing=True, order=orders[-1] if orders else None, asked=0)
    search = search.with_constraints(heard.conditions)
    if named:
        search = search.within(Filters(subjects=named), "subjects", heard.context)
    if search == Search(browsing=True):
        return look_around(turn, search.following(old))
    return show_search(turn, search.following(old))


def _narrowed(turn: Turn) -> Events | None:
    """What was looked for before, within the condition or the subject that a message names: "anything free?", "is there
    one for hospitality". None where it wants all there is, or names what was not looked for."""
    heard, old = turn.heard, turn.search
    subjects = subjects_in(turn, heard.needs)
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


def look_around(turn: Turn, search: Search) -> Events:
    """Say how many credentials there are and in which subjects; the largest have a button. Where there is one subject,
    show them."""
    credentials, phrases = turn.index.credentials, turn.phrases
    if len(credentials.subjects) < 2:
        return show_search(turn, search)
    counted = sorted(credentials.subjects.items(), key=lambda subject: (-subject[1], subject[0]))
    told = [phrases("utter_subject", subject=name, count=count) for name, count in counted[:MOST_TOLD]]
    if more := len(counted) - len(told):
        told.append(phrases("utter_more_subjects", count=more))
    subjects = phrases.listing(told)
    buttons = [
        turn.button("utter_button_subject", payload("browse", value=name), subject=name[:1].upper() + name[1:])
        for name, _ in counted[:MOST_SUBJECTS]
    ]
    lead = phrases("utter_subjects", total=len(credentials.scorer.served), subjects=subjects)
    turn.say(lead, buttons=[*buttons, *turn.buttons("utter_subjects")])
    return remember(search=search)


def _says_what(heard: Interpretation) -> bool:
    """Whether a message that wants to look through the catalogue says by what: "what's new" does not."""
    return bool(heard.needs or heard.conditions.found or heard.changes or heard.strangers)


def group_meant(turn: Turn) -> Search | None:
    """The search for one of several groups of learners of whom a message without a need speaks: "and the cook?"."""
    heard, old = turn.heard, turn.search
    marked = any(span.label in ("need", "title", "drop") for span in turn.message.spans)
    group = moved_on(turn) or (None if marked else group_named(turn.text, old.groups, old.numbered_cards))
    if group is None:
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
    both = alone.with_needs(heard.needs, heard.context).having_said(turn.typed).following(old)
    turn.index.prepare([*texts_of(both), *texts_of(alone)], turn.background)
    result = find(turn, both)
    if not heard.conditions.found or answers_surely(turn, result, heard.needs):
        return both, result
    return alone, find(turn, alone)
