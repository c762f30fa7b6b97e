"""What a record may say, what it may leave unsaid, and what is computed from it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from catalogue.records import Credential, Mode, Pattern, Price, Skill, Span

TODAY = dt.date(2026, 11, 1)


def credential(**facts: Any) -> Credential:
    return Credential.model_validate({"id": "a", "title": "A", "provider": "P", **facts})


def wrong(model: type, **facts: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        model(**facts)
    return str(caught.value)


def test_only_an_id_a_title_and_a_provider_are_needed() -> None:
    bare = credential()
    assert bare.model_fields_set == {"id", "title", "provider"}
    assert (bare.scqf_level, bare.scqf_credits, bare.price, bare.credit_bearing, bare.mode) == (None,) * 5


@pytest.mark.parametrize("missing", ["id", "title", "provider"])
def test_a_credential_lacks_none_of_the_three(missing: str) -> None:
    facts = {"id": "a", "title": "A", "provider": "P"}
    del facts[missing]
    assert missing in wrong(Credential, **facts)


@pytest.mark.parametrize("bad", ["Two Words", "UPPER", "-a", "a-", "a--b", "", "a" * 121, "café"])
def test_an_id_is_lower_case_words_with_hyphens(bad: str) -> None:
    assert "id" in wrong(Credential, id=bad, title="A", provider="P")


@pytest.mark.parametrize("level", ["0", "13", "11-13", "-1"])
def test_a_level_outside_the_framework_is_refused(level: str) -> None:
    with pytest.raises(ValidationError, match="SCQF level must lie between 1 and 12"):
        credential(scqf_level=level)


@pytest.mark.parametrize("credits", [0, -20, 481, "0-10"])
def test_impossible_credits_are_refused(credits: object) -> None:
    with pytest.raises(ValidationError, match="SCQF credits must lie between 1 and 480"):
        credential(scqf_credits=credits)


def test_credits_on_a_course_without_credit_are_refused() -> None:
    with pytest.raises(ValidationError, match="cannot say credit_bearing: no"):
        credential(scqf_credits=10, credit_bearing=False)


def test_a_course_may_carry_credit_of_an_unknown_size() -> None:
    assert credential(credit_bearing=True).scqf_credits is None


def test_hours_and_ects_follow_from_the_credits() -> None:
    sized = credential(scqf_credits="10-15")
    assert sized.hours == Span(low=100, high=150)
    assert sized.ects == (5.0, 7.5)


def test_without_credits_hours_and_ects_are_unknown() -> None:
    assert credential().hours is None
    assert credential().ects is None


@pytest.mark.parametrize(
    ("last_verified", "stale"),
    [(None, True), ("2026-10-31", False), ("2025-11-01", False), ("2025-10-31", True)],
)
def test_a_record_that_nobody_checked_for_a_year_is_stale(last_verified: str | None, stale: bool) -> None:
    assert credential(last_verified=last_verified).stale(TODAY) is stale


def test_a_field_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="colour"):
        credential(colour="blue")


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        credential().title = "B"  # type: ignore[misc]  # mypy forbids it too


def test_space_around_a_text_is_dropped() -> None:
    assert credential(title="  Welding  ").title == "Welding"


def test_a_title_of_nothing_but_space_is_refused() -> None:
    assert "title" in wrong(Credential, id="a", title="   ", provider="P")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration_weeks", 0),
        ("duration_weeks", 521),
        ("hours_per_week", 0),
        ("hours_per_week", 61),
        ("hours_per_week", "nan"),
        ("mode", "distance"),
        ("pattern", "now and then"),
        ("languages", ["English"]),
        ("url", "example.org"),
        ("starts", ["18/01/2027"]),
        ("starts", ["soon"]),
        ("description", "x" * 10_001),
        ("title", "x" * 301),
    ],
)
def test_a_value_its_field_cannot_hold_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError, match=field):
        credential(**{field: value})


def test_modes_and_patterns_are_read_from_their_words() -> None:
    read = credential(mode="blended", pattern="day release")
    assert (read.mode, read.pattern) == (Mode.BLENDED, Pattern.DAY_RELEASE)


def test_a_skill_may_be_a_label_alone() -> None:
    assert credential(skills=["weld pipes"]).skills == (Skill(label="weld pipes"),)


def test_a_skill_may_name_its_place_in_a_framework() -> None:
    (skill,) = credential(skills=[{"label": "weld", "uri": "http://data.europa.eu/esco/skill/1"}]).skills
    assert str(skill.uri) == "http://data.europa.eu/esco/skill/1"


def test_a_price_is_in_pounds_a_learner_unless_it_says_otherwise() -> None:
    assert Price(amount=Decimal(120)).model_dump() == {
        "amount": Decimal(120),
        "currency": "GBP",
        "per": "learner",
        "as_of": None,
    }


def test_a_price_of_nothing_says_free() -> None:
    assert Price(amount=Decimal(0)).amount == 0


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("amount", "-1"),
        ("amount", "100001"),
        ("amount", "9.999"),
        ("amount", "NaN"),
        ("amount", "POA"),
        ("currency", "pounds"),
        ("per", "hour"),
    ],
)
def test_an_impossible_price_is_refused(field: str, value: str) -> None:
    assert field in wrong(Price, **{"amount": "10", field: value})


def test_a_record_survives_its_own_json() -> None:
    full = credential(
        scqf_level="7-8",
        scqf_credits=15,
        skills=["weld"],
        price={"amount": "99.50", "per": "cohort"},
        starts=["2027-01-18"],
        url="https://example.org/a",
    )
    assert Credential.model_validate_json(full.model_dump_json(exclude_defaults=True)) == full
