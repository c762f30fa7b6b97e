"""Changing an answer of the request: by its button, or by putting the answer before right."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.base import Phrases
from actions.request import CORRECTING, QUESTIONS, previous

ROOT = Path(__file__).resolve().parents[2]
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))


def test_every_question_can_be_chosen_for_a_change() -> None:
    payloads = [button.payload for button in Phrases(DOMAIN).buttons("utter_what_to_change")]
    assert payloads == [f'/change{{"slot": "{slot}"}}' for slot in QUESTIONS]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("no, 8", "8"), ("sorry, I meant divers", "divers"), ("actually make that 20", "20"), ("correction: 12", "12")],
)
def test_a_correction_is_told_from_what_it_says(text: str, meant: str) -> None:
    found = CORRECTING.match(text)
    assert found
    assert text[found.end() :] == meant


@pytest.mark.parametrize(
    "text", ["No deadline", "nobody", "no idea", "Norman Smith", "Actually Ltd, Perth", "not sure"]
)
def test_an_answer_that_begins_like_one_is_no_correction(text: str) -> None:
    assert CORRECTING.match(text) is None


def test_the_question_before_is_known_but_for_the_first_and_the_review() -> None:
    assert previous("request_need") is None
    assert previous("request_consent") is None
    assert previous("request_deadline") == "request_learners"
