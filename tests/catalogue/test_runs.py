"""Records of one id in a feed are runs of one course: what agrees is kept, what differs is unknown."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from catalogue import runs
from catalogue.problems import Problem
from catalogue.records import Credential
from catalogue.runs import joined, one_for_each_id

JANUARY, JUNE = dt.date(2027, 1, 18), dt.date(2027, 6, 1)


def record(**fields: Any) -> Credential:
    return Credential.model_validate({"id": "baking", "title": "Baking", "provider": "Lochside College", **fields})


def one(*records: Credential) -> Credential:
    (found,) = (item for item in joined(records) if isinstance(item, Credential))
    return found


def test_a_feed_without_doubles_is_handed_on_as_it_is() -> None:
    feed: list[Credential | Problem] = [record(), record(id="bread"), Problem("line 3", "wrong")]
    assert sorted(map(str, one_for_each_id(feed))) == sorted(map(str, feed))


def test_starts_places_and_lists_are_joined() -> None:
    joined_record = one(
        record(starts=[JUNE], location="Oban; Fort William", subjects=["food"]),
        record(starts=[JANUARY], location="Fort William; Tiree", subjects=["food", "craft"]),
    )
    assert joined_record.starts == (JANUARY, JUNE)
    assert (joined_record.location, joined_record.subjects) == ("Oban; Fort William; Tiree", ("food", "craft"))


@pytest.mark.parametrize(
    ("field", "first", "second"),
    [
        ("mode", "online", "campus"),
        ("pattern", "evenings", "weekends"),
        ("duration_weeks", 6, 10),
        ("price", {"amount": 95}, {"amount": 1140}),
    ],
)
def test_what_runs_offer_differently_is_unknown_without_a_word(field: str, first: Any, second: Any) -> None:
    (found,) = joined([record(**{field: first}), record(**{field: second})])
    assert isinstance(found, Credential)
    assert getattr(found, field) is None
    assert getattr(one(record(**{field: first}), record()), field) is not None


def test_runs_to_come_count_before_those_without_a_start() -> None:
    assert one(record(mode="campus"), record(mode="online", starts=[JUNE])).mode == "online"


@pytest.mark.parametrize(
    ("field", "first", "second"), [("scqf_level", 7, 8), ("scqf_credits", 10, 20), ("assessed", True, False)]
)
def test_a_fact_of_the_course_that_its_records_contradict_is_unknown_and_named(
    field: str, first: Any, second: Any
) -> None:
    problem, found = joined([record(**{field: first}), record(**{field: second})])
    assert isinstance(problem, Problem)
    assert problem.location == f"baking, {field}"
    assert isinstance(found, Credential)
    assert getattr(found, field) is None


def test_credits_that_another_record_denies_are_unknown_and_named() -> None:
    problem, found = joined([record(scqf_credits=20), record(credit_bearing=False)])
    assert "one record has credits" in str(problem)
    assert isinstance(found, Credential)
    assert (found.scqf_credits, found.credit_bearing) == (None, None)


def test_the_latest_check_and_the_first_text_count() -> None:
    found = one(record(last_verified=JANUARY), record(last_verified=JUNE, description="Bread."))
    assert (found.last_verified, found.description) == (JUNE, "Bread.")


def test_a_feed_that_repeats_itself_without_end_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "MOST_RUNS", 2)
    items = list(one_for_each_id([record() for _ in range(5)]))
    assert [str(item) for item in items if isinstance(item, Problem)] == [
        "baking: this id stands more than 2 times in the feed"
    ] * 2
    assert items[-1] == record()
