"""A question about a credential that asks for no fact of the table is answered by the nearest part of its record."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.passages import closest
from actions.services import Services
from tests.actions.made import welding
from tests.actions.turn import Take, take, taking, turn_of, typed

ASKED = "do they calm an anxious person?"
GAS = welding("gas", learning_outcomes=["Calm an anxious person."])
SHIP = welding("ship", entry_requirements="steady hands and good eyes", employer_words=["they burn holes all night"])


@pytest.fixture
def served(serve: Callable[..., Services]) -> Services:
    return serve(GAS, SHIP)


@pytest.fixture
def show(served: Services) -> Take:
    return taking(served, "action_show_details")


def test_the_nearest_sentence_of_the_record_is_the_answer(show: Take) -> None:
    turn = show(typed(ASKED, "details", facts=["other"], shown=["weld-gas"]))
    assert turn.text == (
        "Gas Pipe Welding, Forth College\n\n"
        "Its record has no answer of its own to that. This comes nearest to it.\n\n"
        "Its record says: Calm an anxious person."
    )
    assert [one.value for one in turn.message.data.answers] == ["Calm an anxious person."]


def test_a_fact_can_be_nearest_too(served: Services) -> None:
    found = closest(turn_of(served, typed("steady hands and good eyes wanted")), [SHIP])
    assert found is not None
    assert found[1].value == "steady hands and good eyes"


def test_of_several_records_the_one_that_comes_nearest_answers(show: Take) -> None:
    turn = show(typed(f"{{ordinal:both}}: {ASKED}", "details", facts=["other"], shown=["weld-ship", "weld-gas"]))
    assert turn.message.data.card.id == "weld-gas"


def test_the_one_that_answered_is_spoken_of_last(show: Take) -> None:
    assert show(typed(ASKED, "details", facts=["other"], shown=["weld-gas"])).slots == {
        "current": "weld-gas",
        "spoken_of": ["weld-gas"],
    }


def test_where_nothing_comes_near_the_record_is_said_to_be_silent(show: Take) -> None:
    turn = show(typed("do goats climb trees", "details", facts=["other"], shown=["weld-gas"]))
    assert "Its record does not say that." in turn.text
    assert turn.message.data.answers == ()
    assert turn.payloads == ['/details{"credential": "weld-gas"}', '/shortlist{"credential": "weld-gas"}', "/human"]


def test_what_the_hub_wrote_for_the_search_is_never_the_answer(served: Services) -> None:
    assert closest(turn_of(served, typed("they burn holes all night")), [SHIP]) is None


def test_of_no_records_there_is_no_answer(served: Services) -> None:
    assert closest(turn_of(served, typed(ASKED)), []) is None


def test_where_nothing_comes_near_what_the_hub_says_of_such_questions_follows(services: Services) -> None:
    asked = typed("{ordinal:the first}, does experience count", "details", facts=["other"], shown=["weld-gas"])
    silent, general = take(services, "action_show_details", asked).messages
    assert "Its record does not say that." in silent.text
    assert (general.kind, general.data.topic) == ("guidance", "Having experience recognised")
