"""The beginning of a Rasa session: everything remembered is carried over, also a form that is open.

Rasa reads all messages of a session at every turn, so the web process begins a new one when a conversation gets long
(see bot/chat.py); Rasa's own action would carry the slots over but close the form.
"""

from __future__ import annotations

from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted

from actions.skill import skill
from actions.turn import Events, Turn, remember

OF_A_SESSION = {"not_understood", "request_offered"}
"""What counts the turns of one session."""


@skill("action_session_start")
def begin_session(turn: Turn) -> Events:
    kept = {name: value for name in turn.slots.model_fields_set - OF_A_SESSION if (value := turn.slots.value(name))}
    open_form = [ActiveLoop(turn.open_form)] if turn.open_form else []
    return [SessionStarted(), *remember(**kept), *open_form, ActionExecuted("action_listen")]
