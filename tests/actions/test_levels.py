"""Levels and sums are worked out from the numbers in the question by published rates; levels are explained by terms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from actions.levels import RATES
from actions.services import Services
from catalogue.records import Term
from index.build import build
from index.live import LiveIndex
from tests.actions.turn import Take, Turn, take, taking, typed
from tests.toy import ToyEncoder, toy_calibration

SOURCE = "https://scqf.example/levels"
LEVELS = [
    Term(id="scqf-level", term="Step", definition="How hard it is."),
    Term(id="scqf-levels-1-to-3", term="Lowest steps", definition="The first steps.", source=SOURCE),
    *(
        Term(id=f"scqf-level-{level}", term=f"Step {level}", definition=f"What {level} asks.", source=SOURCE)
        for level in range(4, 13)
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("levels")
    build(made, [], LEVELS, ToyEncoder())
    return made


@pytest.fixture
def explain(services: Services, folder: Path) -> Take:
    return taking(
        replace(services, index=LiveIndex(folder, ToyEncoder(), toy_calibration())),
        "action_explain_levels",
    )


def asked(explain: Take, text: str) -> Turn:
    return explain(typed(text, "levels"))


def facts(explain: Take, text: str) -> dict[str, str]:
    return {fact.name: fact.value for fact in asked(explain, text).message.data.facts}


def levels(explain: Take, text: str) -> list[str]:
    return [name for name in facts(explain, text) if name.endswith(tuple("0123456789"))]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("15 credits in hours", "15 SCQF credits", "about 150 hours of learning, or 7.5 ECTS"),
        ("how long is 20 scqf credits?", "20 SCQF credits", "about 200 hours of learning, or 10 ECTS"),
        ("120 credit points", "120 SCQF credits", "about 1200 hours of learning, or 60 ECTS"),
        ("0 credits", "0 SCQF credits", "about 0 hours of learning, or 0 ECTS"),
        ("100 hours of what", "100 hours of learning", "about 10 SCQF credits, or 5 ECTS"),
        ("35 notional hours", "35 hours of learning", "about 3.5 SCQF credits, or 1.75 ECTS"),
        ("1,200 hours", "1200 hours of learning", "about 120 SCQF credits, or 60 ECTS"),
        ("30 ECTS", "30 ECTS", "60 SCQF credits, by Scottish reckoning about 600 hours of learning"),
        ("7.5 ects credits", "7.5 ECTS", "15 SCQF credits, by Scottish reckoning about 150 hours of learning"),
        ("5 European credits", "5 ECTS", "10 SCQF credits, by Scottish reckoning about 100 hours of learning"),
    ],
)
def test_an_amount_is_said_in_the_other_units(text: str, name: str, value: str, explain: Take) -> None:
    assert facts(explain, text) == {name: value}


def test_every_amount_of_a_question_is_worked_out(explain: Take) -> None:
    assert list(facts(explain, "10 ECTS, 20 credits or 30 hours")) == [
        "10 ECTS",
        "20 SCQF credits",
        "30 hours of learning",
    ]


def test_a_sum_says_where_its_rates_were_published(explain: Take) -> None:
    turn = asked(explain, "15 credits in hours")
    assert turn.message.data.source == RATES
    assert turn.text.endswith(f"Source: {RATES}")
    assert turn.text.startswith("Worked out by the rates")


def test_a_level_is_explained_by_the_glossary_with_its_source(explain: Take) -> None:
    turn = asked(explain, "what is level 8?")
    assert (turn.message.data.facts[0].name, turn.message.data.facts[0].value) == ("SCQF level 8", "What 8 asks.")
    assert turn.message.data.source == SOURCE
    assert "SCQF level 8: What 8 asks.\n" in turn.text


def test_a_level_is_compared_with_the_neighbours(explain: Take) -> None:
    said = facts(explain, "how hard is level 8 compared with England")
    assert said["SCQF level 8 elsewhere"] == "roughly level 5 in England and level 5 in Europe"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("is level 7 harder than level 6", ["SCQF level 6", "SCQF level 7"]),
        ("level 7 or 8", ["SCQF level 7", "SCQF level 8"]),
        ("levels 5 to 7", ["SCQF level 5", "SCQF level 6", "SCQF level 7"]),
        ("the difference between level 5 and level 7", ["SCQF level 5", "SCQF level 7"]),
        ("level 3 in England", ["SCQF level 6"]),
        ("RQF level 3", ["SCQF level 6"]),
        ("EQF level 5", ["SCQF level 7", "SCQF level 8"]),
        ("level 1", ["SCQF level 1"]),
        ("level 12", ["SCQF level 12"]),
    ],
)
def test_the_levels_of_a_question_are_explained(text: str, named: list[str], explain: Take) -> None:
    assert levels(explain, text) == named


def test_the_lowest_levels_have_one_entry(explain: Take) -> None:
    assert facts(explain, "level 2")["SCQF level 2"] == "The first steps."


def test_a_level_without_a_neighbour_is_not_compared(explain: Take) -> None:
    assert list(facts(explain, "level 2")) == ["SCQF level 2"]


@pytest.mark.parametrize("text", ["level 99", "level 0", "how do levels work?", "2.5 credits", "7,5 ECTS", ""])
def test_without_a_number_that_can_be_worked_with_the_rate_is_told(text: str, explain: Take) -> None:
    turn = asked(explain, text)
    assert {fact.name for fact in turn.message.data.facts} == {"One SCQF credit"}
    assert "how hard it is (1 to 12)" in turn.text
    assert turn.message.data.source == RATES


def test_the_word_itself_is_one_tap_away(explain: Take) -> None:
    assert asked(explain, "level 8").payloads == ['/glossary{"term": "scqf-level"}', "/help"]


def test_a_glossary_without_levels_still_compares(services: Services) -> None:
    turn = take(services, "action_explain_levels", typed("level 8", "levels"))
    assert [fact.name for fact in turn.message.data.facts] == ["SCQF level 8 elsewhere"]
    assert turn.message.data.source is None
    assert turn.payloads == ["/help"]


def test_a_level_that_neither_the_glossary_nor_the_neighbours_have_tells_the_rate(services: Services) -> None:
    assert [
        fact.name for fact in take(services, "action_explain_levels", typed("level 2", "levels")).message.data.facts
    ] == ["One SCQF credit"]


def test_a_level_in_answer_to_the_question_for_the_need_is_looked_through(services: Services) -> None:
    turn = take(services, "action_explain_levels", typed("{level:level 6} let's say", "levels", asked=1, learners=3))
    assert turn.message.kind == "recommendations"
    assert turn.slots["learners"] == 3


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("what level is {level:an SVQ 3}?", "an SVQ 3 stands at SCQF level 6 or 7:"),
        ("what is {level:an HNC} here", "an HNC stands at SCQF level 7:"),
        ("what does {level:SCQF level 7} mean", "Levels are SCQF levels unless you say England's or Europe's:"),
    ],
)
def test_a_qualification_of_another_name_has_a_plain_answer(text: str, lead: str, explain: Take) -> None:
    assert explain(typed(text, "levels")).message.text.startswith(lead)


PLAIN = [
    "what is level 8 in plain english",
    "explain level 8 to me as if I was 71",
    "level 8 in ordinary words please",
    "whit does level 8 mean tae a joiner",
    "level 8, simple words, what is it",
    "whit's level 8 when it's at hame",
]


@pytest.mark.parametrize("text", PLAIN)
def test_in_plain_words_a_level_stands_beside_the_steps_that_people_know(explain: Take, text: str) -> None:
    said = facts(explain, text)
    assert said["SCQF level 8"] == "What 8 asks."
    assert "like a Higher" in said["The steps around it"]
    assert "SCQF level 8 elsewhere" not in said
