"""details: what was asked of the credentials shown, answered from their records; or, unasked, all of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.orm import Session

from actions.aspects import answers, asked_for
from actions.base import Domain, Events, Phrases, Skill, entity, payload, say, typed
from actions.cards import details
from actions.compare import say_comparison
from actions.refine import RefineRecommendation
from actions.search_state import Search
from actions.wording import full
from catalogue.records import Credential
from catalogue.store import get_credentials
from contract import Button
from reading.choosing import choose

REJECTED = re.compile(r"\W*(?:no\b\W*)?not (?:the|that|this|number)\b", re.IGNORECASE)
"""How a message begins that puts a card aside: "not the second one, something else"."""


class ShowDetails(Skill):
    def name(self) -> str:
        return "action_show_details"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, text = Phrases(domain), typed(tracker)
        if REJECTED.match(text) and not asked_for(text):
            return RefineRecommendation(self.services).run(dispatcher, tracker, domain)
        with self.services.sessions() as session:
            chosen = meant(session, tracker)
            asked = asked_for(text)
            if not chosen and asked and text:
                chosen = get_credentials(session, Search.of(tracker).shown)
        if len(chosen) > 1:
            say_comparison(dispatcher, phrases, [details(one, self.services.today()) for one in chosen], asked)
            return []
        if not chosen:
            say_which(self, dispatcher, phrases, tracker)
            return []
        self._say_one(dispatcher, phrases, chosen[0], asked)
        return [SlotSet("current", chosen[0].id)]

    def _say_one(
        self, dispatcher: CollectingDispatcher, phrases: Phrases, chosen: Credential, asked: tuple[str, ...]
    ) -> None:
        data = details(chosen, self.services.today())
        lead = phrases("utter_details", title=chosen.title, provider=chosen.provider)
        buttons = [Button(title=phrases("utter_button_keep"), payload=payload("shortlist", credential=chosen.id))]
        if asked:
            data = data.model_copy(update={"answers": answers(phrases, data, asked)})
            body = "\n".join(phrases("utter_review_line", name=one.name, value=one.value) for one in data.answers)
            whole = Button(title=phrases("utter_button_whole"), payload=payload("details", credential=chosen.id))
            buttons = [whole, *buttons]
        else:
            body = full(phrases, data)
        buttons += phrases.buttons("utter_details")
        say(dispatcher, f"{lead}\n\n{body}", kind="credential", data=data, buttons=buttons)


def meant(session: Session, tracker: Tracker) -> list[Credential]:
    """The credentials that a button named or a message means among those that were shown; none when it is not plain."""
    if pressed := entity(tracker, "credential"):
        return get_credentials(session, [pressed])
    search = Search.of(tracker)
    listed = list(dict.fromkeys([*search.shown, *([search.current] if search.current else [])]))
    return choose(typed(tracker), get_credentials(session, listed), search.current)


def say_which(skill: Skill, dispatcher: CollectingDispatcher, phrases: Phrases, tracker: Tracker) -> None:
    """Say that one is gone, or ask which of those shown is meant; where none was shown, ask for the need."""
    if entity(tracker, "credential"):
        say(dispatcher, phrases("utter_credential_gone"), buttons=phrases.buttons("utter_credential_gone"))
        return
    with skill.services.sessions() as session:
        shown = get_credentials(session, Search.of(tracker).shown)
    say(dispatcher, phrases("utter_which_credential" if shown else "utter_none_shown"), buttons=_named(phrases, shown))


def _named(phrases: Phrases, shown: Sequence[Credential]) -> list[Button]:
    return [
        Button(title=f"{number}. {one.title}", payload=payload("details", credential=one.id))
        for number, one in enumerate(shown, 1)
    ]
