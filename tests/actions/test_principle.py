"""A question of principle is answered by the hub, also where it could be taken for one about the courses shown."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.turn import Turn, take, typed

ASKED = "does experience count"
LIST = ["weld-gas", "care"]


def details(services: Services, text: str, facts: list[str], **slots: Any) -> Turn:
    return take(services, "action_show_details", typed(text, "details", facts=facts, **slots))


@pytest.mark.parametrize("facts", [["rpl"], ["other"], ["whole"]])
def test_one_that_points_at_no_course_is_answered_by_the_hub(services: Services, facts: list[str]) -> None:
    assert details(services, ASKED, facts, shown=LIST).message.kind == "guidance"


def test_a_term_that_was_taken_for_a_title_names_no_course(services: Services) -> None:
    text = "does experience count, {title:RPL}"
    turn = details(services, text, ["rpl"], shown=LIST)
    assert "I cannot tell which" not in turn.text


def test_one_that_points_at_a_course_is_answered_from_its_record(services: Services) -> None:
    assert details(services, "{ordinal:the first}: " + ASKED, ["rpl"], shown=LIST).message.kind == "credential"


def test_a_fact_of_the_course_that_is_spoken_of_comes_from_its_record(services: Services) -> None:
    turn = details(services, ASKED, ["rpl"], shown=LIST, current="care")
    assert turn.message.kind == "credential"


def test_what_the_course_that_is_spoken_of_cannot_say_is_answered_by_the_hub(services: Services) -> None:
    turn = details(services, ASKED, ["other"], shown=LIST, current="care")
    assert turn.message.kind == "guidance"


def test_one_that_was_taken_for_a_comparison_is_answered_by_the_hub(services: Services) -> None:
    turn = take(services, "action_compare_credentials", typed(ASKED, "compare", facts=["rpl"], shown=LIST))
    assert turn.message.kind == "guidance"
