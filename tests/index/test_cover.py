"""The smallest cover is the one that trying every set of offers finds, and what decides between equals is in order."""

from __future__ import annotations

import random
from decimal import Decimal
from itertools import combinations

from index.cover import Limits, Offer, smallest_cover

NO_LIMITS = Limits(None, None)


def offer(name: str, *scores: int, hours: int | None = None, price: int | None = None) -> Offer:
    return Offer(name, scores, hours, None if price is None else Decimal(price))


def by_trying_all(offers: list[Offer], limits: Limits) -> tuple[str, ...]:
    """The same rule in its plainest form: rank every set of offers."""

    def rank(chosen: tuple[Offer, ...]) -> tuple[object, ...]:
        best = [max(scores) for scores in zip(*(one.scores for one in chosen), strict=True)]
        hours = [one.hours for one in chosen if one.hours is not None]
        prices = [one.price for one in chosen if one.price is not None]
        return (
            -sum(score > 0 for score in best),
            len(chosen),
            -sum(best),
            len(chosen) - len(hours),
            sum(hours),
            len(chosen) - len(prices),
            sum(prices),
            sorted(one.id for one in chosen),
        )

    def allowed(chosen: tuple[Offer, ...]) -> bool:
        hours = sum(one.hours or 0 for one in chosen)
        price = sum(one.price or 0 for one in chosen)
        return (limits.hours is None or hours <= limits.hours) and (limits.price is None or price <= limits.price)

    sets = [chosen for size in range(len(offers) + 1) for chosen in combinations(offers, size) if allowed(chosen)]
    return tuple(sorted(one.id for one in min(sets, key=rank)))


def made_up(chance: random.Random) -> tuple[list[Offer], Limits]:
    """A few offers whose scores, hours and prices are often equal and often unknown, so that every rule is needed."""
    needs = chance.randint(1, 4)
    offers = [
        Offer(
            f"{place:02}",
            tuple(chance.choice([0, 0, 1, 2]) for _ in range(needs)),
            chance.choice([None, 10, 20, 40]),
            chance.choice([None, Decimal(0), Decimal(100), Decimal("250.50")]),
        )
        for place in range(chance.randint(0, 8))
    ]
    return offers, Limits(chance.choice([None, 20, 45]), chance.choice([None, Decimal(100), Decimal(350)]))


def test_it_is_what_trying_every_set_of_offers_finds() -> None:
    for seed in range(500):
        offers, limits = made_up(random.Random(seed))  # noqa: S311
        assert smallest_cover(offers, limits) == by_trying_all(offers, limits), seed


def test_the_order_of_the_offers_does_not_matter() -> None:
    chance = random.Random(7)  # noqa: S311
    offers, limits = [offer(f"{place:02}", *chance.choices([0, 1], k=5)) for place in range(12)], NO_LIMITS
    shuffled = chance.sample(offers, k=len(offers))
    assert smallest_cover(offers, limits) == smallest_cover(shuffled, limits)


def test_one_that_answers_everything_is_better_than_two_that_answer_better() -> None:
    assert smallest_cover([offer("a", 9, 0), offer("b", 0, 9), offer("c", 5, 5)], NO_LIMITS) == ("c",)


def test_it_is_smaller_than_taking_the_widest_first_would_make_it() -> None:
    offers = [offer("widest", 1, 1, 1, 1, 0, 0), offer("odd", 1, 0, 1, 0, 1, 0), offer("even", 0, 1, 0, 1, 0, 1)]
    assert smallest_cover(offers, NO_LIMITS) == ("even", "odd")


def test_of_two_as_small_the_better_answer_is_taken() -> None:
    assert smallest_cover([offer("a", 5, hours=10), offer("b", 6, hours=90)], NO_LIMITS) == ("b",)


def test_of_two_as_good_the_shorter_is_taken() -> None:
    assert smallest_cover([offer("a", 5, hours=90, price=0), offer("b", 5, hours=10)], NO_LIMITS) == ("b",)


def test_of_two_as_long_the_cheaper_is_taken() -> None:
    offers = [offer("a", 5, hours=10, price=300), offer("b", 5, hours=10, price=200)]
    assert smallest_cover(offers, NO_LIMITS) == ("b",)


def test_known_hours_are_taken_before_unknown_ones() -> None:
    assert smallest_cover([offer("a", 5), offer("b", 5, hours=600)], NO_LIMITS) == ("b",)


def test_a_known_price_is_taken_before_an_unknown_one() -> None:
    assert smallest_cover([offer("a", 5), offer("b", 5, price=9000)], NO_LIMITS) == ("b",)


def test_of_two_alike_the_first_by_id_is_taken() -> None:
    assert smallest_cover([offer("b", 5), offer("a", 5)], NO_LIMITS) == ("a",)


def test_two_small_ones_are_taken_where_the_one_that_answers_all_is_beyond_the_limit() -> None:
    offers = [offer("all", 9, 9, price=900), offer("a", 5, 0, price=100), offer("b", 0, 5, price=100)]
    assert smallest_cover(offers, Limits(None, Decimal(200))) == ("a", "b")


def test_a_lesser_answer_is_taken_where_it_leaves_room_for_another_need() -> None:
    offers = [offer("long", 9, 0, hours=90), offer("short", 5, 0, hours=20), offer("other", 0, 5, hours=30)]
    assert smallest_cover(offers, Limits(100, None)) == ("other", "short")


def test_most_needs_are_answered_where_all_cannot_be() -> None:
    offers = [offer("two", 1, 1, 0, hours=50), offer("one", 0, 0, 9, hours=50)]
    assert smallest_cover(offers, Limits(60, None)) == ("two",)


def test_a_limit_that_is_just_met_is_kept() -> None:
    offers = [offer("a", 1, 0, hours=40, price=50), offer("b", 0, 1, hours=60, price=50)]
    assert smallest_cover(offers, Limits(100, Decimal(100))) == ("a", "b")


def test_what_is_unknown_breaks_no_limit() -> None:
    assert smallest_cover([offer("a", 1)], Limits(1, Decimal(1))) == ("a",)


def test_nothing_is_chosen_where_nothing_answers() -> None:
    assert smallest_cover([offer("a", 0, 0)], NO_LIMITS) == ()


def test_nothing_is_chosen_from_nothing() -> None:
    assert smallest_cover([], NO_LIMITS) == ()
