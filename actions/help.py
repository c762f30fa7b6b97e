"""help: the way to a person."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, say
from bot.contract import HandoverData


class HandOver(Skill):
    def name(self) -> str:
        return "action_hand_over"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases = Phrases(domain)
        data = HandoverData(name=self.services.settings.contact_name, email=self.services.settings.contact_email)
        text = phrases("utter_hand_over", name=data.name, email=data.email)
        say(dispatcher, text, kind="handover", data=data, buttons=phrases.buttons("utter_hand_over"))
        return []
