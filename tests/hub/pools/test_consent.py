"""A plain yes or no of an employer is read; what is neither is left to staff."""

from __future__ import annotations

import pytest

from hub.pools.consent import plain_answer


@pytest.mark.parametrize(
    "text",
    ["yes", "Yes please!", "aye", "OK, go ahead", "we'd be happy to", "That’s fine, thanks", "sure. introduce us"],
)
def test_a_plain_yes_is_one(text: str) -> None:
    assert plain_answer(text) is True


@pytest.mark.parametrize("text", ["no", "No thank you.", "rather not", "not now, thanks", "We’d rather not"])
def test_a_plain_no_is_one(text: str) -> None:
    assert plain_answer(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes, but not to our competitors in Perth",
        "yes if they pay",
        "who are they?",
        "no idea, ask my boss",
        "not yet",
        "ok who else is in it",
        "yes 12 people",
        "I do not know",
    ],
)
def test_anything_else_is_neither(text: str) -> None:
    assert plain_answer(text) is None
