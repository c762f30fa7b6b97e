"""Which list a message names, where it may name none or one that is not remembered."""

from __future__ import annotations

from typing import Any

import pytest

from actions.services import Services
from tests.actions.test_returning import CARE, HERE, WELDING, listed, said
from tests.actions.turn import typed

FORGOTTEN = [WELDING, listed(4, ["gas safety"], ["weld-gas"]), {**CARE, "number": 5, "place": 5}]
"""The lists of a conversation whose second and third are not remembered."""


@pytest.mark.parametrize(
    "text",
    [
        "{need:return to dementia interviews}",
        "return to {need:dementia interviews}",
        "return to {need:ship interviews}",  # of the first list's titles
    ],
)
def test_a_new_need_that_begins_like_going_back_is_searched_for(text: str, services: Services) -> None:
    _, search = said(services, "action_recommend_credentials", typed(text, "recommend", **HERE))
    assert search["unanswered"]["needs"][0].endswith("interviews")


def test_a_marked_need_of_which_every_word_was_said_of_a_list_goes_back_to_it(services: Services) -> None:
    asked = typed("return to {need:pipe welding}", "recommend", **HERE)
    (lead, _), _ = said(services, "action_recommend_credentials", asked)
    assert lead.text.startswith("Back to the list for fitters")


@pytest.mark.parametrize("lists", [[WELDING, CARE], FORGOTTEN])
def test_of_a_list_that_is_not_remembered_it_is_asked_which_is_meant(lists: list[Any], services: Services) -> None:
    known = {**HERE, "lists": lists}
    (question,), search = said(services, "action_show_more", typed("show me the third list", "more", **known))
    assert question.text == "Which list do you mean?"
    assert (len(question.buttons), search) == (len(lists) - 1, {})
