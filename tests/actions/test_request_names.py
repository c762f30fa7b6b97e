"""Who asks and whom to answer: the two questions of a request that need a name."""

from __future__ import annotations

import pytest

from actions.services import Services
from tests.actions.turn import Turn, take, typed

NAMES = ("request_organisation", "request_name")


def answer(services: Services, slot: str, marked: str) -> Turn:
    return take(services, "validate_request_form", typed(marked, "answer", requested_slot=slot))


@pytest.mark.parametrize("text", ["n/a", "not sure", "no idea yet", "B", "7", "...", "12 34"])
@pytest.mark.parametrize("slot", NAMES)
def test_a_name_has_to_be_known_and_has_two_letters(slot: str, text: str, services: Services) -> None:
    turn = answer(services, slot, text)
    assert (turn.slots[slot], turn.slots["missed"]) == (None, 1)
    assert "I need a name here" in turn.text


@pytest.mark.parametrize("text", ["Bo", "B&Q", "3 Ms", "Ò Ò"])
@pytest.mark.parametrize("slot", NAMES)
def test_a_name_of_two_letters_is_one(slot: str, text: str, services: Services) -> None:
    turn = answer(services, slot, text)
    assert (turn.slots[slot], turn.messages) == (text, [])


def test_where_the_organisation_is_is_kept_as_the_region(services: Services) -> None:
    slots = answer(services, "request_organisation", "Fibre Ltd, {place:Wick} and {place:Thurso}").slots
    assert slots["request_organisation"] == "Fibre Ltd, Wick and Thurso"
    assert slots["request_region"] == "Wick, Thurso"


def test_a_place_behind_the_comma_is_the_region_though_it_was_not_marked(services: Services) -> None:
    slots = answer(services, "request_organisation", "Perth Fibre Ltd, Wick").slots
    assert (slots["request_organisation"], slots["request_region"]) == ("Perth Fibre Ltd, Wick", "Wick")


def test_an_organisation_without_a_place_has_no_region(services: Services) -> None:
    assert "request_region" not in answer(services, "request_organisation", "Fibre Ltd").slots


def test_a_place_beside_another_answer_is_no_region(services: Services) -> None:
    assert "request_region" not in answer(services, "request_roles", "technicians in {place:Wick}").slots
