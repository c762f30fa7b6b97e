"""What follows from the facts of a course: no exam, a sum for all, a level beside another, what is not demanded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from actions.asking import answered
from actions.conclusions import conclusions, conclusions_of_each
from actions.services import Services
from actions.verdicts import verdict
from catalogue.records import Credential
from contract import Fact
from tests.actions.made import welding
from tests.actions.turn import turn_of, typed

ALL = ("assessment", "price", "scqf_level", "entry_requirements")


def said(services: Services, text: str, at: Credential, told: Sequence[str] = ALL, **slots: Any) -> list[str]:
    return conclusions(turn_of(services, typed(text, "details", **slots)), at, told)


def priced(amount: float, per: str = "learner") -> Credential:
    price = {"amount": amount, "currency": "GBP", "per": per, "as_of": dt.date(2026, 6, 1)}
    return welding("it", price=price)


@pytest.mark.parametrize("text", ["is there an exam?", "are there any exams", "do they sit a test?", "is it by quiz?"])
@pytest.mark.parametrize(
    ("assessment", "sentence"),
    [
        ("Portfolio (60 %) and a two-hour open-book examination (40 %).", "There is an exam."),
        ("Timed online test of 25 questions; 80 % to pass.", "There is a test."),
        ("A quiz after each unit.", "There is a test."),
        ("Two welded joints, judged by eye.", "No exam is named."),
    ],
)
def test_whether_there_is_an_exam_is_said_where_one_is_asked_about(
    text: str, assessment: str, sentence: str, services: Services
) -> None:
    assert said(services, text, welding("it", assessment=assessment)) == [sentence]


def test_where_it_is_not_published_how_people_are_assessed_nothing_is_said_of_an_exam(services: Services) -> None:
    assert said(services, "is there an exam?", welding("it")) == []


@pytest.mark.parametrize(
    "method",
    [
        "A log; there is no exam.",
        "Coursework, not exams.",
        "There is no test.",
        "Exam-free.",
        "A pressure test on a joint.",
    ],
)
def test_what_a_record_denies_or_calls_a_test_of_something_it_says_itself(method: str, services: Services) -> None:
    assert said(services, "is there an exam or a test?", welding("it", assessment=method)) == []


def test_an_exam_that_nobody_asks_about_is_not_spoken_of(services: Services) -> None:
    assert said(services, "how are they assessed?", welding("it", assessment="A written exam.")) == []


def test_a_price_a_head_is_said_for_all_who_are_to_learn(services: Services) -> None:
    assert said(services, "what does it cost?", priced(450), learners=6) == ["For 6 people that comes to £2,700."]


@pytest.mark.parametrize(
    ("at", "learners"),
    [(priced(450, "cohort"), 6), (priced(450), 1), (priced(450), None), (priced(0), 6), (welding("it"), 6)],
    ids=["for a group", "one person", "nobody counted", "free", "not published"],
)
def test_no_sum_is_said_where_there_is_nothing_to_multiply(
    at: Credential, learners: int | None, services: Services
) -> None:
    assert said(services, "what does it cost?", at, learners=learners) == []


def test_a_price_in_words_or_in_another_currency_is_not_multiplied(services: Services) -> None:
    euros = welding("it", price={"amount": 450, "currency": "EUR", "per": "learner"})
    assert said(services, "what does it cost?", euros, learners=6) == []
    assert said(services, "what does it cost?", welding("it", price_words="£90 a term"), learners=6) == []


@pytest.mark.parametrize(
    ("text", "level", "sentence"),
    [
        ("she has an HNC, is it too easy?", 6, "SCQF level 6 is below an HNC, which is level 7."),
        ("she has an HNC, is it too easy?", 8, "SCQF level 8 is above an HNC, which is level 7."),
        ("she has an HNC, is it too easy?", 7, "SCQF level 7 is about as hard as an HNC, which is level 7."),
        ("she has an HNC, is it too easy?", "6-8", "SCQF level 6-8 is about as hard as an HNC, which is level 7."),
        ("she has an HNC, is it too easy?", "5-6", "SCQF level 5-6 is below an HNC, which is level 7."),
        ("they all have SVQ 3", "8-9", "SCQF level 8-9 is above an SVQ 3, which is level 6-7."),
        ("he has a degree", 10, "SCQF level 10 is about as hard as a degree, which is level 9-10."),
        ("he has a degree", 8, "SCQF level 8 is below a degree, which is level 9-10."),
        ("he has a degree", 11, "SCQF level 11 is above a degree, which is level 9-10."),
    ],
)
def test_the_level_is_held_against_that_of_a_qualification_that_is_named(
    text: str, level: int | str, sentence: str, services: Services
) -> None:
    assert said(services, text, welding("it", scqf_level=level)) == [sentence]


@pytest.mark.parametrize("text", ["some have an HNC and some an HND", "what level is it?", "is it a higher level?"])
def test_of_two_qualifications_or_none_nothing_is_said(text: str, services: Services) -> None:
    assert said(services, text, welding("it", scqf_level=7)) == []


def test_a_course_without_a_level_is_held_against_nothing(services: Services) -> None:
    assert said(services, "she has an HNC", welding("it")) == []


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("do they need a degree?", "degree"),
        ("must she have any HNC first?", "HNC"),
        ("can he get on without an HND?", "HND"),
    ],
)
def test_what_is_not_asked_for_on_paper_is_said_to_be_so(text: str, paper: str, services: Services) -> None:
    open_to_all = welding("it", entry_requirements="A job in a workshop.")
    assert said(services, text, open_to_all) == [f"Its record asks for no {paper}."]


@pytest.mark.parametrize("entry", ["A degree in engineering.", "Highers, or two years at work.", "An HNC.", None])
def test_where_the_record_asks_for_something_on_paper_or_says_nothing_it_is_left_to_speak(
    entry: str | None, services: Services
) -> None:
    assert said(services, "do they need a degree?", welding("it", entry_requirements=entry)) == []


def test_a_need_of_something_else_than_paper_is_not_answered_so(services: Services) -> None:
    assert said(services, "do they need a laptop?", welding("it", entry_requirements="A job in a workshop.")) == []


def test_nothing_follows_from_facts_that_are_not_told(services: Services) -> None:
    facts = {"assessment": "A written exam.", "scqf_level": 6, "entry_requirements": "A job.", "price": {"amount": 9}}
    text, course = "is there an exam, and do they need an HNC?", welding("it", **facts)
    assert said(services, text, course, told=["content"], learners=6) == []
    assert len(said(services, text, course, learners=6)) == 4


@pytest.mark.parametrize(
    ("text", "unpublished"),
    [
        ("what days is it on?", "The days of the week are not published."),
        ("is it on a Tuesday?", "The days of the week are not published."),
        ("what time is it on?", "The time of day is not published."),
    ],
)
def test_of_what_is_self_paced_is_said_so_in_the_place_of_days_or_times_that_are_not_published(
    text: str, unpublished: str, services: Services
) -> None:
    turn, told = turn_of(services, typed(text, "details")), [Fact(key="delivery", name="", value="online")]
    self_paced = "It is self-paced: people choose their own days and times."
    assert verdict(turn, welding("it", pattern="self-paced"), told) == self_paced
    assert verdict(turn, welding("it", pattern="part-time"), told) == unpublished


def test_that_it_is_self_paced_is_said_once(services: Services) -> None:
    turn = turn_of(services, typed("what days is it on, and what time?", "details"))
    told = [Fact(key="delivery", name="", value="online")]
    said_once = "It is self-paced: people choose their own days and times."
    assert verdict(turn, welding("it", pattern="self-paced"), told) == said_once


def test_what_follows_is_said_behind_what_settles_the_question(services: Services) -> None:
    course = welding("it", mode="online", assessment="A portfolio.")
    told = [Fact(key=key, name="", value="") for key in ("delivery", "assessment")]
    turn = turn_of(services, typed("is it {mode:online}? and no exam, I hope", "details"))
    assert verdict(turn, course, told) == "Yes. No exam is named."


CREDITED = {"scqf_level": {"low": 6, "high": 6}, "scqf_credits": {"low": 8, "high": 8}}
ON_PAPER = "Whether there is a certificate on paper is not published."


@pytest.mark.parametrize(
    "text",
    [
        "do they get a certificate?",
        "just a badge, or what?",
        "what have they at the end",
        "fit dae they come oot with?",
    ],
)
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (CREDITED, f"Whoever passes gets 8 credits (about 80 hours of learning) at SCQF level 6. {ON_PAPER}"),
        (
            {**CREDITED, "awarding_body": "Forth Board"},
            f"Whoever passes gets 8 credits (about 80 hours of learning) at SCQF level 6 from Forth Board. {ON_PAPER}",
        ),
        ({"credit_bearing": False}, f"It carries no SCQF credit. {ON_PAPER}"),
    ],
)
def test_what_people_have_in_the_end_is_said(
    text: str, facts: dict[str, Any], sentence: str, services: Services
) -> None:
    assert said(services, text, welding("it", **facts), ["badge"]) == [sentence]


@pytest.mark.parametrize(
    ("text", "facts", "told"),
    [
        ("is there a badge", {}, ["badge"]),
        ("is there a badge", {"scqf_credits": CREDITED["scqf_credits"]}, ["badge"]),
        ("what do they learn?", CREDITED, ["badge"]),
        ("is there a badge", CREDITED, ["price"]),
    ],
)
def test_what_people_have_in_the_end_is_not_said_where_it_is_not_asked_or_not_known(
    text: str, facts: dict[str, Any], told: Sequence[str], services: Services
) -> None:
    assert said(services, text, welding("it", **facts), told) == []


def test_which_of_several_ask_for_something_on_paper_is_said_by_their_numbers(services: Services) -> None:
    courses = [welding(name, entry_requirements=entry) for name, entry in ENTRIES.items()]
    asked = turn_of(services, typed("neither of them has a degree, would that matter?", "details"))
    assert conclusions_of_each(asked, courses, ["entry_requirements"]) == (
        "No qualification is asked for by 1. A qualification or the like is named by 2. "
        "What 3 would ask for is not published."
    )


ENTRIES = {"open": "A job in a yard.", "paper": "An HNC in welding.", "silent": None}


@pytest.mark.parametrize("held", ["she has an HND", "he holds a degree"])
def test_the_level_stands_beside_what_somebody_holds_where_it_is_asked_whether_a_course_suits(
    held: str, services: Services
) -> None:
    course = welding("it", **CREDITED)
    turn = turn_of(services, typed(f"{held}. would it suit her?", "details", facts=["entry_requirements"]))
    assert "scqf_level" in [fact.key for fact in answered(turn, course).near]
    turn = turn_of(services, typed(f"{held}. what does it cost?", "details", facts=["price"]))
    assert "scqf_level" not in [fact.key for fact in answered(turn, course).near]
