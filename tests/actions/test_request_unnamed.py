"""A firm and a person that are not to be named in a request, and what is said of the way to reach them."""

from __future__ import annotations

import pytest

from actions.services import Services
from tests.actions.requested import ANSWERS
from tests.actions.turn import Turn, take, typed


def say(services: Services, slot: str, marked: str, **slots: str | None) -> Turn:
    known = {**ANSWERS, "request_route": "co_design", **slots}
    return take(services, "validate_request_form", typed(marked, "answer", requested_slot=f"request_{slot}", **known))


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ('Ann Ross, ann@ross.example. Do not publish the firm\'s name, put "an Ayrshire firm".', "an Ayrshire firm"),
        ("please do not write name of our company, say a forest firm in Moray", "a forest firm in Moray"),
        ("dinnae pit the firm's name on it", "not named"),
        ("keep our name out of it", "not named"),
        ("I'd rather not give the company name", "not named"),
        ("no company name please", "not named"),
    ],
)
def test_a_firm_may_stay_out(text: str, organisation: str, services: Services) -> None:
    turn = say(services, "organisation", text, request_organisation=None)
    assert turn.slots["request_organisation"] == organisation
    assert f"Organisation ({organisation})" in turn.text
    assert turn.slots["requested_slot"] == "request_consent"


def test_a_person_may_stay_out_where_there_is_a_way_to_answer(services: Services) -> None:
    nobody = {"request_name": None, "request_contact": None}
    turn = say(services, "name", "I would rather not give a personal name. warrants@council.example", **nobody)
    assert (turn.slots["request_name"], turn.slots["request_contact"]) == ("not named", "warrants@council.example")
    turn = say(services, "name", "I would rather not give a personal name.", **nobody)
    assert turn.slots.get("request_name") is None


@pytest.mark.parametrize(
    ("text", "name", "firm", "remark"),
    [
        ("{person:dougie macphail} 07700 900418 ring after 5", "dougie macphail", None, "ring after 5."),
        (
            "{person:Marek Zielonka}, Coldharbour Shellfish, m.zielonka@coldharbour.example",
            "Marek Zielonka",
            "Coldharbour Shellfish",
            None,
        ),
        (
            "{person:Isla Wood}, i@creels.example, text me only evenings",
            "Isla Wood",
            None,
            "text me only evenings",
        ),
        (
            "{person:Jo Bain}, {time:Before March}, jo@bain.example",
            "Jo Bain",
            None,
            None,
        ),
    ],
)
def test_who_asks_is_taken_at_any_question(
    text: str, name: str, firm: str | None, remark: str | None, services: Services
) -> None:
    nobody = {"request_name": None, "request_contact": None, "request_organisation": None, "request_learners": None}
    turn = say(services, "learners", text, **nobody)
    assert turn.slots["request_name"] == name
    assert turn.slots.get("request_organisation") == firm
    assert (remark or "") in (turn.slots.get("request_remarks") or "")


@pytest.mark.parametrize(
    "text",
    [
        "You may use the service address, warrants@council.example",
        "you can use the address survey@firm.example",
        "{place:Orkney} if possible, {place:Buckie} would do",
        "it needs a shed",
        "we hammer all day",
    ],
)
def test_other_words_are_no_organisation(text: str, services: Services) -> None:
    turn = say(services, "organisation", text, request_organisation=None, request_contact=None)
    assert turn.slots.get("request_organisation") is None


@pytest.mark.parametrize("text", ["We Care Homes, {place:Wick}", "Orkney Creels, {place:Stromness}", "You Matter CIC"])
def test_a_firm_is_one_whatever_its_words(text: str, services: Services) -> None:
    assert say(services, "organisation", text, request_organisation=None).slots["request_organisation"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Glenlyon Hotel, Perth. please don't publish our name", "Glenlyon Hotel, Perth"),
        ("Glenlyon Hotel. don't mention our hotel to the others in the trade", "Glenlyon Hotel"),
        ("Orkney Creels. dinnae pit the firm's name on it", "Orkney Creels"),
        ("We Care Homes, keep our name out of it please", "We Care Homes"),
    ],
)
def test_a_name_that_is_given_stays_and_the_wish_is_a_remark(text: str, firm: str, services: Services) -> None:
    turn = say(services, "organisation", text, request_organisation=None)
    assert turn.slots["request_organisation"] == firm
    assert "name" in turn.slots["request_remarks"] or "mention" in turn.slots["request_remarks"]


def test_a_firm_that_is_introduced_with_its_person_stays(services: Services) -> None:
    text = "My name is Alan Pirie. The firm is Leven Circuits, Glenrothes. Please don't publish our name."
    turn = say(services, "name", text, request_organisation=None, request_name=None)
    assert turn.slots["request_organisation"].startswith("Leven Circuits")
