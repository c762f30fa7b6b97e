"""What the message that asks for a request says already is not asked again."""

from __future__ import annotations

from typing import Any

import pytest

from actions.request_begin import GO_ON
from actions.services import Services
from tests.actions.turn import pressed, take, typed

SHOWN = ["weld-gas", "care"]


def begun(services: Services, text: str, **slots: Any) -> dict[str, Any]:
    """What the form begins with, apart from its key and its consent."""
    known = take(services, "action_begin_request", typed(text, "request", **slots)).slots
    return {name: value for name, value in known.items() if name not in ("request_key", "request_consent")}


def test_the_number_of_people_is_known(services: Services) -> None:
    assert begun(services, "book me {heads:6} places")["request_learners"] == "6"


def test_the_number_of_the_message_counts_more_than_that_of_the_search(services: Services) -> None:
    assert begun(services, "it is for {heads:6} of them", learners=12) == {"request_learners": "6"}


def test_a_number_that_was_answered_before_stands(services: Services) -> None:
    assert begun(services, "it is for {heads:6}", request_learners="10") == {}


def test_a_need_is_known_where_nothing_was_searched_for(services: Services) -> None:
    known = begun(services, "could somebody build {need:beekeeping} and {need:candle dipping}?")
    assert known["request_need"] == "beekeeping and candle dipping"


def test_another_need_than_the_one_looked_for_counts(services: Services) -> None:
    known = begun(services, "could somebody build {need:beekeeping}?", needs=["pipe welding"])
    assert known["request_need"] == "beekeeping"


def test_the_need_that_was_looked_for_counts_where_the_message_means_it(services: Services) -> None:
    known = begun(services, "could somebody build {need:welding} for us?", needs=["pipe welding"])
    assert known["request_need"] == "pipe welding"


def test_what_the_employer_typed_is_known_word_for_word(services: Services) -> None:
    known = begun(services, "ask them", needs=["pipe welding"], said=["our lads can't weld", "and care, too"])
    assert known["request_said"] == "our lads can't weld / and care, too"


def test_of_many_long_messages_the_first_and_the_last_are_known(services: Services) -> None:
    said = ["a" * 1500, "b" * 1500, "c" * 1500, "d" * 400]
    known = begun(services, "ask them", needs=["pipe welding"], said=said)
    assert known["request_said"] == f"{'a' * 1500} / {'c' * 1500} / {'d' * 400}"


PUT_ASIDE: dict[str, Any] = {
    "request_need": "pipe welding",
    "request_learners": "12",
    "request_organisation": "Forth Fibre",
    "request_said": "our lads can't weld",
    "needs": ["dementia care"],
}
"""A request that was put aside for another search."""


def test_a_request_after_another_search_is_about_that_and_keeps_the_rest(services: Services) -> None:
    known = begun(services, "ask them", **PUT_ASIDE, said=["carers need dementia care"])
    assert known["request_need"] == "dementia care"
    assert known["request_said"] == "carers need dementia care"
    assert known["request_learners"] is None
    assert "request_organisation" not in known


def test_the_button_goes_on_with_the_request_as_it_was(services: Services) -> None:
    on = pressed("request", named={"value": GO_ON}, **PUT_ASIDE, said=["carers need dementia care"])
    known = take(services, "action_begin_request", on).slots
    assert not {"request_need", "request_said", "request_learners"} & set(known)


def test_a_request_goes_on_as_it_was_after_the_same_search(services: Services) -> None:
    assert "request_need" not in begun(services, "ask them", **PUT_ASIDE, said=["our lads can't weld"])


def test_a_request_that_is_put_aside_keeps_its_answers_and_can_be_gone_on_with(services: Services) -> None:
    turn = take(services, "action_put_request_aside", typed("and bees?", "recommend", **PUT_ASIDE))
    assert turn.text == "I have put the request aside; your answers are kept."
    assert turn.payloads == ['/request{"value": "go_on"}']
    assert turn.slots == {"request_consent": None}


def test_a_request_of_which_nothing_was_answered_is_forgotten_without_a_word(services: Services) -> None:
    taken_over: dict[str, Any] = {
        "request_need": "pipe welding",
        "request_learners": "12",
        "request_said": "our lads can't weld",
    }
    turn = take(services, "action_put_request_aside", typed("and bees?", "recommend", **taken_over))
    assert turn.messages == []
    assert {turn.slots[name] for name in taken_over} == {None}


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("run this just for us?", "closed_cohort"),
        ("can our own course be credit-rated?", "credit_rate"),
    ],
)
def test_a_way_that_is_said_in_so_many_words_is_known(text: str, route: str, services: Services) -> None:
    assert begun(services, text)["request_route"] == route


@pytest.mark.parametrize("text", ["none of these fit as they are", "no, nothing will do as it is"])
def test_what_rejects_all_that_there_is_names_no_way(text: str, services: Services) -> None:
    assert "request_route" not in begun(services, text)


def test_what_is_taken_over_is_said(services: Services) -> None:
    turn = take(services, "action_begin_request", typed("ask for us", "request", needs=["pipe welding"], learners=12))
    assert turn.text.endswith("I take over what you said: pipe welding; 12. You can change it at the end.")


@pytest.mark.parametrize("slots", [{}, {"needs": ["pipe welding"], "request_need": "weld pipes"}])
def test_where_nothing_is_taken_over_nothing_is_said_of_it(slots: dict[str, Any], services: Services) -> None:
    assert "take over" not in take(services, "action_begin_request", typed("ask for us", "request", **slots)).text


def test_a_button_names_no_way_in_words(services: Services) -> None:
    known = take(services, "action_begin_request", pressed("request", shown=SHOWN)).slots
    assert set(known) == {"request_key", "request_consent"}


@pytest.mark.parametrize("text", ["can {ordinal:the second} be changed?", "can {title:Dementia Care} be changed?"])
def test_the_course_that_is_pointed_at_is_what_it_is_about(text: str, services: Services) -> None:
    assert begun(services, text, shown=SHOWN)["request_credential"] == "care"


def test_of_several_that_are_pointed_at_none_is_what_it_is_about(services: Services) -> None:
    known = begun(services, "something like {ordinal:both}", shown=SHOWN, request_credential="care")
    assert known["request_credential"] is None


def test_a_request_that_points_at_nothing_leaves_the_course_as_it_is(services: Services) -> None:
    assert "request_credential" not in begun(services, "nothing fits", shown=SHOWN, request_credential="care")


def test_an_answer_of_another_kind_goes_to_the_question_that_it_answers(services: Services) -> None:
    tracker = typed("mostly {who:welders}", "answer", requested_slot="request_learners")
    slots = take(services, "validate_request_form", tracker).slots
    assert slots["request_roles"] == "welders"
    assert (slots.get("request_learners"), slots["requested_slot"]) == (None, "request_route")


def test_the_button_of_a_card_asks_for_places_on_its_course(services: Services) -> None:
    tracker = pressed("request", named={"credential": "care", "route": "buy_places"}, shown=SHOWN)
    known = take(services, "action_begin_request", tracker).slots
    assert (known["request_credential"], known["request_route"]) == ("care", "buy_places")


def test_who_is_to_learn_is_known_from_the_search_and_from_the_message(services: Services) -> None:
    assert begun(services, "ask them", needs=["pipe welding"], people=["fitters"])["request_roles"] == "fitters"
    known = begun(services, "ask them for our {who:joiners}", needs=["pipe welding"], people=["fitters"])
    assert known["request_roles"] == "joiners"


def test_jobs_that_were_answered_before_stand(services: Services) -> None:
    assert "request_roles" not in begun(services, "ask them", people=["fitters"], request_roles="joiners")


def test_jobs_that_were_typed_are_kept_when_the_request_is_put_aside(services: Services) -> None:
    """Those of the search are there again anyway."""
    slots: dict[str, Any] = {"needs": ["pipe welding"], "people": ["fitters"], "request_need": "pipe welding"}
    typed_jobs = typed("and bees?", "recommend", **slots, request_roles="apprentices")
    assert "request_roles" not in take(services, "action_put_request_aside", typed_jobs).slots
    from_search = typed("and bees?", "recommend", **slots, request_roles="fitters")
    assert take(services, "action_put_request_aside", from_search).slots["request_roles"] is None


def test_a_course_that_is_put_aside_is_not_what_a_new_one_is_about(services: Services) -> None:
    text = "no {ordinal:the first one} is for tourist places. could somebody make one for us?"
    known = begun(services, text, needs=["pipe welding"], shown=SHOWN)
    assert known["request_route"] == "co_design"
    assert known.get("request_credential") is None
