"""The one way to write a skill: a function of a Turn, registered under the name that Rasa calls it by.

@skill("action_compare_credentials")
def compare(turn: Turn) -> Events: ...
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions.earlier import points_back
from actions.hearing import FORM
from actions.questions import ANSWERS, OF_SHOWN, Apart, taken_apart
from actions.referents import back_to_course
from actions.returning import go_back, going_back
from actions.services import Services
from actions.settled import speaks_of_all
from actions.turn import Events, Turn, remember
from reading.amounts import awards_named
from reading.groups import Group, moved_on_to
from reading.sending import begins
from runtime.logs import TURN

RECOMMEND, DETAILS = "action_recommend_credentials", "action_show_details"
SHARE, BEGIN = "action_share_credentials", "action_begin_request"
ALL = ANSWERS | {"recommend": RECOMMEND}
"""The skills that answer a part of a message, by its act."""

ACTS = ALL | {"refine": "action_refine_recommendation", "browse": "action_browse_credentials"}
"""The same, and those of the other ways to search: what a message does by one of its sentences."""

TAKEN_UP = ANSWERS | {"shortlist": "action_keep_credentials"}
"""The skills that take up a message whose course was asked for."""

ALSO = {act: name for act, name in ALL.items() if act not in ("compare", "why")}
"""The skills that answer the second act of a message, by the act: questions, and a new need, behind an act that is done
with the old one."""

DONE_WITH = frozenset({"shortlist", "share", "thanks"})
"""Acts behind which a new need may come in the same message: "keep the first one, and now something on payroll"."""

UNKNOWN_GUIDANCE = "utter_guidance_unknown"

SENT = "receipt"
"""What was said last where a request has just been sent."""

Skill = Callable[[Turn], Events]

SKILLS: dict[str, Skill] = {}
"""Every skill by the name of its action."""


def skill(name: str) -> Callable[[Skill], Skill]:
    """Register a function as the action `name`. Raises ValueError when the name is taken."""

    def register(function: Skill) -> Skill:
        if name in SKILLS:
            raise ValueError(f"{name} is a skill already")
        SKILLS[name] = function
        return function

    return register


def moved_on(turn: Turn) -> Group | None:
    """The group of learners, or the line of the employer's own list, that a message goes on to."""
    if not (turn.text and turn.search.groups):
        return None
    group = moved_on_to(turn.text, turn.search.groups, turn.search.numbered_cards)
    return group if group and group.covers(turn.heard.needs) else None


def asks_to_begin(turn: Turn) -> bool:
    """Whether a message wants what was looked for put to universities, whatever it was taken for: "pit it in"."""
    if turn.open_form or turn.context == SENT or not (turn.search.needs or turn.heard.needs):
        return False
    return begins(turn.text, turn.slots.request_offered == turn.number - 1)


def second_act(turn: Turn) -> str | None:
    """The second act of the message; a question about a course counts where it points at one, or where nothing else was
    said, and a need where it may come second. Of several sentences one has to do it."""
    also, parts = turn.message.also, turn.message.parts
    if parts and all(part.act != also for part in parts):
        return None
    heard = turn.heard
    points = heard.pointed or heard.titles or not turn.sent
    if also in ("glossary", "levels") and turn.sent and "scqf_level" in turn.message.facts and awards_named(turn.text):
        return None  # "what level is it, and is that above an HNC?" was answered beside the level
    if also == "recommend" and not (turn.message.intent in DONE_WITH and heard.needs):
        return None
    return None if also == "details" and not points else also


def one_by_one(turn: Turn, function: Skill, apart: Apart) -> Events:
    """What a message does and asks, in order, each as it goes on after the one before; nothing is said twice.

    Until it shows a list, its numbers are those of the page that was on the screen when it was written.
    """
    before, after = ([(_answering(one), one) for one in turns] for turns in (apart.first, apart.last))
    steps = [*before, *([(function, apart.besides)] if apart.besides else []), *after]
    events: Events = [] if apart.besides else counted(turn)
    compared: tuple[str, ...] = ()
    for answer, one in steps:
        if answer:
            goes_on, page = one.after(slots_set(events)), turn.search.shown
            if one.message.intent in OF_SHOWN and not _shows_list(turn):
                goes_on = goes_on.with_slots({"search": goes_on.search.changed(shown=page)})
            said = answer(goes_on)
            screen = turn.after(slots_set(said)).search.shown
            compared = screen if screen != page and not _shows_list(turn) else compared
            events = [*events, *said]
    search = turn.after(slots_set(events)).search
    if compared and search.shown == turn.search.shown and not _shows_list(turn):
        events = [*events, *remember(search=search.changed(shown=compared))]
    unknown = turn.phrases(UNKNOWN_GUIDANCE)
    if any(message["kind"] == "guidance" for message in turn.sent):  # it covers what else was asked of principle
        turn.sent[:] = [message for message in turn.sent if message["lead"] != unknown]
    different = {(message["lead"], message["body"]): message for message in reversed(turn.sent)}
    turn.sent[:] = reversed(different.values())
    return events


def _shows_list(turn: Turn) -> bool:
    """Whether a list was said in this turn."""
    return any(message["kind"] == "recommendations" for message in turn.sent)


def _answering(turn: Turn) -> Skill | None:
    """The skill that answers a part of a message."""
    return SKILLS.get(ACTS.get(turn.message.intent, ""))


def counted(turn: Turn) -> Events:
    """How many are to learn, and who, where a message says so beside its questions."""
    conditions, search = turn.heard.conditions, turn.search
    if not (conditions.learners or conditions.people):
        return []
    learners = conditions.learners or search.learners
    return remember(search=search.changed(learners=learners, people=conditions.people or search.people))


def slots_set(events: Events) -> dict[str, Any]:
    """The slots as these events leave them."""
    return {event["name"]: event["value"] for event in events if event.get("event") == "slot"}


def as_action(
    services: Services, function: Skill
) -> Callable[[CollectingDispatcher, Tracker, dict[str, Any]], Awaitable[Events]]:
    """A skill as rasa_sdk runs it: in a thread of its own, so that a slow turn holds up nobody else.

    What is said is sent when the skill has ended; a skill that raises has said nothing.
    """

    def work(turn: Turn) -> Events:
        if turn.text and "credential" in turn.message.named:  # the tap on what a question meant
            return SKILLS.get(TAKEN_UP.get(turn.message.intent, ""), function)(turn)
        begin = SKILLS.get(BEGIN)
        if begin and function is not begin and asks_to_begin(turn):
            return [*begin(turn), FollowupAction(FORM)]
        if back := going_back(turn):
            return go_back(turn, back, lambda besides: act(besides, SKILLS[ACTS[besides.message.intent]]))
        if asks := back_to_course(turn):
            return SKILLS[DETAILS](asks)
        if speaks_of_all(turn):
            return act(turn, SKILLS[SHARE])
        return act(turn, SKILLS[DETAILS] if points_back(turn) else function)

    def act(turn: Turn, function: Skill) -> Events:
        moves = not turn.open_form and moved_on(turn) is not None
        show = SKILLS.get(RECOMMEND)
        if moves and show and turn.message.intent not in DONE_WITH:
            return show(turn)
        if not moves and (apart := taken_apart(turn)) is not None:
            return one_by_one(turn, function, apart)
        events = function(turn)
        second = show if moves and not _shows_list(turn) else SKILLS.get(ALSO.get(second_act(turn) or "", ""))
        if second and second is not function and not turn.open_form:
            events = [*events, *second(turn.after(slots_set(events)))]
        return events

    async def run(dispatcher: CollectingDispatcher, tracker: Tracker, _: dict[str, Any]) -> Events:
        TURN.set(str((tracker.latest_message.get("metadata") or {}).get("turn") or ""))
        turn = Turn.of(services, tracker)
        events = await asyncio.to_thread(work, turn)
        for message in turn.sent:
            # whole as `custom`: Rasa cuts a `text` into several at every empty line
            dispatcher.utter_message(json_message=message)
        return events

    return run
