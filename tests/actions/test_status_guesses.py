"""Nobody finds somebody else's request by trying references: after some wrong ones only the own ones are found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from actions.services import Services
from tests.actions.opened import EMAIL, NOBODYS, opened
from tests.actions.turn import Turn, take, typed

TRIES = 3


@pytest.fixture
def strict(services: Services) -> Services:
    rate = {"limit_reference": f"{TRIES}/hour"}
    return replace(services, settings=services.settings.model_copy(update=rate))


def looked_up(services: Services, **slots: Any) -> Turn:
    return take(services, "action_settle_status", typed("go on", "affirm", status_purpose="status", **slots))


def test_after_some_wrong_references_a_right_one_is_not_found_either(strict: Services) -> None:
    theirs = opened(strict, conversation="another conversation")
    for _ in range(TRIES):
        turn = looked_up(strict, status_reference=NOBODYS, status_email=EMAIL)
        assert turn.message.lead == strict.phrases("utter_no_such_request")
    turn = looked_up(strict, status_reference=theirs, status_email=EMAIL)
    assert turn.message.lead == strict.phrases("utter_too_many_references")


def test_whoever_tried_too_often_still_finds_the_request_of_this_conversation(strict: Services) -> None:
    mine = opened(strict)
    for _ in range(TRIES + 1):
        looked_up(strict, status_reference=NOBODYS, status_email=EMAIL)
    assert mine in looked_up(strict, status_reference=mine).text


def test_right_references_use_nothing_up(strict: Services) -> None:
    theirs = opened(strict, conversation="another conversation")
    for _ in range(TRIES + 1):
        assert theirs in looked_up(strict, status_reference=theirs, status_email=EMAIL).text
