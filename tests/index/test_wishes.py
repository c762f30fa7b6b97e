"""Places and patterns are wishes, a distance may be a must, and a miss costs an offer some of its rank."""

from __future__ import annotations

from typing import Any

import pytest

from catalogue.records import Mode, Pattern
from index.filters import MOST, NEARBY, Verdict, judge
from reading.filters import Filters
from tests.index.made import credential


def verdict(facts: dict[str, Any], **wanted: Any) -> Verdict:
    return judge(credential("a", "A", **facts), Filters(**wanted))


@pytest.mark.parametrize(
    ("location", "places", "inside"),
    [
        ("Dundee", ("Dundee",), True),
        ("DUNDEE", ("Aberdeen", "Dundee"), True),
        ("Dundee and Perth", ("Perth",), True),
        ("Scone", ("Perth",), True),
        ("Leith", ("Edinburgh",), True),
        ("Broughty Ferry", ("Dundee",), True),
        ("Perth", ("Perth and Kinross",), True),
        ("Dundee", ("Perth",), False),
        ("Glasgow", ("Aberdeen", "Dundee"), False),
    ],
)
def test_a_town_takes_in_what_lies_around_it(location: str, places: tuple[str, ...], inside: bool) -> None:
    assert verdict({"location": location, "mode": "campus"}, places=places).missed == (() if inside else ("location",))


@pytest.mark.parametrize("mode", ["online", "workplace"])
def test_what_comes_to_the_learner_is_everywhere(mode: str) -> None:
    assert verdict({"location": "Wick", "mode": mode}, places=("Perth",)) == Verdict()


def test_a_place_that_is_missed_excludes_nothing_and_says_how_far_it_is() -> None:
    found = verdict({"location": "Dundee", "mode": "campus"}, places=("Perth",))
    assert found.passes
    assert found.miles == pytest.approx(18, abs=1)


def test_of_several_places_the_nearest_counts() -> None:
    assert verdict({"location": "Dundee", "mode": "campus"}, places=("Wick", "Perth")).miles == pytest.approx(18, abs=1)


def test_a_place_that_is_a_must_excludes() -> None:
    found = verdict({"location": "Dundee", "mode": "campus"}, places=("Perth",), musts=("location",))
    assert (found.passes, found.broken, found.missed) == (False, ("location",), ())


@pytest.mark.parametrize(("miles", "within"), [(15, False), (20, True)])
def test_a_distance_is_as_the_crow_flies(miles: int, within: bool) -> None:
    facts = {"location": "Dundee", "mode": "campus"}
    assert verdict(facts, places=("Perth",), miles_max=miles, musts=("location",)).passes is within


def test_a_town_that_is_just_too_far_is_another() -> None:
    found = verdict({"location": "Paisley", "mode": "campus"}, places=("Glasgow",))
    assert found.miles is not None
    assert found.miles > NEARBY
    assert found.missed == ("location",)


def test_an_offer_without_a_location_does_not_publish_how_far_it_is() -> None:
    assert verdict({"mode": "campus"}, places=("Perth",)) == Verdict(unpublished=("location",))


@pytest.mark.parametrize(("location", "named"), [("Campus Nova, Springfield Heights", True), ("Campus Alba", False)])
def test_a_place_that_the_gazetteer_lacks_is_compared_by_its_words(location: str, named: bool) -> None:
    found = verdict({"location": location, "mode": "campus"}, places=("campus nova",))
    assert (found.missed, found.miles) == ((() if named else ("location",)), None)


@pytest.mark.parametrize(
    ("location", "passes"), [("Glasgow", False), ("Govan, Glasgow", False), ("Paisley", True), ("Perth", True)]
)
def test_a_place_that_is_refused_takes_in_its_districts_and_no_more(location: str, passes: bool) -> None:
    facts = {"location": location, "mode": "campus"}
    assert verdict(facts, not_places=("Glasgow",), musts=("location",)).passes is passes


def test_a_pattern_is_missed_and_excludes_nothing() -> None:
    assert verdict({"pattern": "block"}, patterns=(Pattern.EVENINGS,)) == Verdict(missed=("pattern",))


def test_a_pattern_that_is_a_must_excludes() -> None:
    found = verdict({"pattern": "block"}, patterns=(Pattern.EVENINGS,), musts=("pattern",))
    assert found == Verdict(broken=("pattern",))


def test_another_condition_that_is_said_to_be_a_wish_excludes_nothing() -> None:
    wanted = {"modes": (Mode.ONLINE,), "wishes": ("mode",)}
    assert verdict({"mode": "campus"}, **wanted) == Verdict(missed=("mode",))


def test_meeting_everything_costs_nothing() -> None:
    assert Verdict().penalty == 0
    assert Verdict(miles=3.0).penalty == 0


def test_each_miss_costs_more_than_what_is_unknown() -> None:
    one, two = Verdict(missed=("pattern",)), Verdict(missed=("pattern", "price"))
    assert two.penalty > one.penalty > Verdict(unpublished=("pattern",)).penalty > 0


def test_a_place_costs_the_more_the_further_it_is_up_to_a_limit() -> None:
    near, far, further, furthest = (Verdict(missed=("location",), miles=miles) for miles in (6, 40, 80, 200))
    assert near.penalty < far.penalty < further.penalty == furthest.penalty


def test_no_offer_loses_all_of_its_rank() -> None:
    assert Verdict(missed=tuple("abcdefghijklmn")).penalty == MOST


def test_what_is_broken_costs_nothing_because_it_excludes() -> None:
    assert Verdict(broken=("price",)).penalty == 0
