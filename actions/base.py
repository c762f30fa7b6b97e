"""What every action is made of: its services, the phrases of domain.yml, and one way to speak."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.services import Services
from contract import Button, message
from reading.utterance import Utterance

Domain = dict[str, Any]
Events = list[dict[str, Any]]


class Skill(Action):  # type: ignore[misc]  # rasa_sdk ships no types
    """An action with the process's services. One instance serves everybody, so it keeps nothing of a turn."""

    def __init__(self, services: Services) -> None:
        self.services = services


class Phrases:
    """The fixed words of domain.yml, filled with values: no sentence an employer reads is written in Python."""

    def __init__(self, domain: Domain) -> None:
        self._responses = domain["responses"]

    def __call__(self, name: str, /, **values: object) -> str:
        """The response `name` with its {places} filled. Raises KeyError for a response or a value that is missing."""
        return str(self._responses[name][0]["text"]).strip().format(**values)

    def maybe(self, name: str, /, **values: object) -> str | None:
        """The same, or None when any value is unknown."""
        return None if any(value is None for value in values.values()) else self(name, **values)

    def listing(self, items: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        return self("utter_list", most=", ".join(items[:-1]), last=items[-1])

    def buttons(self, name: str, /, **values: object) -> list[Button]:
        """The buttons of the response `name`."""
        listed = self._responses[name][0].get("buttons", [])
        return [Button(title=one["title"].format(**values), payload=one["payload"].format()) for one in listed]


def say(
    dispatcher: CollectingDispatcher,
    text: str,
    *,
    kind: str = "text",
    data: BaseModel | None = None,
    buttons: Sequence[Button] = (),
) -> None:
    """Send one message of the chat contract. Raises pydantic's ValidationError when `data` is not of its `kind`.

    The whole message travels as Rasa's `custom`, because Rasa cuts a `text` into several at every empty line.
    """
    body = {"kind": kind, "text": text, "buttons": [button.model_dump() for button in buttons]}
    whole = {**body, "data": data and data.model_dump(mode="json")}
    message.validate_python(whole)
    dispatcher.utter_message(json_message=whole)


def payload(intent: str, **named: str) -> str:
    """What a button sends: a kind of asking, and what it names."""
    return f"/{intent}{json.dumps(named)}" if named else f"/{intent}"


def entity(tracker: Tracker, name: str) -> str | None:
    """What a pressed button named, if the latest message was one."""
    found: list[dict[str, Any]] = tracker.latest_message.get("entities") or []
    return next((str(one["value"]) for one in found if one["entity"] == name), None)


def typed(tracker: Tracker) -> str:
    """The latest message as typed; empty when a button was pressed."""
    text = str(tracker.latest_message.get("text") or "")
    return "" if text.startswith("/") else text


def utterance(tracker: Tracker) -> Utterance:
    """The latest message as the reading functions take it."""
    named = {str(one["entity"]): str(one["value"]) for one in tracker.latest_message.get("entities") or []}
    return Utterance(
        text=typed(tracker),
        intent=str(tracker.get_intent_of_latest_message(skip_fallback_intent=False)),
        confidence=float((tracker.latest_message.get("intent") or {}).get("confidence") or 0),
        named=named,
    )
