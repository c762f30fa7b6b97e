"""A course of an earlier list, and the tap on a question about which is meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.test_lists_named import FORGOTTEN
from tests.actions.test_returning import HERE, WELDING, listed, said, tapped
from tests.actions.turn import typed


def test_a_course_of_a_list_that_is_not_remembered_is_none_of_another(services: Services) -> None:
    text = "what level is {ordinal:the first one} in the second list?"
    known = {**HERE, "lists": FORGOTTEN}
    (question,), search = said(services, "action_show_details", typed(text, "details", facts=["scqf_level"], **known))
    assert "“the first one in the second list”" in question.text
    assert search == {}


def test_a_tap_answers_the_question_of_its_button_whatever_was_typed_since(services: Services) -> None:
    text = "{ordinal:that course} for the {who:fitters}, what level is {ordinal:it}?"
    asked = typed(text, "details", facts=["scqf_level"], **HERE)
    (question,), _ = said(services, "action_show_details", asked)
    tap = tapped(asked, question.buttons[1].payload, **HERE)
    keep = typed("keep {ordinal:the first one}", "shortlist").latest_message
    tap.events.insert(1, {"event": "user", "text": keep["text"], "parse_data": keep})
    (told,), _ = said(services, "action_show_details", tap)
    assert [answer.key for answer in told.data.answers] == ["scqf_level"]


@pytest.mark.parametrize(
    ("current", "shown", "told"),
    [
        ("weld-gas", ["weld-ship", "weld-gas"], "weld-ship"),
        ("weld-ship", ["weld-ship", "weld-gas"], "weld-gas"),
        ("care", ["weld-ship", "weld-gas", "care"], "weld-gas"),
    ],
)
def test_the_one_before_that_is_the_one_above_it_or_the_other_of_two(
    current: str, shown: list[str], told: str, services: Services
) -> None:
    text = "ok and {ordinal:the one before that}, what level is it?"
    asked = typed(text, "details", facts=["scqf_level"], shown=shown, current=current, spoken_of=[current])
    (answer,), _ = said(services, "action_show_details", asked)
    assert answer.data.card.id == told


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{ordinal:the fitters' course}, what level is {ordinal:it}?", "credential"),
        ("what level are {ordinal:the fitters' courses}?", "text"),
    ],
)
def test_the_course_of_learners_is_the_one_that_was_advised_for_them(text: str, kind: str, services: Services) -> None:
    asked = typed(text, "details", facts=["scqf_level"], **HERE)
    (answer, *_), _ = said(services, "action_show_details", asked)
    assert answer.kind == kind


@pytest.mark.parametrize("words", ["the fitters' course", "the fitters’ one", "my fitters' training"])
def test_the_course_of_learners_is_theirs_although_a_title_on_the_page_names_them(
    words: str, serve: Callable[..., Services]
) -> None:
    bog = welding("bog", title="Digging for Operators and Fitters", skills=["dig"], scqf_level=4)
    lists = [WELDING, listed(2, ["digging"], ["weld-bog"], people=["fitters"])]
    page: dict[str, Any] = {**HERE, "needs": ["digging"], "people": ["fitters"], "shown": ["weld-bog"], "lists": lists}
    asked = typed(f"what level is {{ordinal:{words}}}?", "details", facts=["scqf_level"], **page)
    (answer, *_), _ = said(serve(bog, welding("ship", scqf_level=6)), "action_show_details", asked)
    assert answer.data.card.id == "weld-ship"


def test_any_of_that_is_all_of_a_page(services: Services) -> None:
    page: dict[str, Any] = {"shown": ["weld-ship", "weld-gas", "care"], "current": "weld-gas"}
    asked = typed("what level is any of {ordinal:that}?", "details", facts=["scqf_level"], **page)
    (answer,), _ = said(services, "action_show_details", asked)
    assert [one.id for one in answer.data.items] == page["shown"]
