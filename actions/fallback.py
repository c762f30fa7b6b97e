"""fallback: words without a clear kind of asking are tried against everything the hub knows before giving up.

What cannot be understood twice in a row leads to a menu and a person: a third try would be a loop.
"""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.definitions import say_term
from actions.guidance import say_guidance
from actions.help import say_hand_over
from actions.recommend import SURE, sure_search
from actions.refine import UNDOING, UndoChange

OUT_OF_SCOPE, PLAIN = "out_of_scope", 0.4
"""How far it must lie when the words look like something the hub does not do."""

SAME_QUESTION = 0.6
"""The least similarity at which words without a kind of asking are taken for a question that the guidance answers; of
the training examples for `out_of_scope` one in a hundred reaches it, of those for `guidance` seven in ten."""


class FallBack(Skill):
    def name(self) -> str:
        return "action_fall_back"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, index = Phrases(domain), self.services.index
        index.refresh()
        text = typed(tracker)
        strange = tracker.get_intent_of_latest_message(skip_fallback_intent=False) == OUT_OF_SCOPE
        if UNDOING.search(text):
            return UndoChange(self.services).run(dispatcher, tracker, domain)
        advice = index.guidance.find(text)
        if advice.guidance and advice.score >= SAME_QUESTION:
            say_guidance(self.services, dispatcher, phrases, advice.guidance)
            return []
        if found := sure_search(self.services, dispatcher, phrases, tracker, margin=PLAIN if strange else SURE):
            return found
        if strange:
            return self._not_understood(dispatcher, phrases, tracker, "utter_out_of_scope", kind="text")
        if terms := index.terms.explain(text).terms:
            say_term(dispatcher, phrases, index.terms, terms[0])
            return []
        return self._not_understood(dispatcher, phrases, tracker, "utter_not_understood")

    def _not_understood(
        self, dispatcher: CollectingDispatcher, phrases: Phrases, tracker: Tracker, name: str, kind: str = "fallback"
    ) -> Events:
        """Say so by the response `name`; the second time running, offer the menu and a person."""
        turn = sum(event.get("event") == "user" for event in tracker.events)
        again = tracker.get_slot("not_understood") == turn - 1
        if again:
            name, kind = "utter_not_understood_again", "fallback"
        say(dispatcher, phrases(name), kind=kind, buttons=phrases.buttons(name))
        if again:
            say_hand_over(self.services, dispatcher, phrases)
        return [SlotSet("not_understood", turn)]
