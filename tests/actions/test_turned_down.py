"""A course that was spoken of and is turned down."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Take, taking, typed


@pytest.fixture
def refine(services: Services) -> Take:
    return taking(services, "action_refine_recommendation")


def test_a_course_that_is_turned_down_at_once_is_not_shown_again(refine: Take) -> None:
    here: dict[str, Any] = {"needs": ["pipe welding"], "shown": ["weld-gas", "weld-ship"], "current": "weld-gas"}
    turn = refine(typed("no good. anything {mode:online}?", "refine", **here))
    assert turn.slots["hidden"] == ["weld-gas"]
    kept = refine(typed("is there anything {mode:online}? that one is no good for Tuesdays", "refine", **here))
    assert kept.slots["hidden"] == []
