"""One more behind those who were counted, and numbers that count something that people have."""

from __future__ import annotations

import pytest

from tests.reading.constraints.reading import read


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:four} {who:marine engineers} and the {who:electrician}", 5),
        ("{heads:6} {who:joiners} and our {who:apprentice}", 7),
        ("{heads:three} {who:nurses} plus a {who:receptionist}", 4),
        ("fower {heads:4} {who:deckhands} and the {who:skipper}", 5),
        ("{heads:8} {who:staff} and my {who:manager}", 9),
        ("{heads:2} {who:cooks} & the {who:chef}", 3),
        ("{heads:5} {who:carers} and the {who:night nurse}", 6),
        ("{heads:3} {who:deckhands} and my {who:wife}", 4),
        ("{heads:4} {who:mates}, {heads:2} {who:skippers} and {who:the engineer}", 7),
        ("{heads:2} {who:receptionists} and {who:a practice manager}", 3),
        ("{heads:5} {who:fitters} and the {who:foreman} in {place:Wick}, {heads:3} in {place:Thurso}", 9),
    ],
)
def test_one_more_behind_those_who_were_counted_counts(text: str, learners: int) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize(
    ("text", "learners"),
    [
        ("{heads:12} {who:carers} and the {who:office staff}", 12),
        ("{heads:5} {who:managers} and the {who:board}", 5),
        ("{heads:4} {who:fitters} and the {who:electricians}", 4),
        ("{heads:4} {who:engineers} and the {need:electrics}", 4),
        ("{heads:4} {who:engineers} and {who:all managers}", 4),
        ("{heads:4} {who:engineers}, the {who:electrician} asked for it", 4),
        ("{heads:3} {who:cooks}. The {who:chef} knows it", 3),
        ("{heads:6} {who:drivers} and the new {place:depot}", 6),
        ("{heads:12} {who:carers} and the {who:night shift}", 12),
        ("{heads:four} {who:men} and the {who:women}", 4),
        ("{heads:6} {who:fitters} and our {who:HR department}", 6),
        ("{heads:8} {who:nurses} and their {who:children}", 8),
        ("{heads:3} {who:cooks} and the {who:restaurant}", 3),
        ("{heads:5} {who:wardens} and the {who:committee}", 5),
        ("{heads:7} {who:joiners} and the {who:paint squad}", 7),
        ("{heads:9} {who:clerks} plus our {who:sales side}", 9),
    ],
)
def test_several_more_and_somebody_who_only_stands_near_do_not(text: str, learners: int) -> None:
    assert read(text).learners == learners


@pytest.mark.parametrize(
    "text",
    [
        "she has {heads:two} Highers",
        "he's got {heads:3} Nat 5s",
        "{heads:four} standard grades and that's it",
        "at {heads:2} o'clock",
        "{heads:2} SVQs between them",
        "wi {heads:five} O grades",
        "they hold {heads:2} diplomas",
    ],
)
def test_a_number_of_what_somebody_has_counts_nobody(text: str) -> None:
    assert (read(text).learners, read(text).unread) == (None, ())


@pytest.mark.parametrize(
    ("text", "learners"),
    [("{heads:12} HND {who:students}", 12), ("{heads:4} credit {who:controllers}", 4), ("{heads:6} unit heads", 6)],
)
def test_people_who_are_named_by_what_they_have_are_counted(text: str, learners: int) -> None:
    assert read(text).learners == learners
