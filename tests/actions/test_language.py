"""The advisor speaks English only, and says so in the employer's language where it can."""

from __future__ import annotations

import pytest

from actions.language import KNOWN, language_of
from actions.services import Services
from tests.actions.turn import Take, taking, typed
from tests.domain import DOMAIN

FRENCH = "Bonjour, avez-vous des cours pour mes employés ?"
LITHUANIAN = "Laba diena, ar turite kursų mano darbuotojams?"


@pytest.fixture
def speak(services: Services) -> Take:
    return taking(services, "action_speak_english")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        ("czy mówi pan po polsku?", "pl"),
        ("¿Habla usted español? Necesito un curso", "es"),
        ("Tha mi ag iarraidh cùrsa airson an luchd-obrach agam", "ga"),
        ("Доброго дня, чи є у вас курси для працівників?", "uk"),
        ("Haben Sie Kurse für meine Mitarbeiter?", "de"),
        (LITHUANIAN, "lt"),
    ],
)
def test_a_language_is_told_from_the_others(text: str, code: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", ["", "?!", "42"])
def test_words_of_no_language_have_one_of_the_codes_too(text: str) -> None:
    assert language_of(text) in KNOWN


SCOTS = (
    "awrite pal, am efter a wee course fur ma gaffer",
    "naw ah meant the ither yin",
    "We need a course for our staff",
)


@pytest.mark.parametrize("text", SCOTS)
def test_scots_and_english_are_no_foreign_language(text: str, speak: Take) -> None:
    assert language_of(text) == "en"
    assert "only answer in English" not in speak(typed(text, "foreign")).text


def test_every_language_that_is_spoken_is_one_that_is_told_apart() -> None:
    spoken = {name.removeprefix("utter_english_only_") for name in DOMAIN["responses"] if "english_only_" in name}
    assert spoken <= set(KNOWN)


def test_that_only_english_is_spoken_is_said_in_both_languages(speak: Take) -> None:
    turn = speak(typed(FRENCH, "foreign"))
    assert turn.text.split("\n\n") == [
        "Désolé, je ne réponds qu'en anglais.",
        "I can only answer in English, sorry. You can write in simple English, or speak to a person at the hub.",
    ]


def test_a_language_that_nobody_worded_is_answered_in_english(speak: Take) -> None:
    turn = speak(typed(LITHUANIAN, "foreign"))
    assert turn.text.startswith("I can only answer in English, sorry.")


def test_another_language_offers_a_person_and_costs_nothing(speak: Take) -> None:
    turn = speak(typed(FRENCH, "foreign", needs=["pipe welding"]))
    assert (turn.payloads, turn.slots) == (["/human"], {})
