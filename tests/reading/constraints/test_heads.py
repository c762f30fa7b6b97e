"""How many are to learn, read where a number of people is marked."""

from __future__ import annotations

import pytest

from reading.constraints import Note
from reading.constraints.heads import count_in
from tests.reading.constraints.reading import notes, read


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("about 12", 12),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("a couple", 2),
        ("a score of", 20),
        ("both", 2),
        ("a handful", 5),
        ("fifteen or so", 15),
        ("twenty-odd", 20),
        ("ten o", 10),
        ("5-10", 10),
        ("8, maybe 10", 10),
        ("between 8 and 10", 10),
        ("3 groups of 8", 24),
        ("5 x 4", 20),
        ("15 out of 40", 15),
        ("6 of our 40", 6),
        ("half of our 26", 13),
        ("a third of 60", 20),
        ("5 full time and 3 part time", 8),
        ("me and two", 3),
        ("1.5k", 1500),
        ("200+", 200),
        ("just me", 1),
        ("one person", 1),
    ],
)
def test_people_are_counted_however_they_are_named(text: str, learners: int) -> None:
    assert read(f"{{heads:{text}}} staff").learners == learners


@pytest.mark.parametrize("text", ["0", "hundreds", "half", "all"])
def test_what_is_no_number_counts_nobody(text: str) -> None:
    assert read(f"{{heads:{text}}}").learners is None
    assert read(f"{{heads:{text}}}").unread == (text,)


@pytest.mark.parametrize(
    "text", ["{heads:24/7} control room", "split {heads:50/50}", "busy {heads:8 till 5}", "busy 8am till {heads:5}"]
)
def test_a_number_by_another_counts_nobody_and_is_no_condition(text: str) -> None:
    assert (read(text).learners, read(text).unread) == (None, ())


def test_several_groups_are_added_up() -> None:
    assert read("{heads:2} {who:apprentices} and {heads:3} time-served {who:plumbers}").learners == 5


@pytest.mark.parametrize("some", ["of them managers", "of whom manage", "of these are new", "are managers"])
def test_a_number_that_says_what_some_of_them_are_is_not_added(some: str) -> None:
    assert read(f"{{heads:10}} people, {{heads:2}} {some}").learners == 10


def test_a_first_number_of_them_is_counted() -> None:
    assert read("{heads:10} of them need it").learners == 10


@pytest.mark.parametrize("sum_of_all", ["5 in all", "all 5", "5 altogether"])
def test_a_number_of_all_takes_the_place_of_the_groups(sum_of_all: str) -> None:
    assert read(f"{{heads:2}} fitters and {{heads:3}} welders, {{heads:{sum_of_all}}}").learners == 5


def test_a_number_of_all_that_is_too_small_is_one_more_group() -> None:
    assert read("{heads:12} fitters and {heads:all 3} welders").learners == 15


def test_the_size_of_the_firm_is_not_counted() -> None:
    assert read("{story:we employ 250 people}, a 60 bed care home").learners is None


@pytest.mark.parametrize(
    "text",
    [
        "band {heads:5} {who:nurses}",
        "level {heads:three} {who:technicians}",
        "ward {heads:7} {who:staff}",
        "{heads:44} tonne {who:drivers}",
        "a {heads:42} bed {who:care home}",
        "{heads:12}-hour {who:shift leaders}",
        "{heads:twenty} seat minibus {who:drivers}",
        "{heads:4}x4 {who:drivers}",
        "{heads:10}% of them",
    ],
)
def test_a_number_that_counts_something_else_counts_nobody_and_is_no_condition(text: str) -> None:
    extraction = read(text)
    assert (extraction.learners, extraction.found, extraction.unread) == (None, (), ())


def test_beside_a_number_that_counts_something_else_the_learners_are_counted() -> None:
    extraction = read("{heads:12} band {heads:5} {who:nurses}")
    assert (extraction.learners, extraction.unread) == (12, ())


@pytest.mark.parametrize(
    ("text", "words", "learners"),
    [
        ("{heads:three} groups of {heads:eight}", "three groups of eight", 24),
        ("{heads:15} out of {heads:40}", "15 out of 40", 15),
        ("{heads:6} of our {heads:40}", "6 of our 40", 6),
        ("{heads:8}, maybe {heads:10}", "8, maybe 10", 10),
        ("{heads:8} to {heads:10}", "8 to 10", 10),
        ("{heads:8} or {heads:10}", "8 or 10", 10),
        ("{heads:8}-{heads:10}", "8-10", 10),
    ],
)
def test_two_numbers_that_are_one_count_are_read_as_one(text: str, words: str, learners: int) -> None:
    extraction = read(f"{text} {{who:fitters}}")
    assert extraction.learners == learners
    assert [found.words for found in extraction.found] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "{heads:20} people. No wait, {heads:35} people",
        "{heads:20}, sorry, {heads:35}",
        "{heads:20} no, make it {heads:35}",
        "{heads:20} {who:carers}, actually {heads:35}",
        "{heads:20} of us, I mean {heads:35}",
    ],
)
def test_a_number_that_puts_another_right_stands_in_its_place(text: str) -> None:
    assert read(text).learners == 35


@pytest.mark.parametrize("text", ["{heads:8}, {heads:maybe 10}", "{heads:8} {who:fitters}, {heads:maybe 10}"])
def test_a_number_that_may_be_another_is_read_with_it_where_nothing_stands_between_them(text: str) -> None:
    assert read(text).learners == (18 if "who" in text else 10)


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:3} persons. {heads:maybe 4}", 4),
        ("{heads:15}, or it could be {heads:18}", 18),
        ("{heads:30} people probably {heads:20}", 30),
        ("{heads:26} not {heads:20}", 26),
        ("not {heads:20} but {heads:16}", 16),
        ("{heads:9} rather than {heads:12}", 9),
        ("{heads:220} in total but probably {heads:40} for a first go", 220),
        ("{heads:50} people altogether, {heads:8} of a sort and {heads:9} others", 50),
        ("{heads:6} {who:welders}, maybe {heads:3} {who:fitters}", 9),
        ("{heads:6} in {place:Wick} and perhaps {heads:3} in {place:Thurso}", 9),
    ],
)
def test_numbers_of_the_same_people_are_not_added_up(text: str, learners: int) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize("between", [" {who:fitters} and ", " {who:fitters}, just ", ", ", " and "])
def test_numbers_with_other_words_between_them_are_groups(between: str) -> None:
    assert read(f"{{heads:8}}{between}{{heads:10}}").learners == 18


@pytest.mark.parametrize("text", ["about 12", "twenty-odd", "50ish", "a handful", "8, maybe 10"])
def test_a_number_that_is_said_as_roughly_so_many_is_noted(text: str) -> None:
    assert notes(f"{{heads:{text}}}") == [("learners", text, Note.ABOUT)]


def test_a_plain_number_has_no_note() -> None:
    assert notes("{heads:twelve} carers") == [("learners", "twelve", None)]


def test_a_count_is_read_in_plain_words_alone() -> None:
    assert (count_in("12"), count_in("none")) == (12, None)


@pytest.mark.parametrize("text", ["someone who left school at {heads:16}", "free if they are under {heads:25}"])
def test_an_age_is_no_number_of_learners(text: str) -> None:
    assert read(text).learners is None


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:15} done in two groups, {heads:8 and 7}", 15),
        ("{heads:15} of us, {heads:8} on Monday, {heads:7} on Friday", 15),
        ("{heads:15} carers and {heads:15} nurses", 30),
        ("{heads:3} {who:welders}, {heads:5} {who:fitters} and {heads:8} {who:drivers}", 16),
        ("{heads:8} {who:drivers}, {heads:3} {who:welders} and {heads:5} {who:fitters}", 16),
    ],
)
def test_parts_that_make_up_the_number_of_all_are_not_added_to_it(text: str, learners: int) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize("text", ["our {heads:24}/7 control room", "cover {heads:24} / 7"])
def test_round_the_clock_counts_nobody(text: str) -> None:
    assert read(text).learners is None


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:4} hotels", None),
        ("{heads:2} shops and {heads:7} of us", 7),
        ("{heads:12} people, not all, only {heads:4} for this", 4),
        ("{heads:16}? No, only {heads:4} people", 4),
        ("it's about a {heads:6 or a 7}, anything at {level:6 or 7}?", None),
        ("{heads:6 or 7} {who:carers} at {level:level 6}", 7),
        ("{heads:8} persons", 8),
        ("{heads:5} {who:nurses} and only {heads:2} {who:cooks}", 7),
    ],
)
def test_only_people_who_are_to_learn_are_counted(text: str, learners: int | None) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("we'd have maybe {heads:12} but could they split it into two groups of {heads:6}", 12),
        ("we have {heads:12}, split into {heads:two groups of 6}", 12),
        ("{heads:15} is too many to release together, make it {heads:8} at a time", 15),
        ("only {heads:four} can be off the floor at any one time", None),
        ("{heads:18} in all but {heads:6} at once", 18),
        ("a team of {heads:40}", 40),
        ("parties of {heads:12}", 12),
        ("{heads:10} {who:chefs} and {heads:2 groups of 5} {who:waiters}", 20),
        ("all {heads:12} of them at once please", 12),
        ("I need {heads:30 staff} trained at the same time", 30),
    ],
)
def test_the_number_of_one_of_several_groups_is_not_that_of_all(marked: str, count: int | None) -> None:
    assert read(marked).learners == count
