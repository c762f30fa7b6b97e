"""Credits, hours, ECTS and levels of a question, as values."""

from __future__ import annotations

import pytest

from reading.amounts import Amount, Unit, amounts, awards_named, levels_elsewhere, levels_named
from tests.reading.constraints.reading import TODAY


@pytest.mark.parametrize(
    ("text", "unit", "credits", "hours", "ects"),
    [
        ("15 credits in hours", Unit.CREDITS, 15, 150, 7.5),
        ("how long is 20 scqf credits?", Unit.CREDITS, 20, 200, 10),
        ("120 credit points", Unit.CREDITS, 120, 1200, 60),
        ("0 credits", Unit.CREDITS, 0, 0, 0),
        ("100 hours of what", Unit.HOURS, 10, 100, 5),
        ("35 notional hours", Unit.HOURS, 3.5, 35, 1.75),
        ("1,200 hours", Unit.HOURS, 120, 1200, 60),
        ("30 ECTS", Unit.ECTS, 60, 600, 30),
        ("7.5 ects credits", Unit.ECTS, 15, 150, 7.5),
        ("5 European credits", Unit.ECTS, 10, 100, 5),
    ],
)
def test_an_amount_is_known_in_every_unit(text: str, unit: Unit, credits: float, hours: float, ects: float) -> None:
    (amount,) = amounts(text)
    assert amount.unit is unit
    assert (amount.credits, amount.hours, amount.ects) == pytest.approx((credits, hours, ects))


def test_the_amounts_of_a_question_come_unit_by_unit() -> None:
    named = amounts("30 hours, 20 credits or 10 ECTS, or 40 hours")
    assert named == (Amount(Unit.ECTS, 10), Amount(Unit.CREDITS, 20), Amount(Unit.HOURS, 30), Amount(Unit.HOURS, 40))


@pytest.mark.parametrize("text", ["level 99", "how do levels work?", "2.5 credits", "7,5 ECTS", "15 credit hours", ""])
def test_a_question_may_name_no_amount(text: str) -> None:
    assert amounts(text) == ()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("is level 7 harder than level 6", (6, 7)),
        ("level 7 or 8", (7, 8)),
        ("levels 5 to 7", (5, 6, 7)),
        ("the difference between level 5 and level 7", (5, 7)),
        ("level 3 in England", (6,)),
        ("RQF level 3", (6,)),
        ("EQF level 5", (7, 8)),
        ("an HND level course", (8,)),
        ("level 1", (1,)),
        ("level 12", (12,)),
        ("level 99", ()),
        ("level 0", ()),
        ("level 8 or above", (8,)),
        ("how does level 5 compare to level 7", (5, 7)),
        ("an HNC or a degree", (7, 9, 10)),
        ("7,5 ECTS", ()),
        ("how do levels work?", ()),
        ("", ()),
    ],
)
def test_the_levels_of_a_question_are_named_in_ascending_order(text: str, levels: tuple[int, ...]) -> None:
    assert levels_named(text, TODAY) == levels


@pytest.mark.parametrize(
    ("text", "levels"), [("what's a Higher", (6,)), ("how hard's a Masters?", (11,)), ("what is the canteen?", ())]
)
def test_where_none_is_named_a_level_may_stand_behind_an_is(text: str, levels: tuple[int, ...]) -> None:
    assert levels_named(text, TODAY) == levels


@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("she has an HNC", [("HNC", (7, 7))]),
        ("both have HNDs in it", [("HNDs", (8, 8))]),
        ("he has Highers and one Advanced Higher", [("Highers", (6, 6)), ("Advanced Higher", (7, 7))]),
        ("they hold SVQ 3", [("SVQ 3", (6, 7))]),
        ("our SVQ level 2 people", [("SVQ level 2", (5, 5))]),
        ("is it as hard as a degree?", [("degree", (9, 10))]),
        ("an honours degree or a Master's", [("honours degree", (10, 10)), ("Master's", (11, 11))]),
        ("harder than A-levels?", [("A-levels", (6, 6))]),
        ("National 5s, no more", [("National 5s", (5, 5))]),
        ("an HNC is an HNC", [("HNC", (7, 7))]),
    ],
)
def test_qualifications_are_named_as_the_text_names_them_each_with_its_levels(
    text: str, awards: list[tuple[str, tuple[int, int]]]
) -> None:
    assert awards_named(text) == awards


@pytest.mark.parametrize(
    "text",
    ["is it a higher level?", "an HNC course", "at degree level", "degree-level work", "SVQ 9", "level 7", ""],
)
def test_a_text_may_name_no_qualification(text: str) -> None:
    assert awards_named(text) == []


@pytest.mark.parametrize(("level", "elsewhere"), [(8, (5, 5)), (4, (1, 2)), (11, (7, 7)), (12, (8, 8)), (9, (6, 6))])
def test_a_level_has_neighbours(level: int, elsewhere: tuple[int, int]) -> None:
    assert levels_elsewhere(level) == elsewhere


@pytest.mark.parametrize("level", [1, 2, 3])
def test_a_level_that_one_of_the_neighbours_lacks_has_none(level: int) -> None:
    assert levels_elsewhere(level) is None
