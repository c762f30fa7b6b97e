"""help: the way to a person, and who deletes what is kept."""

from __future__ import annotations

from actions.skill import skill
from actions.turn import Events, Turn
from contract import HandoverData


@skill("action_hand_over")
def hand_over(turn: Turn) -> Events:
    """Say who the people behind the advisor are and how to reach them."""
    settings = turn.services.settings
    data = HandoverData(name=settings.contact_name, email=settings.contact_email)
    lead = turn.phrases("utter_hand_over", name=data.name, email=data.email)
    turn.say(lead, kind="handover", data=data, buttons=turn.buttons("utter_hand_over"))
    return []


@skill("action_explain_erasure")
def explain_erasure(turn: Turn) -> Events:
    """Say what is kept and who deletes it: nothing is deleted from here, so nothing says so."""
    turn.say(
        turn.phrases("utter_erase", email=turn.services.settings.contact_email), buttons=turn.buttons("utter_erase")
    )
    return []
