"""Where and how a course is wanted, and the places that are said of something else."""

from __future__ import annotations

import datetime as dt

import pytest

from reading.attendance import how_to_attend, where_to_attend
from tests.reading.heard import typed

TODAY = dt.date(2026, 11, 1)


@pytest.mark.parametrize(
    ("slot", "marked", "places"),
    [
        ("learners", "{place:Glasgow}, {mode:in person}, {mode:three evenings} {time:in March}", ("Glasgow",)),
        ("deadline", "{place:Orkney} if at all possible, {story:Stromness has the department}.", ("Orkney",)),
        ("route", "{heads:Eight} from here. {place:Ayrshire} or {mode:online}, {mode:daylight}", ("Ayrshire",)),
        ("roles", "here in {place:Rothes} or {place:Elgin} at a push. no {not:online}", ("Rothes", "Elgin")),
        ("roles", "{mode:Online with one week}, preferably in {place:Inverness}", ("Inverness",)),
        ("organisation", "Somewhere in {place:Fife} would suit", ("Fife",)),
        ("deadline", "aye, {place:Wick} wid dae", ("Wick",)),
        ("learners", "{heads:12}. {place:Perth} please", ("Perth",)),
        ("name", "it must be held in {place:Oban}, {mode:in person}", ("Oban",)),
    ],
)
def test_a_place_that_is_all_a_stretch_says_is_where_the_course_is_wanted(
    slot: str, marked: str, places: tuple[str, ...]
) -> None:
    assert where_to_attend(f"request_{slot}", typed(marked)) == places


@pytest.mark.parametrize(
    ("slot", "marked"),
    [
        ("organisation", "Fibre Ltd, {place:Wick}"),
        ("organisation", "{place:Wick}"),
        ("name", "Mairi, {place:Wick}, mairi@fibre.example"),
        ("roles", "fitters in {place:Wick}"),
        ("learners", "nine other festivals in {place:Glasgow} would send a couple"),
        ("learners", "{heads:24}, and I'd expect {place:Shetland} to be interested"),
        ("deadline", "is {place:Orkney} possible?"),
        ("learners", "{heads:14}, I forgot the lads in {place:Forres}"),
    ],
)
def test_a_place_of_something_else_says_nothing_of_the_course(slot: str, marked: str) -> None:
    assert where_to_attend(f"request_{slot}", typed(marked)) == ()


@pytest.mark.parametrize(
    ("marked", "fields"),
    [
        ("{mode:Blended} would do, {mode:three days in person at a time}", {"modes": ("blended",)}),
        ("it canna be {not:online}", {"not_modes": ("online",)}),
        ("{place:Ayrshire} or {mode:online}", {"modes": ("online",)}),
        ("{mode:in person} please", {"modes": ("campus", "workplace")}),
        ("can it be {mode:online}?", {}),
        ("{not:not live video}", {}),
    ],
)
def test_how_people_would_attend_is_told_by_statements(marked: str, fields: dict[str, tuple[str, ...]]) -> None:
    assert how_to_attend(typed(marked), TODAY) == fields
