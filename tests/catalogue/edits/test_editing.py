"""An edit changes one field, is in the log with who and when, and gives way to nobody's older view of it."""

from __future__ import annotations

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from catalogue.edits.editing import Phrasal, StaleEdit, add_alias, change, refused_phrases, rephrase, verify, withdraw
from catalogue.edits.log import Edit, Kind, history, latest
from catalogue.edits.rows import WHOLE, EditRefused, InvalidEdit, NoSuchRecord
from catalogue.revisions import catalogue_revision
from catalogue.tables import CredentialRow
from runtime.clock import today
from tests.catalogue.edits.changed import AILSA, RORY, edit, form, last, value

CREDENTIAL, TERM, GUIDANCE = Kind


@pytest.mark.parametrize(
    ("kind", "key", "name", "typed"),
    [
        (CREDENTIAL, "care", "title", "Care at night"),
        (TERM, "rpl", "definition", "Knowing counts."),
        (GUIDANCE, "cost", "answer", "Ask."),
    ],
)
def test_an_edit_is_stored_and_logged_and_makes_a_new_revision(
    stored: Session, kind: Kind, key: str, name: str, typed: str
) -> None:
    before, revision = value(stored, kind, key, name), catalogue_revision(stored)
    edit(stored, kind, key, **{name: typed})
    assert value(stored, kind, key, name) == typed
    entry = last(stored)
    assert (entry.actor, entry.kind, entry.key, entry.field, entry.before, entry.after, entry.undoes) == (
        *(AILSA, kind, key, name, before, typed, None),
    )
    assert catalogue_revision(stored) != revision


def test_the_columns_that_queries_use_follow_the_record(stored: Session) -> None:
    edit(stored, CREDENTIAL, "care", title="Care at night", provider="Tay College")
    row = stored.get(CredentialRow, "care")
    assert row is not None
    assert (row.title, row.provider) == ("Care at night", "Tay College")


def test_each_field_has_an_entry_of_its_own_and_what_was_not_touched_has_none(stored: Session) -> None:
    changed = change(
        stored,
        CREDENTIAL,
        "care",
        form(stored, CREDENTIAL, "care", title="Care at night", location="Perth", price="450 GBP per learner"),
        by=AILSA,
    )
    assert {*changed} == {"title", "location"}
    assert {entry.field for entry in history(stored, CREDENTIAL, "care")} == {"title", "location"}


def test_two_who_edit_the_same_field_do_not_overwrite_each_other(stored: Session) -> None:
    hers = form(stored, CREDENTIAL, "care", title="Care at night", location="Perth")
    edit(stored, CREDENTIAL, "care", by=RORY, title="Night care")
    with pytest.raises(StaleEdit) as stale:
        change(stored, CREDENTIAL, "care", hers, by=AILSA)
    assert stale.value.theirs == {"title": "Night care"}
    assert value(stored, CREDENTIAL, "care", "title") == "Night care"
    assert value(stored, CREDENTIAL, "care", "location") is None


def test_two_who_edit_different_fields_or_type_the_same_both_succeed(stored: Session) -> None:
    hers = form(stored, CREDENTIAL, "care", location="Perth", title="Night care")
    edit(stored, CREDENTIAL, "care", by=RORY, title="Night care")
    assert change(stored, CREDENTIAL, "care", hers, by=AILSA) == ("location",)


def test_values_that_a_record_cannot_have_are_refused_by_field_and_nothing_is_saved(stored: Session) -> None:
    typed = form(stored, CREDENTIAL, "care", title="", scqf_level="13", url="javascript:alert(1)", location="Perth")
    with pytest.raises(InvalidEdit) as refused:
        change(stored, CREDENTIAL, "care", typed, by=AILSA)
    assert refused.value.faults.keys() == {"title"}
    typed = form(stored, CREDENTIAL, "care", scqf_level="13", url="javascript:alert(1)", location="x" * 301)
    with pytest.raises(InvalidEdit) as refused:
        change(stored, CREDENTIAL, "care", typed, by=AILSA)
    assert refused.value.faults == {
        "scqf_level": "SCQF level must lie between 1 and 12, not 13.",
        "url": "It is no web address.",
        "location": "It has more than 300 characters.",
    }
    assert history(stored, CREDENTIAL, "care") == []


def test_fields_that_contradict_each_other_are_refused_as_a_whole(stored: Session) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edit(stored, CREDENTIAL, "care", scqf_credits="15", credit_bearing="no")
    assert "cannot say credit_bearing: no" in refused.value.faults[WHOLE]


@pytest.mark.parametrize("kind", Kind)
def test_a_record_that_has_left_the_catalogue_is_refused(stored: Session, kind: Kind) -> None:
    with pytest.raises(NoSuchRecord):
        change(stored, kind, "gone", form(stored, CREDENTIAL, "care"), by=AILSA)


def test_an_alias_is_added_once(stored: Session) -> None:
    add_alias(stored, "rpl", "  prior \n learning ", by=AILSA)
    add_alias(stored, "rpl", "prior learning", by=AILSA)
    assert value(stored, TERM, "rpl", "aliases") == ("RPL", "prior learning")
    assert len(history(stored, TERM, "rpl")) == 1


@pytest.mark.parametrize(("alias", "words"), [(" ", "Type the name first."), ("scqf LEVEL", "the term “SCQF level”")])
def test_an_alias_that_is_empty_or_of_another_term_is_refused(stored: Session, alias: str, words: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        add_alias(stored, "rpl", alias, by=AILSA)
    assert words in refused.value.faults["aliases"]


def test_a_term_cannot_be_renamed_to_another_ones_name(stored: Session) -> None:
    with pytest.raises(InvalidEdit) as refused:
        edit(stored, TERM, "level", term="rpl")
    assert "already" in refused.value.faults["term"]


def test_a_check_is_of_today_and_in_the_log(stored: Session) -> None:
    verify(stored, "care", by=AILSA)
    assert value(stored, CREDENTIAL, "care", "last_verified") == today()
    assert (last(stored).field, last(stored).before, last(stored).after) == ("last_verified", None, f"{today()}")


def test_phrases_are_written_and_refused_and_a_second_time_changes_nothing(stored: Session) -> None:
    for _ in range(2):
        rephrase(stored, "care", Phrasal.ADD, ["up  all night", "up all night", " "], by=AILSA)
        rephrase(stored, "care", Phrasal.REFUSE, ["bed rails"], by=AILSA)
    assert value(stored, CREDENTIAL, "care", "employer_words") == ("up all night",)
    assert refused_phrases(stored, "care") == ("bed rails",)
    assert len(history(stored, CREDENTIAL, "care")) == 2


def test_a_refused_phrase_is_allowed_again_or_taken_over_and_a_written_one_removed(stored: Session) -> None:
    rephrase(stored, "care", Phrasal.REFUSE, ["bed rails", "falls"], by=AILSA)
    rephrase(stored, "care", Phrasal.ALLOW, ["falls"], by=AILSA)
    assert refused_phrases(stored, "care") == ("bed rails",)
    rephrase(stored, "care", Phrasal.ADD, ["bed rails"], by=AILSA)
    assert refused_phrases(stored, "care") == ()
    rephrase(stored, "care", Phrasal.REFUSE, ["falls"], by=AILSA)
    rephrase(stored, "care", Phrasal.REMOVE, ["bed rails", "falls"], by=AILSA)
    assert value(stored, CREDENTIAL, "care", "employer_words") == ()
    assert refused_phrases(stored, "care") == ("falls",)


@pytest.mark.parametrize(("phrases", "field"), [([" "], "phrases"), (["x" * 301], "employer_words")])
def test_no_phrase_and_one_that_is_too_long_are_refused(stored: Session, phrases: list[str], field: str) -> None:
    with pytest.raises(InvalidEdit) as refused:
        rephrase(stored, "care", Phrasal.ADD, phrases, by=AILSA)
    assert refused.value.faults.keys() == {field}


def test_what_is_withdrawn_cannot_be_withdrawn_again(stored: Session) -> None:
    withdraw(stored, "care", "The college asked.", by=AILSA)
    assert last(stored).reason == "The college asked."
    with pytest.raises(EditRefused, match="already"):
        withdraw(stored, "care", "", by=RORY)


def test_a_reason_that_is_too_long_is_refused_whole(stored: Session) -> None:
    with pytest.raises(EditRefused, match="1,000 characters"):
        withdraw(stored, "care", "x" * 1001, by=AILSA)
    assert history(stored, CREDENTIAL, "care") == []


def test_the_log_is_only_ever_added_to(stored: Session) -> None:
    edit(stored, CREDENTIAL, "care", title="Care at night")
    stored.commit()
    for statement in (update(Edit).values(actor=RORY), delete(Edit)):
        with pytest.raises(DatabaseError, match="only ever added to"):
            stored.execute(statement)
        stored.rollback()


def test_the_log_of_everything_comes_in_pages_newest_first(stored: Session) -> None:
    first, second = edit(stored, CREDENTIAL, "care", title="A"), edit(stored, TERM, "rpl", definition="B")
    assert [entry.id for entry in latest(stored)] == [second, first]
    assert [entry.id for entry in latest(stored, before=second)] == [first]
