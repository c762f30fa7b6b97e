"""What is asked beside a course in hand: its record first, then the hub, and only the schemes for the one who asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.guidance import fitting
from actions.services import Services
from catalogue.records import Credential
from index.build import build
from index.live import LiveIndex
from tests.actions.made import FUNDING, GUIDANCE, welding
from tests.actions.turn import take, turn_of, typed
from tests.toy import ToyEncoder, toy_calibration

Serve = Callable[[Credential], Services]


@pytest.fixture
def advising(serve: Callable[..., Services], tmp_path: Path) -> Serve:
    """Services over one course and the hub's guidance."""

    def served(course: Credential) -> Services:
        build(tmp_path / "index", [course], [], ToyEncoder(), guidance=GUIDANCE)
        return replace(serve(course), index=LiveIndex(tmp_path / "index", ToyEncoder(), toy_calibration()))

    return served


IN_HAND: dict[str, Any] = {"shown": ["weld-gift"], "current": "weld-gift"}


@pytest.mark.parametrize(
    "text",
    [
        "does experience count",
        "dis experience coont",
        "my man has 20 years, experience is counting?",
        "experience: does it count",
        "would experience count for anything",
        "does the experience of our gaffer count",
    ],
)
def test_what_the_record_of_the_course_in_hand_has_comes_first(text: str, advising: Serve) -> None:
    served = advising(welding("gift", rpl="Up to half of it."))
    turn = take(served, "action_give_guidance", typed(text, "guidance", facts=["rpl"], **IN_HAND))
    assert turn.messages[0].kind == "credential"
    assert "Up to half of it." in turn.messages[0].text


def test_where_no_advice_is_sure_the_record_of_the_course_in_hand_is_the_answer(advising: Serve) -> None:
    served = advising(welding("gift", duration_weeks=6))
    asked = typed("do old hands skip a part of the weeks", "guidance", facts=["time"], **IN_HAND)
    (answer,) = take(served, "action_give_guidance", asked).messages
    assert answer.kind == "credential"
    assert "6 weeks" in answer.text
    silent = take(advising(welding("gift")), "action_give_guidance", asked)  # nothing is published of it
    assert silent.messages[0].kind == "guidance"


@pytest.mark.parametrize(
    ("facts", "text", "slots"),
    [
        (["rpl"], "does experience count", {}),
        (["rpl"], "does experience count on these", IN_HAND),
        (["price"], "who pays for training", IN_HAND),
    ],
)
def test_what_is_asked_of_no_one_course_or_not_of_its_record_is_answered_in_general(
    facts: list[str], text: str, slots: dict[str, Any], advising: Serve
) -> None:
    served = advising(welding("gift", rpl="Up to half of it."))
    turn = take(served, "action_give_guidance", typed(text, "guidance", facts=facts, **slots))
    assert [one.kind for one in turn.messages] == ["guidance"]


def test_what_the_record_does_not_publish_is_answered_in_general(advising: Serve) -> None:
    tracker = typed("does experience count", "guidance", facts=["rpl"], **IN_HAND)
    turn = take(advising(welding("gift", rpl=None)), "action_give_guidance", tracker)
    assert [one.kind for one in turn.messages] == ["guidance"]


@pytest.mark.parametrize(
    "text",
    [
        "what does it cost and who pays for training",
        "whit does it cost an who pays for training",
        "what is it, the price, and is there any money for us",
        "how much is it? who pays for training?",
        "and it costs what; is there any money for us",
        "and what does it cost, plus who pays for training",
        "how much, and is there any money for us",
        "what does it cost and is there any money for it",
    ],
)
def test_a_fact_of_it_and_what_is_asked_in_general_are_both_answered(text: str, advising: Serve) -> None:
    turn = take(
        advising(welding("gift", price={"amount": 90})),
        "action_give_guidance",
        typed(text, "guidance", facts=["price"], **IN_HAND),
    )
    assert [one.kind for one in turn.messages] == ["credential", "guidance"]
    assert "Mostly the employer does." in turn.text


@pytest.mark.parametrize(
    "slots",
    [
        {"text": "she pays it herself, any money?"},
        {"text": "any grant for himself"},
        {"text": "is there siller gin I pey it masel"},
        {"text": "low income, what help"},
    ],
)
def test_help_for_a_person_is_told_where_the_question_is_for_one(slots: dict[str, Any], services: Services) -> None:
    assert "For Persons" in personal(services, **slots)


@pytest.mark.parametrize(
    "slots",
    [
        {"text": "any money?", "said": ["I do the books myself"]},
        {"text": "any money?", "needs": ["personal income tax"]},
        {"text": "is there a grant?", "said": ["they look after themselves"]},
    ],
)
def test_what_was_said_of_oneself_before_asks_for_no_help(slots: dict[str, Any], services: Services) -> None:
    assert personal(services, **slots) == []


def personal(services: Services, text: str, **slots: Any) -> list[str]:
    words = ("herself", "himself", "myself", "masel", "themselves", "income")
    of_persons = FUNDING[1].model_copy(update={"name": "For Persons", "only_where": words})
    return [one.name for one in fitting([of_persons], turn_of(services, typed(text, "guidance", **slots)))]


@pytest.mark.parametrize(("text", "told"), [("the union asks", True), ("we run a credit union", False)])
def test_a_scheme_is_told_by_several_words_together(text: str, told: bool, services: Services) -> None:
    of_unions = FUNDING[1].model_copy(update={"only_where": ("the union", "trade union")})
    assert bool(fitting([of_unions], turn_of(services, typed(text, "guidance")))) is told
