"""A feed is applied in batches, whole or not at all, and the report says what happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest
from sqlalchemy.orm import Session

from catalogue.importers import Problem
from catalogue.problems import Severity
from catalogue.records import Credential
from catalogue.reports import Changes, Report
from catalogue.store import (
    BATCH,
    MOST_PROBLEMS,
    apply_credentials,
    each_credential,
    read_credentials,
)
from runtime.database import Sessions


def credential(name: str, title: str = "Welding", source: str | None = None) -> Credential:
    return Credential(id=name, title=title, provider="Forth College", source=source)


def ids(session: Session) -> list[str]:
    return [record.id for record in read_credentials(session)]


def test_a_feed_of_many_batches_is_stored_whole(session: Session) -> None:
    count = 2 * BATCH + 1
    report = apply_credentials(session, (credential(f"c{number:05}") for number in range(count)))
    assert len(report.changes.added) == len(ids(session)) == count


def test_the_feed_is_read_no_further_than_the_batch_at_hand(session: Session) -> None:
    stored: list[int] = []

    def feed() -> Iterator[Credential]:
        for number in range(BATCH + 1):
            if number == BATCH:
                stored.append(len(ids(session)))
            yield credential(f"c{number:05}")

    apply_credentials(session, feed())
    assert stored == [BATCH]


def test_the_whole_sample_again_changes_nothing(session: Session, sample: list[Credential]) -> None:
    apply_credentials(session, sample)
    ids_of_sample = tuple(sorted(record.id for record in sample))
    assert apply_credentials(session, sample).changes == Changes(unchanged=ids_of_sample)


def test_changes_come_in_the_order_of_ids(session: Session) -> None:
    apply_credentials(session, [credential("d"), credential("c"), credential("b")])
    feed = [credential("e"), credential("d", "Brazing"), credential("a"), credential("c", "Brazing")]
    assert apply_credentials(session, feed, "replace").changes == Changes(("a", "e"), ("c", "d"), ("b",), ())


def test_a_replacement_of_many_records_removes_them_all(session: Session) -> None:
    apply_credentials(session, (credential(f"c{number:05}") for number in range(BATCH + 5)))
    assert len(apply_credentials(session, [], "replace").changes.removed) == BATCH + 5
    assert ids(session) == []


def test_a_replacement_for_one_source_leaves_the_others(session: Session) -> None:
    stored = [credential("a", source="Forth"), credential("b", source="Clyde"), credential("c")]
    apply_credentials(session, stored)
    report = apply_credentials(session, [credential("d", source="Forth")], "replace", "Forth")
    assert report.changes == Changes(("d",), (), ("a",), ())
    assert ids(session) == ["b", "c", "d"]


def test_a_merge_for_one_source_removes_nothing(session: Session) -> None:
    apply_credentials(session, [credential("a", source="Forth")])
    assert apply_credentials(session, [credential("b", source="Forth")], "merge", "Forth").changes.removed == ()


@pytest.mark.parametrize(
    "feed",
    [
        [credential("b"), Problem("line 3", "wrong"), credential("c")],
        [Problem("line 3", "wrong"), *(credential(f"c{number}") for number in range(BATCH + 1))],
    ],
    ids=["few", "many"],
)
def test_a_feed_with_a_problem_removes_and_stores_nothing(
    feed: Iterable[Credential | Problem], session: Session
) -> None:
    apply_credentials(session, [credential("a")])
    report = apply_credentials(session, feed, "replace")
    assert report == Report(Changes(), (Problem("line 3", "wrong"),), 1)
    assert ids(session) == ["a"]


def test_what_was_stored_before_a_problem_is_for_the_caller_to_roll_back(sessions: Sessions) -> None:
    feed: list[Credential | Problem] = [credential(f"c{number}") for number in range(BATCH)]
    feed.append(Problem("line 502", "wrong"))
    with sessions() as session:
        assert apply_credentials(session, feed).problem_count == 1
        session.rollback()
        assert ids(session) == []


def test_an_id_that_comes_twice_is_a_problem(session: Session) -> None:
    report = apply_credentials(session, [credential("a"), credential("b"), credential("a", "Brazing")])
    assert report.problems == (Problem("a", "this id stands twice in what is imported"),)


def test_more_problems_than_somebody_reads_are_counted(session: Session) -> None:
    report = apply_credentials(session, [Problem(f"line {number}", "wrong") for number in range(MOST_PROBLEMS + 7)])
    assert (len(report.problems), report.problem_count) == (MOST_PROBLEMS, MOST_PROBLEMS + 7)
    assert report.problems[0].location == "line 0"


def test_the_words_of_the_hub_outlive_a_feed_that_brings_none(session: Session) -> None:
    words = ("our welds leak",)
    apply_credentials(session, [credential("a").model_copy(update={"employer_words": words})])
    assert apply_credentials(session, [credential("a")]).changes.unchanged == ("a",)
    apply_credentials(session, [credential("a", "Brazing")])
    assert read_credentials(session) == [credential("a", "Brazing").model_copy(update={"employer_words": words})]


def test_a_feed_may_bring_other_words(session: Session) -> None:
    apply_credentials(session, [credential("a").model_copy(update={"employer_words": ("old",)})])
    apply_credentials(session, [credential("a").model_copy(update={"employer_words": ("new",)})])
    assert read_credentials(session)[0].employer_words == ("new",)


def test_every_credential_can_be_had_one_by_one(session: Session) -> None:
    apply_credentials(session, [credential("b"), credential("a")])
    assert [record.id for record in each_credential(session)] == ["a", "b"]


WARNING = Problem("line 2", "left out", Severity.WARNING)
BAD = Problem("line 3", "wrong", record="bad")


def test_a_warning_stops_nothing_and_is_in_the_report(session: Session) -> None:
    report = apply_credentials(session, [credential("a"), WARNING, credential("b")])
    assert (report.warnings, report.warning_count, report.problem_count) == ((WARNING,), 1, 0)
    assert ids(session) == ["a", "b"]


def test_bad_records_may_be_skipped_and_the_rest_is_taken(session: Session) -> None:
    report = apply_credentials(session, [credential("a"), BAD, credential("b")], skip_bad=True)
    assert (report.problems, report.taken) == ((BAD,), 2)
    assert ids(session) == ["a", "b"]


def test_of_a_thousand_records_with_one_bad_one_999_are_taken(session: Session) -> None:
    feed = [BAD if number == 500 else credential(f"c{number}") for number in range(1000)]
    assert apply_credentials(session, feed, skip_bad=True).taken == 999
    assert len(ids(session)) == 999


def test_a_replacement_keeps_what_is_stored_under_the_id_of_a_bad_record(session: Session) -> None:
    apply_credentials(session, [credential("bad"), credential("old")])
    report = apply_credentials(session, [credential("new"), BAD], "replace", skip_bad=True)
    assert report.changes.removed == ("old",)
    assert ids(session) == ["bad", "new"]
