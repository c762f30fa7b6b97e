"""Several changes in one message at the review are all made; what could not be made is named."""

from __future__ import annotations

import pytest

from reading.rewording import changes_in
from reading.taking_out import Changes
from tests.reading.constraints.reading import TODAY
from tests.reading.heard import typed

VALUES = {
    "request_route": "buy_places",
    "request_need": "calm people, about 20 to start with",
    "request_roles": "senior carers",
    "request_learners": "20",
    "request_deadline": "not before february. and what would it cost us?",
    "request_organisation": "Taigh an Lochain care home, 34 beds",
    "request_name": "Morag MacAulay",
    "request_contact": "morag@taigh.example",
    "request_remarks": "34 beds. / mornings are best. / it must be online.",
}
COURSE = "Inclusive Visitor Welcome, Carse College"


def changes(marked: str, intent: str = "change") -> Changes:
    return changes_in(typed(marked, intent), VALUES, TODAY, COURSE, ["in Stornoway", "evenings"])


@pytest.mark.parametrize(
    ("marked", "answers"),
    [
        ("take out the visitor course", {"request_credential": None}),
        ("it's still got the visitor course at the top", {"request_credential": None}),
        (
            "i dont want places on that, i want a new one made for us",
            {"request_credential": None, "request_route": "co_design"},
        ),
        ("i dont want places on that", {"request_credential": None, "request_route": None}),
        ("take out that bit about the cost in the date", {"request_deadline": "not before february"}),
        (
            "by when should just say february to september 2027",
            {"request_deadline": "february to september 2027"},
        ),
        (
            "change 20 to 24",
            {"request_need": "calm people, about 24 to start with", "request_learners": "24"},
        ),
        ("its not Morag, its Moira", {"request_name": "Moira MacAulay"}),
        (
            "its not 34 beds, its just Taigh an Lochain",
            {
                "request_organisation": "Taigh an Lochain",
                "request_remarks": "mornings are best. / it must be online.",
            },
        ),
        (
            "thats wrong. {not:not heat pumps}. what people should do is mend a boiler, or buy. and {heads:3} people",
            {"request_need": "mend a boiler, or buy", "request_learners": "3"},
        ),
        ("drop the bit about online", {"request_remarks": "34 beds. / mornings are best."}),
        ("delete what else i said", {"request_remarks": ""}),
        ("take out the deadline", {"request_deadline": "not sure"}),
        ("take out the email", {"request_contact": None}),
        ("can you take out the visitor course?", {"request_credential": None}),
        ("can you make the jobs engineers", {"request_roles": "engineers"}),
        ("put the deadline as March", {"request_deadline": "March"}),
        ("we would prefer a closed group", {"request_route": "closed_cohort"}),
        ("make it {heads:15} people and {time:by easter}", {"request_learners": "15", "request_deadline": "by easter"}),
        ("it's {heads:20}", {}),
    ],
)
def test_changes_are_made_each_by_its_words(marked: str, answers: dict[str, str | None]) -> None:
    made = changes(marked)
    assert (made.answers, made.failed, made.remarks) == (answers, [], [])


def test_a_need_that_is_refused_alone_is_asked_for_again() -> None:
    message = typed("{not:not calm people}", "change")
    assert changes_in(message, {"request_need": "calm people"}, TODAY).answers == {"request_need": None}


@pytest.mark.parametrize(
    ("text", "failed"), [("take out the moon", "the moon"), ("change it so it flies", "change it so it flies")]
)
def test_what_could_not_be_made_is_named(text: str, failed: str) -> None:
    assert changes(text).failed == [failed]


def test_what_was_made_is_made_although_something_else_could_not_be() -> None:
    made = changes("take out the moon. the number should be 8")
    assert (made.answers, made.failed) == ({"request_learners": "8"}, ["the moon"])


def test_a_condition_that_is_to_go_is_handed_on() -> None:
    assert changes("take out the evenings").dropped == ["evenings"]


@pytest.mark.parametrize(
    ("marked", "remark"),
    [
        ("change 20 to 24, forgot about the Yell site", "forgot about the Yell site"),
        ("I'd rather the company name was not circulated", "I'd rather the company name was not circulated"),
        ("{heads:12} of them and {story:they work nights}", "12 of them and they work nights"),
        ("please add that they work on {story:boats}", "they work on boats"),
    ],
)
def test_what_changes_no_answer_is_noted(marked: str, remark: str) -> None:
    assert changes(marked).remarks == [remark]


@pytest.mark.parametrize(
    "text", ["change something", "that is {not:wrong}", "can I change it?", "what does it cost?", "no"]
)
def test_what_names_no_change_makes_none(text: str) -> None:
    assert changes(text) == Changes()
