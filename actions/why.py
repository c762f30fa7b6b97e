"""why: what in a record answers the need, in the record's own words, and what it leaves open."""

from __future__ import annotations

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, payload, say
from actions.details import meant, say_which
from actions.search_state import Search
from actions.wording import chips
from contract import Button
from index.search import Hit


class ExplainReasons(Skill):
    def name(self) -> str:
        return "action_explain_reasons"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, search = Phrases(domain), Search.of(tracker)
        with self.services.sessions() as session:
            chosen = meant(session, tracker)
        if not chosen:
            say_which(self, dispatcher, phrases, tracker)
            return []
        result = self.services.index.credentials.search(search.needs, search.filters, search.context)
        hits = {hit.credential.id: hit for hit in result.hits}
        for one in chosen:
            title = phrases("utter_details", title=one.title, provider=one.provider)
            hit = hits.get(one.id)
            body = _reasons(phrases, hit, search) if hit else phrases("utter_why_none")
            whole = Button(title=phrases("utter_button_whole"), payload=payload("details", credential=one.id))
            say(dispatcher, f"{title}\n\n{body}", buttons=[whole, *phrases.buttons("utter_why")])
        return [SlotSet("current", chosen[0].id)] if len(chosen) == 1 else []


def _reasons(phrases: Phrases, hit: Hit, search: Search) -> str:
    lines = [phrases("utter_why")]
    lines += [phrases("utter_item_reason", need=reason.need, quote=reason.quote) for reason in hit.reasons]
    met = [chip.value for chip in chips(phrases, search) if chip.field != "learners"]
    if met and not hit.unpublished:
        lines.append(phrases("utter_why_conditions", conditions="; ".join(met)))
    if hit.unpublished:
        facts = [phrases(f"utter_unpublished_{name}") for name in hit.unpublished]
        lines.append(phrases("utter_why_unpublished", facts=phrases.listing(facts)))
    if hit.not_covered:
        lines.append(phrases("utter_item_gap", needs=phrases.listing(hit.not_covered)))
    return "\n".join(lines)
