"""A message as a whole: its needs, its conditions, and whether it speaks for the needs."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.interpretation import Interpretation, interpret

TODAY = dt.date(2026, 11, 21)


def heard(text: str) -> Interpretation:
    return interpret(text, today=TODAY)


@pytest.mark.parametrize("text", ["welding, not pipes", "pipes rather than ships", "welding instead of care"])
def test_a_message_that_names_what_is_not_wanted_does_not_speak_for_the_need(text: str) -> None:
    assert heard(text).context == ""


def test_a_message_speaks_for_its_need_without_the_conditions() -> None:
    assert heard("our lads cannot weld pipes under £500").context == "our lads cannot weld pipes"


def test_a_need_may_come_beside_those_before() -> None:
    message = heard("and also dementia care")
    assert (message.adds, message.needs) == (True, ("dementia care",))


def test_a_condition_is_no_need() -> None:
    message = heard("only online")
    assert (message.needs, message.says_something) == ((), True)


def test_a_message_may_say_nothing() -> None:
    assert not heard("hm").says_something
