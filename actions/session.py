"""The beginning of a Rasa session: everything remembered is carried over, also a form that is open.

Rasa reads all messages of a session at every turn, so the web process begins a new one when a conversation gets long
(see bot/chat.py); Rasa's own action would carry the slots over but close the form.
"""

from __future__ import annotations

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events

OF_A_SESSION = {"not_understood"}
"""What counts the turns of one session."""


class BeginSession(Action):  # type: ignore[misc]  # rasa_sdk ships no types
    def name(self) -> str:
        return "action_session_start"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        kept = {name: value for name, value in tracker.slots.items() if value is not None and name not in OF_A_SESSION}
        slots = [SlotSet(name, value) for name, value in kept.items()]
        form = tracker.active_loop.get("name") if tracker.active_loop else None
        open_form = [ActiveLoop(form)] if form else []
        return [SessionStarted(), *slots, *open_form, ActionExecuted("action_listen")]
