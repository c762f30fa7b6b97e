"""guidance: how things work, answered by the hub's guidance with its source and date, and the next step."""

from __future__ import annotations

from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, entity, payload, say, typed
from actions.definitions import say_term, term_button
from actions.recommend import sure_search
from actions.services import Services
from catalogue.records import Funding, Guidance
from catalogue.store import read_funding
from contract import Button, GuidanceData, Scheme

ENDED = "ended"


class GiveGuidance(Skill):
    def name(self) -> str:
        return "action_give_guidance"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, text = Phrases(domain), typed(tracker)
        index = self.services.index
        index.refresh()
        if topic := entity(tracker, "topic"):
            found, nearest = index.guidance.get(topic), tuple[Guidance, ...]()
        else:
            advice = index.guidance.find(text)
            found, nearest = advice.guidance, advice.nearest
        if found:
            say_guidance(self.services, dispatcher, phrases, found)
        elif terms := index.terms.explain(text).terms:
            say_term(dispatcher, phrases, index.terms, terms[0])
        elif surely_found := sure_search(self.services, dispatcher, phrases, tracker):
            return surely_found
        else:
            say_nearest(dispatcher, phrases, nearest)
        return []


def say_guidance(services: Services, dispatcher: CollectingDispatcher, phrases: Phrases, found: Guidance) -> None:
    """The answer, where it comes from and since when, the schemes where money is asked for, and the next step."""
    with services.sessions() as session:
        schemes = read_funding(session) if found.next == "funding" else []
    schemes.sort(key=lambda scheme: scheme.status == ENDED)
    lines = [found.answer, *(_scheme(phrases, scheme) for scheme in schemes)]
    dated = phrases.maybe("utter_source_dated", source=found.source, day=found.as_of and f"{found.as_of:%-d %B %Y}")
    lines.append(dated or phrases.maybe("utter_source", source=found.source) or phrases("utter_guidance_ours"))
    data = GuidanceData(
        topic=found.title,
        facts=(),
        schemes=tuple(
            Scheme(
                name=one.name,
                status=phrases(f"utter_funding_{one.status.replace(' ', '_')}"),
                as_of=one.as_of,
                rule=one.rule,
                source=str(one.source),
            )
            for one in schemes
        ),
        source=str(found.source) if found.source else None,
        as_of=found.as_of,
    )
    buttons = phrases.buttons(f"utter_next_{found.next}")
    buttons += [term_button(term) for term in services.index.terms.get(found.see_also)[:2]]
    say(dispatcher, "\n\n".join(lines), kind="guidance", data=data, buttons=buttons)


def say_nearest(dispatcher: CollectingDispatcher, phrases: Phrases, nearest: Sequence[Guidance]) -> None:
    """That it is not known, the nearest questions that are, and a person."""
    buttons = [Button(title=one.title, payload=payload("guidance", topic=one.id)) for one in nearest]
    buttons += phrases.buttons("utter_guidance_unknown")
    say(dispatcher, phrases("utter_guidance_unknown"), buttons=buttons)


def _scheme(phrases: Phrases, scheme: Funding) -> str:
    status = phrases(f"utter_funding_{scheme.status.replace(' ', '_')}")
    return phrases("utter_scheme", name=scheme.name, status=status, day=f"{scheme.as_of:%-d %B %Y}", rule=scheme.rule)
