"""A page of results says what it is: what fits or is only related, where to begin, for whom, and what is nearest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from actions.services import Services
from catalogue.records import Credential
from tests.actions.made import CARE, welding
from tests.actions.turn import Turn, pressed, take, typed

RELATED = "Nothing in the catalogue is squarely about splice"
ROPES = tuple(
    welding(name, title=title, skills=["splice long ropes aloft"])
    for name, title in (("a", "Rigging a Boat"), ("b", "Tall Ships at Sea"))
)
"""Offers that have the rare word "splice" and are about something else."""

OFFERS = (welding("gas"), welding("ship"), welding("site"), welding("deck"))


def found(services: Services, text: str, **slots: Any) -> Turn:
    return take(services, "action_recommend_credentials", typed(text, "recommend", **slots))


def test_what_is_only_related_is_said_to_be_related(serve: Callable[..., Services]) -> None:
    turn = found(serve(*ROPES, CARE), "{need:splice}")
    assert turn.message.lead.startswith(f"{RELATED}; the nearest is Rigging a Boat. I can also ask universities")


def test_what_fits_is_not_said_to_be_related(serve: Callable[..., Services]) -> None:
    assert "related" not in found(serve(*OFFERS), "{need:pipe welding}").text


def test_where_to_begin_is_advised_on_the_first_page(serve: Callable[..., Services]) -> None:
    services = serve(*OFFERS)
    first = found(services, "{need:pipe welding}")
    assert first.message.lead.startswith(f"I would start with {first.message.data.items[0].title}")
    second = take(services, "action_show_more", pressed("more", **first.slots))
    assert "I would start with" not in second.text


@pytest.mark.parametrize(
    "slots",
    [
        {"needs": ["splice"]},  # only related
        {"needs": ["dementia care"]},  # one alone
        {"needs": ["pipe welding"], "order": "cheapest"},
        {"browsing": True},
    ],
)
def test_where_there_is_nothing_to_begin_with_none_is_advised(
    slots: dict[str, Any], serve: Callable[..., Services]
) -> None:
    turn = take(serve(*OFFERS, *ROPES, CARE), "action_show_more", pressed("more", **slots))
    assert turn.message.data.items
    assert "I would start with" not in turn.text


FAR = (
    welding("wick", mode="campus", location="Wick"),
    welding("dundee", mode="campus", location="Dundee"),
)
NEAR_PERTH = "{need:pipe welding} {place:within 5 miles of Perth}"


def test_where_nothing_is_in_a_place_the_nearest_comes_first_with_its_distance(serve: Callable[..., Services]) -> None:
    turn = found(serve(*FAR), NEAR_PERTH)
    assert turn.message.lead.startswith(
        "Nothing for pipe welding meets all that you ask (in Perth; within 5 miles). The nearest is Dundee Pipe "
        "Welding, but: Dundee, 18 miles from Perth as the crow flies."
    )
    near, far = turn.message.data.items
    assert (near.id, far.id) == ("weld-dundee", "weld-wick")
    assert near.missed == ("Dundee, 18 miles from Perth as the crow flies",)
    assert '/refine{"drop": "places"}' in turn.payloads


@pytest.mark.parametrize(
    ("offers", "said"),
    [
        (FAR, "Without “in Perth” there would be 2, the nearest Dundee Pipe Welding in Dundee, 18 miles away."),
        (
            [welding("hall", mode="campus", location="Old Mill Hall")],
            "Without “in Perth” there would be 1, first of all Hall Pipe Welding from Forth College.",
        ),
    ],
)
def test_where_there_is_nothing_to_look_through_in_a_place_the_nearest_is_named(
    offers: Sequence[Credential], said: str, serve: Callable[..., Services]
) -> None:
    turn = take(serve(*offers), "action_browse_credentials", typed("{place:within 5 miles of Perth}", "browse"))
    assert said in turn.text


def test_a_provider_that_is_not_known_is_named_where_nothing_is_found(serve: Callable[..., Services]) -> None:
    turn = found(serve(CARE), "{need:beekeeping} at {provider:Fife College}")
    assert turn.message.data.total == 0
    assert "Fife College publishes nothing in this catalogue" in turn.text


TITLED = welding("z", title="Pipe Welding", skills=["hull repair"])
BETTER = welding("a", title="Pipes and Welding", skills=["pipe welding"], employer_words=["pipe welding"])


def test_what_has_the_need_for_its_title_comes_first_whatever_fits_better(serve: Callable[..., Services]) -> None:
    services = serve(TITLED, BETTER)
    best, *_ = services.index.snapshot().credentials.search(["pipe welding"]).hits
    assert best.credential.id == BETTER.id
    assert [one.id for one in found(services, "{need:pipe Welding}").message.data.items] == ["weld-z", "weld-a"]


def test_in_an_order_that_was_asked_for_a_title_is_no_matter(serve: Callable[..., Services]) -> None:
    dear, cheap = ({"price": {"amount": amount}} for amount in (900, 100))
    offers = (welding("z", title="Pipe Welding", **dear), welding("a", title="Pipes and Welding", **cheap))
    slots: dict[str, Any] = {"needs": ["pipe welding"], "order": "cheapest"}
    turn = take(serve(*offers), "action_show_more", pressed("more", **slots))
    assert [one.id for one in turn.message.data.items] == ["weld-a", "weld-z"]


def test_a_price_for_a_group_is_shared_by_those_who_are_to_learn(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", price={"amount": 3000, "per": "cohort"}))
    text = "{need:pipe welding}, {price:under £300 a head}"
    assert found(services, f"{text}, for {{heads:12 people}}").message.data.total == 1
    (too_dear,) = found(services, f"{text}, for {{heads:9 people}}").message.data.items
    assert too_dear.missed == ("£3,000 for a group",)
    (unshared,) = found(services, text).message.data.items
    assert unshared.unpublished == ("a price per learner",)


def test_what_then_meets_nothing_is_not_said_to_meet_it_still(serve: Callable[..., Services]) -> None:
    services = serve(welding("gas", price={"amount": 900}), welding("ship", price={"amount": 950}))
    first = found(services, "{need:pipe welding}")
    turn = take(services, "action_refine_recommendation", typed("only {price:under £100}", "refine", **first.slots))
    assert [one.id for one in turn.message.data.items] == list(first.slots["shown"])
    assert turn.message.lead.startswith("Nothing for pipe welding meets all that you ask (at most £100")


def test_what_starts_too_late_is_said_to_start_and_an_order_is_not_told_of_what_is_only_near(
    serve: Callable[..., Services],
) -> None:
    services = serve(*(welding(name, starts=["2027-09-06"], price={"amount": 90}) for name in "ab"))
    turn = found(services, "the cheapest one for {need:pipe welding}, must start {time:by March}")
    assert turn.message.lead.startswith("Nothing for pipe welding meets all that you ask")
    assert "but: starts on 6 September 2027." in turn.message.lead
    assert "stand first" not in turn.message.lead
