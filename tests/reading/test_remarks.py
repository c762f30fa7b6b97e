"""Whatever a message in the form says goes to the question that it answers, or is a remark; nothing is lost."""

from __future__ import annotations

import pytest

from reading.remarks import Sorted, sorted_out
from tests.reading.constraints.reading import TODAY
from tests.reading.heard import typed


def read(slot: str, marked: str, need: str | None = None, intent: str = "answer") -> Sorted:
    return sorted_out(f"request_{slot}", typed(marked, intent), TODAY, need)


@pytest.mark.parametrize(
    ("slot", "marked", "answer", "remarks"),
    [
        ("organisation", "{mode:online} with a day in {place:Lerwick}. signal is bad so {not:not video}", "", 2),
        ("deadline", "{mode:Face to face} in {place:Perth}, {story:our room is free}. {mode:11 to 14h}", "", 2),
        ("deadline", "Not a brand new course necessarily. A unit of an HNC lifted out would suit.", "", 2),
        ("organisation", "Lochain care home in {place:Wick}, {story:34 beds}.", "Lochain care home in Wick", 1),
        ("contact", "07700 900412, am nae on the email much", "+44 7700 900412", 1),
        ("name", "Ann Ross. 01632 960418, {mode:mornings} are best", "Ann Ross. 01632 960418", 1),
        (
            "deadline",
            "no deadline. {story:boiler is due 2029}. {mode:online} only",
            "no deadline. boiler is due 2029",
            1,
        ),
        ("roles", "{heads:2} {who:engineers}. {story:one has HNC} already", "2 engineers", 1),
        ("route", "maybe adapt one, {story:the car one made for tractors and diggers}", None, 1),
    ],
)
def test_what_no_question_takes_is_a_remark(slot: str, marked: str, answer: str | None, remarks: int) -> None:
    said = read(slot, marked)
    assert len(said.remarks) == remarks
    if answer is not None:
        assert said.answer.text.replace("+44 7700 900412", "07700 900412") == answer.replace("+44 7", "07")


@pytest.mark.parametrize(
    ("slot", "marked"),
    [
        ("organisation", "Skene Plant, Turriff"),
        ("deadline", "once the ward opens"),
        ("deadline", "{time:by May}"),
        ("roles", "technicians"),
        ("need", "splice fibre in the rain"),
        ("name", "Bo"),
    ],
)
def test_a_plain_answer_is_an_answer_and_nothing_else(slot: str, marked: str) -> None:
    said = read(slot, marked)
    assert (said.answer.text, said.remarks, said.questions, said.elsewhere) == (typed(marked).text, (), (), {})


def test_a_date_at_another_question_is_the_date_with_its_reason() -> None:
    said = read("organisation", "{time:By September at the latest}, {story:new contract begins in October}.")
    assert (said.answer.text, said.remarks) == ("", ())
    assert said.elsewhere == {"request_deadline": "By September at the latest, new contract begins in October."}


@pytest.mark.parametrize("text", ["nae deadline", "there is no hurry", "no rush at all"])
def test_that_there_is_no_date_is_no_name(text: str) -> None:
    assert read("organisation", text).elsewhere == {"request_deadline": text}


def test_jobs_and_a_number_are_not_what_people_should_be_able_to_do() -> None:
    said = read("need", "{who:site operatives}, {heads:about 20} to start. {story:other firms} want it as well")
    assert said.answer.text == ""
    assert said.elsewhere == {"request_roles": "site operatives", "request_learners": "20"}
    assert said.remarks == ("other firms want it as well",)


def test_the_name_of_one_person_counts_one() -> None:
    said = read("learners", "{person:jist Jean}. but there are others roon here, {heads:maybe six o us}")
    assert said.answer.text == "1 (jist Jean)"
    assert said.remarks == ("but there are others roon here, maybe six o us",)


def test_a_refused_need_gives_way_to_the_words_behind_it() -> None:
    marked = "{not:not domestic heat pumps}. {need:industrial steam boiler}. design new i spose"
    said = read("route", marked, need="domestic heat pumps")
    assert said.anew == {"request_need": "industrial steam boiler"}
    assert (said.answer.text, said.remarks) == ("design new i spose", ())


def test_a_question_is_no_answer_and_no_remark() -> None:
    said = read("deadline", "nae deadline. but see if they six chip in, wid it be cheaper?")
    assert (said.answer.text, said.sure, said.remarks) == ("nae deadline", True, ())
    assert [part.text for part in said.questions] == ["but see if they six chip in, wid it be cheaper?"]


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("organisation", "I shall not give the name to a machine"),
        ("name", "I would sooner not say"),
        ("deadline", "I don't want to give my name yet"),
    ],
)
def test_a_refusal_to_say_who_asks_is_one(slot: str, text: str) -> None:
    said = read(slot, text)
    assert said.refuses
    assert (said.answer.text, said.remarks) == ("", ())


def test_who_gives_a_number_refuses_nothing() -> None:
    assert not read("contact", "I'd rather not give my email. 07700 900412").refuses


@pytest.mark.parametrize("text", ["near Dumfries", "in Wick"])
def test_a_place_is_no_name_of_an_organisation(text: str) -> None:
    said = read("organisation", text)
    assert (said.answer.text, said.remarks) in (("", (text,)), (text, ()))
    assert not said.sure


def test_all_words_answer_a_question_with_ticks() -> None:
    assert read("skills", "the first, {not:not online}").answer.text == "the first, not online"
