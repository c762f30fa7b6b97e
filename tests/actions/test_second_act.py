"""A message that does two things: the second is answered after the first, each as a message of its own."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from actions.skill import ALSO, SKILLS, as_action
from actions.turn import Events
from contract import message
from tests.actions.turn import typed
from tests.domain import DOMAIN


def run(services: Services, action: str, tracker: Tracker) -> tuple[list[Any], dict[str, Any]]:
    """The messages as clients receive them, and the slots as Rasa has them after all events."""
    dispatcher = CollectingDispatcher()

    async def acted() -> Events:
        return await as_action(services, SKILLS[action])(dispatcher, tracker, DOMAIN)

    events = asyncio.run(acted())
    sent = [message.validate_python(json.loads(json.dumps(one["custom"]))) for one in dispatcher.messages]
    return sent, {event["name"]: event["value"] for event in events}


def kinds(services: Services, action: str, tracker: Tracker) -> list[str]:
    return [one.kind for one in run(services, action, tracker)[0]]


def test_a_need_and_a_question_of_principle_are_both_answered(services: Services) -> None:
    tracker = typed("{need:dementia care}, and who pays for training", "recommend", also="guidance")
    assert kinds(services, "action_recommend_credentials", tracker) == ["recommendations", "guidance"]


def test_a_question_about_what_was_just_found_is_answered_from_it(services: Services) -> None:
    tracker = typed("{need:dementia care}; what level is {ordinal:it}?", "recommend", also="details")
    (found, told), slots = run(services, "action_recommend_credentials", tracker)
    assert (found.kind, told.kind, told.data.card.id) == ("recommendations", "credential", "care")
    assert (slots["search"]["shown"], slots["search"]["current"]) == (["care"], "care")


def test_the_same_skill_does_not_answer_twice(services: Services) -> None:
    tracker = typed("is {ordinal:it} online?", "why", shown=["care"], also="details")
    assert kinds(services, "action_show_details", tracker) == ["credential"]


@pytest.mark.parametrize("also", ["recommend", "refine", "affirm", "start_over", None])
def test_a_second_act_that_would_change_the_search_is_left(also: str | None, services: Services) -> None:
    tracker = typed("does experience count", "guidance", also=also)
    assert kinds(services, "action_give_guidance", tracker) == ["guidance"]


def test_inside_a_form_a_message_does_one_thing(services: Services) -> None:
    tracker = typed("does experience count", "guidance", also="human")
    tracker.active_loop = {"name": "request_form"}
    assert kinds(services, "action_give_guidance", tracker) == ["guidance"]


def test_a_new_need_behind_a_course_that_is_kept_is_searched_for(services: Services) -> None:
    tracker = typed("keep {ordinal:it}, and now {need:pipe welding}", "shortlist", shown=["care"], also="recommend")
    (kept, found), slots = run(services, "action_keep_credentials", tracker)
    assert (kept.kind, found.kind) == ("shortlist", "recommendations")
    assert (slots["shortlist"], slots["search"]["needs"]) == (["care"], ["pipe welding"])


@pytest.mark.parametrize("act", sorted(ALSO.keys() - {"recommend"}))
def test_every_act_that_may_come_second_keeps_the_contract(act: str, services: Services) -> None:
    tracker = typed(
        "{need:dementia care}, {heads:12 people}, level 8 and RPL, is {ordinal:it}",
        "recommend",
        also=act,
        facts=["scqf_level"],
    )
    sent, _ = run(services, "action_recommend_credentials", tracker)
    assert (len(sent), sent[0].kind) == (2, "recommendations")
    assert sent[1].text


def test_every_act_that_may_come_second_is_one_of_the_domain_with_a_skill() -> None:
    intents = {name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]}
    assert set(ALSO) <= intents
    assert set(ALSO.values()) <= set(SKILLS)
