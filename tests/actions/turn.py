"""One turn of a conversation by hand: what Rasa hands to an action, and what comes back as messages and slots.

Slots and messages go through JSON, as they do between the two processes, and every message is held against the chat
contract. The fields of the slot `search` are given and read as if each were a slot.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from actions import turn as core
from actions.__main__ import load_skills
from actions.search import Search
from actions.services import Services
from actions.skill import SKILLS
from contract import message
from tests.domain import DOMAIN
from training.reader.labelled import unmarked

HERE = "conversation"

load_skills()


class Changed(dict[str, Any]):
    """The slots that a turn changed; a field of the search that it left alone is read as it stands."""

    def __init__(self, changed: Mapping[str, Any], search: Mapping[str, Any]) -> None:
        super().__init__(changed)
        self._search = search

    def __missing__(self, name: str) -> Any:
        return self._search[name]


@dataclass(frozen=True)
class Turn:
    """What an action said, as clients receive it, the slots it changed, and the action that it wants to follow."""

    messages: Sequence[Any]
    slots: dict[str, Any]
    follows: str = ""

    @property
    def message(self) -> Any:
        (only,) = self.messages
        return only

    @property
    def text(self) -> str:
        return "\n".join(message.text for message in self.messages)

    @property
    def payloads(self) -> list[str]:
        return [button.payload for message in self.messages for button in message.buttons]


Take = Callable[[Tracker], Turn]


def typed(
    marked: str,
    intent: str = "",
    confidence: float = 0.95,
    sender: str = HERE,
    also: str | None = None,
    facts: Sequence[str] = (),
    earlier: Sequence[str | tuple[str, str] | dict[str, Any]] = (),
    after: str = "",
    parts: Sequence[tuple[str, str, Sequence[str]]] = (),
    **slots: Any,
) -> Tracker:
    """The tracker after somebody typed a message and it was taken for `intent`, and for `also` beside it.

    `facts` are what it asks for of credentials, `earlier` the messages before it (as they were typed, or marked
    with their act) and other events, `after` what the advisor said
    last, `parts` its sentences, each with its act and the facts that it asks for. The spans that the reader would mark
    are written in the message: "we need {need:dementia care} in {place:Perth}".
    """
    understood = {"name": intent, "confidence": confidence}
    text, entities = _marked(marked)
    heard = {
        "text": text,
        "intent": understood,
        "intent_ranking": [understood],
        "also": also,
        "entities": entities,
        "facts": facts,
        "metadata": {"context": after},
        "parts": [
            {
                "start": (start := text.index(unmarked(words)[0])),
                "end": start + len(unmarked(words)[0]),
                "act": act,
                "confidence": 0.95,
                "facts": asked,
            }
            for words, act, asked in parts
        ],
    }
    return _tracker(heard, sender, slots, earlier)


def _marked(marked: str) -> tuple[str, list[dict[str, Any]]]:
    """A text, and as entities the spans that are written in it."""
    text, spans = unmarked(marked)
    return text, [
        {"entity": span.label, "start": span.start, "end": span.end, "value": text[span.start : span.end]}
        for span in spans
    ]


def _event(earlier: str | tuple[str, str] | dict[str, Any]) -> dict[str, Any]:
    """An event before the message, as Rasa keeps it."""
    if isinstance(earlier, dict):
        return earlier
    if isinstance(earlier, str):
        return {"event": "user", "text": earlier}
    text, entities = _marked(earlier[0])
    heard = {"text": text, "intent": {"name": earlier[1], "confidence": 0.95}, "entities": entities}
    return {"event": "user", "text": text, "parse_data": heard}


def pressed(intent: str, sender: str = HERE, *, named: dict[str, str] | None = None, **slots: Any) -> Tracker:
    """The tracker after a button was pressed that says `intent` and names these entities."""
    entities = [{"entity": name, "value": value} for name, value in (named or {}).items()]
    understood = {"name": intent, "confidence": 1.0}
    text = f"/{intent}{json.dumps(named)}" if named else f"/{intent}"
    heard = {"text": text, "intent": understood, "intent_ranking": [understood], "entities": entities}
    return _tracker(heard, sender, slots)


def turn_of(services: Services, tracker: Tracker) -> core.Turn:
    """The turn as a skill is given it."""
    return core.Turn.of(services, tracker)


def take(services: Services, action: str, tracker: Tracker) -> Turn:
    """Run the action of this name."""
    turn = turn_of(services, tracker)
    events = json.loads(json.dumps(SKILLS[action](turn)))
    slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    before, after = turn.search, turn.search
    if "search" in slots:
        after = Search.model_validate(slots.pop("search"))
    changed = {name: value for name, value in _plain(after).items() if value != _plain(before)[name]}
    sent = [message.validate_python(json.loads(json.dumps(body))) for body in turn.sent]
    follows = next((event["name"] for event in events if event["event"] == "followup"), "")
    return Turn(sent, Changed({**slots, **changed}, _plain(after)), follows)


def taking(services: Services, action: str) -> Take:
    """The action of this name over these services."""
    return lambda tracker: take(services, action, tracker)


def _plain(search: Search) -> dict[str, Any]:
    filters = search.filters.model_dump(mode="json", exclude_defaults=True)
    before = [earlier.model_dump(mode="json", exclude_defaults=True) for earlier in search.before]
    return {**search.model_dump(mode="json"), "filters": filters, "before": before}


def _tracker(
    heard: dict[str, Any],
    sender: str,
    slots: dict[str, Any],
    earlier: Sequence[str | tuple[str, str] | dict[str, Any]] = (),
) -> Tracker:
    search = {name: value for name, value in slots.items() if name in Search.model_fields}
    known = dict.fromkeys((*DOMAIN["slots"], "requested_slot"))
    known |= {name: value for name, value in slots.items() if name not in search}
    known |= {"search": search or None}
    events = [*map(_event, earlier), {"event": "user", **heard}]
    return Tracker(sender, json.loads(json.dumps(known)), heard, events, False, None, {}, "action_listen")
