"""Spans that are something else than they were marked as, by the words around them."""

from __future__ import annotations

import pytest

from reading.relabelled import relabelled
from training.reader.labelled import unmarked


def labels(marked: str) -> list[tuple[str, str]]:
    text, spans = unmarked(marked)
    return [(text[span.start : span.end], span.label) for span in relabelled(text, spans)]


@pytest.mark.parametrize(
    "marked",
    [
        "Experience desirable. {price:Free parking}.",
        "{price:free staff meals} on shift",
        "{need:Free uniform} and a pension",
        "we are {price:free} on Fridays",
        "he's {price:free} after 3",
        "she studies in her {price:free} time",
        "please feel {price:free}",
        "it has to be sugar {price:free}",
        "I am only {price:free} at night",
    ],
)
def test_what_is_given_away_or_has_time_is_no_price(marked: str) -> None:
    assert [label for _, label in labels(marked)] == ["story"]


@pytest.mark.parametrize(
    "marked",
    [
        "anything {price:free}",
        "what's {price:free}",
        "{price:free} ones please",
        "are they {price:free}",
        "anything that's {price:free} for food hygiene",
        "{price:free} food safety training",
        "onything ye hae that's {price:free} on a Friday",
        "{price:free of charge}",
    ],
)
def test_what_costs_nothing_is_a_price(marked: str) -> None:
    assert ("price" in [label for _, label in labels(marked)]) is True


@pytest.mark.parametrize(
    "marked",
    [
        "{who:technicians} and a {who:trainee} with an HND in {need:Construction Management}",
        "she has a degree in {need:social work}",
        "most hold an SVQ 3 in {need:care}",
        "one has an HNC in {need:horticulture}",
        "my wife got diploma in {need:nursing} from Manila",
        "twa lads that hae a city and guilds in {need:joinery}".replace("hae", "have"),
        "I did my HNC in {need:business}",
        "my {who:chef} with an {level:SVQ 3}",
        "I should not go above that. The rest are technicians and a {who:trainee} with an HND in {need:surveying}",
        "No. She has an HNC in {need:horticulture}",
        "nothing online!\nHe holds a diploma in {need:pedagogy} from Kraków",
    ],
)
def test_what_somebody_holds_is_no_need_and_no_level(marked: str) -> None:
    assert labels(marked)[-1][1] == "story"


@pytest.mark.parametrize(
    "marked",
    [
        "we want an HND in {need:construction management}",
        "looking for a degree in {need:social work}",
        "is there an SVQ 3 in {need:care}",
        "a course with an HND in {need:accounting}",
        "they have to get a diploma in {need:nursing}",
        "do you have an HNC in {need:childcare}",
        "she has a degree and wants something on {need:payroll}",
    ],
)
def test_a_qualification_that_is_wanted_is_a_need(marked: str) -> None:
    assert labels(marked)[-1][1] == "need"


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        ("Leave {need:complaints}, we've got that", ["drop"]),
        ("ok leave the {need:first aid} out", ["drop"]),
        ("drop the {need:welding} and the {need:brazing}", ["drop", "drop"]),
        ("we are minded to drop the {need:records} and look instead at {not:data protection}", ["drop", "need"]),
        ("naw forget the {need:payroll}, just the {need:VAT}", ["drop", "need"]),
        ("Please we not need now the {need:welding}, only the {need:drawing}", ["drop", "need"]),
        ("skip {need:barista}", ["drop"]),
        ("{need:records management} we can leave", ["drop"]),
        ("park the {need:leadership} for now and do {need:budgets}", ["drop", "need"]),
        ("they leave school without {need:maths}", ["need"]),
        ("she manages annual leave and {need:rotas}", ["need"]),
        ("{need:drop shipping} for a shop", ["need"]),
        ("they need {need:first aid}", ["need"]),
        ("{need:VAT} instead of {not:payroll}", ["need", "not"]),
        ("{ordinal:Number 3} then, {not:carbon}", ["ordinal", "need"]),
        ("number 3, not {not:carbon}", ["not"]),
    ],
)
def test_a_topic_that_is_dropped_or_turned_to(marked: str, found: list[str]) -> None:
    assert [label for _, label in labels(marked)] == found


def test_a_day_to_answer_a_letter_by_is_no_start() -> None:
    assert labels("Please confirm your plan {time:by the end of the month}")[0][1] == "story"
    assert labels("kindly return the form to us {time:by the 30th}")[0][1] == "story"
    assert labels("we need it {time:by the end of the month}")[0][1] == "time"


@pytest.mark.parametrize(
    ("marked", "need"),
    [
        ("does any do {need:power} bi as well", "power bi"),
        ("{need:C}++ for 2", "C++"),
        ("{need:sage} 50", "sage 50"),
        ("{need:power} tools", "power"),
    ],
)
def test_a_known_thing_is_not_cut(marked: str, need: str) -> None:
    assert labels(marked) == [(need, "need")]


def test_a_level_is_one_though_its_end_was_marked_as_refused() -> None:
    assert labels("not {level:anything above} {not:Level 9}") == [("anything above", "level"), ("Level 9", "level")]


@pytest.mark.parametrize(
    ("marked", "label"),
    [
        ("{mode:online} or {not:glasgow}", "place"),
        ("{place:Perth} or in {not:Oban}", "place"),
        ("{mode:online}, {not:Oban}", "place"),
        ("nobody will travel to {not:Aberdeen}", "not"),
        ("{not:Aberdeen} is too dear", "not"),
        ("{mode:online}, not {not:glasgow}", "not"),
        ("{not:Perth} is too far", "not"),
        ("anywhere but {not:Oban}", "not"),
        ("something like {not:welding}", "not"),
    ],
)
def test_a_place_is_refused_only_where_a_message_refuses(marked: str, label: str) -> None:
    assert labels(marked)[-1][1] == label


@pytest.mark.parametrize(
    "marked",
    [
        "our drivers must hold a certificate in {need:manual handling}",
        "they have never had a certificate in {need:food hygiene}",
        "none of my staff have a qualification in {need:bookkeeping}",
        "everyone has to have a certificate in {need:confined spaces}",
        "don't forget the {need:fire safety}",
        "we can't drop the {need:food safety}",
        "they always skip the {need:risk assessments}",
    ],
)
def test_what_is_lacked_or_not_to_be_dropped_stays_a_need(marked: str) -> None:
    assert [label for _, label in labels(marked)] == ["need"]


@pytest.mark.parametrize(
    "marked", ["let me know what starts {time:in January}", "send me courses {time:before Easter}"]
)
def test_a_day_of_a_course_is_no_day_to_answer_by(marked: str) -> None:
    assert [label for _, label in labels(marked)] == ["time"]
