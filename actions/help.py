"""help: the way to a person, and the deletion of what is kept."""

from __future__ import annotations

from actions.skill import skill
from actions.turn import Events, Turn
from contract import HandoverData
from hub.requests import requests_of


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
    """Say what would be deleted, and offer it: the web process does it, so that Rasa does not write it once more."""
    with turn.session() as session:
        references = [request.reference for request in requests_of(session, turn.conversation)]
    email = turn.services.settings.contact_email
    if references:
        text = turn.phrases("utter_erase_with_requests", references=turn.phrases.listing(references), email=email)
    else:
        text = turn.phrases("utter_erase", email=email)
    turn.say(text, buttons=turn.buttons("utter_erase"))
    return []
