"""The button by which an employer agrees to hear of new courses for a request, or no longer does.

The web process answers it (bot/agreement.py): the assistant has nothing to remember of it.
"""

from __future__ import annotations

from actions.turn import Turn, payload
from contract import Button
from hub.hearing import HEAR, HEAR_NOT
from hub.models import CollaborationRequest


def hearing_button(turn: Turn, request: CollaborationRequest) -> Button:
    name, word = ("utter_button_hear_not", HEAR_NOT) if request.hears else ("utter_button_hear", HEAR)
    return turn.button(name, payload("status", **{word: request.reference}))
