"""An earlier answer is put right by words that say so; an answer that only begins like them is left an answer."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.answers import QUESTIONS
from reading.corrections import new_answers, read_correction
from tests.reading.heard import typed

TODAY = dt.date(2026, 11, 21)
REVIEW = "request_consent"


def read(text: str, asked: str = "request_name", answered: tuple[str, ...] | None = None) -> tuple[str, str] | None:
    before = QUESTIONS[: QUESTIONS.index(asked)] if asked in QUESTIONS else QUESTIONS
    return read_correction(text, asked, before if answered is None else answered, TODAY)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("sorry, the organisation is Forth Ltd", "request_organisation", "Forth Ltd"),
        ("oh, and it is 12 people now, we hired two", "request_learners", "12 people now"),
        ("sorry the company should be Forth Ltd", "request_organisation", "Forth Ltd"),
        ("no, our firm is actually Forth Ltd", "request_organisation", "Forth Ltd"),
        ("sorry, the firm is called Forth Ltd", "request_organisation", "Forth Ltd"),
        ("change the deadline to March", "request_deadline", "March"),
        ("can you change the name to Bob", "request_name", "Bob"),
        ("oops, my email is ann@forth.example", "request_contact", "ann@forth.example"),
        ("sorry, number of people is 30", "request_learners", "30"),
        ("actually the job title is fitter", "request_roles", "fitter"),
        ("sorry, what they need is pipe welding", "request_need", "pipe welding"),
    ],
)
def test_a_correction_may_name_the_answer(text: str, slot: str, value: str) -> None:
    assert read(text) == (slot, value)


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("how many should be 18 not 16", "request_learners", "18"),
        ("the organisation should say Forth Ltd, not Fourth", "request_organisation", "Forth Ltd"),
        ("our deadline was meant to be May instead of March", "request_deadline", "May"),
        ("the name ought to be Mo rather than Joe", "request_name", "Mo"),
    ],
)
def test_what_an_answer_should_be_corrects_it_without_a_word_such_as_sorry(text: str, slot: str, value: str) -> None:
    assert read(text, "request_contact") == (slot, value)


@pytest.mark.parametrize("text", ["the organisation is Forth Ltd", "our deadline is May", "they should be kinder"])
def test_what_an_answer_is_corrects_none_without_such_a_word(text: str) -> None:
    assert read(text, "request_contact") is None


@pytest.mark.parametrize(
    "text", ["actually it is 15 people", "no, 15 people", "it's actually 15 people", "sorry, it should be 15 people"]
)
def test_a_count_of_people_puts_the_number_right(text: str) -> None:
    assert read(text) == ("request_learners", "15 people")


@pytest.mark.parametrize("text", ["no, 8", "correction: 8", "actually make that 8", "make it 8", "change it to 8"])
def test_a_bare_number_puts_the_number_right(text: str) -> None:
    assert read(text) == ("request_learners", "8")


@pytest.mark.parametrize("text", ["no, it should be by March", "actually we need it by March"])
def test_a_date_puts_the_deadline_right(text: str) -> None:
    assert read(text) == ("request_deadline", "by March")


def test_an_address_puts_the_address_right() -> None:
    assert read("sorry, it's ann@forth.example", REVIEW) == ("request_contact", "ann@forth.example")


def test_an_address_is_no_correction_before_there_is_one() -> None:
    assert read("sorry, it's ann@forth.example", "request_contact") is None


@pytest.mark.parametrize("text", ["sorry, I meant divers", "no, divers", "oh wait, we mean divers", "oops, divers"])
def test_what_names_nothing_puts_the_latest_answer_right(text: str) -> None:
    assert read(text, "request_learners") == ("request_roles", "divers")


def test_before_any_answer_nothing_is_put_right() -> None:
    assert read("sorry, I meant divers", answered=()) is None


@pytest.mark.parametrize(
    "text",
    [
        *("No deadline", "nobody", "no idea", "not sure", "Norman Smith", "Actually Ltd, Perth", "No 3 Yard, Leith"),
        *("No. 5 Bakery", "Change Recruitment Ltd, Glasgow", "Change Ltd", "No", "actually", "no rush"),
    ],
)
def test_an_answer_that_begins_like_a_correction_is_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["Oh, Priya Nair", "Aye, Priya Nair", "aye our manager, Priya Nair", "Well, Priya"])
def test_a_word_that_only_leads_in_puts_nothing_right(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text", ["No, thanks", "no, sorry", "sorry, not sure", "No, none", "no, nothing driving it", "sorry, n/a", "no, no"]
)
def test_a_refusal_with_nothing_to_put_in_its_place_puts_nothing_right(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["sorry, about 8", "no, 8 or 9", "actually 8 of them", "no, 8 people"])
def test_a_number_where_the_number_is_asked_for_is_its_answer(text: str) -> None:
    assert read(text, "request_learners") is None


def test_a_date_where_the_date_is_asked_for_is_its_answer() -> None:
    assert read("no, by March", "request_deadline") is None


def test_at_the_date_only_a_number_puts_the_number_right() -> None:
    assert read("no, just when it suits", "request_deadline") is None
    assert read("sorry, 8 or so", "request_deadline") == ("request_learners", "8 or so")
    assert read("no, 3 months", "request_deadline") is None


@pytest.mark.parametrize("asked", ["request_conditions", "request_skills", REVIEW])
@pytest.mark.parametrize("text", ["No, just the second", "no, only pipes"])
def test_where_no_is_an_answer_nothing_is_guessed(asked: str, text: str) -> None:
    assert read(text, asked) is None


@pytest.mark.parametrize("text", ["change the way they plan work", "make it safe to work at heights"])
def test_a_need_may_begin_like_a_change(text: str) -> None:
    assert read(text, "request_need") is None


def test_at_the_review_an_answer_is_put_right_without_a_word_of_regret() -> None:
    assert read("the organisation is Forth Ltd", REVIEW) == ("request_organisation", "Forth Ltd")


def test_elsewhere_that_needs_one() -> None:
    assert read("the organisation is Forth Ltd") is None


@pytest.mark.parametrize("text", ["hello", "yes", "send it"])
def test_at_the_review_other_words_put_nothing_right(text: str) -> None:
    assert read(text, REVIEW) is None


@pytest.mark.parametrize(
    ("marked", "answers"),
    [
        ("it is {heads:18} not 16", {"request_learners": "18"}),
        ("by {time:before May} instead", {"request_deadline": "before May"}),
        ("change who to reply to to {person:Moira Hay}", {"request_name": "Moira Hay"}),
        ("for {who:welders}, and it's {heads:8}", {"request_roles": "welders", "request_learners": "8"}),
        ("it should be {need:pipe welding}", {"request_need": "pipe welding"}),
        ("no {heads:8}, I mean {heads:9}", {"request_learners": "9"}),
        ("use moira@forth.example", {"request_contact": "moira@forth.example"}),
        ("{person:Moira}, moira@forth.example", {"request_name": "Moira", "request_contact": "moira@forth.example"}),
        ("the organisation is Forth Ltd", {"request_organisation": "Forth Ltd"}),
    ],
)
def test_a_message_puts_answers_right_by_its_spans(marked: str, answers: dict[str, str]) -> None:
    assert new_answers(typed(marked)) == answers


@pytest.mark.parametrize("text", ["something is wrong", "change it", ""])
def test_a_message_may_only_say_that_something_is_wrong(text: str) -> None:
    assert new_answers(typed(text)) == {}


@pytest.mark.parametrize("text", ["Sorry, can I change the number? It's 70 not 45", "the headcount should be 70 now"])
def test_a_number_behind_its_word_is_the_new_one(text: str) -> None:
    assert new_answers(typed(text)) == {"request_learners": "70"}
