"""A question of the request that messages pass by is asked twice at most, and what they say is said back once."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.requested import ANSWERS
from tests.actions.turn import Turn, take, typed

BEES = {"request_route": "co_design", "request_need": "keep bees"}


REMARKED = {"event": "slot", "name": "request_remarks", "value": "evenings"}


def asked(slot: str) -> dict[str, Any]:
    return {"event": "slot", "name": "requested_slot", "value": f"request_{slot}"}


def say(services: Services, slot: str, marked: str, intent: str = "answer", **slots: Any) -> Turn:
    return take(services, "validate_request_form", typed(marked, intent, requested_slot=f"request_{slot}", **slots))


@pytest.mark.parametrize("slot", ["roles", "learners", "deadline"])
def test_the_first_message_that_passes_by_has_the_question_asked_again(slot: str, services: Services) -> None:
    known = {**ANSWERS, **BEES, f"request_{slot}": None}
    turn = say(services, slot, "it {not:must not be online}", earlier=[asked(slot)], **known)
    assert turn.slots["requested_slot"] == f"request_{slot}"


@pytest.mark.parametrize("slot", ["roles", "learners", "deadline"])
def test_the_second_leaves_it_open_and_the_next_is_asked(slot: str, services: Services) -> None:
    known = {**ANSWERS, **BEES, f"request_{slot}": None, "request_organisation": None}
    earlier = [asked(slot), "it needs to be hands on", REMARKED]
    turn = say(services, slot, "it {not:must not be online}", earlier=earlier, **known)
    assert turn.slots[f"request_{slot}"] == "not sure"
    assert turn.slots["requested_slot"] == "request_organisation"
    assert "I leave this open" in turn.text


@pytest.mark.parametrize(
    "aside",
    [
        {"event": "slot", "name": "request_asked", "value": "who reads it?"},
        {"event": "slot", "name": "request_offered", "value": 3},
        {"event": "slot", "name": "request_learners", "value": None},
        {"event": "slot", "name": "search", "value": {}},
    ],
)
def test_a_message_that_only_asked_something_passed_nothing_by(aside: dict[str, Any], services: Services) -> None:
    known = {**ANSWERS, **BEES, "request_learners": None}
    earlier = [asked("learners"), "who reads it?", aside]
    turn = say(services, "learners", "it {not:must not be online}", earlier=earlier, **known)
    assert turn.slots["requested_slot"] == "request_learners"


def test_the_organisation_comes_back_when_nothing_else_is_open(services: Services) -> None:
    known = {**ANSWERS, **BEES, "request_organisation": None, "request_name": None}
    earlier = [asked("organisation"), "evenings", REMARKED]
    turn = say(services, "organisation", "it {not:must not be online}", earlier=earlier, **known)
    assert (turn.slots.get("request_organisation"), turn.slots["requested_slot"]) == (None, "request_name")
    known |= {"request_name": "Morag"}
    turn = say(services, "organisation", "it {not:must not be online}", earlier=earlier, **known)
    assert (turn.slots["request_organisation"], turn.slots["requested_slot"]) == ("not named", "request_consent")


def test_how_to_reply_is_never_left_open(services: Services) -> None:
    known = {**ANSWERS, **BEES, "request_contact": None}
    earlier = [asked("contact"), "evenings", REMARKED, "in a shed", REMARKED]
    turn = say(services, "contact", "it {not:must not be online}", earlier=earlier, **known)
    assert (turn.slots.get("request_contact"), turn.slots["requested_slot"]) == (None, "request_contact")


def test_a_question_alone_passes_nothing_by(services: Services) -> None:
    known = {**ANSWERS, **BEES, "request_organisation": None}
    earlier = [asked("organisation"), "who reads it?"]
    turn = say(services, "organisation", "will it still be here on Monday?", "guidance", earlier=earlier, **known)
    assert "stays in this conversation" in turn.text
    assert "365 days" in turn.text
    assert turn.slots["requested_slot"] == "request_organisation"


def test_several_answers_are_said_back_once_with_that_to_the_open_question(services: Services) -> None:
    text = "{time:Before March}. {mode:Online} in the evenings. Isla Wood, isla@creels.example, ring efter 6"
    (told,) = say(services, "deadline", text, **BEES).messages
    assert told.text.startswith("Noted: By when (Before March), Reply to (Isla Wood) and E-mail or telephone (isla@")
    assert "“Online in the evenings. ring efter 6.”" in told.text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "{heads:six} {who:team leaders} first, later maybe {heads:10} more. And how much we pay for this?",
            "six team leaders first, later maybe 10 more",
        ),
        ("{heads:4} noo, mebbe {heads:9} later", "4 noo, mebbe 9 later"),
        ("{heads:8} persons", "8 persons"),
    ],
)
def test_numbers_in_steps_are_told_in_words(text: str, told: str, services: Services) -> None:
    assert say(services, "learners", text, **BEES).slots["request_learners"] == told


def test_a_number_beside_a_question_is_taken_at_another_question_too(services: Services) -> None:
    text = "{heads:six} in all, {heads:10} later. how much do we pay for this?"
    turn = say(services, "roles", text, "total", facts=["price"], **BEES)
    assert turn.slots["request_learners"] == "six in all, 10 later"


@pytest.mark.parametrize(
    "text",
    [
        "my {who:clerk} wants something in {need:money laundering}. What've you got for him",
        "and have you anything on {need:forklift} for the lads?",
        "grand. is there a course on {need:first aid}",
        "whit hae ye on {need:payroll}? is there something near",
    ],
)
@pytest.mark.parametrize("slot", ["roles", "learners", "organisation"])
def test_a_new_need_that_is_asked_for_is_an_aside(slot: str, text: str, services: Services) -> None:
    turn = say(services, slot, text, "recommend", **BEES)
    assert turn.messages == []
    assert {name for name in turn.slots if name.startswith("request_")} == set()


def test_a_need_without_a_question_is_none(services: Services) -> None:
    turn = say(services, "roles", "{who:clerks}, mostly {need:payroll}", "recommend", **BEES)
    assert turn.slots["request_roles"] == "clerks, mostly payroll"


@pytest.mark.parametrize(
    "text", ["{time:winter} when it's {need:too wet} to work", "in {place:Oban} for {need:rope} men"]
)
def test_when_and_where_are_not_the_need_of_a_request(text: str, services: Services) -> None:
    turn = say(services, "learners", text, request_roles="slaters", **BEES)
    assert "request_need" not in turn.slots


@pytest.mark.parametrize(
    "text",
    [
        "{need:mordants}, {need:indigo vats} and {need:fastness testing}",
        "Needs: {need:mordants}, {need:indigo vats}, {need:madder on fleece}",
        "Raw wool: {need:scouring}, {need:mordants}, and {need:what the dyer will want to see}",
        "it should cover {need:mordants for plant dyes} and {need:vats}",
        "topics: {need:mordants}, {need:steeping bark} and so on",
    ],
)
def test_a_list_of_things_to_learn_is_the_need(text: str, services: Services) -> None:
    turn = say(services, "learners", text, request_roles="dyers", **BEES)
    assert "mordants" in turn.slots["request_need"]
    assert "put that right: What people should be able to do (" in turn.text


@pytest.mark.parametrize("filler", ["ok brill", "grand", "aye lovely, cheers", "nae bother", "perfect, thanks"])
def test_a_filler_is_no_remark(filler: str, services: Services) -> None:
    turn = say(services, "organisation", f"{filler}. {{time:by May}}", **BEES)
    assert "request_remarks" not in turn.slots


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("roles", "{who:beekeepers}. is there anything for {need:swarm control} in it?", "beekeepers"),
        ("roles", "{who:joiners}. what have you on {need:sash windows}?", "joiners"),
        ("learners", "{heads:9} o them. is there onything on {need:payroll} an aw?", "9 o them"),
    ],
)
def test_an_answer_beside_another_need_is_kept(slot: str, text: str, value: str, services: Services) -> None:
    assert say(services, slot, text, "recommend", **BEES).slots[f"request_{slot}"] == value


@pytest.mark.parametrize(
    "text",
    [
        "could you make a course on {need:beekeeping} and {need:queen rearing}?",
        "can the training cover {need:beekeeping}?",
        "so could it include {need:beekeeping}?",
        "wid it cover {need:beekeeping} an {need:hives}?",
    ],
)
def test_the_need_may_be_told_as_a_question(text: str, services: Services) -> None:
    turn = say(services, "need", text, "recommend", request_route="co_design")
    assert "beekeeping" in turn.slots["request_need"]


@pytest.mark.parametrize("text", ["is there a course on {need:beekeeping}?", "what do you have on {need:beekeeping}?"])
def test_a_question_for_a_course_is_no_need(text: str, services: Services) -> None:
    assert "request_need" not in say(services, "need", text, "recommend", request_route="co_design").slots


@pytest.mark.parametrize(
    "text", ["they can do it {time:next spring}", "we could do it {time:next year}", "{time:May}, we come back then"]
)
def test_a_date_is_no_question_whether_answers_are_kept(text: str, services: Services) -> None:
    turn = say(services, "deadline", text, **{**ANSWERS, **BEES, "request_deadline": None})
    assert turn.slots["request_deadline"]
    assert "stays in this conversation" not in turn.text


@pytest.mark.parametrize(
    "text", ["the price for {heads:12}?", "any start in {time:March}?", "places left for {heads:8}?"]
)
def test_a_question_with_a_number_is_no_remark(text: str, services: Services) -> None:
    turn = say(services, "learners", "{heads:8}. " + text, **{**ANSWERS, **BEES, "request_learners": None})
    assert turn.slots["request_learners"] == "8"
    assert "request_remarks" not in turn.slots
    assert "request_asked" in turn.slots


@pytest.mark.parametrize(
    "text", ["so {heads:40} maybe?", "about {heads:12}?", "mebbe {heads:9} o us?", "{heads:10} or so?"]
)
def test_a_guess_is_no_question(text: str, services: Services) -> None:
    turn = say(services, "organisation", "Creel Ltd. " + text, **{**ANSWERS, **BEES, "request_organisation": None})
    assert "request_asked" not in turn.slots


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("can it be changed to {heads:12} people?", "request_learners", "12"),
        ("could that be changed to {heads:14} people?", "request_learners", "14"),
        ("can it be amended to {mode:evenings}?", "request_remarks", "evenings"),
    ],
)
def test_a_change_that_is_asked_for_politely_is_made(text: str, name: str, value: str, services: Services) -> None:
    turn = say(services, "consent", text, "change", **{**ANSWERS, **BEES})
    assert value in turn.slots[name]
    assert "change it" not in turn.text


@pytest.mark.parametrize(
    "text", ["can it be changed later?", "can it still be changed once it's away?", "can this be amended?"]
)
def test_whether_a_request_can_be_changed_is_answered(text: str, services: Services) -> None:
    turn = say(services, "consent", text, "answer", **{**ANSWERS, **BEES})
    assert turn.slots["request_asked"] == text
    assert "request_put_right" not in turn.slots
