"""A sentence that says what a course should be is the need, at whatever question it is said."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.clauses import clauses
from reading.describing import described
from reading.remarks import sorted_out
from tests.reading.heard import typed


@pytest.mark.parametrize(
    ("marked", "need"),
    [
        (
            "It'd be accessible {need:temporary event design}, for {who:producers}, co-taught by artists",
            "accessible temporary event design, for producers, co-taught by artists",
        ),
        ("The need is a module in the {need:verification of warrants}.", "a module in the verification of warrants"),
        ("whit we need is {need:heavy copper fabrication}", "heavy copper fabrication"),
        ("A short course on {need:faith} for {who:funeral staff}", "A short course on faith for funeral staff"),
        ("what we're after is {need:lone working safety}", "lone working safety"),
        ("well, the course should be {need:welding copper}", "welding copper"),
        ("it wid be about {need:cheese making}", "cheese making"),
    ],
)
def test_what_a_course_should_be_is_the_need(marked: str, need: str) -> None:
    message = typed(marked)
    (part,) = clauses(message.text, message.spans)
    assert described(part) == need


@pytest.mark.parametrize(
    "marked",
    [
        "It's {who:fitters}, {need:heat pumps} mostly",
        "a course for {who:cooks}",
        "it would be {heads:6} {who:chefs}",
        "it's {mode:online}",
        "{who:care assistants} who do {need:meal planning}",
        "it is for the {who:night shift}",
    ],
)
def test_who_is_to_learn_is_no_description(marked: str) -> None:
    message = typed(marked)
    assert [described(part) for part in clauses(message.text, message.spans)] == [None]


@pytest.mark.parametrize("slot", ["request_roles", "request_learners", "request_deadline"])
def test_the_need_and_the_jobs_of_a_description_go_to_their_questions(slot: str) -> None:
    marked = "It'd be {need:event design}, for {who:producers and stewards}, taught by artists."
    said = sorted_out(slot, typed(marked, "recommend"), dt.date(2026, 11, 1), "BSL")
    assert said.elsewhere == {
        "request_need": "event design, for producers and stewards, taught by artists",
        "request_roles": "producers and stewards",
    }
