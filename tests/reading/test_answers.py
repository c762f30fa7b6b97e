"""What is typed to a question of the request's form: its answer, sometimes a later one's too, or not an answer."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from reading.answers import ASIDES, QUESTIONS, UNSURE, answer, answered_before, known, together
from reading.contact import address_in
from tests.domain import DOMAIN
from tests.reading.heard import pressed, typed

TODAY = dt.date(2026, 11, 21)
ADDRESS = "priya@firm.example"


def test_the_questions_are_those_of_the_form_but_for_the_consent() -> None:
    assert [*QUESTIONS, "request_said", "request_remarks", "request_consent"] == DOMAIN["forms"]["request_form"][
        "required_slots"
    ]


def test_every_aside_is_an_intent() -> None:
    assert {name if isinstance(name, str) else next(iter(name)) for name in DOMAIN["intents"]} >= ASIDES


def both(slot: str, value: str, **slots: Any) -> dict[str, str]:
    return together(slot, value, slots, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        *("n/a", "N/A", "na", "not sure", "no idea", "no idea, ask Ann", "I don't know", "we do not know yet", "dunno"),
        *("I dinnae ken", "unsure", "TBC", "tbd", "skip", "skip it", "pass", "you decide", "I'm not really sure"),
    ],
)
def test_not_knowing_has_many_words(text: str) -> None:
    assert UNSURE.fullmatch(text)


@pytest.mark.parametrize("text", ["Nancy", "we do not weld", "don't have any", "nasty smells", "unsureness, Perth", ""])
def test_other_words_are_not_taken_for_them(text: str) -> None:
    assert not UNSURE.fullmatch(text)


def test_an_answer_is_what_was_typed_without_the_space_around() -> None:
    assert answer(typed("  fitters "), "request_roles") == "fitters"


def test_an_answer_is_what_the_pressed_button_says() -> None:
    assert answer(pressed("answer", named={"value": "not sure"}), "request_roles") == "not sure"


@pytest.mark.parametrize("slot", ["request_roles", "request_consent"])
def test_an_aside_is_no_answer(slot: str) -> None:
    assert answer(typed("what does RPL mean?", "glossary"), slot) is None


@pytest.mark.parametrize("slot", ["request_roles", "request_consent"])
def test_a_button_without_a_value_is_no_answer(slot: str) -> None:
    assert answer(pressed("more"), slot) is None


@pytest.mark.parametrize(("intent", "said"), [("affirm", "yes"), ("deny", "no")])
def test_a_clear_yes_or_no_answers_the_review(intent: str, said: str) -> None:
    assert answer(typed("aye or naw", intent), "request_consent") == said


def test_a_yes_that_is_not_clear_stays_what_was_typed() -> None:
    assert answer(typed("aye maybe", "affirm", 0.5), "request_consent") == "aye maybe"


@pytest.mark.parametrize("text", ["yes but it is for May", "yes, actually it was nights", "yes for 15 instead"])
def test_a_yes_with_something_to_put_right_is_no_consent(text: str) -> None:
    assert answer(typed(text, "affirm"), "request_consent") == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "perhaps",
            "possibly",
            "probably",
            "I suppose so",
            "I guess",
            "hmm ok",
            "ok?",
            "yes if it is free",
            "yes later",
        ),
        *("not yet", "probably not", "mibbe aye, mibbe naw", "no' sure"),
    ],
)
@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_half_a_yes_or_no_is_neither(text: str, intent: str) -> None:
    assert answer(typed(text, intent, 0.99), "request_consent") == text


def test_a_no_with_something_to_put_right_is_no_refusal() -> None:
    assert answer(typed("no, change the name", "deny"), "request_consent") == "no, change the name"


@pytest.mark.parametrize("slot", ["request_name", "request_organisation"])
def test_a_yes_of_several_words_is_no_name(slot: str) -> None:
    assert answer(typed("yes please send it", "affirm"), slot) is None


def test_elsewhere_a_yes_is_what_was_typed() -> None:
    assert answer(typed("Aye", "affirm"), "request_name") == "Aye"


@pytest.mark.parametrize(
    "text",
    [
        *(f"Priya Nair, {ADDRESS}", f"Priya Nair <{ADDRESS}>", f"Priya Nair ({ADDRESS}), our HR lead"),
        *(f"My name is Priya Nair and my email is {ADDRESS}", f"Send it to Priya Nair on {ADDRESS}"),
        *(f"Priya Nair at {ADDRESS}", f"Priya Nair\n{ADDRESS}", f"it's Priya Nair - {ADDRESS}"),
    ],
)
def test_a_name_and_its_address_answer_both(text: str) -> None:
    assert both("request_name", text) == {"request_name": "Priya Nair", "request_contact": ADDRESS}


@pytest.mark.parametrize("name", ["Tommy Island", "Jason", "Ruby", "Pat", "İlker Ay"])
def test_a_name_that_ends_like_a_small_word_is_kept_whole(name: str) -> None:
    assert both("request_name", f"{name} {ADDRESS}")["request_name"] == name


@pytest.mark.parametrize("text", [ADDRESS, f"me, {ADDRESS}", f"email {ADDRESS}", f"It's me: {ADDRESS}"])
def test_an_address_without_a_name_leaves_the_name_to_be_asked(text: str) -> None:
    assert both("request_name", text) == {"request_contact": ADDRESS}


def test_a_name_alone_answers_the_name() -> None:
    assert both("request_name", "Priya Nair") == {"request_name": "Priya Nair"}


def test_a_name_beside_what_is_no_address_is_kept_as_typed() -> None:
    assert both("request_name", "Priya Nair, priya@firm") == {"request_name": "Priya Nair, priya@firm"}


def test_jobs_may_say_how_many_and_by_when() -> None:
    assert both("request_roles", "about 12 fitters, before March") == {
        "request_roles": "about 12 fitters, before March",
        "request_learners": "12",
        "request_deadline": "before March",
    }


def test_what_was_answered_already_is_not_read_from_the_jobs() -> None:
    known = {"request_learners": "8", "request_deadline": "June"}
    assert both("request_roles", "12 fitters, before March", **known) == {"request_roles": "12 fitters, before March"}


def test_jobs_without_a_number_or_a_date_are_jobs_alone() -> None:
    assert both("request_roles", "fitters") == {"request_roles": "fitters"}


def test_a_number_of_people_may_say_by_when() -> None:
    assert both("request_learners", "12, before March") == {
        "request_learners": "12, before March",
        "request_deadline": "before March",
    }


def test_not_knowing_the_jobs_says_nothing_of_the_date() -> None:
    assert both("request_roles", "not sure before March") == {"request_roles": "not sure before March"}


def test_an_organisation_says_nothing_of_the_number() -> None:
    text = "Twelve People Ltd, 12 people by March"
    assert both("request_organisation", text) == {"request_organisation": text}


def test_the_questions_before_one_are_those_that_have_an_answer() -> None:
    answered = {"request_route", "request_need", "request_contact"}
    assert answered_before("request_roles", answered) == ("request_route", "request_need")


def test_at_the_review_all_that_were_answered_are_before() -> None:
    assert answered_before("request_consent", {"request_need", "request_contact"}) == (
        "request_need",
        "request_contact",
    )


@pytest.mark.parametrize(
    "text",
    [
        "mairi@craigellan.example",
        "it is mairi@craigellan.example, thanks",
        "Mairi <mairi@craigellan.example>.",
        "write to mairi@craigellan.example!",
        "e-mail:mairi@craigellan.example",
        "'mairi@craigellan.example'",
        "“mairi@craigellan.example”",
        "mairi@work or mairi@craigellan.example",
    ],
)
def test_an_address_is_found_in_what_is_around_it(text: str) -> None:
    assert address_in(text) == "mairi@craigellan.example"


@pytest.mark.parametrize(
    "text",
    [
        *("", "mairi at work", "mairi@", "@craigellan.example", "mairi@craigellan", "a@b@c.example", "n/a"),
        *("mairi@@craigellan.example", "mairi@craigellan..example", "mairi.@craigellan.example", "mairi.craigellan.uk"),
    ],
)
def test_what_is_no_address_is_none(text: str) -> None:
    assert address_in(text) is None


def test_an_apostrophe_may_be_part_of_an_address() -> None:
    assert address_in("o'neil@craigellan.example") == "o'neil@craigellan.example"


@pytest.mark.parametrize(
    "text",
    ["not sure", "Not sure yet.", "we don't know, sorry", "TBC", "dinnae ken", "no idea at the moment", "skip this"],
)
def test_an_answer_of_not_knowing_is_stored_as_none(text: str) -> None:
    assert known(text) is None


@pytest.mark.parametrize("text", ["not sure, about 12", "don't know, but before March", "about 12", "pass holders"])
def test_what_an_unsure_answer_says_besides_is_kept(text: str) -> None:
    assert known(text) == text
