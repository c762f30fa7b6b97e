"""The next page of a search, the last one, and what is looked for when the need itself is missed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions.refine import AGAIN
from actions.services import Services
from actions.turn import payload
from index.build import build
from index.live import LiveIndex
from runtime.phrases import Phrases
from tests.actions.made import CARE, TERMS, welding
from tests.actions.turn import Turn, pressed, take, typed
from tests.toy import ToyEncoder, toy_calibration

WELDING: dict[str, Any] = {"needs": ["pipe welding"], "context": "pipe welding"}


def ids(turn: Turn) -> list[str]:
    return [one.id for one in turn.message.data.items]


def test_more_is_the_rest_and_the_last_page_offers_no_more(services: Services) -> None:
    first = take(services, "action_recommend_credentials", typed("pipe welding", "recommend"))
    second = take(services, "action_show_more", pressed("more", **first.slots))
    assert "Here are 2 more of the 5" in second.text
    assert sorted(ids(first) + ids(second)) == [f"weld-{name}" for name in ("deck", "gas", "ship", "site", "yard")]
    assert "/more" not in second.payloads


def test_the_last_of_the_list_is_said_to_be_the_last(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", **WELDING, seen=4, shown=["weld-yard"]))
    assert turn.text.startswith("Here is the last of the 5 that fit pipe welding.")


def test_after_the_last_page_there_is_no_more(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", **WELDING, seen=5, shown=["weld-yard"]))
    assert turn.text == "That is everything I have for this need."
    assert turn.payloads == ["/request", "/start_over"]
    assert turn.slots["shown"] == ["weld-yard"]


def test_more_of_nothing_asks_for_the_need(services: Services) -> None:
    assert "What should your people be able to do" in take(services, "action_show_more", pressed("more")).text


def test_more_of_what_has_left_the_catalogue_is_nothing(services: Services, tmp_path: Path) -> None:
    encoder = ToyEncoder()
    build(tmp_path, [welding("gas"), CARE], TERMS, encoder)
    live = replace(services, index=LiveIndex(tmp_path, encoder, toy_calibration()))
    turn = take(live, "action_show_more", pressed("more", needs=["beekeeping"], seen=3))
    assert turn.text.startswith("Nothing in the catalogue answers beekeeping")


def test_a_credential_that_was_put_aside_is_not_shown(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", **WELDING, hidden=["weld-gas", "weld-deck"]))
    assert set(ids(turn)) == {"weld-ship", "weld-site", "weld-yard"}
    assert turn.message.data.total == 3


def test_where_the_need_is_missed_what_was_said_as_a_whole_is_searched(services: Services) -> None:
    slots: dict[str, Any] = {"needs": ["beekeeping", "candle dipping"], "context": "pipe welding"}
    turn = take(services, "action_show_more", pressed("more", **slots))
    assert turn.slots["needs"] == ["pipe welding"]
    assert turn.message.data.total == 5


def test_where_neither_answers_the_need_stays_as_it_was_named(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", needs=["beekeeping"], context="bees for our hives"))
    assert turn.slots["needs"] == ["beekeeping"]


def test_a_need_that_is_not_said_is_asked_for_with_examples_then(services: Services) -> None:
    first = take(services, "action_show_more", pressed("more"))
    second = take(services, "action_show_more", pressed("more", **first.slots))
    assert "For example" in second.text
    assert [first.slots["asked"], second.slots["asked"]] == [1, 2]


def test_a_third_question_would_be_a_loop_so_the_ways_on_are_offered(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", asked=2))
    assert (turn.message.kind, turn.payloads) == ("fallback", ["/help", "/request", "/human"])


def test_the_ways_on_are_offered_as_often_as_nothing_is_said(services: Services) -> None:
    assert take(services, "action_show_more", pressed("more", asked=7)).payloads == ["/help", "/request", "/human"]


def test_everything_put_aside_is_nothing_found_and_no_end_of_a_list(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", needs=["dementia care"], hidden=["care"], seen=3))
    assert turn.text.startswith("Nothing in the catalogue answers dementia care")


def test_asking_for_more_with_a_condition_changes_the_search(services: Services) -> None:
    turn = take(
        services,
        "action_show_more",
        typed("there are {heads:12} of them", "more", **WELDING, seen=5, shown=["weld-yard"]),
    )
    assert [chip.value for chip in turn.message.data.filters] == ["12 people"]


@pytest.mark.parametrize("text", ["can we go back to the list", "show me those again", "return to the results"])
def test_the_list_is_shown_again_from_its_start(text: str, services: Services) -> None:
    turn = take(services, "action_show_more", typed(text, "more", **WELDING, seen=5, shown=["weld-yard"]))
    assert turn.text.startswith("I would start with ")
    assert "5 credentials fit pipe welding. Here are the best 3." in turn.text
    assert "level not published" not in turn.text  # the courses are drawn in full
    assert turn.slots["seen"] == 3


def test_a_button_shows_the_list_again(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", named={"value": AGAIN}, **WELDING, seen=5))
    assert (len(ids(turn)), turn.slots["seen"]) == (3, 3)


def test_every_button_back_to_the_list_is_understood(phrases: Phrases) -> None:
    payloads = [sent for name in ("utter_total_for", "utter_recap") for _, sent in phrases.buttons(name)]
    assert payloads.count(payload("more", value=AGAIN)) == 2


def test_what_was_put_aside_stays_so_when_the_list_is_shown_again(services: Services) -> None:
    turn = take(services, "action_show_more", typed("back please", "more", **WELDING, seen=5, hidden=["weld-gas"]))
    assert turn.message.data.total == 4


def test_all_there_is_goes_on_from_page_to_page(services: Services) -> None:
    turn = take(services, "action_show_more", pressed("more", browsing=True, seen=3))
    assert turn.text.startswith("Here are 4 to 6 of 6.")
    assert ids(turn) == ["weld-ship", "weld-site", "weld-yard"]
