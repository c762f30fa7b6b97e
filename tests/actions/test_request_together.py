"""A name, the ways to reach somebody and a correction in one message: each goes to its question."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Turn, take, typed

BEFORE = {
    "request_route": "co_design",
    "request_need": "battery ferries",
    "request_roles": "deck crew",
    "request_learners": "24",
    "request_deadline": "no deadline",
}


def say(services: Services, slot: str, marked: str, intent: str = "answer", **slots: Any) -> Turn:
    return take(
        services, "validate_request_form", typed(marked, intent, requested_slot=f"request_{slot}", **BEFORE | slots)
    )


@pytest.mark.parametrize(
    "correction",
    [
        "Correction to the numbers: make it {heads:30}, I forgot the {who:relief crew}.",
        "wee correction tae the numbers: mak it {heads:30}",
        "Small change to the number of people: it is {heads:30}.",
        "Sorry, the number is {heads:30}.",
        "Correction: {heads:30} people",
        "oh and sorry, it's {heads:30} people",
    ],
)
def test_a_correction_beside_a_name_and_an_address_leaves_them_to_their_questions(
    correction: str, services: Services
) -> None:
    turn = say(services, "organisation", f"Inga Flett, inga@ferry.example. {correction}")
    assert turn.slots["request_learners"].startswith("30")
    assert (turn.slots["request_name"], turn.slots["request_contact"]) == ("Inga Flett", "inga@ferry.example")
    assert turn.slots["requested_slot"] == "request_organisation"


@pytest.mark.parametrize("slot", ["organisation", "name", "roles", "deadline"])
def test_a_number_that_cannot_be_dialled_is_kept_as_it_was_typed(slot: str, services: Services) -> None:
    without: dict[str, Any] = {f"request_{slot}": None}
    turn = say(services, slot, "Inga Flett, inga@ferry.example, 01856 555 0142.", **without)
    assert turn.slots["request_contact"] == "inga@ferry.example"
    assert turn.slots["request_name"] == "Inga Flett"
    assert "01856 555 0142" in turn.slots["request_remarks"]


def test_a_number_that_cannot_be_dialled_is_asked_for_again(services: Services) -> None:
    turn = say(services, "contact", "01856 555 0142", request_organisation="Ferries", request_name="Inga")
    assert turn.slots["request_contact"] is None


@pytest.mark.parametrize(
    ("marked", "name"),
    [("my name's Sandy, sandy@stills.example", "Sandy"), ("ma name's Sandy Reid, sandy@stills.example", "Sandy Reid")],
)
def test_who_asks_is_taken_at_a_question_for_something_else(marked: str, name: str, services: Services) -> None:
    turn = say(services, "deadline", marked, request_deadline=None)
    assert (turn.slots["request_name"], turn.slots["request_contact"]) == (name, "sandy@stills.example")


def test_a_correction_of_the_open_question_is_its_answer(services: Services) -> None:
    turn = say(services, "learners", "{heads:12}. Sorry, the number is {heads:14}.", request_learners=None)
    assert "14" in turn.slots["request_learners"]
    assert turn.slots["requested_slot"] == "request_organisation"


def test_where_and_how_a_course_is_wanted_stand_in_the_request(services: Services) -> None:
    turn = say(services, "deadline", "{place:Wick} if possible. {mode:Online} would do. {time:March}", "refine")
    assert turn.slots["request_region"] == "Wick"
    assert turn.slots["filters"]["modes"] == ["online"]


def test_where_a_course_is_wanted_stands_wherever_the_organisation_is(services: Services) -> None:
    turn = say(services, "organisation", "Fibre Ltd, {place:Wick}", request_region="Perth")
    assert turn.slots.get("request_region", "Perth") == "Perth"


def test_words_that_send_a_request_are_no_answer_beside_others(services: Services) -> None:
    marked = "Yes please send it. It'd be {need:temporary event design}, for {who:producers}, taught by artists."
    turn = say(services, "roles", marked, "request", request_roles=None)
    assert turn.slots["request_roles"] == "producers"
    assert turn.slots["request_need"] == "temporary event design, for producers, taught by artists"


def test_where_an_organisation_is_changes_with_its_name(services: Services) -> None:
    before = {"request_organisation": "Heritage Trust, Thurso", "request_region": "Thurso"}
    turn = say(services, "name", "sorry, the organisation is Strathmoine Museum in Bettyhill", "change", **before)
    assert turn.slots["request_region"] == "Bettyhill"
    again = say(services, "name", "Sorry, the organisation is Museum in Bettyhill. Catriona Mackay", **before)
    assert (again.slots["request_region"], again.slots["request_name"]) == ("Bettyhill", "Catriona Mackay")
