"""What a report tells of an import besides the ids: the first records whole, and one word for all of it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from catalogue.records import Credential
from catalogue.reports import Difference, Report
from catalogue.store import BATCH, MOST_DIFFERENCES, apply_credentials


def credential(name: str, title: str = "Welding") -> Credential:
    return Credential(id=name, title=title, provider="Forth College")


def looked(session: Session, *feed: Credential) -> Report:
    return apply_credentials(session, feed, "replace", write=False)


def test_each_record_is_told_as_it_was_and_as_it_becomes(session: Session) -> None:
    apply_credentials(session, [credential("a"), credential("b"), credential("c")])
    report = looked(session, credential("a"), credential("b", "Brazing"), credential("d"))
    assert report.differences == (
        Difference(None, credential("d")),
        Difference(credential("b"), credential("b", "Brazing")),
        Difference(credential("c"), None),
    )


def test_a_difference_names_the_fields_that_are_not_the_same() -> None:
    before = Credential(id="a", title="Welding", provider="Forth College", assessed=True)
    assert Difference(before, credential("a", "Brazing")).fields == ("title", "assessed")


def test_a_record_that_comes_or_goes_differs_from_nothing() -> None:
    assert Difference(None, credential("a")).fields == Difference(credential("a"), None).fields == ()


def test_more_records_than_somebody_reads_are_only_counted(session: Session) -> None:
    count = BATCH + MOST_DIFFERENCES
    apply_credentials(session, [credential(f"old-{number}") for number in range(count)])
    report = looked(session, *(credential(f"new-{number}") for number in range(count)))
    assert (len(report.changes.added), len(report.changes.removed)) == (count, count)
    assert len([difference for difference in report.differences if difference.before is None]) == MOST_DIFFERENCES
    assert len([difference for difference in report.differences if difference.after is None]) == MOST_DIFFERENCES


def test_two_looks_at_the_same_catalogue_have_one_fingerprint(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    feed = [credential("a", "Brazing"), credential("b")]
    assert looked(session, *feed).fingerprint == looked(session, *feed).fingerprint


def test_the_same_ids_over_another_record_have_another_fingerprint(session: Session) -> None:
    apply_credentials(session, [credential("a")])
    first = looked(session, credential("a", "Brazing"))
    apply_credentials(session, [credential("a", "Soldering")])
    second = looked(session, credential("a", "Brazing"))
    assert first.changes == second.changes
    assert first.fingerprint != second.fingerprint


def test_adding_and_removing_the_same_record_have_different_fingerprints(session: Session) -> None:
    added = looked(session, credential("a")).fingerprint
    apply_credentials(session, [credential("a")])
    assert looked(session).fingerprint != added


def test_beyond_what_is_told_the_fingerprint_still_knows(session: Session) -> None:
    feed = [credential(f"c{number}") for number in range(MOST_DIFFERENCES + 1)]
    other = [*feed[:-1], credential(feed[-1].id, "Brazing")]
    assert looked(session, *feed).fingerprint != looked(session, *other).fingerprint
