"""compare: credentials side by side, each fact a row, what is not published said in its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.aspects import answers, asked_for
from actions.base import Domain, Events, Phrases, Skill, say, typed
from actions.cards import details
from actions.search_state import Search
from catalogue.store import get_credentials
from contract import ComparisonData, ComparisonRow, CredentialData
from reading.choosing import choose

ROWS = ("level", "credit", "price", "time", "starts", "where", "assessment", "behind", "counts", "rpl")
"""What is compared when nothing in particular is asked for."""

MOST = 3

SAVED = re.compile(r"\b(?:short ?list\w*|saved|kept|my list)\b", re.IGNORECASE)
"""Words that say it is the shortlist that is compared; its button, which has no words, says so too."""


class CompareCredentials(Skill):
    def name(self) -> str:
        return "action_compare_credentials"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, text = Phrases(domain), typed(tracker)
        search = Search.of(tracker)
        with self.services.sessions() as session:
            shown = get_credentials(session, search.shown)
            kept = get_credentials(session, tracker.get_slot("shortlist") or [])
        if len(kept) > 1 and (not text or SAVED.search(text) or len(shown) < 2):
            shown = kept
        chosen = choose(text, shown)
        if len(chosen) == 1 and search.current and chosen[0].id != search.current:
            chosen = [one for one in shown if one.id in (search.current, chosen[0].id)]
        chosen = chosen if len(chosen) > 1 else shown
        if len(chosen) < 2:
            say(dispatcher, phrases("utter_nothing_to_compare"), buttons=phrases.buttons("utter_nothing_to_compare"))
            return []
        asked = asked_for(text)
        say_comparison(dispatcher, phrases, [details(one, self.services.today()) for one in chosen[:MOST]], asked)
        return []


def say_comparison(
    dispatcher: CollectingDispatcher, phrases: Phrases, listed: Sequence[CredentialData], asked: tuple[str, ...] = ()
) -> None:
    """Say the asked aspects of these credentials side by side, or those of ROWS that anybody publishes."""
    facts = [answers(phrases, one, asked or ROWS) for one in listed]
    rows = [
        ComparisonRow(name=row[0].name, values=tuple(fact.value for fact in row)) for row in zip(*facts, strict=True)
    ]
    unknown = phrases("utter_unknown")
    rows = [row for row in rows if asked or set(row.values) != {unknown}]
    names = [
        phrases("utter_item", number=number, title=one.card.title, provider=one.card.provider)
        for number, one in enumerate(listed, 1)
    ]
    lines = [
        phrases(
            "utter_review_line",
            name=row.name,
            value=" | ".join(f"{at}. {value}" for at, value in enumerate(row.values, 1)),
        )
        for row in rows
    ]
    data = ComparisonData(items=tuple(one.card for one in listed), rows=tuple(rows))
    text = "\n".join([phrases("utter_comparison"), *names, "", *lines])
    say(dispatcher, text, kind="comparison", data=data, buttons=phrases.buttons("utter_comparison"))
