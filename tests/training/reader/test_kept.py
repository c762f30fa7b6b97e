"""The weights that are kept are those of the data of today, and small enough to be kept beside the code."""

from __future__ import annotations

import json

from reading.spans import LABELS
from tests.domain import DOMAIN
from training.reader.kept import LEARNED, LEARNED_FROM, MEANING, WEIGHTS
from training.reader.labelled import fingerprint


def test_the_weights_were_learned_from_the_data_of_today() -> None:
    learned_from = LEARNED / LEARNED_FROM
    assert learned_from.is_file(), "there is no record of what the weights learned from: run `advisor train reader`"
    assert learned_from.read_text(encoding="utf-8").strip() == fingerprint(), "run `advisor train reader`"


def test_the_weights_mean_every_intent_and_every_label() -> None:
    meaning = json.loads((LEARNED / MEANING).read_text(encoding="utf-8"))
    intents = {intent if isinstance(intent, str) else next(iter(intent)) for intent in DOMAIN["intents"]}
    assert set(meaning["acts"]) == intents - {"nlu_fallback"}
    assert {tag.partition("-")[2] for tag in meaning["tags"]} - {""} == LABELS


def test_the_weights_are_small_enough_to_be_kept_beside_the_code() -> None:
    assert (LEARNED / WEIGHTS).stat().st_size < 5_000_000
