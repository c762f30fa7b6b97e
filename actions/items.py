"""Credentials in words, for channels that show text only, and which of those shown a message means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.ordering import foremost
from actions.turn import Turn, payload
from catalogue.facts import line
from catalogue.records import Credential
from catalogue.store import get_credentials
from catalogue.titles import credential_titled
from contract import Button, Fact
from index.results import Hit
from reading.choosing import called, choose
from reading.comparatives import setting_apart
from reading.spans import without

ONE = re.compile(r"(?:it|that|this|that one|this one|that course|this course|the course)", re.IGNORECASE)
"""Words that stand for a single course."""

LEVEL = re.compile(r"\blevel (\d{1,2})\b", re.IGNORECASE)
"""A level by which one of several is told from the others."""


def item(turn: Turn, number: int, credential: Credential, hit: Hit | None = None, missed: Sequence[str] = ()) -> str:
    """A numbered credential: title, provider, facts, and for a hit the reasons, what it does not cover, and in what it
    differs from what was wished for."""
    phrases = turn.phrases
    lines = [titled(turn, number, credential), line(credential, phrases, turn.today)]
    if hit:
        lines += [*quotes(turn, hit), *gap(turn, hit)]
    if missed:
        lines.append(turn.phrases("utter_item_missed", facts="; ".join(missed)))
    return "\n".join(lines)


def titled(turn: Turn, number: int, credential: Credential) -> str:
    """A numbered title with its provider."""
    return turn.phrases("utter_item", number=number, title=credential.title, provider=credential.provider)


def quotes(turn: Turn, hit: Hit) -> list[str]:
    """A line for each need that a hit answers, in the record's own words."""
    return [turn.phrases("utter_item_reason", need=reason.need, quote=reason.quote) for reason in hit.reasons]


def gap(turn: Turn, hit: Hit) -> list[str]:
    """A line for the needs that a hit leaves open; none where it answers all."""
    needs = turn.phrases.listing(hit.not_covered)
    return [turn.phrases("utter_item_gap", needs=needs)] if needs else []


def named(turn: Turn, facts: Sequence[Fact]) -> str:
    """A line a fact: its name and its value."""
    return "\n".join(turn.phrases("utter_review_line", name=fact.name, value=fact.value) for fact in facts)


def meant(turn: Turn) -> list[Credential]:
    """The credentials that a button names, those of the catalogue that a message names by their titles, or those of the
    page that it means; none when it is not plain which."""
    with turn.session() as session:
        if pressed := turn.message.named.get("credential"):
            return get_credentials(session, [pressed])
        if titled := [found for title in turn.heard.titles if (found := credential_titled(session, title))]:
            return titled
        search = turn.search
        listed = list(dict.fromkeys([*search.shown, *([search.current] if search.current else [])]))
        cards = get_credentials(session, listed)
        if spoken_of := called_before(turn, cards):
            return spoken_of
        if (single := _told_apart(turn, cards)) is not None:
            return [single]
        text = without(turn.text, turn.message.spans, "heads")  # "and for 2?" is no position
        pointing = [words for words in (*turn.heard.pointed, *turn.heard.titles) if not ONE.fullmatch(words)]
        chosen = (choose(" and ".join(pointing), cards) if pointing else []) or choose(text, cards, search.current)
        if not chosen and search.shown and any(ONE.fullmatch(words) for words in turn.heard.pointed):
            return get_credentials(session, search.shown[:1])  # the one that was advised to look at first
        return chosen


def called_before(turn: Turn, cards: Sequence[Credential]) -> list[Credential]:
    """Those that a message calls by a part of their name, on the page or shown before it; none where all that it
    speaks of is on the page, or where some of it is not plain."""
    words = [*turn.heard.pointed, *turn.heard.titles]
    if not words:
        return []
    with turn.session() as session:
        earlier = get_credentials(session, [shown for shown in turn.search.recent if shown not in turn.search.shown])
    found = [called(name, cards) or called(name, earlier) for name in words]
    if None in found or all(credential in cards for credential in found):
        return []
    return list({credential.id: credential for credential in found if credential}.values())


def _told_apart(turn: Turn, cards: Sequence[Credential]) -> Credential | None:
    """The one of these that a message points at by what sets it apart: "the short one", "the level 6 one"."""
    for words in turn.heard.pointed:
        if level := LEVEL.search(words):
            at_level = [card for card in cards if (at := card.scqf_level) and at.low <= int(level[1]) <= at.high]
            if len(at_level) == 1:
                return at_level[0]
        order = setting_apart(words)
        if order and (first := foremost(cards, order, turn.search.filters.places, turn.today)):
            return first
    return None


def shown(turn: Turn) -> list[Credential]:
    """The credentials on the page."""
    with turn.session() as session:
        return get_credentials(session, turn.search.shown)


def say_which(turn: Turn) -> None:
    """Say that a credential is gone, or ask which of those shown is meant; where none was shown, ask for the need."""
    if turn.message.named.get("credential"):
        turn.respond("utter_credential_gone")
        return
    listed = shown(turn)
    buttons = [
        Button(title=f"{number}. {credential.title}", payload=payload("details", credential=credential.id))
        for number, credential in enumerate(listed, 1)
    ]
    turn.say(turn.phrases("utter_which_credential" if listed else "utter_none_shown"), buttons=buttons)
