"""A message as it leaves: every button, chip and glossary word in it issued to the one conversation that it goes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from catalogue.glossary import TermMatcher
from contract import (
    Button,
    Card,
    Definition,
    FilterChip,
    Message,
    Need,
    Plan,
    Recommendations,
    Shortlist,
    TermLink,
)
from runtime.phrases import Phrases

Issue = Callable[[str, str], str]
"""The opaque key under which a conversation may send back a button's title and payload."""


def delivered(
    message: Message, name: str, at: dt.datetime, *, issue: Issue, matcher: TermMatcher, phrases: Phrases
) -> Message:
    """The message with its id `name` and its time, its payloads replaced by keys, its glossary words linked."""
    update: dict[str, Any] = {
        "id": name,
        "at": at,
        "buttons": tuple(
            Button(title=button.title, payload=issue(button.title, button.payload)) for button in message.buttons
        ),
        "terms": _links(message, issue, matcher, phrases),
    }
    if isinstance(message, Recommendations | Plan):
        update["data"] = message.data.model_copy(
            update={
                "needs": tuple(_need(need, issue, phrases) for need in message.data.needs),
                "filters": tuple(_chip(chip, issue, phrases) for chip in message.data.filters),
            }
        )
    if isinstance(message, Recommendations | Plan | Shortlist):
        data = update.get("data", message.data)
        update["data"] = data.model_copy(update={"items": tuple(_card(card, issue) for card in data.items)})
    return message.model_copy(update=update)


def _links(message: Message, issue: Issue, matcher: TermMatcher, phrases: Phrases) -> tuple[TermLink, ...]:
    """A link for each glossary word of the text; a definition does not link its own."""
    own = message.data.term_id if isinstance(message, Definition) else None
    return tuple(
        TermLink(
            words=mention.words,
            payload=issue(
                phrases("utter_term_question", words=mention.words), f'/glossary{{"term": "{mention.term_id}"}}'
            ),
        )
        for mention in matcher.mentions(message.text)
        if mention.term_id != own
    )


def on_cards(message: Message) -> tuple[Button, ...]:
    """What can be pressed on the cards of a message."""
    items = message.data.items if isinstance(message, Recommendations | Plan | Shortlist) else ()
    return tuple(action for card in items for action in card.actions)


def _card(card: Card, issue: Issue) -> Card:
    actions = tuple(
        action.model_copy(update={"payload": issue(action.title, action.payload)}) for action in card.actions
    )
    return card.model_copy(update={"actions": actions})


def _need(need: Need, issue: Issue, phrases: Phrases) -> Need:
    if need.drop is None:
        return need
    return need.model_copy(update={"drop": issue(phrases("utter_button_without", value=need.text), need.drop)})


def _chip(chip: FilterChip, issue: Issue, phrases: Phrases) -> FilterChip:
    return chip.model_copy(update={"drop": issue(phrases("utter_button_without", value=chip.value), chip.drop)})
