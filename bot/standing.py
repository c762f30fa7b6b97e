"""What can be pressed before anything was said: the greeting's buttons, the way to a person, deleting all, and what
the page of a course asks.

They belong to no conversation and are known in every one, so that the greeting costs no conversation. Their keys hang
on what they mean: a page that was opened before a change of the greeting never sends the wrong thing.
"""

from __future__ import annotations

import hashlib
import json
import re

from sqlalchemy.orm import Session

from catalogue.store import get_credentials
from contract import Button, Text
from runtime.phrases import Phrases

PERSON, FORGET = "person", "forget"
"""The keys of the buttons in the widget's header and menu (bot/widget/panel.js)."""
OF_HEADER = {PERSON: ("human", "/human"), FORGET: ("forget", "/erase")}
"""The command whose words stand on each, and what it asks."""

ABOUT, PLACES = "about", "places"
OF_COURSE = re.compile(rf"({ABOUT}|{PLACES})-([a-z0-9-]{{1,120}})")
"""The keys of the buttons on the page of a course, before its id."""


class Standing:
    """The greeting, and what its buttons, the header's and those on the page of a course stand for."""

    def __init__(self, phrases: Phrases) -> None:
        greeting = phrases.buttons("utter_greet")
        self._lead = phrases("utter_greet")
        self._keys = {_key(title, payload): (title, payload) for title, payload in greeting}
        self._phrases = phrases

    def meaning(self, key: str, session: Session) -> tuple[str, str] | None:
        """The (title, payload) of a key; None where it is no standing one, or of a course that is not offered."""
        if match := OF_COURSE.fullmatch(key):
            return self._of_course(match[1], match[2], session)
        if key in OF_HEADER:
            command, payload = OF_HEADER[key]
            return self._phrases(f"utter_command_{command}"), payload
        return self._keys.get(key)

    def _of_course(self, wish: str, credential_id: str, session: Session) -> tuple[str, str] | None:
        for record in get_credentials(session, [credential_id]):
            if wish == ABOUT:
                return self._phrases("utter_button_about", title=record.title), _payload("details", credential_id)
            title = f"{self._phrases('utter_action_places')}: {record.title}"
            return title, _payload("request", credential_id, route="buy_places")
        return None

    def greeting(self, name: str = "") -> Text:
        """The advisor's first words with their standing buttons. `name` is the id of the message."""
        buttons = tuple(Button(title=title, payload=key) for key, (title, _) in self._keys.items())
        return Text(id=name, lead=self._lead, buttons=buttons)

    def first_words(self) -> Text:
        """The same as the conversation stores it, where its buttons are issued like any others."""
        return Text(lead=self._lead, buttons=tuple(Button(title=t, payload=p) for t, p in self._keys.values()))


def _key(title: str, payload: str) -> str:
    return f"standing-{hashlib.sha256(f'{title}|{payload}'.encode()).hexdigest()[:12]}"


def _payload(intent: str, credential_id: str, **named: str) -> str:
    return f"/{intent}{json.dumps({'credential': credential_id, **named})}"
