"""plan: the fewest credentials that answer all the needs together, what they add up to, and what stays open."""

from __future__ import annotations

from actions.answering import ask_need
from actions.cards import ALONE, card
from actions.conditions import chips, in_brackets, need_chips
from actions.finding import find
from actions.items import item, named
from actions.results_page import say_nothing
from actions.search import Search
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from catalogue.facts import money
from contract import Cover, Fact, PlanData
from index.plan import MOST_NEEDS, Plan, make_plan
from index.results import Result
from runtime.phrases import Phrases

MOST_BUTTONS = 3


@skill("action_make_plan")
def plan(turn: Turn) -> Events:
    search = turn.search
    if not search.needs:
        return ask_need(turn, search)
    if len(set(search.needs)) > MOST_NEEDS:
        turn.say(turn.phrases("utter_plan_too_many", most=MOST_NEEDS))
        return []
    result = find(turn, search).without(search.hidden)
    made = _made(turn, result)
    if not made.items:
        say_nothing(turn, search, result)
        return []
    say_plan(turn, search, made)
    return remember(search=search.changed(shown=tuple(hit.credential.id for hit in made.items), current=None))


def plan_shown(turn: Turn) -> Plan | None:
    """The plan that is on the screen; None where something else is."""
    search = turn.search
    if not 1 < len(set(search.needs)) <= MOST_NEEDS or len(search.shown) < 2:
        return None
    made = _made(turn, find(turn, search).without(search.hidden))
    return made if tuple(hit.credential.id for hit in made.items) == search.shown else None


def _made(turn: Turn, result: Result) -> Plan:
    limits = turn.search.filters
    return make_plan(result, turn.search.needs, hours_max=limits.hours_max, price_max=limits.price_max)


def say_plan(turn: Turn, search: Search, made: Plan) -> None:
    phrases = turn.phrases
    data = PlanData(
        needs=need_chips(search, made.uncovered),
        filters=chips(phrases, search),
        items=tuple(
            card(hit.credential, phrases, turn.today, hit, number=number, learners=search.learners, can=ALONE)
            for number, hit in enumerate(made.items, 1)
        ),
        covers=tuple(Cover(need=cover.need, items=cover.credentials) for cover in made.covers),
        totals=totals(turn.phrases, made),
        uncovered=made.uncovered,
    )
    lead = phrases(
        "utter_plan" if len(data.items) > 1 else "utter_plan_one",
        count=len(data.items),
        needs=phrases.listing([cover.need for cover in made.covers]),
        conditions=in_brackets(phrases, data.filters),
    )
    paragraphs = [
        *(item(turn, number, hit.credential) for number, hit in enumerate(made.items, 1)),
        _covers(turn, data),
        named(turn, data.totals),
        *_gaps(turn, made),
    ]
    buttons = [
        turn.button("utter_button_details", payload("details", credential=shown.id), number=number)
        for number, shown in enumerate(data.items[:MOST_BUTTONS], 1)
    ]
    buttons += turn.buttons("utter_plan")
    turn.say(lead, "\n\n".join(paragraphs), kind="plan", data=data, buttons=buttons)


def _covers(turn: Turn, data: PlanData) -> str:
    """A line for each need: what answers it."""
    titles = {shown.id: shown.title for shown in data.items}
    return "\n".join(
        turn.phrases(
            "utter_plan_cover",
            need=cover.need,
            titles=turn.phrases.listing([titles[credential] for credential in cover.items]),
        )
        for cover in data.covers
    )


def _gaps(turn: Turn, made: Plan) -> list[str]:
    """The needs that only a longer or dearer plan would answer, and those that nothing answers."""
    phrases = turn.phrases
    beyond = phrases.listing(made.beyond_limits)
    nowhere = phrases.listing([need for need in made.uncovered if need not in made.beyond_limits])
    return [
        *([phrases("utter_plan_beyond", needs=beyond)] if beyond else []),
        *([phrases("utter_uncovered", needs=nowhere)] if nowhere else []),
    ]


def totals(phrases: Phrases, made: Plan) -> tuple[Fact, ...]:
    """The sums, each with how many of the plan's credentials it leaves out because they do not publish the figure."""
    sums, count = made.totals, len(made.items)
    price = None if sums.price is None else money(sums.price)
    not_priced = len(sums.price_unpublished) + len(sums.priced_apart)
    return (
        _total(phrases, "credits", sums.credits, len(sums.credits_unpublished), count),
        _total(phrases, "hours", sums.hours, len(sums.credits_unpublished), count),
        _total(phrases, "price", price, not_priced, count),
    )


def _total(phrases: Phrases, name: str, value: object | None, missing: int, count: int) -> Fact:
    words = phrases("utter_unknown") if value is None else phrases(f"utter_total_{name}", value=value)
    if value is not None and missing:
        words = phrases("utter_total_without", total=words, missing=missing, count=count)
    return Fact(key=name, name=phrases(f"utter_total_name_{name}"), value=words, published=value is not None)
