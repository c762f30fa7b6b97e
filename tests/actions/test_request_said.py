"""Nothing that is said while a request is made is lost, and a question is never an answer."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.requested import ANSWERS, only, send
from tests.actions.turn import Turn, pressed, take, typed

VALIDATE = "validate_request_form"


def say(services: Services, slot: str, marked: str, intent: str = "answer", **slots: Any) -> Turn:
    return take(services, VALIDATE, typed(marked, intent, requested_slot=f"request_{slot}", **slots))


WISH = "{mode:online} with a day in {place:Lerwick}, {not:not live video}"


def test_a_wish_at_another_question_is_noted_and_the_question_stays(services: Services) -> None:
    turn = say(services, "organisation", WISH)
    assert turn.slots["request_remarks"] == "online with a day in Lerwick, not live video."
    assert "as you said it: “online with a day in Lerwick" in turn.text
    assert "request_organisation" not in turn.slots
    assert turn.slots.get("missed", 0) == 0


def test_remarks_are_added_to_those_before_and_kept_once(services: Services) -> None:
    turn = say(services, "organisation", WISH, request_remarks="mornings are best.")
    assert turn.slots["request_remarks"].startswith("mornings are best. / online with")
    again = say(services, "organisation", WISH, request_remarks=turn.slots["request_remarks"])
    assert again.slots.get("request_remarks", turn.slots["request_remarks"]) == turn.slots["request_remarks"]


def test_remarks_without_room_are_handed_back(services: Services) -> None:
    turn = say(services, "organisation", WISH, request_remarks="x" * 3990)
    assert "(4000 characters at most)" in turn.text
    assert "request_remarks" not in turn.slots


def test_a_date_at_another_question_stands_in_the_place_of_what_was_taken_for_one(services: Services) -> None:
    marked = "{time:By September at the latest}, {story:new contract begins in October}."
    turn = say(services, "organisation", marked, request_deadline="Not a new course")
    assert turn.slots["request_deadline"].startswith("By September at the latest")
    assert "put that right: By when (By September at the latest" in turn.text


def test_what_says_nothing_at_all_is_refused_by_the_question(services: Services) -> None:
    turn = say(services, "route", "{heads:27}")
    assert "did not catch which of the ways" in turn.text
    assert (turn.slots["request_route"], turn.slots["missed"]) == (None, 1)


def test_the_same_remark_again_asks_the_question_again(services: Services) -> None:
    turn = say(
        services,
        "organisation",
        "{mode:online} only please",
        request_remarks="online only please.",
        filters={"modes": ["online"]},
    )
    assert turn.slots == {"request_asked": None, "requested_slot": "request_route"}


def test_an_answer_before_a_question_is_taken_and_the_question_answered(services: Services) -> None:
    turn = say(services, "deadline", "nae deadline. does experience count?", "guidance")
    assert turn.slots["request_deadline"] == "nae deadline"
    assert turn.slots["request_asked"] == "does experience count?"
    assert "Yes, if the university agrees." in turn.text


@pytest.mark.parametrize("text", ["wid a piper be there?", "and who feeds the horses"])
def test_a_question_without_an_answer_is_none_either_and_is_said_to_have_none(text: str, services: Services) -> None:
    turn = say(services, "organisation", text)
    assert f"no checked answer to “{text}”" in turn.text
    assert "request_organisation" not in turn.slots


def test_a_complaint_asks_the_question_before_again(services: Services) -> None:
    asked = {"request_asked": "does experience count?"}
    turn = say(services, "learners", "{heads:four}. And you did not answer me.", **asked)
    assert turn.slots["request_learners"] == "four"
    assert "Yes, if the university agrees." in turn.text


def test_a_complaint_with_nothing_asked_before_is_said_to_have_no_answer(services: Services) -> None:
    assert "no checked answer" in say(services, "learners", "you never told me about it").text


def test_a_word_of_the_field_is_explained_behind_an_answer(services: Services) -> None:
    turn = say(services, "organisation", "Fibre Ltd. what does RPL mean?")
    assert turn.slots["request_organisation"] == "Fibre Ltd"
    assert [message.kind for message in turn.messages] == ["definition"]


def test_what_universities_are_to_know_is_put_into_the_request(services: Services) -> None:
    turn = say(services, "contact", "07700 900123, am nae on the email much. will they ken it's tractors nae cars?")
    assert turn.slots["request_contact"] == "+44 7700 900123"
    assert turn.slots["request_remarks"] == "am nae on the email much. / it's tractors nae cars"
    assert "They read the request as you see it" in turn.text


@pytest.mark.parametrize(
    ("slot", "text", "intent"),
    [
        ("organisation", "I shall not give the name to a machine", "answer"),
        ("name", "I would sooner not say. Could I have a telephone number?", "human"),
        ("deadline", "I don't want to give my name yet", "request"),
    ],
)
def test_who_keeps_a_name_back_is_told_why_it_is_needed_and_the_ways_on(
    slot: str, text: str, intent: str, services: Services
) -> None:
    turn = say(services, slot, text, intent)
    assert "Nothing goes anywhere before you have read the whole request" in turn.text
    assert "ailsa@hub.example" in turn.text
    assert turn.payloads == ["/cancel", "/human"]
    assert turn.slots.get(f"request_{slot}") is None


def review(services: Services, marked: str, intent: str = "change", **slots: Any) -> Turn:
    return say(services, "consent", marked, intent, **{**ANSWERS, **slots})


def test_several_changes_are_made_and_named(services: Services) -> None:
    turn = review(services, "{heads:3} people. by when should just say May", request_credential="care")
    assert (turn.slots["request_learners"], turn.slots["request_deadline"]) == ("3", "May")
    assert "put that right: How many people (3) and By when (May)." in turn.text


def test_a_course_is_taken_out(services: Services) -> None:
    turn = review(services, "take out the dementia course", request_credential="care")
    assert turn.slots["request_credential"] is None
    assert "put that right: About the course." in turn.text


def test_what_could_not_be_changed_is_named_and_nothing_is_said_to_be_right(services: Services) -> None:
    turn = review(services, "take out the moon")
    assert "could not make this change: “the moon”" in turn.text
    assert "put that right" not in turn.text


def test_a_condition_of_the_search_is_taken_out(services: Services) -> None:
    turn = review(services, "take out the level", filters={"level_min": 7}, needs=["splice fibre"])
    assert turn.slots["filters"] == {}
    assert "put that right: Conditions." in turn.text


def test_a_correction_that_sounds_like_a_search_is_a_correction(services: Services) -> None:
    marked = "thats wrong. {not:not heat pumps}. what people should do is {need:replace a boiler}. and {heads:3} people"
    turn = review(services, marked, "recommend")
    assert (turn.slots["request_need"], turn.slots["request_learners"]) == ("replace a boiler", "3")


def test_a_need_alone_at_the_review_is_still_a_search(services: Services) -> None:
    turn = review(services, "{need:dementia care}", "recommend", request_route="not sure")
    assert (turn.slots, turn.messages) == ({"requested_slot": "request_consent"}, [])


def test_a_question_and_a_wish_at_the_review_are_answered_and_noted(services: Services) -> None:
    turn = review(services, "does experience count here? I'd rather our name was not circulated.", "guidance")
    assert "Yes, if the university agrees." in turn.text
    assert turn.slots["request_remarks"] == "I'd rather our name was not circulated."
    assert "request_consent" not in turn.slots


def test_remarks_stand_in_the_review_and_are_sent(services: Services) -> None:
    remarks: dict[str, Any] = {"request_remarks": "mornings are best."}
    reviewed = take(services, "action_ask_request_consent", typed("go on", "answer", **ANSWERS, **remarks))
    assert {field.key: field.value for field in reviewed.message.data.fields}["request_remarks"] == "mornings are best."
    send(services, **remarks)
    assert only(services).remarks == "mornings are best."


def test_remarks_are_asked_for_anew_by_their_button(services: Services) -> None:
    chosen = pressed("change", named={"slot": "request_remarks"}, **ANSWERS, requested_slot="request_consent")
    assert take(services, "action_change_answer", chosen).slots == {"request_remarks": None, "request_consent": None}
    every = {**ANSWERS, "request_route": "not sure"}
    asked = pressed("change", named={"slot": "request_remarks"}, **every, requested_slot="request_consent")
    assert take(services, VALIDATE, asked).slots["requested_slot"] == "request_remarks"


@pytest.mark.parametrize(("text", "kept"), [("we have our own room", "we have our own room"), ("nothing", "")])
def test_new_remarks_stand_in_the_place_of_the_old(text: str, kept: str, services: Services) -> None:
    turn = say(services, "remarks", text, **{**ANSWERS, "request_route": "not sure"})
    assert (turn.slots["request_remarks"], turn.slots["requested_slot"]) == (kept, "request_consent")


def test_a_button_leaves_nothing_of_the_remarks(services: Services) -> None:
    answers = {**ANSWERS, "request_route": "not sure", "requested_slot": "request_remarks"}
    turn = take(services, VALIDATE, pressed("answer", named={"value": "none"}, **answers))
    assert turn.slots["request_remarks"] == ""


@pytest.mark.parametrize("text", ["{need:pipe welding}. no. its a boiler", "{not:not pipe welding}"])
def test_a_need_that_was_turned_down_is_not_taken_over(text: str, services: Services) -> None:
    plain = typed(text).latest_message["text"]
    refused = ["pipe welding"] if "not pipe" in plain else []
    begun = pressed("request", needs=["pipe welding"], said=[plain], refused=refused)
    assert take(services, "action_begin_request", begun).slots["request_need"] is None


def test_a_course_that_was_put_aside_is_not_what_a_request_is_about(services: Services) -> None:
    tracker = pressed("request", named={"credential": "care", "route": "adapt"}, shown=["care"], hidden=["care"])
    assert take(services, "action_begin_request", tracker).slots["request_credential"] is None


def test_counted_things_and_family_are_no_jobs(services: Services) -> None:
    begun = pressed("request", needs=["pipe welding"], people=["milkers", "wife", "fitters"])
    assert take(services, "action_begin_request", begun).slots["request_roles"] == "fitters"


@pytest.mark.parametrize(
    ("typed_as", "name"),
    [("ok Mhairi Sinclair", "Mhairi Sinclair"), ("aye, it's Rab", "Rab"), ("Okan Demir", "Okan Demir")],
)
def test_words_that_lead_up_to_a_name_are_none_of_it(typed_as: str, name: str, services: Services) -> None:
    assert say(services, "name", typed_as).slots.get("request_name") == name


def test_words_that_lead_up_to_a_person_may_begin_an_organisation(services: Services) -> None:
    assert say(services, "organisation", "Right Track Scotland").slots["request_organisation"] == "Right Track Scotland"


def test_what_answers_a_question_is_no_remark_as_well(services: Services) -> None:
    marked = "adapt one. {story:our lads know ropes}, {need:its the paint inspection they lack}"
    turn = say(services, "route", marked, request_need="rope access")
    assert (turn.slots.get("request_remarks") or "").rstrip(".") != turn.slots["request_need"]


def test_a_sentence_that_asks_why_a_course_was_shown_is_answered_by_its_record(services: Services) -> None:
    asked = "I am not sure {ordinal:that} is right for us. Can you tell me why you suggested it?"
    parts = [("Can you tell me why you suggested it?", "why", ())]
    shown: dict[str, Any] = {"shown": ["weld-gas"], "needs": ["pipe welding"], "requested_slot": "request_learners"}
    turn = take(services, VALIDATE, typed(asked, "answer", parts=parts, **shown))
    assert "Gas Pipe Welding" in turn.text
    assert "no checked answer" not in turn.text


def test_who_introduces_themself_at_another_question_is_not_asked_again(services: Services) -> None:
    said = (
        "{time:before the end of June}. The firm is Leven Circuits, Glenrothes. My name is Alan Pirie, a@leven.example"
    )
    slots = say(services, "deadline", said).slots
    assert slots["request_organisation"] == "Leven Circuits, Glenrothes"
    assert (slots["request_name"], slots["request_contact"]) == ("Alan Pirie", "a@leven.example")
    assert not slots.get("request_remarks")
