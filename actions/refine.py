"""refine: what was understood, put right by the employer: conditions, needs, cards; undo; a clean slate."""

from __future__ import annotations

import re

from actions.answering import show_search
from actions.conclusions import beside_an_award
from actions.conditions import without_condition, without_need
from actions.details import go_on
from actions.dropping import needs_dropped, needs_pointed_at, without_needs
from actions.earlier import shown_for
from actions.fallback import fall_back
from actions.finding import find, levels_order
from actions.guidance import say_guidance
from actions.how_many import most_wanted
from actions.leaving import leave, leaves
from actions.lists import present
from actions.reach import within_reach
from actions.recommend import added, group_meant
from actions.referents import meant
from actions.search import Search
from actions.skill import ALSO, RECOMMEND, SKILLS, second_act, skill
from actions.turn import Events, Turn, remember
from index.results import Result
from reading.changes import closest_need, needs_refused
from reading.choosing import ONE_COURSE
from reading.comparatives import order_in
from reading.filters import Filters
from reading.lists import takes_off
from reading.subjects import subjects_named
from reading.unchecked import can_be_named

SURE = 0.7
"""The least confidence at which words alone put a search aside."""

BACKGROUND = frozenset({"story", "who", "heads", "person", "need"})
"""Labels of what is told of those who are to learn."""

AGAIN = "again"
BACK = re.compile(r"\b(?:back|again|return)\b", re.IGNORECASE)
"""Words that ask for the list that was shown before rather than for its next page."""

WHOLE_CATALOGUE = re.compile(
    r"\b(?:whole|entire|full) (?:site|catalogue|list|website|thing|lot)\b|"
    r"\b(?:of|out of|in) (?:them )?all\b(?! (?:that|those|these|this|the)\b)|"
    r"\bon (?:here|the site)\b|\bof everything\b",
    re.IGNORECASE,
)
"""Words by which an order is one of all there is: "what's the cheapest course on the whole site"."""

NOTHING_THEN = re.compile(
    r"\W*(?:right|ok(?:ay)?|so|well|oh)?\W*(?:there(?:'s| is) )?(?:no|nothing|none|nowt|nae luck)"
    r"(?: (?:then|at all|for us|there|else|suitable))*\W*",
    re.IGNORECASE,
)
"""A message that sums up that there is nothing, and waits to be told what can be done."""

CHOOSING = re.compile(
    r"\b(?:(?:start|begin|go|stick|continue) wi(?:th)?|let'?s (?:take|do|have|see|look)|"
    r"(?:i|we)(?:'ll| will| would) (?:take|have)|prefer|pick|choose|looks? (?:good|right|best))\b",
    re.IGNORECASE,
)
"""Words beside which a course that is pointed at is wanted and not put aside."""

REJECTED = re.compile(
    r"\W*(?:(?:no|naw|nah|na|och|well|hmm|sorry|that'?s|it'?s)\W+)*"
    r"(?:(?:no|nae|not any) (?:good|use)(?: (?:to|for) \w+)?|not for (?:us|me)|no for us|won'?t do|useless)\b",
    re.IGNORECASE,
)
"""How a message begins that turns down the course that was spoken of: "no good. anything on Saturdays?"."""

Refined = tuple[Search, Result | None]
"""A search, and its result where it was needed to decide."""


@skill("action_refine_recommendation")
def refine(turn: Turn) -> Events:
    old = turn.search
    if "ordinal" in turn.message.named:
        return show_search(turn, _group_pressed(turn).following(old))
    if leaves(turn):
        return leave(turn)
    if not turn.message.named and (group := group_meant(turn)) is not None:
        return show_search(turn, group)
    search, result = _pressed(turn) or _said(turn)
    if search.filters and not search.needs:
        search = search.changed(browsing=True)  # a condition alone looks through all there is
    if search.changed(people=old.people) == old and (events := _for_learners(turn)) is not None:
        return events
    if search == old:
        return _changes_nothing(turn)
    return show_search(turn, search.following(old), result)


def _changes_nothing(turn: Turn) -> Events:
    """What can be made of a message that was taken for a change and changes nothing: the course that it points at, what
    the hub says of such things, or that it was heard."""
    if second_act(turn) in ALSO:
        return []  # the other thing that the message does is answered
    if turn.heard.pointed and len(meant(turn)) == 1 and not takes_off(turn.text):
        return go_on(turn)
    if (NOTHING_THEN.fullmatch(turn.text) or most_wanted(turn.text)) and turn.search.needs:
        return show_search(turn, turn.search.from_first_page())
    if "?" in turn.text:
        return fall_back(turn)
    spans = turn.message.spans
    if guidance := turn.index.guidance.surely(turn.text):
        return say_guidance(turn, guidance)
    told = spans and not turn.heard.needs and {span.label for span in spans} <= BACKGROUND
    listed = present(turn.lists, turn.search)
    if told and (first := shown_for(turn, (listed.shown if listed else turn.search.shown)[:1])):
        beside = beside_an_award(turn, first[0])
        said = turn.phrases("utter_background", first=first[0].title)
        level = turn.phrases.maybe("utter_of_course", title=first[0].title, sentence=beside)
        turn.say(" ".join(filter(None, (level, said))), buttons=turn.buttons("utter_background"))
    elif unread := [words for words in turn.heard.conditions.unread if can_be_named(turn.text, words)]:
        turn.respond("utter_cannot_check", conditions=turn.phrases.listing(unread))
    else:
        turn.respond("utter_change_unclear")
    return []


@skill("action_show_more")
def show_more(turn: Turn) -> Events:
    """Show the next page, or the list again from its start; words that hold a condition as well ("there are 12 of
    them") change the search instead."""
    if turn.text and turn.heard.conditions.found:
        return refine(turn)
    heard, old = turn.heard, turn.search
    if BACK.search(turn.text) and heard.needs and not any(closest_need(need, old.needs) for need in heard.needs):
        return SKILLS[RECOMMEND](turn)  # "back to the beekeeping ones", of which nothing was shown
    if turn.message.named.get("value") == AGAIN or BACK.search(turn.text) or most_wanted(turn.text):
        here = present(turn.lists, turn.search)
        return show_search(turn, turn.search.from_first_page(again=here.shown if here else ()))
    return show_search(turn, turn.search)


@skill("action_undo_change")
def undo(turn: Turn) -> Events:
    earlier = turn.search.undone()
    if earlier is None:
        turn.respond("utter_nothing_to_undo")
        return []
    turn.say(turn.phrases("utter_undone"))
    return show_search(turn, earlier)


@skill("action_forget_search")
def forget(turn: Turn) -> Events:
    if turn.text and turn.message.confidence < SURE and turn.search.understood() != Search().understood():
        turn.respond("utter_start_over_sure")
        return []
    turn.respond("utter_forgotten")
    return remember(search=Search(asked=1).changed(before=Search().following(turn.search).before))


def _group_pressed(turn: Turn) -> Search:
    """The search for the group whose button was pressed; the same as before where it is gone since."""
    groups = turn.search.groups[int(turn.message.named["ordinal"]) - 1 :][:1]
    return turn.search.for_group(groups[0]) if groups else turn.search.from_first_page()


def _for_learners(turn: Turn) -> Events | None:
    """What is looked for, as it is meant for the learners whom a message names last: "that's for managers, ours are
    joiners". What suits them by its level stands first; where levels tell nothing apart, what is made for them; where
    nothing is, the same again, with a word that says so. None where none are named."""
    old, named = turn.search, turn.heard.conditions.people
    if not (old.needs and named):
        return None
    suited = old.from_first_page(people=named).following(old)
    result = find(turn, suited)
    if levels_order(turn, suited, result):
        return show_search(turn, suited, result)
    before = "".join(f" for {who}" for who in old.people[-1:])  # of learners whom these take the place of
    needs = tuple(f"{need.removesuffix(before)} for {named[-1]}" for need in old.needs)
    meant_for = suited.with_needs_for(old.needs, needs).following(old)
    result = find(turn, meant_for)
    if result.without(meant_for.hidden).hits:
        return show_search(turn, meant_for, result)
    turn.say(turn.phrases("utter_none_for_learners", learners=named[-1]))
    return show_search(turn, old.from_first_page())


def _pressed(turn: Turn) -> Refined | None:
    """The search in the order, or without the condition or the need, whose button was pressed; None when none was."""
    named = turn.message.named
    if "change" in named:
        return turn.search.from_first_page(order=order_in(named["change"])), None
    if "drop" in named:
        return without_condition(turn.search, named["drop"], named.get("value", "")), None
    return (without_need(turn.search, named["need"]), None) if "need" in named else None


def _said(turn: Turn) -> Refined:
    """The search with everything that the message changes; the same search when it changes nothing."""
    heard, old = turn.heard, turn.search
    search = old
    gone = [*needs_dropped(turn)]
    for words in heard.refused:
        named = needs_refused((words,), old.needs)
        gone += named
        search = search if named else _refusing(turn, search, words)
    gone += needs_pointed_at(turn, old.needs)
    search = search if gone else _put_aside(turn, search)
    orders = [order for words in (*heard.conditions.unread, *heard.changes) if (order := order_in(words))]
    if search.current and len(search.shown) > 1 and REJECTED.match(turn.text):
        search = search.from_first_page(hidden=(*search.hidden, search.current), current=None)
    if orders and WHOLE_CATALOGUE.search(turn.text):
        return Search(browsing=True, order=orders[-1]).with_constraints(heard.conditions), None
    if orders:
        search = search.from_first_page(order=orders[-1])
    if heard.needs and heard.adds and old.needs and not gone:
        return added(turn, search, heard)
    search = without_needs(turn, search, tuple(gone))
    search = search.with_constraints(heard.conditions) if heard.conditions.found else search
    return within_reach(turn, old, search), None


def _refusing(turn: Turn, search: Search, words: str) -> Search:
    """The search without a topic: without the catalogue's subjects that it names, or else by what the words mean."""
    if named := subjects_named(words, turn.index.credentials.subjects):
        refused = Filters(not_subjects=(*search.filters.not_subjects, *named))
        return search.from_first_page().within(refused, "not_subjects", words)
    return search.from_first_page().with_refused((words,))


def _put_aside(turn: Turn, search: Search) -> Search:
    """The search without the cards that the message points at, where it says nothing else of them."""
    heard = turn.heard
    if not (heard.pointed or heard.titles) or heard.changes or heard.conditions.found or heard.needs:
        return search
    if CHOOSING.search(turn.text) or any(turn.text.strip(" .,!") == words for words in heard.pointed):
        return search  # "start with the first", "the shorter one"
    if not search.current and all(map(ONE_COURSE.fullmatch, (*heard.pointed, *heard.titles))):
        return search  # "drop it", where several are shown and none was spoken of
    cards = [card for card in meant(turn) if card.id in turn.search.shown]
    return search.from_first_page(hidden=(*search.hidden, *(card.id for card in cards))) if cards else search
