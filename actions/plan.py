"""plan: the fewest credentials that answer all the needs together, what they add up to, and what stays open."""

from __future__ import annotations

from dataclasses import replace

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, payload, say
from actions.cards import card
from actions.recommend import conditions, say_nothing
from actions.search_state import Search
from actions.wording import chips, facts, money
from contract import Button, Cover, Fact, Need, PlanData
from index.plan import MOST_NEEDS, Plan, make_plan


class MakePlan(Skill):
    def name(self) -> str:
        return "action_make_plan"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, search = Phrases(domain), Search.of(tracker)
        if not search.needs:
            say(dispatcher, phrases("utter_ask_need"))
            return []
        if len(set(search.needs)) > MOST_NEEDS:
            say(dispatcher, phrases("utter_plan_too_many", most=MOST_NEEDS))
            return []
        filters = search.filters
        result = self.services.index.credentials.search(search.needs, filters, search.context)
        plan = make_plan(
            result.without(search.hidden), search.needs, hours_max=filters.hours_max, price_max=filters.price_max
        )
        if not plan.items:
            say_nothing(dispatcher, phrases, search)
            return []
        self._say_plan(dispatcher, phrases, search, plan)
        return replace(search, shown=tuple(hit.credential.id for hit in plan.items), current=None).events()

    def _say_plan(self, dispatcher: CollectingDispatcher, phrases: Phrases, search: Search, plan: Plan) -> None:
        cards = tuple(card(hit.credential, self.services.today(), hit) for hit in plan.items)
        data = PlanData(
            needs=tuple(Need(text=need, covered=need not in plan.uncovered) for need in search.needs),
            filters=chips(phrases, search),
            items=cards,
            covers=tuple(Cover(need=one.need, items=one.credentials) for one in plan.covers),
            totals=_totals(phrases, plan),
            uncovered=plan.uncovered,
        )
        titles = {one.id: one.title for one in cards}
        covered = phrases.listing([one.need for one in plan.covers])
        lines = [
            phrases(
                "utter_plan" if len(cards) > 1 else "utter_plan_one",
                count=len(cards),
                needs=covered,
                conditions=conditions(phrases, data.filters),
            )
        ]
        for number, one in enumerate(cards, 1):
            lines.append(
                f"{phrases('utter_item', number=number, title=one.title, provider=one.provider)}\n{facts(phrases, one)}"
            )
        lines.append(
            "\n".join(
                phrases(
                    "utter_plan_cover",
                    need=one.need,
                    titles=phrases.listing([titles[name] for name in one.credentials]),
                )
                for one in plan.covers
            )
        )
        lines.append("\n".join(phrases("utter_review_line", name=one.name, value=one.value) for one in data.totals))
        beyond = phrases.listing(plan.beyond_limits)
        nowhere = phrases.listing([need for need in plan.uncovered if need not in plan.beyond_limits])
        if beyond:
            lines.append(phrases("utter_plan_beyond", needs=beyond))
        if nowhere:
            lines.append(phrases("utter_uncovered", needs=nowhere))
        buttons = [
            Button(title=phrases("utter_button_details", number=number), payload=payload("details", credential=one.id))
            for number, one in enumerate(cards[:3], 1)
        ]
        say(dispatcher, "\n\n".join(lines), kind="plan", data=data, buttons=[*buttons, *phrases.buttons("utter_plan")])


def _totals(phrases: Phrases, plan: Plan) -> tuple[Fact, ...]:
    """The sums, each with how many of the plan's credentials it leaves out because they do not publish the figure."""
    totals, count = plan.totals, len(plan.items)
    priced_out = len(totals.price_unpublished) + len(totals.priced_apart)
    return (
        _total(phrases, "credits", totals.credits, len(totals.credits_unpublished), count),
        _total(phrases, "hours", totals.hours, len(totals.credits_unpublished), count),
        _total(phrases, "price", None if totals.price is None else money(totals.price), priced_out, count),
    )


def _total(phrases: Phrases, name: str, value: object | None, missing: int, count: int) -> Fact:
    if value is None:
        said = phrases("utter_unknown")
    else:
        said = phrases(f"utter_total_{name}", value=value)
        if missing:
            said = phrases("utter_total_without", total=said, missing=missing, count=count)
    return Fact(name=phrases(f"utter_total_name_{name}"), value=said)
