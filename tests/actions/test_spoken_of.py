"""A course that was shown before this page can still be spoken of by a part of its name."""

from __future__ import annotations

from typing import Any

import pytest

from actions.search import MOST_RECENT, Search
from actions.services import Services
from tests.actions.turn import take, typed

EARLIER: dict[str, Any] = {
    "needs": ["pipe welding"],
    "shown": ["weld-gas", "weld-ship"],
    "recent": ["weld-gas", "weld-ship", "care"],
    "current": "weld-gas",
}


def test_a_course_of_an_earlier_page_is_answered_about(services: Services) -> None:
    asked = typed("how much is {ordinal:the dementia one}?", "details", facts=["price"], **EARLIER)
    turn = take(services, "action_show_details", asked)
    assert turn.message.data.card.id == "care"


def test_what_is_on_the_page_goes_before_what_was(services: Services) -> None:
    asked = typed("how much is {ordinal:the ship one}?", "details", facts=["price"], **EARLIER)
    assert take(services, "action_show_details", asked).message.data.card.id == "weld-ship"


@pytest.mark.parametrize("pointed", ["it", "the second one", "that one"])
def test_a_pronoun_or_a_place_is_one_of_the_page(pointed: str, services: Services) -> None:
    asked = typed(f"how much is {{ordinal:{pointed}}}?", "details", facts=["price"], **EARLIER)
    assert take(services, "action_show_details", asked).message.data.card.id in ("weld-gas", "weld-ship")


def test_one_of_the_page_is_compared_with_one_of_before(services: Services) -> None:
    asked = typed("compare {ordinal:the ship one} with {ordinal:the dementia one}", "compare", **EARLIER)
    turn = take(services, "action_compare_credentials", asked)
    assert [one.id for one in turn.message.data.items] == ["weld-ship", "care"]


def test_one_of_before_can_be_kept(services: Services) -> None:
    turn = take(services, "action_keep_credentials", typed("keep {ordinal:the dementia one}", "shortlist", **EARLIER))
    assert turn.slots["shortlist"] == ["care"]


def test_what_was_shown_is_remembered_the_newest_first_and_not_for_ever() -> None:
    search = Search()
    for number in range(MOST_RECENT):
        search = Search().showing((f"a{number}", f"b{number}"), search)
    assert search.shown == (f"a{MOST_RECENT - 1}", f"b{MOST_RECENT - 1}")
    assert len(search.recent) == MOST_RECENT
    assert search.recent[:3] == (*search.shown, f"a{MOST_RECENT - 2}")
