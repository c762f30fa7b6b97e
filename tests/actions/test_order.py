"""A list in the order that was asked for; what a record does not publish comes last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.ordering import ordering
from actions.search import Search
from actions.services import Services
from catalogue.records import Credential
from reading.comparatives import Order
from reading.filters import Filters
from runtime.phrases import Phrases
from tests.actions.conftest import TODAY
from tests.actions.made import welding
from tests.actions.turn import Turn, pressed, take, typed

SILENT = welding("silent")


def made(name: str, **facts: Any) -> Credential:
    return welding(name, **facts)


def _key(search: Search) -> Callable[[Credential], Any]:
    assert search.order
    return ordering(search.order, search.filters.places, TODAY)


def in_order(search: Search, *credentials: Credential) -> list[str]:
    return [one.id.removeprefix("weld-") for one in sorted(credentials, key=_key(search))]


@pytest.mark.parametrize(
    ("order", "least", "most"),
    [
        ((Order.CHEAPEST, Order.DEAREST), {"price": {"amount": 90}}, {"price": {"amount": 100}}),
        ((Order.SHORTEST, Order.LONGEST), {"scqf_credits": 9}, {"scqf_credits": "10-15"}),
        ((Order.LOWEST, Order.HIGHEST), {"scqf_level": 9}, {"scqf_level": "10-11"}),
        ((Order.SOONEST, Order.LATEST), {"starts": ["2027-12-01", "2027-02-01"]}, {"starts": ["2027-03-01"]}),
    ],
)
def test_each_order_has_its_reverse_and_what_is_not_published_comes_last_in_both(
    order: tuple[Order, Order], least: dict[str, Any], most: dict[str, Any]
) -> None:
    offers = (SILENT, made("most", **most), made("least", **least))
    assert in_order(Search(order=order[0]), *offers) == ["least", "most", "silent"]
    assert in_order(Search(order=order[1]), *offers) == ["most", "least", "silent"]


def test_a_start_that_is_past_is_no_start_to_order_by() -> None:
    offers = (made("past", starts=["2026-01-12"]), made("late", starts=["2026-01-12", "2027-09-01"]))
    assert in_order(Search(order=Order.SOONEST), *offers, made("soon", starts=["2027-01-12"])) == [
        "soon",
        "late",
        "past",
    ]


def test_what_starts_at_any_time_is_the_soonest() -> None:
    offers = (made("soon", starts=["2026-11-30"]), made("any", starts_any_time=True))
    assert in_order(Search(order=Order.SOONEST), *offers) == ["any", "soon"]


def test_a_price_for_a_group_is_no_price_to_order_by() -> None:
    group = made("group", price={"amount": 5, "per": "cohort"})
    assert in_order(Search(order=Order.CHEAPEST), group, made("one", price={"amount": 900})) == ["one", "group"]


def test_what_is_free_is_the_cheapest() -> None:
    offers = (made("one", price={"amount": 1}), made("free", price={"amount": 0}))
    assert in_order(Search(order=Order.CHEAPEST), *offers) == ["free", "one"]


def test_online_and_at_the_workplace_is_nearest_and_then_what_is_least_far() -> None:
    search = Search(order=Order.NEAREST, filters=Filters(places=("Perth",)))
    offers = (
        made("oban", mode="campus", location="Oban"),
        SILENT,
        made("dundee", mode="campus", location="Dundee"),
        made("online", mode="online"),
    )
    assert in_order(search, *offers) == ["online", "dundee", "oban", "silent"]


def test_equals_stay_as_they_were() -> None:
    assert in_order(Search(order=Order.HIGHEST), made("b", scqf_level=7), made("a", scqf_level=7)) == ["b", "a"]


@pytest.mark.parametrize("order", Order)
def test_the_list_says_how_it_is_ordered(order: Order, serve: Callable[..., Services], phrases: Phrases) -> None:
    turn = take(serve(SILENT), "action_show_more", pressed("more", needs=["pipe welding"], order=order))
    assert phrases(f"utter_ordered_{order}") in turn.text


def test_what_is_only_near_stands_behind_what_answers_and_the_list_says_so(serve: Callable[..., Services]) -> None:
    rope = made("rope", title="Rope Access", skills=["splice a rope"], price={"amount": 1})
    services = serve(made("dear", price={"amount": 900}), made("cheap", price={"amount": 20}), rope)
    slots: dict[str, Any] = {"needs": ["pipe welding", "splice"], "order": Order.CHEAPEST}
    turn = take(services, "action_show_more", pressed("more", **slots))
    assert [one.id for one in turn.message.data.items] == ["weld-cheap", "weld-dear", "weld-rope"]
    assert "what surely answers what you asked for stands before" in turn.text
    near = take(services, "action_show_more", pressed("more", **{**slots, "needs": ["splice"]}))
    assert "stands before" not in near.text


def test_an_order_that_holds_throughout_needs_no_more_words(serve: Callable[..., Services]) -> None:
    services = serve(made("dear", price={"amount": 900}), made("cheap", price={"amount": 20}))
    turn = take(services, "action_show_more", pressed("more", needs=["pipe welding"], order=Order.CHEAPEST))
    assert "surely" not in turn.text


def test_an_order_goes_on_from_page_to_page(serve: Callable[..., Services]) -> None:
    services = serve(*(made(f"w{price}", price={"amount": price}) for price in (50, 20, 40, 10, 30)))
    slots: dict[str, Any] = {"needs": ["pipe welding"], "order": "cheapest"}
    first = take(services, "action_show_more", pressed("more", **slots))
    second = take(services, "action_show_more", pressed("more", **{**slots, **first.slots}))
    shown = [one.id for turn in (first, second) for one in turn.message.data.items]
    assert shown == ["weld-w10", "weld-w20", "weld-w30", "weld-w40", "weld-w50"]


def test_what_was_put_aside_stays_so_in_another_order(serve: Callable[..., Services]) -> None:
    services = serve(made("a", price={"amount": 1}), made("b", price={"amount": 2}))
    slots: dict[str, Any] = {"needs": ["pipe welding"], "order": "cheapest", "hidden": ["weld-a"]}
    assert [one.id for one in take(services, "action_show_more", pressed("more", **slots)).message.data.items] == [
        "weld-b"
    ]


@pytest.mark.parametrize("action", ["action_browse_credentials", "action_compare_credentials"])
@pytest.mark.parametrize("slots", [{}, {"needs": ["pipe welding"], "shown": ["weld-a", "weld-b"], "seen": 2}])
def test_a_question_for_the_most_or_least_of_what_there_is_puts_it_in_order(
    serve: Callable[..., Services], action: str, slots: dict[str, Any]
) -> None:
    services = serve(welding("a", duration_weeks=9), welding("b", duration_weeks=2))
    turn = take(services, action, typed("what's the shortest you have", "browse", facts=["time"], **slots))
    assert [one.id for one in turn.message.data.items] == ["weld-b", "weld-a"]
    assert "The shortest of these is B Pipe Welding: 2 weeks." in turn.text


def wished_for(services: Services, text: str) -> Turn:
    return take(services, "action_recommend_credentials", typed(f"{{need:pipe welding}} {text}", "recommend"))


@pytest.mark.parametrize(
    "text", ["something {mode:short}", "{mode:nothing too long}", "{mode:quick}, in {place:Perth}"]
)
def test_where_something_short_is_wished_for_the_shortest_is_named(text: str, serve: Callable[..., Services]) -> None:
    turn = wished_for(serve(welding("a", duration_weeks=9), welding("b", duration_weeks=2)), text)
    assert "The shortest of these is B Pipe Welding: 2 weeks." in turn.text
    assert "I could not check" not in turn.text
    assert turn.slots.get("order") is None


def test_where_two_are_as_short_none_is_named(serve: Callable[..., Services]) -> None:
    turn = wished_for(serve(welding("a", duration_weeks=2), welding("b", duration_weeks=2)), "{mode:short}")
    assert "shortest" not in turn.text


@pytest.mark.parametrize("text", ["for {place:Fergus}", "sound, lights, {mode:video}", "a {level:certificate at the}"])
def test_what_is_no_condition_is_not_said_to_be_unchecked(text: str, serve: Callable[..., Services]) -> None:
    assert "I could not check" not in wished_for(serve(welding("online", mode="online")), text).text


def test_of_several_needs_each_keeps_its_best_course(serve: Callable[..., Services]) -> None:
    turn = wished_for(
        serve(welding("a", duration_weeks=9), welding("b", duration_weeks=2)), "{need:first aid} {mode:short}"
    )
    assert turn.slots["order"] is None


GROUP = welding("group", price={"amount": 1900, "per": "cohort"})


@pytest.mark.parametrize(
    ("heads", "said"),
    [("for {heads:30 people}", False), ("for {heads:1 person}", True), ("", True)],
)
def test_beside_a_price_for_a_group_none_is_the_cheapest_for_several(
    heads: str, said: bool, serve: Callable[..., Services]
) -> None:
    services = serve(made("a", price={"amount": 140}), GROUP, made("z", price={"amount": 300}))
    assert ("the cheapest" in wished_for(services, f"something {{price:cheap}} {heads}").message.lead) is said
    one = wished_for(services, f"the cheapest one {heads}").message.lead
    assert one.startswith("The cheapest of what fits best is A Pipe Welding: £140 a learner.") is said


@pytest.mark.parametrize("beside", [{"price": {"amount": 140}}, {}])
def test_one_alone_is_not_the_cheapest_of_what_costs_the_same_or_says_nothing(
    beside: dict[str, Any], serve: Callable[..., Services], phrases: Phrases
) -> None:
    services = serve(made("a", price={"amount": 140}), made("b", **beside))
    assert wished_for(services, "the cheapest one").message.lead.startswith(phrases("utter_ordered_cheapest"))
