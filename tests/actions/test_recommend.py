"""From a need to a page of credentials with reasons, to the next page, and to an honest nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.guessing import sure_search
from actions.services import Services
from index.build import build
from index.live import LiveIndex
from tests.actions.made import CARE, CREDENTIALS, TERMS
from tests.actions.turn import Take, Turn, take, taking, turn_of, typed
from tests.toy import ToyEncoder, toy_calibration

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}


@pytest.fixture
def recommend(services: Services) -> Take:
    return taking(services, "action_recommend_credentials")


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "recommend", **slots)


def test_a_need_is_answered_with_the_records_own_words(recommend: Take) -> None:
    turn = recommend(asked("we need {need:dementia care}"))
    assert ids(turn) == ["care"]
    assert 'For dementia care, it says: "Dementia Care"' in turn.text


def test_a_bare_topic_is_a_need_though_nothing_in_it_was_marked(recommend: Take) -> None:
    assert recommend(asked("dementia care")).slots["needs"] == ["dementia care"]


def test_a_title_that_is_typed_alone_is_the_need(recommend: Take) -> None:
    turn = recommend(asked("{title:Deck Pipe Welding}"))
    assert (turn.slots["needs"], ids(turn)[0]) == (["Deck Pipe Welding"], "weld-deck")


def test_one_answer_is_said_in_the_singular(recommend: Take) -> None:
    assert recommend(asked("dementia care")).text.startswith(
        "One credential fits dementia care: Dementia Care (online)."
    )


def test_a_page_holds_three_and_says_how_many_there_are(recommend: Take) -> None:
    turn = recommend(asked("pipe welding"))
    assert len(ids(turn)) == 3
    assert turn.text.startswith("I would start with Deck Pipe Welding (online and in person).")
    assert turn.message.lead.endswith("5 credentials fit pipe welding. Here are the best 3.")
    assert turn.message.data.total == 5


def test_each_of_the_page_has_a_button_by_its_number(recommend: Take) -> None:
    turn = recommend(asked("pipe welding"))
    details = [button for button in turn.message.buttons if button.payload.startswith("/details")]
    assert [button.title for button in details] == ["About number 1", "About number 2", "About number 3"]
    assert [button.payload for button in details] == [f'/details{{"credential": "{one}"}}' for one in ids(turn)]


def test_a_page_that_is_not_the_last_offers_more(recommend: Take) -> None:
    assert "/more" in recommend(asked("pipe welding")).payloads


def test_what_was_understood_and_shown_is_remembered(recommend: Take) -> None:
    turn = recommend(asked("{need:pipe welding} at {level:level 6} for {heads:12 people}"))
    assert (turn.slots["needs"], turn.slots["learners"]) == (["pipe welding"], 12)
    assert turn.slots["filters"] == {"level_min": 6, "level_max": 6}
    assert turn.slots["words"] == {"level": "level 6", "learners": "12 people"}
    assert (turn.slots["shown"], turn.slots["seen"]) == (ids(turn), 3)


def test_conditions_are_said_back_in_words(recommend: Take) -> None:
    turn = recommend(asked("{need:pipe welding} {mode:online} for {heads:12 people}"))
    assert "(12 people; online delivery)" in turn.text
    assert [(chip.field, chip.words) for chip in turn.message.data.filters] == [
        ("learners", "12 people"),
        ("modes", "online"),
    ]


def test_a_need_that_nothing_covers_is_named(recommend: Take) -> None:
    turn = recommend(asked("{need:dementia care} and {need:beekeeping}"))
    assert turn.message.data.uncovered == ("beekeeping",)
    assert [(need.text, need.covered) for need in turn.message.data.needs] == [
        ("dementia care", True),
        ("beekeeping", False),
    ]
    assert "Nothing I found is squarely about beekeeping." in turn.text


def test_a_new_need_forgets_the_need_and_the_conditions_before(recommend: Take) -> None:
    turn = recommend(asked("{need:dementia care}", **WELDING, filters={"level_min": 11}, learners=4, seen=3))
    assert turn.slots["needs"] == ["dementia care"]
    assert (turn.slots["filters"], turn.slots["learners"]) == ({}, None)


def test_a_message_without_a_need_goes_on_with_the_need_before(recommend: Take) -> None:
    assert ids(recommend(asked("something {mode:online} please", **WELDING))) == ["weld-yard"]


def test_without_any_need_the_need_is_asked_for(recommend: Take) -> None:
    turn = recommend(asked("for {heads:12 people}"))
    assert (turn.message.kind, turn.message.data.slot) == ("question", "need")
    assert "What should your people be able to do" in turn.text
    assert turn.slots["learners"] == 12


def test_a_need_that_nothing_answers_is_said_and_kept_for_a_request(recommend: Take) -> None:
    turn = recommend(asked("beekeeping"))
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping well enough")
    assert turn.payloads == ["/request", "/human"]
    assert (turn.slots["needs"], turn.slots["shown"], turn.slots["seen"]) == (["beekeeping"], [], 0)


def test_a_record_of_a_newer_index_is_found_at_once(services: Services, tmp_path: Path) -> None:
    encoder = ToyEncoder()
    build(tmp_path, [CARE], TERMS, encoder)
    live = replace(services, index=LiveIndex(tmp_path, encoder, toy_calibration()))
    build(tmp_path, CREDENTIALS, TERMS, encoder)
    assert len(ids(take(live, "action_recommend_credentials", asked("pipe welding")))) == 3


@pytest.mark.parametrize(
    "text",
    [
        "also {need:dementia care}",
        "and {need:dementia care} please",
        "{need:dementia care} too",
        "can you add {need:dementia care}",
    ],
)
def test_a_need_can_be_put_beside_the_one_before(text: str, recommend: Take) -> None:
    turn = recommend(asked(text, **WELDING, filters={"credit_bearing": True}, learners=4))
    assert turn.slots["needs"] == ["pipe welding", "dementia care"]
    assert (turn.slots["filters"], turn.slots["learners"]) == ({"credit_bearing": True}, 4)


def test_what_was_said_of_both_needs_is_their_context(recommend: Take) -> None:
    turn = recommend(asked("also {need:dementia care}", needs=["pipe welding"], context="our lads need pipe welding"))
    assert turn.slots["context"] == "our lads need pipe welding. also dementia care"


def test_a_need_beside_one_of_an_unknown_context_keeps_the_need_as_context(recommend: Take) -> None:
    turn = recommend(asked("also {need:dementia care}", needs=["pipe welding"], context=""))
    assert turn.slots["context"] == "pipe welding. also dementia care"


def test_the_same_need_beside_itself_is_one_need(recommend: Take) -> None:
    assert recommend(asked("also {need:pipe welding}", **WELDING)).slots["needs"] == ["pipe welding"]


def test_a_first_need_beside_nothing_is_the_need(recommend: Take) -> None:
    assert recommend(asked("also {need:dementia care}")).slots["needs"] == ["dementia care"]


def test_several_needs_offer_one_plan(recommend: Take) -> None:
    assert "/plan" in recommend(asked("{need:pipe welding} and {need:dementia care}")).payloads


def test_one_need_offers_no_plan(recommend: Take) -> None:
    assert "/plan" not in recommend(asked("pipe welding")).payloads


def test_a_page_offers_the_way_out_last(recommend: Take) -> None:
    assert recommend(asked("pipe welding")).payloads[-2:] == ["/more", "/request"]


def test_what_is_put_aside_is_looked_at_again_for_a_new_need(recommend: Take) -> None:
    turn = recommend(asked("pipe welding", needs=["dementia care"], hidden=["weld-gas"]))
    assert turn.slots["hidden"] == []


def test_nothing_on_a_new_page_is_spoken_of_yet(recommend: Take) -> None:
    assert recommend(asked("pipe welding", current="care")).slots["current"] is None


def test_a_new_need_can_be_taken_back(recommend: Take) -> None:
    (before,) = recommend(asked("dementia care", **WELDING)).slots["before"]
    assert before["needs"] == ["pipe welding"]


def test_a_need_ends_the_asking(recommend: Take) -> None:
    assert recommend(asked("pipe welding", asked=2)).slots["asked"] == 0


def test_a_need_that_nothing_answers_ends_the_asking_too(recommend: Take) -> None:
    assert recommend(asked("beekeeping", asked=2)).slots["asked"] == 0


@pytest.mark.parametrize(
    ("text", "slots", "needs"),
    [
        ("{need:dementia care}", {}, ["dementia care"]),
        ("{need:dementia care}", WELDING, ["dementia care"]),
        ("also {need:dementia care}", WELDING, ["pipe welding", "dementia care"]),
        ("only {mode:online}", WELDING, ["pipe welding"]),
    ],
)
def test_words_that_something_surely_answers_are_searched_for(
    text: str, slots: dict[str, Any], needs: list[str], services: Services
) -> None:
    events = sure_search(turn_of(services, asked(text, **slots)))
    assert events is not None
    (search,) = [event["value"] for event in events if event["name"] == "search"]
    assert search["needs"] == needs


@pytest.mark.parametrize(
    "text",
    ["{need:beekeeping}", "also {need:beekeeping}", "and that is all", "{need:dementia care} at {level:level 11}"],
)
def test_words_that_nothing_surely_answers_are_not(text: str, services: Services) -> None:
    turn = turn_of(services, asked(text, **WELDING))
    assert sure_search(turn) is None
    assert turn.sent == []


def test_a_condition_with_a_reason_adds_no_need(recommend: Take) -> None:
    turn = recommend(asked("and make it {heads:25 people}, {need:the kitchen} are coming too", **WELDING))
    assert (turn.slots["needs"], turn.slots["learners"]) == (["pipe welding"], 25)


def test_who_was_asked_twice_is_offered_the_ways_on(recommend: Take) -> None:
    turn = recommend(asked("only {mode:online} for {heads:12}", asked=2))
    assert (turn.message.kind, turn.slots["asked"]) == ("fallback", 3)
    assert turn.text.startswith("I need a few words on what people should be able to do")
