"""total: what it comes to for a number of people, worked out from published prices alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from actions.earlier import Phrase
from actions.items import named, say_which, shown
from actions.pages import Pages
from actions.put import TOGETHER
from actions.referents import meant, pointed_at
from actions.refine import refine
from actions.skill import skill
from actions.turn import Events, Turn, remember
from catalogue.facts import cost, money, price_in_words
from catalogue.records import Credential
from contract import Fact, GuidanceData
from reading.choosing import ONE_COURSE
from reading.constraints import Note, extract
from reading.constraints.heads import count_in
from reading.constraints.plain import Plain

ASKS = re.compile(
    r"\?|\b(?:how much|how many|what|total|cost|price|comes? to|sum|altogether|all in|would|enough|cover|ballpark)\b",
    re.IGNORECASE,
)
"""Words of a message that asks what it comes to."""

AFFORD = re.compile(r"\bhow many\b|\bhow much of (?:us|them)\b", re.IGNORECASE)
"""Words that ask how many people a sum is enough for."""

OR_ELSE = re.compile(r"\b(?:then|or|versus|vs|in case|otherwise)\b", re.IGNORECASE)
"""Words between two numbers of people of which each is asked for by itself."""

PLACES = re.compile(r"(?<!\d)([1-9]\d{0,3}) (?:place|space)s?\b(?! (?:left|available|free)\b)")
"""Words, in plain form, that count places on a course."""

MOST = 6
"""Credentials that are summed up in one answer."""

Group = tuple[Credential, int]
"""A course, and how many are to learn there."""


@skill("action_total_price")
def total(turn: Turn) -> Events:
    heard, search = turn.heard, turn.search
    of_heads = bool(search.current) and {found.field for found in heard.conditions.found} == {"learners"}
    if turn.text and search.needs and heard.conditions.found and not (of_heads or ASKS.search(turn.text)):
        return refine(turn)  # "£2,000 is all we have" asks for no sum, nor does "for 20 people" of a list
    groups, unclear = _groups(turn)
    if unclear:
        say_which(turn, unclear)
        return []
    # "how much would that be", where none was spoken of
    vague = not search.current and heard.pointed and all(map(ONE_COURSE.fullmatch, heard.pointed))
    chosen = shown(turn) if vague else meant(turn) or shown(turn)
    if groups := groups or _of_own_groups(turn, chosen):
        sums = [_for(turn, credential, heads) for credential, heads in groups]
        _say(turn, [*sums, _together(turn, groups)], sum(heads for _, heads in groups))
        return []
    learners = heard.conditions.learners or _places(turn) or search.learners
    if not chosen:
        turn.respond("utter_none_shown")
        return []
    if AFFORD.search(turn.text) and (pounds := _budget(turn, 1)):
        return _say_how_many(turn, chosen[:MOST], pounds)
    if len(numbers := _one_after_the_other(turn)) > 1:
        for heads in numbers:
            _say(turn, [_for(turn, credential, heads) for credential in chosen[:MOST]], heads)
        return remember(search=search.speaking_of(chosen[0].id)) if len(chosen) == 1 else []
    if learners is None and len(chosen) < 2:
        turn.respond("utter_total_for_how_many")
        return []
    heads = learners or 1
    facts = [_for(turn, credential, heads) for credential in chosen[:MOST]]
    if len(chosen) > 1 and TOGETHER.search(turn.text):
        facts.insert(0, _together(turn, [(credential, heads) for credential in chosen[:MOST]]))
    if (budget := _budget(turn, heads)) is not None:
        facts.append(_against(turn, chosen[:MOST], heads, budget))
    _say(turn, facts, heads)
    said = heard.conditions.learners  # not the places whose price is asked
    kept = search.changed(learners=said) if said else search
    return remember(search=kept.speaking_of(chosen[0].id) if len(chosen) == 1 else kept)


def _groups(turn: Turn) -> tuple[list[Group], list[str]]:
    """Several courses, each with the number of its own learners: "9 on the first and 4 on the yard one", and the
    phrases of such pairs that do not say which course is meant. Empty where a message does not pair them so."""
    spans = [
        span
        for span in turn.message.spans
        if span.label in ("heads", "ordinal", "title", "need") and turn.text[span.start : span.end].lower() != "the"
    ]
    # each pair with the number in front, wherever it stands in the message
    pairs = [
        sorted(pair, key=lambda span: span.label != "heads") for pair in zip(spans[::2], spans[1::2], strict=False)
    ]
    if (
        len(spans) % 2
        or len(pairs) < 2
        or any([span.label == "heads" for span in pair] != [True, False] for pair in pairs)
    ):
        return [], []
    groups, unclear, pages = [], [], Pages.of(turn)
    for pair in pairs:
        heads, words = (Phrase(turn.text[span.start : span.end], span.start) for span in pair)
        named, count = pointed_at(turn, words, pages).credentials, count_in(Plain(heads).text)
        if not count:
            return [], []
        if len(named) == 1:
            groups.append((named[0], count))
        else:
            unclear.append(str(words))
    return groups, unclear


def _one_after_the_other(turn: Turn) -> list[int]:
    """The numbers of people that a message wants a sum for one after the other: "for 7, and then for 5 in case"; empty
    for any other."""
    spans = [span for span in turn.message.spans if span.label == "heads"]
    between = [turn.text[one.end : other.start] for one, other in pairwise(spans)]
    if not between or not all(map(OR_ELSE.search, between)):
        return []
    return [count for span in spans if (count := count_in(Plain(turn.text[span.start : span.end]).text))]


def _of_own_groups(turn: Turn, chosen: Sequence[Credential]) -> list[Group]:
    """Several courses, each with the number of those for whom it was shown, where a message names no other number;
    empty where they were not counted."""
    counts = {group.credential: count_in(group.learners) for group in turn.search.groups if group.credential}
    own = [(credential, count) for credential in chosen if (count := counts.get(credential.id))]
    said = turn.heard.conditions.learners
    fits = said in (None, sum(heads for _, heads in own))
    return own if len(own) == len(chosen) > 1 and fits else []


def _say_how_many(turn: Turn, credentials: Sequence[Credential], pounds: Decimal) -> Events:
    """Say how many people a sum is enough for on each of these."""
    phrases, facts = turn.phrases, []
    for credential in credentials:
        price = credential.price
        if price and price.currency == "GBP" and price.per == "learner" and price.amount:
            words = phrases("utter_places_for", count=int(pounds // price.amount), price=price_in_words(price, phrases))
            facts.append(Fact(name=credential.title, value=words))
        else:
            facts.append(_for(turn, credential, 1))
    lead = phrases("utter_places_lead", budget=money(pounds))
    data = GuidanceData(topic=lead, facts=tuple(facts), schemes=(), source=None, as_of=None)
    turn.say(lead, named(turn, facts), kind="guidance", data=data, buttons=turn.buttons("utter_total_for"))
    return remember(search=turn.search.speaking_of(credentials[0].id)) if len(credentials) == 1 else []


def _say(turn: Turn, facts: Sequence[Fact], heads: int) -> None:
    """Say these sums for so many people."""
    lead = turn.phrases("utter_total_one" if heads == 1 else "utter_total_for", count=heads)
    data = GuidanceData(topic=lead, facts=tuple(facts), schemes=(), source=None, as_of=None)
    turn.say(lead, named(turn, facts), kind="guidance", data=data, buttons=turn.buttons("utter_total_for"))


def _places(turn: Turn) -> int | None:
    """How many places a message asks the price of: "what would two places cost us"."""
    named = PLACES.search(Plain(turn.text).text)
    return int(named[1]) if named else None


def _budget(turn: Turn, heads: int) -> Decimal | None:
    """What a message has to spend on everybody: a sum as it was said, a price a head times the heads."""
    uncounted = [span for span in turn.message.spans if span.label != "heads"]  # else the sum would come shared out
    said = extract(turn.text, uncounted, today=turn.today)
    if said.filters.price_max is None:
        return None
    return said.filters.price_max * (1 if any(found.note == Note.SUM_FOR_ALL for found in said.found) else heads)


def _for(turn: Turn, credential: Credential, heads: int) -> Fact:
    phrases, amount = turn.phrases, cost(credential, heads)
    if credential.price is None and credential.price_words:
        return Fact(name=credential.title, value=phrases("utter_total_in_words", words=credential.price_words))
    if credential.price is None:
        return Fact(name=credential.title, value=phrases("utter_total_unknown"), published=False)
    words = price_in_words(credential.price, phrases)
    if amount is None:
        return Fact(name=credential.title, value=words)
    form = "utter_total_a_head" if credential.price.per == "learner" else "utter_total_a_group"
    return Fact(name=credential.title, value=phrases(form, total=money(amount), price=words, count=heads))


def _together(turn: Turn, groups: Sequence[Group]) -> Fact:
    costs = [(credential.price, cost(credential, heads)) for credential, heads in groups]
    known = [amount for _, amount in costs if amount is not None]
    by_group = [amount for price, amount in costs if amount is not None and price and price.per != "learner"]
    phrases, missing, whole = turn.phrases, len(groups) - len(known), sum(known, Decimal(0))
    if 0 < len(by_group) < len(known):
        of_groups = sum(by_group, Decimal(0))
        words = phrases("utter_total_apart", by_head=money(whole - of_groups), by_group=money(of_groups))
    else:
        words = phrases("utter_total_price", value=money(whole))
    if missing:
        words = phrases("utter_total_without", total=words, missing=missing, count=len(groups))
    return Fact(name=phrases("utter_total_together"), value=words)


def _against(turn: Turn, credentials: Sequence[Credential], heads: int, budget: Decimal) -> Fact:
    """How a budget for everybody compares."""
    phrases = turn.phrases
    within = [
        credential.title
        for credential in credentials
        if (amount := cost(credential, heads)) is not None and amount <= budget
    ]
    words = phrases.listing(within) if within else phrases("utter_none")
    return Fact(name=phrases("utter_total_within", budget=money(budget)), value=words)
