"""A search orders by wishes, names what one condition alone keeps out, and leaves out what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from catalogue.records import Mode, Pattern
from index.results import Result
from index.search import CredentialIndex
from reading.filters import Filters
from tests.index.made import credential

Make = Callable[..., CredentialIndex]

PERTH = Filters(places=("Perth",))


def ids(result: Result) -> list[str]:
    return [hit.credential.id for hit in result.hits]


def hidden(result: Result) -> dict[str, list[str]]:
    return {fact: [hit.credential.id for hit in hits] for fact, hits in result.one_less.items()}


def test_of_equals_the_one_that_meets_the_wish_comes_first(index_of: Make) -> None:
    near = credential("near", "Pipe Welding", location="Perth", mode="campus")
    far = credential("far", "Pipe Welding", location="Wick", mode="campus")
    assert ids(index_of(far, near).search(["pipe welding"])) == ["far", "near"]
    assert ids(index_of(far, near).search(["pipe welding"], PERTH)) == ["near", "far"]


def test_of_two_that_miss_a_place_the_nearer_comes_first(index_of: Make) -> None:
    wick = credential("a", "Pipe Welding", location="Wick", mode="campus")
    dundee = credential("b", "Pipe Welding", location="Dundee", mode="campus")
    assert ids(index_of(wick, dundee).search(["pipe welding"], PERTH)) == ["b", "a"]


def test_the_right_course_elsewhere_comes_before_a_weak_one_in_town(index_of: Make) -> None:
    right = credential("right", "Weld thin steel pipes", location="Dundee", mode="campus")
    weak = credential("weak", "Weld thin steel tanks", location="Perth", mode="campus")
    assert ids(index_of(weak, right).search(["weld thin steel pipes"], PERTH)) == ["right", "weak"]


def test_of_offers_that_are_all_alike_a_miss_never_comes_first(index_of: Make) -> None:
    records = [credential(f"a{number}", "Pipe Welding", location="Wick", mode="campus") for number in range(3)]
    near = [credential(f"b{number}", "Pipe Welding", location="Perth", mode="campus") for number in range(2)]
    assert ids(index_of(*records, *near).search(["pipe welding"], PERTH)) == ["b0", "b1", "a0", "a1", "a2"]


def test_a_hit_says_how_it_stands_to_the_conditions(index_of: Make) -> None:
    record = credential("a", "Pipe Welding", location="Dundee", mode="campus", pattern="block")
    (hit,) = index_of(record).search(["pipe welding"], Filters(places=("Perth",), weeks_max=8)).hits
    assert (hit.verdict.missed, hit.verdict.unpublished) == (("location",), ("duration_weeks",))
    assert hit.verdict.miles == pytest.approx(18, abs=1)


def test_what_a_must_keeps_out_is_named_by_its_fact(index_of: Make) -> None:
    high = credential("high", "Pipe Welding", scqf_level=9)
    dear = credential("dear", "Pipe Welding", scqf_level=6, price={"amount": "900"})
    found = index_of(high, dear).search(["pipe welding"], Filters(level_max=7, price_max=500))
    assert (ids(found), hidden(found)) == ([], {"scqf_level": ["high"], "price": ["dear"]})


def test_what_two_musts_keep_out_is_not_named(index_of: Make) -> None:
    both = credential("both", "Pipe Welding", scqf_level=9, price={"amount": "900"})
    found = index_of(both).search(["pipe welding"], Filters(level_max=7, price_max=500))
    assert (ids(found), hidden(found)) == ([], {})


def test_what_answers_no_need_is_not_named(index_of: Make) -> None:
    care = credential("care", "Dementia Care", scqf_level=9)
    assert hidden(index_of(care).search(["pipe welding"], Filters(level_max=7))) == {}


def test_a_hit_that_one_must_keeps_out_has_its_reasons(index_of: Make) -> None:
    high = credential("high", "Pipe Welding", scqf_level=9)
    (hit,) = index_of(high).search(["pipe welding"], Filters(level_max=7)).one_less["scqf_level"]
    assert [reason.need for reason in hit.reasons] == ["pipe welding"]
    assert hit.verdict.broken == ("scqf_level",)


def test_without_conditions_nothing_is_kept_out(index_of: Make) -> None:
    found = index_of(credential("a", "Pipe Welding")).search(["pipe welding"])
    assert (hidden(found), found.unknown) == ({}, 0)


TANKS = credential("tanks", "Weld steel tanks")
PIPES = credential("pipes", "Weld steel pipes")


def test_what_a_refused_topic_describes_better_than_the_need_is_no_hit(index_of: Make) -> None:
    index = index_of(TANKS, PIPES)
    assert sorted(ids(index.search(["weld steel"]))) == ["pipes", "tanks"]
    assert ids(index.search(["weld steel"], refused=["weld steel tanks"])) == ["pipes"]


def test_what_the_need_describes_better_than_a_refused_topic_stays(index_of: Make) -> None:
    assert ids(index_of(PIPES).search(["weld steel pipes"], refused=["weld steel tanks"])) == ["pipes"]


def test_a_refused_topic_that_nothing_is_about_takes_nothing_away(index_of: Make) -> None:
    index = index_of(TANKS, PIPES)
    assert ids(index.search(["weld steel"], refused=["sonar for submarines"])) == ids(index.search(["weld steel"]))


@pytest.mark.parametrize("topic", ["pipes", "PIPES", "steel pipes"])
def test_what_has_a_refused_topic_in_its_title_is_no_hit_though_the_need_describes_it_better(
    topic: str, index_of: Make
) -> None:
    index = index_of(TANKS, PIPES)
    assert ids(index.search(["weld steel pipes", "weld steel tanks"], refused=[topic])) == ["tanks"]


@pytest.mark.parametrize("topic", ["pipe", "copper pipes", "🚒"])
def test_a_title_that_lacks_a_word_of_a_refused_topic_stays(topic: str, index_of: Make) -> None:
    assert ids(index_of(TANKS, PIPES).search(["weld steel pipes"], refused=[topic])) == ["pipes"]


def test_a_refused_topic_that_nothing_is_about_is_named(index_of: Make) -> None:
    index = index_of(TANKS, PIPES)
    topics = ["sonar for submarines", "weld steel tanks", "pipes", "baking"]
    assert index.search(["weld steel"], refused=topics).idle == ("sonar for submarines", "baking")


def test_without_refused_topics_none_is_named(index_of: Make) -> None:
    assert index_of(TANKS).search(["weld steel"]).idle == ()


def test_a_refused_topic_is_no_need(index_of: Make) -> None:
    found = index_of(TANKS, PIPES).search(["weld steel"], refused=["weld steel tanks"])
    assert (found.needs, found.uncovered) == (("weld steel",), ())
    assert list(found.certainties) == ["weld steel"]


def test_a_need_of_which_everything_is_refused_is_uncovered(index_of: Make) -> None:
    found = index_of(TANKS).search(["weld steel tanks"], refused=["weld steel tanks"])
    assert (ids(found), found.uncovered) == ([], ("weld steel tanks",))


def test_what_is_refused_is_named_under_no_condition(index_of: Make) -> None:
    high = credential("high", "Weld steel tanks", scqf_level=9)
    found = index_of(high).search(["weld steel tanks"], Filters(level_max=7), refused=["weld steel tanks"])
    assert hidden(found) == {}


def test_a_wish_on_a_mode_orders_and_does_not_exclude(index_of: Make) -> None:
    online = credential("b", "Pipe Welding", mode="online", pattern="evenings")
    campus = credential("a", "Pipe Welding", mode="campus", pattern="block")
    index = index_of(campus, online)
    for wanted in (Filters(modes=(Mode.ONLINE,), wishes=("mode",)), Filters(patterns=(Pattern.EVENINGS,))):
        assert ids(index.search(["pipe welding"], wanted)) == ["b", "a"]
