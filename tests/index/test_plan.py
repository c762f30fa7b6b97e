"""A plan names what answers which need, adds up what is published, and says what is left over."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from catalogue.records import Span
from index.plan import MOST_NEEDS, Cover, Plan, TooManyNeeds, make_plan
from index.results import Hit, Match, Reason, Result
from tests.index.made import credential

PRICING, SAFETY, PEOPLE = "price jobs", "safer sites", "lead a crew"
NEEDS = (PRICING, SAFETY, PEOPLE)


def hit(name: str, answers: dict[str, float], **facts: Any) -> Hit:
    reasons = tuple(Reason(need, "A sentence.", "title", score) for need, score in answers.items())
    return Hit(credential(name, name, **facts), sum(answers.values()), reasons, ())


def found(*hits: Hit) -> Result:
    scores = [{reason.need: reason.score for reason in hit.reasons} for hit in hits]
    matches = [Match(hit.credential, of) for hit, of in zip(hits, scores, strict=True)]
    return Result(NEEDS, hits, matches, (), certainties={}, surest=0, threshold=0.4)


def ids(plan: Plan) -> tuple[str, ...]:
    return tuple(item.credential.id for item in plan.items)


def test_one_credential_that_answers_everything_is_the_whole_plan() -> None:
    result = found(hit("pricing", {PRICING: 0.9}), hit("both", {PRICING: 0.5, SAFETY: 0.5}), hit("safety", {SAFETY: 1}))
    assert ids(make_plan(result, (PRICING, SAFETY))) == ("both",)


def test_the_items_keep_the_order_of_the_search() -> None:
    result = found(hit("safety", {SAFETY: 0.9}), hit("people", {PEOPLE: 0.8}), hit("a-pricing", {PRICING: 0.7}))
    assert ids(make_plan(result, NEEDS)) == ("safety", "people", "a-pricing")


def test_each_need_names_the_credentials_that_answer_it_the_best_first() -> None:
    result = found(hit("wide", {PRICING: 0.5, SAFETY: 0.9}), hit("deep", {PRICING: 0.8, PEOPLE: 0.8}))
    assert make_plan(result, NEEDS).covers == (
        Cover(PRICING, ("deep", "wide")),
        Cover(SAFETY, ("wide",)),
        Cover(PEOPLE, ("deep",)),
    )


def test_a_need_that_nothing_answers_is_left_over() -> None:
    plan = make_plan(found(hit("pricing", {PRICING: 0.9})), NEEDS)
    assert (plan.uncovered, plan.beyond_limits) == ((SAFETY, PEOPLE), ())


def test_a_need_that_is_answered_only_beyond_the_limits_is_left_over_and_said_to_be() -> None:
    result = found(hit("pricing", {PRICING: 0.9}, scqf_credits=10), hit("safety", {SAFETY: 0.9}, scqf_credits=5))
    plan = make_plan(result, NEEDS, hours_max=60)
    assert (ids(plan), plan.uncovered, plan.beyond_limits) == (("safety",), (PRICING, PEOPLE), (PRICING,))


def test_nothing_found_makes_an_empty_plan() -> None:
    plan = make_plan(found(), NEEDS)
    assert (plan.items, plan.covers, plan.uncovered) == ((), (), NEEDS)
    assert (plan.totals.credits, plan.totals.hours, plan.totals.price) == (None, None, None)


def test_no_needs_make_an_empty_plan() -> None:
    plan = make_plan(found(hit("pricing", {PRICING: 0.9})), ())
    assert (plan.items, plan.uncovered) == ((), ())


def test_a_need_that_is_said_twice_is_one_need() -> None:
    plan = make_plan(found(hit("pricing", {PRICING: 0.9})), (PRICING, PRICING))
    assert plan.covers == (Cover(PRICING, ("pricing",)),)


def test_a_need_that_was_not_asked_for_brings_no_credential() -> None:
    plan = make_plan(found(hit("safety", {SAFETY: 0.9}), hit("pricing", {PRICING: 0.9})), (PRICING,))
    assert ids(plan) == ("pricing",)


def test_even_the_lowest_score_of_an_answer_counts_as_one() -> None:
    assert ids(make_plan(found(hit("pricing", {PRICING: 0.0})), (PRICING,))) == ("pricing",)


def test_credits_and_hours_are_added_up_as_spans() -> None:
    result = found(hit("pricing", {PRICING: 1}, scqf_credits="10-14"), hit("safety", {SAFETY: 1}, scqf_credits=4))
    totals = make_plan(result, NEEDS).totals
    assert (totals.credits, totals.hours) == (Span(low=14, high=18), Span(low=140, high=180))


def test_a_size_that_is_not_published_is_named_and_not_added() -> None:
    result = found(hit("pricing", {PRICING: 1}, scqf_credits=10), hit("safety", {SAFETY: 1}))
    totals = make_plan(result, NEEDS).totals
    assert (totals.credits, totals.credits_unpublished) == (Span(low=10, high=10), ("safety",))


def test_prices_a_learner_are_added_up() -> None:
    result = found(
        hit("pricing", {PRICING: 1}, price={"amount": "199.50"}), hit("safety", {SAFETY: 1}, price={"amount": 0})
    )
    totals = make_plan(result, NEEDS).totals
    assert (totals.price, totals.price_unpublished, totals.priced_apart) == (Decimal("199.50"), (), ())


def test_a_price_that_is_not_published_is_named_and_not_added() -> None:
    result = found(hit("pricing", {PRICING: 1}, price={"amount": 90}), hit("safety", {SAFETY: 1}))
    totals = make_plan(result, NEEDS).totals
    assert (totals.price, totals.price_unpublished) == (Decimal(90), ("safety",))


@pytest.mark.parametrize("price", [{"amount": 900, "per": "cohort"}, {"amount": 90, "currency": "EUR"}])
def test_a_price_that_cannot_be_added_up_stands_apart(price: dict[str, Any]) -> None:
    result = found(hit("pricing", {PRICING: 1}, price={"amount": 90}), hit("safety", {SAFETY: 1}, price=price))
    totals = make_plan(result, NEEDS).totals
    assert (totals.price, totals.price_unpublished, totals.priced_apart) == (Decimal(90), (), ("safety",))


def test_the_total_price_is_unknown_where_no_price_is_published() -> None:
    totals = make_plan(found(hit("pricing", {PRICING: 1})), NEEDS).totals
    assert (totals.price, totals.price_unpublished) == (None, ("pricing",))


def test_the_total_price_stays_within_the_budget() -> None:
    result = found(
        hit("dear", {PRICING: 0.9}, price={"amount": 400}),
        hit("cheap", {PRICING: 0.6}, price={"amount": 150}),
        hit("safety", {SAFETY: 0.9}, price={"amount": 200}),
    )
    assert ids(make_plan(result, (PRICING, SAFETY), price_max=Decimal(350))) == ("cheap", "safety")


def test_a_span_of_hours_counts_with_its_lower_end() -> None:
    result = found(hit("pricing", {PRICING: 1}, scqf_credits="6-20"))
    assert ids(make_plan(result, (PRICING,), hours_max=60)) == ("pricing",)


def test_a_price_for_a_cohort_breaks_no_budget_for_a_learner() -> None:
    result = found(hit("pricing", {PRICING: 1}, price={"amount": 900, "per": "cohort"}))
    assert ids(make_plan(result, (PRICING,), price_max=Decimal(100))) == ("pricing",)


def test_as_many_needs_as_a_plan_takes_are_planned() -> None:
    needs = [f"need {place}" for place in range(MOST_NEEDS)]
    plan = make_plan(found(*(hit(f"c{place}", {need: 0.9}) for place, need in enumerate(needs))), needs)
    assert (len(plan.items), plan.uncovered) == (MOST_NEEDS, ())


def test_more_needs_than_a_plan_takes_are_refused() -> None:
    with pytest.raises(TooManyNeeds, match="9 needs, at most 8"):
        make_plan(found(), [f"need {place}" for place in range(MOST_NEEDS + 1)])
