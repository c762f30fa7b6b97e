"""Credentials in words, for channels that show text only."""

from __future__ import annotations

from collections.abc import Sequence

from actions.conditions import as_told
from actions.hearing import taking_up
from actions.turn import Turn, payload
from catalogue.facts import line, unpublished
from catalogue.records import Credential
from catalogue.store import get_credentials
from contract import Button, Fact
from index.results import Hit

MOST_OFFERED = 6
"""Credentials of which it is asked which is meant."""


def item(
    turn: Turn,
    number: int,
    credential: Credential,
    hit: Hit | None = None,
    missed: Sequence[str] = (),
    *,
    known: bool = False,
) -> str:
    """A numbered credential: title, provider, facts, and for a hit the reasons, what it does not cover, and in what it
    differs from what was wished for. The facts of one that is `known` from the message before are left out."""
    phrases = turn.phrases
    lines = [titled(turn, number, credential), *([] if known else [line(credential, phrases, turn.today)])]
    if hit:
        lines += [*quotes(turn, hit), *gap(turn, hit)]
    silent = unpublished(hit.verdict.unpublished, phrases) if hit else ()
    unknown = [phrases("utter_item_unpublished", facts=phrases.listing(silent))] if silent else []
    if missed or unknown:
        lines.append(phrases("utter_item_missed", facts="; ".join([*missed, *unknown])))
    return "\n".join(lines)


def titled(turn: Turn, number: int, credential: Credential) -> str:
    """A numbered title with its provider."""
    return turn.phrases("utter_item", number=number, title=credential.title, provider=credential.provider)


def quotes(turn: Turn, hit: Hit) -> list[str]:
    """A line for each need that a hit answers, in the record's own words."""
    phrases = turn.phrases
    return [phrases("utter_item_reason", need=as_told(phrases, one.need), quote=one.quote) for one in hit.reasons]


def gap(turn: Turn, hit: Hit) -> list[str]:
    """A line for the needs that a hit leaves open; none where it answers all."""
    needs = turn.phrases.listing([as_told(turn.phrases, need) for need in hit.not_covered])
    return [turn.phrases("utter_item_gap", needs=needs)] if needs else []


def named(turn: Turn, facts: Sequence[Fact]) -> str:
    """A line a fact: its name and its value."""
    return "\n".join(turn.phrases("utter_review_line", name=fact.name, value=fact.value) for fact in facts)


def shown(turn: Turn) -> list[Credential]:
    """The credentials on the page."""
    with turn.session() as session:
        return get_credentials(session, turn.search.shown)


def say_which(turn: Turn, unclear: Sequence[str] = (), alike: Sequence[Credential] = ()) -> None:
    """Say that a credential is gone, or ask which of those shown is meant; where none was shown, ask for the need.

    `unclear` are phrases that describe none of those shown, or several: those that are `alike`.
    """
    if turn.message.named.get("credential"):
        turn.respond("utter_credential_gone")
        return
    on_page = shown(turn)
    listed = [*alike] or on_page
    titles = {credential.id: f"{number}. {credential.title}" for number, credential in enumerate(on_page, 1)}
    taken_up = {"value": taking_up(turn.number)} if turn.text else {}
    buttons = [
        Button(title=titles.get(one.id, one.title), payload=payload("details", credential=one.id, **taken_up))
        for one in listed[:MOST_OFFERED]
    ]
    lead = turn.phrases("utter_which_credential" if listed else "utter_none_shown")
    if unclear and listed:
        lead = f"{turn.phrases('utter_unclear_which', phrases=turn.phrases.listing(unclear))} {lead}"
    turn.say(lead, buttons=buttons)


def say_unclear(turn: Turn, unclear: Sequence[str]) -> None:
    """Say which phrases of a message were left because they describe none of those shown, or several."""
    if unclear:
        turn.say(turn.phrases("utter_unclear_which", phrases=turn.phrases.listing(unclear)))


def about(turn: Turn) -> Credential | None:
    """The credential that the request is about, where it is about one; none that was put aside."""
    if not turn.slots.request_credential or turn.slots.request_credential in turn.search.hidden:
        return None
    with turn.session() as session:
        return next(iter(get_credentials(session, [turn.slots.request_credential])), None)
