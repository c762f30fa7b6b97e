"""One turn of a conversation by hand: what Rasa hands to an action, and what comes back as messages and slots.

Slots and messages go through JSON, as they do between the two processes, and every message is held against the chat
contract.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from contract import Base, message

ROOT = Path(__file__).resolve().parents[2]
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
HERE = "conversation"


@dataclass(frozen=True)
class Turn:
    """What an action said, as clients receive it, and the slots it set."""

    messages: list[Base]
    slots: dict[str, Any]

    @property
    def message(self) -> Any:
        (only,) = self.messages
        return only

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.messages)

    @property
    def payloads(self) -> list[str]:
        return [button.payload for one in self.messages for button in one.buttons]


def typed(text: str, intent: str = "", confidence: float = 0.95, sender: str = HERE, **slots: Any) -> Tracker:
    """The tracker after somebody typed `text` and it was taken for `intent`."""
    understood = {"name": intent, "confidence": confidence}
    heard = {"text": text, "intent": understood, "intent_ranking": [understood], "entities": []}
    return _tracker(heard, sender, slots)


def pressed(intent: str, sender: str = HERE, *, named: dict[str, str] | None = None, **slots: Any) -> Tracker:
    """The tracker after a button was pressed that says `intent` and names these entities."""
    entities = [{"entity": name, "value": value} for name, value in (named or {}).items()]
    understood = {"name": intent, "confidence": 1.0}
    text = f"/{intent}{json.dumps(named)}" if named else f"/{intent}"
    heard = {"text": text, "intent": understood, "intent_ranking": [understood], "entities": entities}
    return _tracker(heard, sender, slots)


def _tracker(heard: dict[str, Any], sender: str, slots: dict[str, Any]) -> Tracker:
    known = dict.fromkeys((*DOMAIN["slots"], "requested_slot")) | slots
    events = [{"event": "user", **heard}]
    return Tracker(sender, known, heard, events, False, None, {}, "action_listen")


def take(action: Action, tracker: Tracker) -> Turn:
    """Run an action."""
    dispatcher = CollectingDispatcher()
    return _turn(dispatcher, action.run(dispatcher, tracker, DOMAIN))


async def fill(form: Action, tracker: Tracker) -> Turn:
    """Run the validation of a form."""
    dispatcher = CollectingDispatcher()
    return _turn(dispatcher, await form.run(dispatcher, tracker, DOMAIN))


def _turn(dispatcher: CollectingDispatcher, events: list[dict[str, Any]]) -> Turn:
    sent = [json.loads(json.dumps(one["custom"])) for one in dispatcher.messages]
    slots = {event["name"]: event["value"] for event in json.loads(json.dumps(events))}
    return Turn([message.validate_python(one) for one in sent], slots)
