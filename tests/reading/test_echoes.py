"""Words of what was shown that a message takes up to turn it down are no need; those it asks for are."""

from __future__ import annotations

import pytest

from reading.echoes import without_echoes
from training.reader.labelled import unmarked

BARISTA = "Barista Skills. Steam milk to a set temperature and texture."
LABORATORY = "Quality and Competence in Medical Laboratories. Audit a laboratory."
WORKS = "Price estimating and Pricing Small Works. Price a job for a customer."
SHOWN = [BARISTA, LABORATORY, WORKS]


def labels(marked: str, *told: str, shown: list[str] = SHOWN) -> list[str]:
    text, spans = unmarked(marked)
    return [span.label for span in without_echoes(text, spans, shown, told)]


@pytest.mark.parametrize(
    "marked",
    [
        "{need:barista}. very good. we want boilers",
        "A {need:medical laboratory}?? what on earth",
        "What is this, {need:pricing of small works}? No.",
        "{need:milk} is nae what we dae",
        "nothing to do with {need:laboratories}",
        "{need:Barista skills}! that will not do at all",
        "we don't do {need:price estimating}",
        "{need:Barista skills}, that's not for us",
        "{need:barista} isnt what we do",
    ],
)
def test_what_is_turned_down_is_refused(marked: str) -> None:
    assert labels(marked) == ["not"]


@pytest.mark.parametrize(
    "marked",
    [
        "{need:barista}",  # a bare topic may be wanted
        "what about {need:small works}, is there no course?",
        "no, I meant {need:medical laboratories}",
        "anything on {need:milk}? not free",
        "no, we need {need:welding}",  # nothing that is shown
        "{need:small works}, not for us",  # nothing that tells it apart
        "not today. {need:audit of a laboratory} please, for six of us",
        # what is announced
        "Also one more requirement, different team: {need:price a job}. Two people. Do you have?",
        "right. next topic: {need:milk texture}. six of us",
        "another thing: {need:laboratories}. no hurry",
        # words that only end like "don't" and "isn't"
        "Right. Donna has to learn to {need:price a job}, she is very blunt",
        "a different thing. the young ones could do with {need:milk texture} at our restaurant",
        "{need:audit} for the apprentice at present",
    ],
)
def test_what_is_asked_for_stays_a_need(marked: str) -> None:
    assert labels(marked) == ["need"]


def test_beside_what_is_turned_down_what_is_wanted_stays() -> None:
    assert labels("{need:Barista}. Very good. {need:steam boilers} please") == ["not", "need"]


def test_the_employers_own_words_are_no_echo() -> None:
    assert labels("{need:barista}, not that again", "barista training for our cafe") == ["need"]


def test_where_nothing_is_shown_nothing_is_an_echo() -> None:
    assert labels("{need:barista}. no.", shown=[]) == ["need"]


def test_words_of_several_records_are_no_echo_of_one() -> None:
    assert labels("{need:medical milk}?? no") == ["need"]
