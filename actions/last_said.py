"""What a list that goes on answers to what was just said: how the courses stand to it, and that the list stays."""

from __future__ import annotations

from collections.abc import Sequence

from actions.conclusions import beside_an_award
from actions.conditions import chips
from actions.finding import LOOKED_AT, level_of_people
from actions.ordering import FACT_OF, foremost
from actions.search import Search
from actions.turn import Turn
from catalogue.facts import cost, facts, money
from catalogue.records import TRAVELS, Credential
from contract import FilterChip
from index.results import Hit, Result
from reading.comparatives import Order

TAKING_BACK = "undo"
"""The intent of a message after which the list is shown as it was."""


def goes_on(turn: Turn, search: Search) -> bool:
    """Whether a message says something further of the needs for which the page before was shown, be it known already;
    one that only asks for the page again, or takes something back, does not."""
    old = turn.search
    if turn.message.intent == TAKING_BACK or not (
        turn.text and old.shown and search.needs and search.needs == old.needs
    ):
        return False
    return search.understood() != old.understood() or bool(turn.heard.conditions.found or turn.heard.refused)


def page_stays(turn: Turn, search: Search) -> bool:
    """Whether what a message says further leaves the page as it was."""
    return goes_on(turn, search) and search.shown == turn.search.shown


def is_known(turn: Turn, search: Search, hit: Hit) -> bool:
    """Whether the page before, for the same needs, showed a course: then what it is needs not be said again."""
    return goes_on(turn, search) and hit.credential.id in turn.search.shown


def was_first(turn: Turn, search: Search, hit: Hit) -> bool:
    """Whether a course stood first on the page before, for the same needs."""
    return is_known(turn, search, hit) and hit.credential.id == turn.search.shown[0]


def new_chips(turn: Turn, search: Search) -> list[FilterChip]:
    """The conditions that the message has added or changed."""
    known = {(chip.field, chip.value) for chip in chips(turn.phrases, turn.search)}
    return [chip for chip in chips(turn.phrases, search) if (chip.field, chip.value) not in known]


def fewer(turn: Turn, search: Search) -> bool:
    """Whether the message takes a condition back."""
    asked = {chip.field for chip in chips(turn.phrases, search)}
    return any(chip.field not in asked for chip in chips(turn.phrases, turn.search))


def answer(turn: Turn, search: Search, page: Sequence[Hit], met: Sequence[FilterChip]) -> list[str]:
    """What was just said, held against the first course of the same page: the sum for so many, the level beside a
    qualification, the conditions that all of it meets (`met`), else that it changes nothing."""
    phrases, first = turn.phrases, page[0].credential
    new = {chip.field for chip in new_chips(turn, search)}
    said = []
    if "learners" in new and (search.learners or 0) > 1:
        said.append(_for_so_many(turn, first, search.learners or 0))
    if award := beside_an_award(turn, first):
        said.append(phrases("utter_of_course", title=first.title, sentence=award))
    elif turn.heard.conditions.people and first.scqf_level and not said:
        said.append(phrases("utter_level_of_first", title=first.title, level=first.scqf_level))
    conditions = [chip for chip in met if chip.field in new and chip.field not in ("learners", "refused")]
    if any(chip.field == "places" for chip in conditions) and (where := _from_places(turn, search, page)):
        said.append(where)
        conditions = [chip for chip in conditions if chip.field not in ("places", "miles_max")]
    if conditions:
        name = "utter_all_meet" if len(page) > 1 else "utter_it_meets"
        said.append(phrases(name, conditions="; ".join(chip.value for chip in conditions)))
    return said


def in_order(turn: Turn, search: Search, result: Result, page: Sequence[Hit]) -> str | None:
    """Which course comes first in the order that a message asks for, with what speaks for it; where one alone was
    found, that there is no other. None where the records do not say which it is."""
    order = search.order
    if order is None or not turn.text:
        return None
    if len(result.hits) == 1:
        (fact,) = facts(page[0].credential, turn.phrases, turn.today, [FACT_OF[order]])
        return turn.phrases("utter_order_only", title=page[0].credential.title, name=fact.name, value=fact.value)
    if len(page) == 1:
        first = first_of(turn, search, _as_fit(turn, page[0], result.hits[:LOOKED_AT]), order)
        leads = first is not None and first.id == page[0].credential.id
        return named_first(turn, page[0].credential, order, "utter_order_first") if leads else None
    first = first_of(turn, search, page, order)
    return named_first(turn, first, order) if first else None


def first_of(turn: Turn, search: Search, hits: Sequence[Hit], order: Order) -> Credential | None:
    """Which course comes first in an order; None where the records do not say, as where one has a price for a group
    and several are to learn."""
    courses = [hit.credential for hit in hits]
    by_price, several = FACT_OF[order] == "price", (search.learners or 0) > 1
    if by_price and several and any(one.price and one.price.per != "learner" for one in courses):
        return None
    return foremost(courses, order, search.filters.places, turn.today)


def _as_fit(turn: Turn, hit: Hit, hits: Sequence[Hit]) -> list[Hit]:
    """Those hits that are as sure an answer as one and leave as few conditions open, itself among them."""
    fit = turn.index.calibration.fit

    def fits(one: Hit) -> tuple[bool, int]:
        return one.score >= fit, len(one.verdict.left_open)

    return [one for one in hits if fits(one) == fits(hit)]


def named_first(turn: Turn, first: Credential, order: Order, name: str = "utter_foremost_here") -> str:
    """That a course comes first of a page in an order, or as another response (`name`) has it, with the fact by which
    it does."""
    (fact,) = facts(first, turn.phrases, turn.today, [FACT_OF[order]])
    return turn.phrases(name, title=first.title, order=turn.phrases(f"utter_foremost_{order}"), value=fact.value)


def suited(turn: Turn, search: Search) -> list[str]:
    """Up to which level courses stand first for those whom the message names, where what stands first is not the same
    as before."""
    people = turn.heard.conditions.people
    highest = level_of_people(turn, people)
    if highest is None or search.order or not goes_on(turn, search) or page_stays(turn, search):
        return []
    return [turn.phrases("utter_level_first", people=turn.phrases.listing(people), level=highest)]


def _from_places(turn: Turn, search: Search, page: Sequence[Hit]) -> str | None:
    """That what is online or comes to the workplace can be done from the places that are asked for, of a page which has
    such courses and others that are there; None where all are there."""
    travel = [hit.credential.mode in TRAVELS for hit in page]
    if not any(travel):
        return None
    form = "one" if len(page) == 1 else "all" if all(travel) else "or_in"
    return turn.phrases(f"utter_from_place_{form}", place=turn.phrases.listing(search.filters.places))


def _for_so_many(turn: Turn, one: Credential, heads: int) -> str:
    """What a course comes to for so many people, or why that cannot be said."""
    price, title = one.price, one.title
    if price is None or price.currency != "GBP":
        name = "utter_sum_not_in_pounds" if price else "utter_sum_unknown"
        return turn.phrases(name, title=title, count=heads)
    total = money(cost(one, heads) or price.amount)
    form = "free" if price.amount == 0 else price.per
    return turn.phrases(f"utter_sum_{form}", title=title, count=heads, total=total)
