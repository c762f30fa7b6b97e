"""shortlist: credentials kept for later, by id; and a page of them that can be sent to others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from actions.answering import show_search
from actions.cards import card
from actions.compare import MOST as BESIDE
from actions.earlier import shown_for
from actions.foremost import orders_of
from actions.items import item, say_unclear, say_which, shown
from actions.ordering import FACT_OF
from actions.picking import picks
from actions.recommend import group_meant
from actions.referents import meant, referents
from actions.settled import all_in_order, first_for_each, settled, speaks_of_all
from actions.side_by_side import say_comparison
from actions.skill import SKILLS, skill
from actions.turn import Events, Turn, remember
from catalogue.facts import line
from catalogue.records import Credential
from contract import ShortlistData
from reading.choosing import called, choose, tells_apart
from reading.lists import KEEPING, all_shown, asks_for_list, everything, taken_off, takes_off
from reading.overall import order_of_all

MOST, MOST_LINES = 12, 6
"""Credentials that a shortlist holds, and those of which a list to pass on says the facts."""

SIDE_BY_SIDE = re.compile(r"\b(?:side[ -]by[ -]side|beside each other|next to each other)\b", re.IGNORECASE)
"""Words that ask for a comparison, whatever is to be put so."""

PRONOUN = re.compile(r"(?:it|them|they|this|that|these|those|all|everything)", re.IGNORECASE)
"""Words that may stand for the shortlist as a whole."""


@skill("action_keep_credentials")
def keep(turn: Turn) -> Events:
    """Keep, take off or show, by the words of the message; a button keeps the credential it names."""
    pressed = "credential" in turn.message.named
    if not pressed and turn.text and not KEEPING.search(turn.text) and (group := group_meant(turn)) is not None:
        return show_search(turn, group)  # "now item 2"
    if SIDE_BY_SIDE.search(turn.text) and not pressed:
        return SKILLS["action_compare_credentials"](turn)
    kept = list(turn.slots.shortlist)
    pointing = (*turn.heard.pointed, *turn.heard.titles)
    off: tuple[str, ...] = ()
    if turn.text and takes_off(turn.text) and not pressed:
        off = taken_off(turn.text, pointing)
        if len(off) == len(pointing):
            return _take_off(turn, kept, off)
    if not pressed and (not turn.text or asks_for_list(turn.text)):
        listed = _say_list(turn, kept)
        return remember(search=turn.search.changed(shown=tuple(listed))) if listed else []
    means = referents(turn, [phrase for phrase in pointing if phrase not in off])
    chosen = list(means.credentials)
    if not chosen and not means.unclear and all_shown(turn.text):
        chosen = shown(turn)
    if not chosen:
        say_which(turn, means.unclear, means.alike)
        return []
    on_list = shown_for(turn, kept)
    gone = {credential.id for phrase in off for credential in _named_on_list(turn, phrase, on_list)}
    still_there = [credential.id for credential in on_list if credential.id not in gone]
    kept = list(dict.fromkeys([*still_there, *(credential.id for credential in chosen)]))
    if len(kept) > MOST:
        turn.say(turn.phrases("utter_shortlist_full", most=MOST))
        return []
    _say_list(turn, kept)
    say_unclear(turn, means.unclear)
    return remember(shortlist=kept)


@skill("action_share_credentials")
def share(turn: Turn) -> Events:
    """Give the page of what the message points at, or else of the shortlist, or of what is shown while nothing was
    kept. With a shortlist "it" is the list. Of all that was shown it says which comes first where that is asked."""
    if speaks_of_all(turn) and (events := _tell_all(turn)) is not None:
        return events
    kept = [credential.id for credential in shown_for(turn, turn.slots.shortlist)]
    pointing = [words for words in (*turn.heard.pointed, *turn.heard.titles) if not (kept and PRONOUN.fullmatch(words))]
    if turn.text and pointing and (pointed := meant(turn)):
        return _say_shared(turn, pointed)
    listed = shown_for(turn, kept) or shown(turn)
    if not listed:
        turn.respond("utter_nothing_to_share")
        return []
    url = shared_url(turn, [credential.id for credential in listed])
    name = "utter_share_shortlist" if kept else "utter_share_shown"
    turn.say(turn.phrases(name, url=url, count=len(listed)), _in_lines(turn, listed))
    return []


def _tell_all(turn: Turn) -> Events | None:
    """What the whole conversation has come to, side by side or as a list to pass on; None where nothing is left."""
    if (order := order_of_all(turn.text)) is not None:
        ordered = all_in_order(turn, order)
        asked = tuple(dict.fromkeys(FACT_OF[one] for one in (order, *orders_of(turn.text, ()))))
        return say_comparison(turn, ordered[:BESIDE], asked, beyond=ordered[BESIDE:])
    found = settled(turn)
    if picks(turn) and len(found) > 1:
        return say_comparison(turn, found[:BESIDE], first_for=first_for_each(turn))
    return _say_shared(turn, found[:MOST_LINES]) if found else None


def _say_shared(turn: Turn, credentials: Sequence[Credential]) -> Events:
    """Give the page of these credentials, and a line for each."""
    titles = turn.phrases.listing([credential.title for credential in credentials])
    url = shared_url(turn, [credential.id for credential in credentials])
    turn.say(turn.phrases("utter_share_pointed", url=url, titles=titles), _in_lines(turn, credentials))
    return []


def _in_lines(turn: Turn, credentials: Sequence[Credential]) -> str:
    """A line for each of a few, to be pasted where a link is no use: its name, and the facts that decide."""
    if len(credentials) > MOST_LINES:
        return ""
    lines = [f"{one.title}, {one.provider}: {line(one, turn.phrases, turn.today)}" for one in credentials]
    return "\n".join([turn.phrases("utter_in_lines"), *lines])


def _take_off(turn: Turn, kept: list[str], phrases: Sequence[str]) -> Events:
    """Take off what is named on the list; where it is plain only among the cards shown, what is named there."""
    listed = shown_for(turn, kept)
    described = [phrase for phrase in phrases if tells_apart(phrase)]
    named = [credential for phrase in described for credential in _named_on_list(turn, phrase, listed)]
    off = {credential.id for credential in named or ([] if described else choose(turn.text, listed) or meant(turn))}
    if not off & set(kept) and everything(turn.text):
        off = set(kept)
    left = [credential for credential in kept if credential not in off]
    _say_list(turn, left)
    if described and listed and not named:
        turn.say(turn.phrases("utter_not_on_list", phrases=turn.phrases.listing(described)))
    return remember(shortlist=left) if left != kept else []


def _named_on_list(turn: Turn, phrase: str, listed: Sequence[Credential]) -> list[Credential]:
    """Those on the list that a phrase points at; none where it describes one that was shown and not kept."""
    words = tells_apart(phrase)
    if not words:
        return choose(phrase, listed, turn.search.current)
    if one := called(phrase, listed):
        return [one]
    ids = [credential.id for credential in listed]
    like = turn.index.credentials.likest(words, list(dict.fromkeys((*ids, *turn.search.shown, *turn.search.recent))))
    return [credential for credential in listed if credential.id in like]


def _say_list(turn: Turn, ids: Sequence[str]) -> list[str]:
    """Say the shortlist; returns the ids that are still in the catalogue."""
    credentials = shown_for(turn, ids)
    if not credentials:
        data = ShortlistData(items=(), url=None)
        turn.say(turn.phrases("utter_shortlist_empty"), kind="shortlist", data=data)
        return []
    listed = [credential.id for credential in credentials]
    url = shared_url(turn, listed)
    paragraphs = [item(turn, number, credential) for number, credential in enumerate(credentials, 1)]
    paragraphs.append(turn.phrases("utter_shortlist_link", url=url))
    turn.say(
        turn.phrases("utter_shortlist", count=len(credentials)),
        "\n\n".join(paragraphs),
        kind="shortlist",
        data=ShortlistData(
            items=tuple(
                card(credential, turn.phrases, turn.today, number=number, can=("details", "places"))
                for number, credential in enumerate(credentials, 1)
            ),
            url=url,
        ),
        buttons=turn.buttons("utter_shortlist"),
    )
    return listed


def shared_url(turn: Turn, ids: Sequence[str]) -> str:
    """The page that shows these credentials to whoever has its address; it holds nothing about the employer."""
    return f"{turn.services.settings.web_url}/shared?{urlencode([('c', credential) for credential in ids])}"
