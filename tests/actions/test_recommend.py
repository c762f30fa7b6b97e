"""From a need to a page of credentials with reasons, to the next page, and to an honest nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.recommend import ForgetSearch, RecommendCredentials, ShowMore, context
from actions.services import Services
from index.build import build
from index.constraints import extract
from index.live import LiveIndex
from tests.actions.conftest import TODAY
from tests.actions.made import CARE, CREDENTIALS, TERMS, welding
from tests.actions.turn import Turn, pressed, take, typed
from tests.toy import ToyEncoder

WELDING = {"needs": ["pipe welding"], "context": "pipe welding"}


@pytest.fixture
def recommend(services: Services) -> RecommendCredentials:
    return RecommendCredentials(services)


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def asked(text: str, **slots: Any) -> Any:
    return typed(text, "recommend", **slots)


def test_a_need_is_answered_with_the_records_own_words(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("we need dementia care"))
    assert ids(turn) == ["care"]
    assert 'For dementia care, it says: "Dementia Care"' in turn.text


def test_one_answer_is_said_in_the_singular(recommend: RecommendCredentials) -> None:
    assert take(recommend, asked("dementia care")).text.startswith("One credential fits dementia care.")


def test_a_page_holds_three_and_says_how_many_there_are(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("pipe welding"))
    assert len(ids(turn)) == 3
    assert turn.text.startswith("5 credentials fit pipe welding. Here are the best 3.")
    assert turn.message.data.total == 5


def test_each_of_the_page_has_a_button_by_its_number(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("pipe welding"))
    details = [button for button in turn.message.buttons if button.payload.startswith("/details")]
    assert [button.title for button in details] == ["About number 1", "About number 2", "About number 3"]
    assert [button.payload for button in details] == [f'/details{{"credential": "{one}"}}' for one in ids(turn)]


def test_a_page_that_is_not_the_last_offers_more(recommend: RecommendCredentials) -> None:
    assert "/more" in take(recommend, asked("pipe welding")).payloads


def test_what_was_understood_and_shown_is_remembered(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("pipe welding at level 6 for 12 people"))
    assert (turn.slots["needs"], turn.slots["learners"]) == (["pipe welding"], 12)
    assert turn.slots["filters"] == {"level_min": 6, "level_max": 6}
    assert turn.slots["filter_words"] == {"level": "level 6", "learners": "12 people"}
    assert (turn.slots["shown"], turn.slots["seen"]) == (ids(turn), 3)


def test_conditions_are_said_back_in_words(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("pipe welding online for 12 people"))
    assert "(12 people; online delivery)" in turn.text
    assert [(chip.field, chip.words) for chip in turn.message.data.filters] == [
        ("learners", "12 people"),
        ("modes", "online"),
    ]


def test_a_need_that_nothing_covers_is_named(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("dementia care and beekeeping"))
    assert turn.message.data.uncovered == ("beekeeping",)
    assert [(need.text, need.covered) for need in turn.message.data.needs] == [
        ("dementia care", True),
        ("beekeeping", False),
    ]
    assert "I found nothing for beekeeping." in turn.text


def test_a_new_need_forgets_the_need_and_the_conditions_before(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("dementia care", **WELDING, filters={"level_min": 11}, learners=4, seen=3))
    assert turn.slots["needs"] == ["dementia care"]
    assert (turn.slots["filters"], turn.slots["learners"]) == ({}, None)


def test_a_message_without_a_need_goes_on_with_the_need_before(recommend: RecommendCredentials) -> None:
    assert ids(take(recommend, asked("something online please", **WELDING))) == ["weld-yard"]


def test_without_any_need_the_need_is_asked_for(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("for 12 people"))
    assert turn.message.kind == "text"
    assert "What should your people be able to do" in turn.text
    assert turn.slots["learners"] == 12


def test_a_need_that_nothing_answers_is_said_and_kept_for_a_request(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("beekeeping"))
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping well enough")
    assert turn.payloads == ["/request", "/human"]
    assert (turn.slots["needs"], turn.slots["shown"], turn.slots["seen"]) == (["beekeeping"], [], 0)


def test_nothing_within_the_conditions_names_them(recommend: RecommendCredentials) -> None:
    turn = take(recommend, asked("dementia care at level 11 for 12 people"))
    assert "answers dementia care within what you asked (SCQF level 11)" in turn.text
    assert turn.payloads == ["/request", "/human"]


def test_how_many_are_to_learn_is_no_condition_that_could_be_loosened(recommend: RecommendCredentials) -> None:
    assert "within what you asked" not in take(recommend, asked("beekeeping for 12 people")).text


def test_a_record_of_a_newer_index_is_found_at_once(services: Services, tmp_path: Path) -> None:
    encoder = ToyEncoder()
    build(tmp_path, [CARE], TERMS, encoder)
    live = replace(services, index=LiveIndex(tmp_path, encoder))
    build(tmp_path, CREDENTIALS, TERMS, encoder)
    assert len(ids(take(RecommendCredentials(live), asked("pipe welding")))) == 3


def test_more_is_the_rest_and_the_last_page_offers_no_more(services: Services) -> None:
    first = take(RecommendCredentials(services), asked("pipe welding"))
    second = take(ShowMore(services), pressed("more", **first.slots))
    assert "Here are 2 more of the 5" in second.text
    assert sorted(ids(first) + ids(second)) == [f"weld-{name}" for name in ("deck", "gas", "ship", "site", "yard")]
    assert "/more" not in second.payloads


def test_after_the_last_page_there_is_no_more(services: Services) -> None:
    turn = take(ShowMore(services), pressed("more", **WELDING, seen=5, shown=["weld-yard"]))
    assert turn.text == "That is everything I have for this need."
    assert turn.payloads == ["/request", "/start_over"]
    assert turn.slots["shown"] == ["weld-yard"]


def test_more_of_nothing_asks_for_the_need(services: Services) -> None:
    assert "What should your people be able to do" in take(ShowMore(services), pressed("more")).text


def test_more_of_what_has_left_the_catalogue_is_nothing(services: Services, tmp_path: Path) -> None:
    encoder = ToyEncoder()
    build(tmp_path, [welding("gas"), CARE], TERMS, encoder)
    live = replace(services, index=LiveIndex(tmp_path, encoder))
    turn = take(ShowMore(live), pressed("more", needs=["beekeeping"], seen=3))
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping")


def test_starting_over_forgets_everything_of_the_search(services: Services) -> None:
    turn = take(ForgetSearch(services), typed("start over", "start_over", **WELDING, learners=4, seen=3))
    assert turn.text.startswith("Forgotten.")
    assert not any(turn.slots.values())
    assert {"needs", "context", "filters", "filter_words", "learners", "shown", "seen"} == set(turn.slots)


@pytest.mark.parametrize("text", ["welding, not pipes", "pipes rather than ships", "welding instead of care"])
def test_a_message_that_names_what_is_not_wanted_does_not_speak_for_the_need(text: str) -> None:
    assert context(extract(text, today=TODAY)) == ""


def test_a_message_speaks_for_its_need_without_the_conditions() -> None:
    assert context(extract("our lads cannot weld pipes under £500", today=TODAY)).startswith(
        "our lads cannot weld pipes"
    )
