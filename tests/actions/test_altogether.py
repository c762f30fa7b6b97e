"""What a plan comes to altogether is answered by its sums, as long as the plan is what is shown."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, pressed, take, taking, typed

BOTH: dict[str, Any] = {"needs": ["pipe welding", "dementia care"], "context": ""}


@pytest.fixture
def show(services: Services) -> Take:
    return taking(services, "action_show_details")


@pytest.fixture
def planned(services: Services) -> dict[str, Any]:
    """The slots after a plan was shown."""
    return {**BOTH, **take(services, "action_make_plan", pressed("plan", **BOTH)).slots}


@pytest.mark.parametrize(
    "text", ["what's that all together?", "how many hours in total?", "how many credits is the lot?", "does it add up?"]
)
def test_the_plan_that_is_shown_is_told_with_its_sums(text: str, planned: dict[str, Any], show: Take) -> None:
    turn = show(typed(text, "details", **planned))
    assert turn.message.kind == "plan"
    assert "Hours of learning in all: about 100-150 hours" in turn.text
    assert turn.slots == {}


def test_another_question_is_about_what_is_in_the_plan(planned: dict[str, Any], show: Take) -> None:
    asked = typed("which of them is online?", "details", facts=["delivery"], **planned)
    assert show(asked).message.kind == "comparison"


@pytest.mark.parametrize(
    "slots",
    [
        {**BOTH, "shown": ["care", "weld-gas"]},  # other cards
        {**BOTH, "shown": ["care"]},
        {"needs": ["pipe welding"], "shown": ["weld-deck", "weld-gas"]},  # one need
        {"needs": [f"need {number}" for number in range(9)], "shown": ["care", "weld-deck"]},
    ],
)
def test_where_no_plan_is_shown_none_is_told(slots: dict[str, Any], show: Take) -> None:
    assert show(typed("how many hours is that in total?", "details", **slots)).message.kind != "plan"
