"""SCQF levels, however employers say them."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from reading.filters import Filters
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("level 7", 7, 7),
        ("scqf7", 7, 7),
        ("SCQF L6 in joinery", 6, 6),
        ("lvl seven", 7, 7),
        ("level 6 to 8", 6, 8),
        ("levels 6, 7 or 8", 6, 8),
        ("between level 6 and 8", 6, 8),
        ("level 8 or above", 8, None),
        ("at least level 8", 8, None),
        ("SCQF Level 9+", 9, None),
        ("above level 7", 8, None),
        ("not above level 7", None, 7),
        ("no higher than level 7", None, 7),
        ("below level 7", None, 6),
        ("up to and including level 9", None, 9),
        ("level 7 in England", 11, 11),
        ("England's level 7, not the Scottish one", 11, 11),
        ("RQF 7", 11, 11),
        ("RQF level 4 or 5", 7, 8),
        ("FHEQ level 6 or above", 9, None),
        ("EQF level 5", 7, 8),
        ("SVQ 3", 6, 7),
        ("masters level", 11, 11),
        ("a postgraduate module", 11, 11),
        ("HNC level or higher", 7, None),
        ("degree level", 9, 10),
        ("honours level", 10, 10),
        ("National 5 level", 5, 5),
        ("level 7, 10 credits", 7, 7),
        ("level 7 and 10 credits", 7, 7),
        ("svq3", 6, 7),
        ("from level 5 to 8", 5, 8),
        ("at least level 7 or 8", 7, None),
        ("any level above 5", 6, None),
        ("no harder than level 5", None, 5),
        ("level 9 at the very least", 9, None),
    ],
)
def test_a_level_becomes_scqf_levels_however_it_is_said(text: str, low: int | None, high: int | None) -> None:
    filters = read(f"{{level:{text}}}").filters

    assert (filters.level_min, filters.level_max) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7", 7, 7),
        ("7 or 8", 7, 8),
        ("6 or 7 or 8", 6, 8),
        ("around 9", 9, 9),
        ("anything from 5 to 8", 5, 8),
        ("no higher than 8", None, 8),
        ("below 7", None, 6),
        ("9 upwards", 9, None),
        ("no lower than 7 no higher than 8", 7, 8),
        ("an HND", 8, 8),
        ("HNC or above", 7, None),
        ("HNC or HND", 7, 8),
        ("level equivalent to HNC", 7, 7),
    ],
)
def test_where_a_level_is_marked_its_number_or_award_alone_is_one(text: str, low: int | None, high: int | None) -> None:
    filters = read(f"{{level:{text}}}").filters

    assert (filters.level_min, filters.level_max) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        *("level 99", "level 0", "level 7.5", "a level playing field", "National Level strategy", "20 pointers"),
        *("one step up from that", "9 for the first, dont care for the 2nd", "HNC in childhood practice", "cat 2"),
    ],
)
def test_what_is_no_level_sets_none(text: str) -> None:
    assert read(f"{{level:{text}}}").filters == Filters()


def test_a_number_outside_what_is_marked_is_no_level() -> None:
    assert read("level 7 of our {story:9 floors} leaks").filters == Filters()


def test_a_level_without_a_framework_is_scqf_and_reported_as_an_assumption() -> None:
    assert notes("welding at {level:level 7}") == [("level", "level 7", Note.SCQF_ASSUMED)]
    assert notes("welding at {level:SCQF level 7}") == [("level", "SCQF level 7", None)]
    assert notes("{level:RQF 7} welding") == [("level", "RQF 7", Note.CONVERTED)]


@pytest.mark.parametrize(
    "text", ["not {not:level 6}", "anything but {not:level 6}", "no {not:level 6} please", "{level:not level 6}"]
)
def test_a_level_not_wanted_is_never_taken_for_one_that_is(text: str) -> None:
    assert read(text).filters == Filters(not_levels=(6,))


def test_an_award_not_wanted_rules_out_its_levels() -> None:
    assert read("not {not:degree level}").filters == Filters(not_levels=(9, 10))


@pytest.mark.parametrize("text", ["not {not:level 11}, {level:7 or 8}", "not {not:level 11} we said {level:7 or 8}"])
def test_a_level_is_wanted_beside_one_that_is_not(text: str) -> None:
    assert read(text).filters == Filters(level_min=7, level_max=8)


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("{level:level 7 to 9}, not {not:level 8}", (8,)),
        ("{level:level 7 or above}, not {not:level 6}, not {not:level 8}", (8,)),
    ],
)
def test_what_is_refused_within_the_levels_that_are_wanted_is_kept(text: str, refused: tuple[int, ...]) -> None:
    assert read(text).filters.not_levels == refused


def test_any_level_takes_an_earlier_one_back() -> None:
    assert Filters(level_min=7, weeks_max=8).merged(read("{level:any level}").filters) == Filters(weeks_max=8)


def test_a_level_that_is_said_as_a_wish_is_one() -> None:
    assert read("ideally {level:SCQF 8}").filters == Filters(level_min=8, level_max=8, wishes=("scqf_level",))


def test_a_level_that_is_said_to_be_a_must_is_one() -> None:
    assert read("it has to be {level:SCQF 8}").filters.musts == ("scqf_level",)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("beginner level", None, 6),
        ("lower level obviously", None, 6),
        ("nothing too academic", None, 6),
        ("no qualifications needed", None, 6),
        ("entry level", None, 6),
        ("advanced", 8, None),
        ("more than the basic level", 8, None),
        ("nothing introductory", 8, None),
    ],
)
def test_a_level_that_is_not_named_is_a_wish(words: str, low: int | None, high: int | None) -> None:
    extraction = read(f"a course, {{level:{words}}}")
    assert (extraction.filters.level_min, extraction.filters.level_max) == (low, high)
    assert extraction.filters.wishes == ("scqf_level",)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("introductory", 8, None),
        ("an introduction to procurement", 8, None),
        ("beginners", 8, None),
        ("too academic", None, 6),
        ("a beginner's CAD class", 8, None),
        ("beginners' Excel training", 8, None),
        ("an advanced maths course", None, 6),
    ],
)
def test_a_level_that_is_refused_is_a_wish_and_no_topic(words: str, low: int | None, high: int | None) -> None:
    extraction = read(f"nothing {{not:{words}}}")
    assert (extraction.filters.level_min, extraction.filters.level_max) == (low, high)
    assert extraction.refused == ()


@pytest.mark.parametrize("words", ["advanced plumbing", "basic first aid", "cooking"])
def test_a_topic_that_is_refused_is_no_level(words: str) -> None:
    assert read(f"no {{not:{words}}}").refused == (words,)


def test_a_word_that_only_denies_is_no_condition() -> None:
    assert read("{level:nothing} {not:introductory}").unread == ()


@pytest.mark.parametrize("words", ["level 7, nothing basic", "the usual level", "Higher"])
def test_a_level_that_is_named_or_says_nothing_is_no_such_wish(words: str) -> None:
    assert read(f"{{level:{words}}}").filters.wishes == ()


@pytest.mark.parametrize(
    ("marked", "low", "high"),
    [
        ("{need:HACCP} {level:level 3}", 6, 6),
        ("{need:food hygiene} {level:level 2 or 3}", 5, 6),
        ("{need:welding} at {level:SCQF level 3}", 3, 3),
        ("{need:welding} at {level:level 4}", 4, 4),
        ("{level:level 3}", 3, 3),
    ],
)
def test_a_low_level_beside_a_need_is_the_number_of_a_trade_card(marked: str, low: int, high: int) -> None:
    filters = read(marked).filters
    assert (filters.level_min, filters.level_max) == (low, high)


@pytest.mark.parametrize(
    ("marked", "low"),
    [
        ("two of them have {level:SVQ 3} and the others {level:SVQ 2}", None),
        ("they all have {level:level 2} already", None),
        ("she has an {level:HNC} and wants {level:level 8}", 8),
        ("have you got anything at {level:SVQ 3}?", 6),
        ("we have to get them to {level:level 7}", 7),
    ],
)
def test_a_level_that_people_have_is_none_that_is_asked_for(marked: str, low: int | None) -> None:
    assert read(marked).filters.level_min == low


@pytest.mark.parametrize(
    "text", ["{level:4 standard grades}", "{level:5 O Grades}", "{level:3 highers}", "{level:4 passes}"]
)
def test_how_many_awards_somebody_has_is_no_level(text: str) -> None:
    assert read(text).filters.level_min is None
