"""help: the way to a person."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, say
from actions.services import Services
from contract import HandoverData


class HandOver(Skill):
    def name(self) -> str:
        return "action_hand_over"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        say_hand_over(self.services, dispatcher, Phrases(domain))
        return []


def say_hand_over(services: Services, dispatcher: CollectingDispatcher, phrases: Phrases) -> None:
    data = HandoverData(name=services.settings.contact_name, email=services.settings.contact_email)
    text = phrases("utter_hand_over", name=data.name, email=data.email)
    say(dispatcher, text, kind="handover", data=data, buttons=phrases.buttons("utter_hand_over"))
