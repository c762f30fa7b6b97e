"""The Rasa component that understands messages: it gives the intent and the entities of a message in its context.

The web process says in the message's metadata what the advisor said last (`context`). Metadata that is missing or of
another shape counts as an unknown context.
"""

from __future__ import annotations

import os
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any, Dict, List, Text

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.onnx_reader import UNKNOWN, OnnxReader
from nlu.schema_check import check_schemas_once

FACTS = "facts"
"""The key of what was understood that holds the facts asked for (catalogue/facts)."""

ALSO = "also"
"""The key of what was understood that holds the second act of a message that does two things."""

PARTS = "parts"
"""The key of what was understood that holds what each sentence of a message does by itself."""

COSTLY = frozenset({"request", "start_over", "withdraw", "cancel", "undo"})
"""Acts that begin, end or throw away something, so that a mistake costs the employer more than a question."""

ANSWER, CANCEL, STATUS = "answer", "cancel", "status"
REFERENCE = re.compile(r"\bMC-[0-9A-Z]{6}\b", re.IGNORECASE)
"""The reference of a request, and the act of a message that names one and does nothing else for sure."""

OF_COURSES = frozenset({"list", "one", "nothing", "course", "compare", "plan", "shortlist"})
"""Contexts in which courses were shown: what only seems to ask after a request ("could you check?") asks of them."""

SURE, DOUBTED = 0.7, 0.5
"""The least share at which such an act is believed, and what the share of a lesser one is multiplied by: then Rasa's
FallbackClassifier takes the message for one of no clear act."""


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR],
    is_trainable=False,
)
class Reader(GraphComponent):
    """Sets `intent`, `intent_ranking`, `entities`, `facts`, `also` and `parts` of a message by the exported reader.

    Config: `folder`, where the reader lies; the environment's ADVISOR_READER_FOLDER goes before it.
    """

    def __init__(self, reader: OnnxReader) -> None:
        self._reader = reader

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"folder": "var/reader"}

    @staticmethod
    def required_packages() -> List[Text]:
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Reader:
        check_schemas_once()  # here, because Rasa makes its components before it answers
        return cls(OnnxReader(Path(os.environ.get("ADVISOR_READER_FOLDER") or config["folder"])))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT):
                self._read(message)
        return messages

    def _read(self, message: Message) -> None:
        text = message.get(TEXT)
        context = _context(message)
        asked = context.startswith("q-") or context == "review"
        reading = self._reader.read(text, context)
        ranking = [{"name": act, "confidence": share} for act, share in reading.acts]
        doubted = ranking[0]["confidence"] < SURE or (ranking[0]["name"] == ANSWER and not asked)
        if doubted and REFERENCE.search(text):  # whatever else it says, it is about a request
            ranking = [{"name": STATUS, "confidence": 1.0}, *(act for act in ranking if act["name"] != STATUS)]
        elif ranking[0]["name"] == STATUS and ranking[0]["confidence"] < SURE and context in OF_COURSES:
            ranking = [*ranking[1:], ranking[0]]
        entities = [
            {
                "entity": span.label,
                "start": span.start,
                "end": span.end,
                "value": text[span.start : span.end],
                "confidence_entity": span.confidence,
                "extractor": type(self).__name__,
            }
            for span in reading.spans
        ]
        costly = ranking[0]["name"] in COSTLY and (asked or ranking[0]["name"] != CANCEL)  # there is nothing to stop
        if costly and ranking[0]["confidence"] < SURE:
            ranking[0]["confidence"] *= DOUBTED
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(ENTITIES, entities, add_to_output=True)
        message.set(FACTS, list(reading.facts), add_to_output=True)
        message.set(ALSO, reading.second, add_to_output=True)
        message.set(PARTS, [asdict(part) for part in reading.parts], add_to_output=True)


def _context(message: Message) -> Text:
    metadata = message.get(METADATA)
    context = metadata.get("context") if isinstance(metadata, dict) else None
    return context if isinstance(context, str) else UNKNOWN
