from __future__ import annotations

import secrets

import pytest

from hub.references import ALPHABET, new_reference, parse


def test_a_reference_has_no_character_that_is_misread() -> None:
    assert not set("0O1ILU") & set(ALPHABET)
    assert len(ALPHABET) == 30


def test_a_reference_reads_back_as_itself() -> None:
    for _ in range(200):
        reference = new_reference()
        assert parse(reference) == reference
        assert any(character.isdigit() for character in reference)


def test_a_code_without_a_digit_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = iter("FADDEN7K4QX2")
    monkeypatch.setattr(secrets, "choice", lambda _: next(letters))
    assert new_reference() == "MC-7K4QX2"


@pytest.mark.parametrize(
    "text",
    ["MC-7K4QX2", "mc7k4qx2", "mc 7k4qx2", "Mc – 7K4 QX2", "MC_7K4QX2", "It was mc-7k4-qx2.", "ref: MC:7k4qx2, please",
     "#MC-7K4QX2 and MC-222222", "mc 7k4qx2 how is it going"],
)  # fmt: skip
def test_a_reference_is_found_however_it_is_typed(text: str) -> None:
    assert parse(text) == "MC-7K4QX2"


@pytest.mark.parametrize(
    "text",
    ["", "7K4QX2", "MC-7K4QX", "MC-7K4QX22", "MC-7K4QO2", "XMC-7K4QX2", "Mrs McFadden", "mc donald", "MC-7K4QX\u017f"],
)  # fmt: skip
def test_other_words_are_no_reference(text: str) -> None:
    assert parse(text) is None


def test_a_name_before_a_reference_does_not_hide_it() -> None:
    assert parse("McFadden asks about mc 7k4qx2") == "MC-7K4QX2"
