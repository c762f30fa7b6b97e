"""What people say about a request that is sent."""

from __future__ import annotations

import pytest

from reading.amendments import change_asked, declines


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("please add that we are fifteen now", "we are fifteen now"),
        ("tell the team: we need it by May", "we need it by May"),
        ("can you note that the kitchen is coming too", "the kitchen is coming too"),
        ("answer them: we can do Tuesdays", "we can do Tuesdays"),
        ("reply that we can do Tuesdays", "we can do Tuesdays"),
        ("it's now 20 people", "it's now 20 people"),
        ("make it 20 people", "make it 20 people"),
        ("we also need fire safety", "we also need fire safety"),
        ("add this,\nthe deadline is June", "the deadline is June"),
    ],
)
def test_a_change_is_asked_for_in_its_own_words(text: str, change: str) -> None:
    assert change_asked(text) == change


@pytest.mark.parametrize("text", ["I want to change my request", "add something", "can I amend it", "put: 5", ""])
def test_a_change_may_be_asked_for_without_its_words(text: str) -> None:
    assert change_asked(text) is None


@pytest.mark.parametrize("text", ["no", "No, keep it", "naw", "nope, withdraw nothing", " ... no"])
def test_a_message_that_begins_with_a_no_declines(text: str) -> None:
    assert declines(text)


@pytest.mark.parametrize("text", ["no longer needed", "yes", "know what, withdraw it", "not now", "I said no", ""])
def test_another_message_does_not_decline(text: str) -> None:
    assert not declines(text)
