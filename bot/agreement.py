"""Whether an employer hears of new courses for a request: the button that says so is answered without Rasa."""

from __future__ import annotations

import re

from sqlalchemy.orm import Session

from contract import Text
from hub.hearing import HEAR, HEAR_NOT, set_hearing
from hub.proofs import may_change
from hub.requests import NoSuchRequest, get_request
from runtime.phrases import Phrases

BUTTON = re.compile(rf'/status\{{"({HEAR}|{HEAR_NOT})": "(MC-\w+)"\}}')
"""What the buttons send (actions/hearing_button.py); typed words never begin with a stroke."""


def take_agreement(session: Session, conversation_id: str, pressed: re.Match[str], phrases: Phrases) -> Text:
    """The answer to such a button. Another's request is changed by whoever proved to be its contact alone."""
    hears, reference = pressed[1] == HEAR, pressed[2]
    try:
        request = get_request(session, reference)
    except NoSuchRequest:
        return Text(lead=phrases("utter_no_open_request"))
    if not may_change(session, request, conversation_id):
        return Text(lead=phrases("utter_hear_proof", reference=reference))
    set_hearing(session, request, hears)
    return Text(lead=phrases("utter_hears" if hears else "utter_hears_not", reference=reference))
