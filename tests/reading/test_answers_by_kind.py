"""An answer of another kind than was asked for goes to the question that it answers, by its spans."""

from __future__ import annotations

from typing import Any

import pytest

from reading.answers import NOT_SURE, together
from tests.reading.constraints.reading import TODAY
from tests.reading.heard import typed


def kinds(slot: str, marked: str, **slots: Any) -> dict[str, str]:
    message = typed(marked)
    return together(slot, message.text, slots, TODAY, message.spans)


@pytest.mark.parametrize(
    ("slot", "marked", "answered"),
    [
        ("request_learners", "{who:welders}", "request_roles"),
        ("request_learners", "{time:before March}", "request_deadline"),
        ("request_deadline", "{heads:12} people", "request_learners"),
    ],
)
def test_an_answer_of_another_kind_goes_to_the_question_that_it_answers(slot: str, marked: str, answered: str) -> None:
    assert kinds(slot, marked) == {answered: typed(marked).text}


@pytest.mark.parametrize(
    ("marked", "answered"),
    [
        ("they must {need:fault find a battery system}", "request_need"),
        ("{who:marine engineers} and one electrician", "request_roles"),
        ("{heads:4, maybe 5}", "request_learners"),
    ],
)
def test_an_answer_to_something_else_than_the_way_leaves_the_way_open(marked: str, answered: str) -> None:
    assert kinds("request_route", marked) == {"request_route": NOT_SURE, answered: typed(marked).text}


def test_what_was_answered_already_is_not_answered_anew_by_words_about_the_way() -> None:
    assert kinds("request_route", "{need:welding}", request_need="x") == {"request_route": NOT_SURE}


@pytest.mark.parametrize(
    ("marked", "besides"),
    [
        ("book {heads:6} places", {"request_learners": "6"}),
        ("a closed group for our {who:welders}", {"request_roles": "welders"}),
        ("design a new one, {time:by next March}", {"request_deadline": "by next March"}),
    ],
)
def test_a_way_with_its_learners_is_a_way_and_says_who_how_many_and_when(marked: str, besides: dict[str, str]) -> None:
    assert kinds("request_route", marked) == {"request_route": typed(marked).text, **besides}
    assert kinds("request_route", marked, **besides) == {"request_route": typed(marked).text}


@pytest.mark.parametrize(
    ("slot", "marked", "told"),
    [
        (
            "request_learners",
            "Wallacebrae House, Falkirk. {person:Eileen Prentice}, manager, manager@wallacebrae.example",
            {
                "request_organisation": "Wallacebrae House, Falkirk",
                "request_name": "Eileen Prentice, manager",
                "request_contact": "manager@wallacebrae.example",
                "request_region": "Falkirk",
            },
        ),
        (
            "request_roles",
            "{heads:3} of them. Airieglen Farm, Rab McCulloch 07700 900412. I dinna do email",
            {
                "request_learners": "3",
                "request_organisation": "Airieglen Farm",
                "request_name": "Rab McCulloch",
                "request_contact": "+44 7700 900412",
            },
        ),
        (
            "request_learners",
            "{heads:12}, write to mairi@fibre.example",
            {"request_learners": "12, write to", "request_contact": "mairi@fibre.example"},
        ),
        (
            "request_need",
            "{need:spot when somebody is unwell}, {heads:20} {who:carers}, {time:before March}",
            {"request_learners": "20", "request_roles": "carers", "request_deadline": "before March"},
        ),
        ("request_route", "{need:spot when somebody is unwell}, {heads:20} of us", {"request_learners": "20"}),
    ],
)
def test_a_message_answers_every_question_that_it_says_something_to(
    slot: str, marked: str, told: dict[str, str]
) -> None:
    answers = kinds(slot, marked)
    assert {question: answers.get(question) for question in told} == told


def test_a_date_among_small_words_is_a_date_and_no_job() -> None:
    marked = "{time:Before the next inspection}, so I would say {time:by the end of March}"
    assert kinds("request_roles", marked) == {"request_deadline": typed(marked).text}


@pytest.mark.parametrize(
    ("slot", "marked"),
    [
        ("request_learners", "{heads:12} {who:welders}"),
        ("request_deadline", "{time:before March} for {heads:12}"),
        ("request_learners", "a fair few"),
    ],
)
def test_an_answer_of_the_right_kind_or_of_none_stays_where_it_was_asked_for(slot: str, marked: str) -> None:
    assert kinds(slot, marked)[slot] == typed(marked).text


def test_an_answer_of_another_kind_takes_nothing_from_an_answer_that_was_given() -> None:
    assert kinds("request_learners", "{who:welders}", request_roles="fitters") == {"request_learners": "welders"}


@pytest.mark.parametrize(
    ("slot", "marked", "answered"),
    [
        ("request_deadline", "{heads:8}", "request_learners"),
        ("request_organisation", "{time:By next January}", "request_deadline"),
        ("request_organisation", "{heads:about 12}.", "request_learners"),
        ("request_name", "{time:1 July}", "request_deadline"),
    ],
)
def test_what_is_plainly_another_answer_puts_that_answer_right(slot: str, marked: str, answered: str) -> None:
    assert kinds(slot, marked, **{answered: "before"}) == {answered: typed(marked).text}


@pytest.mark.parametrize("marked", ["{time:May} Ltd", "Studio {heads:5}", "{person:April Reid}", "Fibre Ltd"])
def test_a_name_that_holds_a_number_or_a_month_is_a_name(marked: str) -> None:
    assert kinds("request_organisation", marked)["request_organisation"] == typed(marked).text


@pytest.mark.parametrize("marked", ["{heads:15}, maybe {heads:20}. write {heads:20}", "{ordinal:2}. {heads:2} of us"])
def test_a_number_of_people_is_no_date(marked: str) -> None:
    assert kinds("request_deadline", marked, request_learners="15") == {"request_learners": typed(marked).text}


@pytest.mark.parametrize("slot", ["request_organisation", "request_name"])
def test_a_date_is_no_name_also_where_nothing_was_marked_in_it(slot: str) -> None:
    assert kinds(slot, "september", request_deadline="June") == {"request_deadline": "september"}


def test_one_of_the_jobs_does_not_count_everybody() -> None:
    marked = "{who:fitters} mostly, plus {heads:one} {who:inspection engineer}"
    assert kinds("request_roles", marked) == {"request_roles": typed(marked).text}


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("vehicle fitters and two shift charge hands", None),
        ("welders, platers and 3 inspectors", None),
        ("fitters and welders, 12", "12"),
        ("12 fitters", "12"),
        ("fitters, 12 people", "12"),
        ("bakers, six of us", "6"),
        ("chefs, 12 to start", "12"),
    ],
)
def test_the_number_of_some_of_them_is_not_that_of_all(said: str, count: str | None) -> None:
    assert together("request_roles", said, (), TODAY).get("request_learners") == count
