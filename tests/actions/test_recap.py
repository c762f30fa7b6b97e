"""What was understood so far, in words that can be corrected."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, taking, typed

SEARCH: dict[str, Any] = {
    "needs": ["pipe welding", "dementia care"],
    "filters": {"modes": ["online"], "musts": ["mode"]},
    "learners": 12,
    "refused": ["hull work", "rigging"],
    "shown": ["care"],
    "seen": 3,
}


@pytest.fixture
def recap(services: Services) -> Take:
    return taking(services, "action_recap_search")


def asked(**slots: Any) -> Any:
    return typed("what did you think I asked for?", "recap", **slots)


def test_needs_refused_topics_and_conditions_are_said_back(recap: Take) -> None:
    assert recap(asked(**SEARCH)).text.splitlines() == [
        "This is what I understood. Tell me what is wrong, or press a condition to drop it.",
        "",
        "What people should be able to do: pipe welding and dementia care",
        "Not wanted: hull work and rigging",
        "Conditions: 12 people; online delivery",
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("needs", "What people should be able to do: pipe welding and dementia care"),
        ("refused", "Not wanted: hull work and rigging"),
        ("filters", "Conditions: online delivery"),
        ("learners", "Conditions: 12 people"),
    ],
)
def test_what_was_not_said_has_no_line(name: str, line: str, recap: Take) -> None:
    assert recap(asked(**{name: SEARCH[name]})).text.splitlines()[2:] == [line]


def test_each_need_and_each_condition_has_the_button_that_takes_it_back(recap: Take) -> None:
    data = recap(asked(**SEARCH)).message.data
    assert [need.drop for need in data.needs] == ['/refine{"need": "pipe welding"}', '/refine{"need": "dementia care"}']
    assert [chip.drop for chip in data.filters] == [
        '/refine{"drop": "learners"}',
        '/refine{"drop": "modes"}',
        '/refine{"drop": "refused", "value": "hull work"}',
        '/refine{"drop": "refused", "value": "rigging"}',
    ]


def test_a_recap_shows_no_credential(recap: Take) -> None:
    assert recap(asked(**SEARCH)).message.data.items == ()


def test_a_recap_offers_the_list_and_a_new_beginning_and_changes_nothing(recap: Take) -> None:
    turn = recap(asked(**SEARCH))
    assert turn.payloads == ['/more{"value": "again"}', "/start_over"]
    assert turn.slots == {}


def test_where_nothing_was_understood_the_need_is_asked_for(recap: Take) -> None:
    turn = recap(asked())
    assert (turn.message.kind, turn.text) == ("text", "Nothing yet. What should your people be able to do?")
