"""Which of several comes first by most or least of a fact, and where that cannot be said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from tests.actions.made import welding
from tests.actions.test_returning import listed
from tests.actions.turn import Turn, taking, typed

GROUP = {"amount": 60, "per": "cohort"}


def ask(serve: Callable[..., Services], text: str, facts: list[str], *cards: dict[str, Any], **slots: Any) -> Turn:
    made = [welding(f"w{at}", **card) for at, card in enumerate(cards, 1)]
    compare = taking(serve(*made), "action_compare_credentials")
    return compare(typed(text, "compare", facts=facts, **{"shown": [one.id for one in made], **slots}))


def priced(*prices: int | dict[str, Any]) -> list[dict[str, Any]]:
    return [{"price": price if isinstance(price, dict) else {"amount": price}} for price in prices]


@pytest.mark.parametrize(
    ("prices", "said"),
    [
        ((300, 90), "The cheapest is W2 Pipe Welding"),
        ((300, 300), "They do not differ in that."),
        ((300, 90, GROUP), "does not say where 3 would stand in that order."),
    ],
)
def test_the_cheapest_is_told_of_prices_for_one(prices: Any, said: str, serve: Callable[..., Services]) -> None:
    lead = ask(serve, "which is the cheapest?", ["price"], *priced(*prices)).message.lead
    assert said in lead


@pytest.mark.parametrize("prices", [(90, GROUP), (GROUP, GROUP), (90, 90, GROUP)])
def test_a_price_for_a_group_is_neither_the_cheapest_nor_alike(prices: Any, serve: Callable[..., Services]) -> None:
    lead = ask(serve, "which is the cheapest?", ["price"], *priced(*prices)).message.lead
    assert "cheapest" not in lead
    assert "do not differ" not in lead


def test_without_a_place_none_is_the_nearest_nor_alike(serve: Callable[..., Services]) -> None:
    cards = [{"mode": "campus", "location": place} for place in ("Glasgow", "Perth")]
    lead = ask(serve, "which is nearest?", ["delivery"], *cards).message.lead
    assert "nearest" not in lead
    assert "do not differ" not in lead


def test_the_nearest_is_said_without_a_distance_where_it_is_in_the_place(serve: Callable[..., Services]) -> None:
    cards = [{"mode": "campus", "location": place} for place in ("Dundee", "Perth")]
    lead = ask(serve, "which is nearest to {place:Dundee}?", ["delivery"], *cards).message.lead
    assert "The nearest is W1" in lead
    assert "Dundee is 0 miles" not in lead
    assert "Perth is 18 miles" in lead


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("which is the least expensive?", "The cheapest is W2"),
        ("which yin's less costly?", "The cheapest is W2"),
        ("which is most expensive?", "The dearest is W1"),
        ("which costs more?", "The dearest is W1"),
        ("which costs least", "The cheapest is W2"),
    ],
)
def test_less_and_least_turn_the_word_behind_them_round(text: str, first: str, serve: Callable[..., Services]) -> None:
    assert first in ask(serve, text, ["price"], *priced(300, 90)).message.lead


@pytest.mark.parametrize(
    "text",
    [
        "tell me more about the prices",
        "more info on what they cost",
        "do they cost at least £50?",
        "are they less than £400?",
    ],
)
def test_more_about_a_fact_is_not_most_of_it(text: str, serve: Callable[..., Services]) -> None:
    lead = ask(serve, text, ["price"], *priced(300, 90)).message.lead
    assert "The dearest" not in lead
    assert "The cheapest" not in lead


def test_none_is_the_shortest_where_hours_are_assumed(serve: Callable[..., Services]) -> None:
    hours, weeks = {"scqf_credits": 2}, {"duration_weeks": 10}
    assert "shortest" not in ask(serve, "which is the shortest?", ["time"], hours, weeks).message.lead
    assert "shortest" not in ask(serve, "compare them", [], hours, weeks).message.lead
    known = ask(serve, "which is the shortest?", ["time"], hours, {**weeks, "hours_per_week": 4}).message.lead
    assert "The shortest is W1" in known


def test_of_the_two_longest_none_is_called_the_shortest(serve: Callable[..., Services]) -> None:
    cards = [{"duration_weeks": weeks} for weeks in (2, 4, 9)]
    turn = ask(serve, "compare the two longest", ["time"], *cards)
    assert [one.id for one in turn.message.data.items] == ["weld-w3", "weld-w2"]
    assert "shortest" not in turn.message.lead


@pytest.mark.parametrize(
    ("needs", "current"), [([], None), (["pipe welding"], "weld-w1")], ids=["nothing is advised", "one is advised"]
)
def test_it_is_no_course_that_is_not_in_the_comparison(
    needs: list[str], current: str | None, serve: Callable[..., Services]
) -> None:
    shown = ["weld-w1", "weld-w2"]
    turn = ask(serve, "compare them", [], *priced(300, 90, 40), shown=shown, needs=needs, current="weld-w3")
    assert turn.slots["current"] == current


def test_it_stays_what_was_spoken_of_where_that_is_compared(serve: Callable[..., Services]) -> None:
    turn = ask(serve, "compare them", [], *priced(300, 90), needs=["pipe welding"], current="weld-w2")
    assert turn.slots.get("current", "weld-w2") == "weld-w2"


def of_all(serve: Callable[..., Services], text: str, *cards: dict[str, Any]) -> Turn:
    made = [welding(f"w{at}", **card) for at, card in enumerate(cards, 1)]
    ids = [one.id for one in made]
    share = taking(serve(*made), "action_share_credentials")
    lists = [listed(1, ["welding"], ids[:3]), listed(2, ["pipe welding"], ids[3:])]
    return share(typed(text, "share", shown=ids[3:], lists=lists))


def test_what_comes_first_of_everything_is_counted_beyond_the_table(serve: Callable[..., Services]) -> None:
    prices, weeks = (10, 20, 30, 40, GROUP), (9, 8, 7, 2, 6)
    cards = [{**card, "duration_weeks": week} for card, week in zip(priced(*prices), weeks, strict=True)]
    turn = of_all(serve, "which is the cheapest and which the shortest so far?", *cards)
    assert [one.id for one in turn.message.data.items] == ["weld-w1", "weld-w2", "weld-w3"]
    assert "The cheapest is W1" in turn.message.lead
    assert "does not say where 1 more of what I showed would stand" in turn.message.lead
    assert "The shortest is W4" in turn.message.lead


def test_nothing_is_claimed_of_the_table_that_holds_not_of_everything(serve: Callable[..., Services]) -> None:
    cards: list[dict[str, Any]] = [{"duration_weeks": week} for week in (1, 2, 3)]
    lead = of_all(serve, "what's the shortest so far?", *cards, {"scqf_credits": 2}).message.lead
    assert "shortest" not in lead
