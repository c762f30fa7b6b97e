"""Who has no reference is asked for it once, told how a request is found without it, and offered a person."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.opened import NOBODYS
from tests.actions.turn import Turn, take, typed


def heard(services: Services, text: str, asked: str, **slots: Any) -> Turn:
    return take(services, "validate_status_form", typed(text, "answer", requested_slot=asked, **slots))


def test_a_reference_that_cannot_be_read_is_asked_for_again(services: Services) -> None:
    turn = heard(services, "it is MC-7K4Q", "status_reference")
    assert turn.slots["status_reference"] is None
    assert "not a reference I can read" in turn.text
    assert turn.payloads == ["/human", "/cancel"]


@pytest.mark.parametrize(
    ("text", "missed"),
    [
        ("the one about boats", 0),
        ("no, it will be in an email but I have changed phone", 0),
        ("it was 3 mechanics and now it is 5, all on electric trucks", 0),
        ("MC-7K4", 1),
    ],
)
def test_who_has_no_reference_is_not_asked_again(text: str, missed: int, services: Services) -> None:
    turn = heard(services, text, "status_reference", status_purpose="status", missed=missed)
    assert (turn.slots["status_purpose"], turn.slots["requested_slot"]) == ("lost", None)


def test_an_address_that_cannot_be_read_twice_ends_the_questions(services: Services) -> None:
    known = {"status_reference": NOBODYS, "status_purpose": "status", "missed": 1}
    turn = heard(services, "no idea which", "status_contact", **known)
    assert (turn.slots["status_purpose"], turn.slots["requested_slot"]) == ("lost", None)


def test_who_asks_again_instead_of_giving_the_reference_has_lost_it(services: Services) -> None:
    asked: dict[str, Any] = {"requested_slot": "status_reference", "status_purpose": "status"}
    turn = take(services, "action_begin_status", typed("so has any college answered it?", "status", **asked))
    assert turn.slots == {"status_purpose": "lost"}
    turn = take(services, "action_begin_status", typed(f"where is {NOBODYS}?", "status", **asked))
    assert turn.slots["status_reference"] == NOBODYS


def test_who_has_lost_the_reference_is_told_how_a_request_is_found_and_offered_a_person(services: Services) -> None:
    turn = take(services, "action_settle_status", typed("I have not got one", "answer", status_purpose="lost"))
    assert "a person at the hub can find your request" in turn.text
    assert turn.payloads == ["/human", "/request"]
    assert turn.slots["status_purpose"] is None
