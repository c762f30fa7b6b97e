"""What staff write themselves is explained like any other term, outlives imports and can be removed."""

from __future__ import annotations

from typing import Literal

import pytest
from sqlalchemy.orm import Session

from catalogue.edits.adding import add
from catalogue.edits.editing import undo, withdraw
from catalogue.edits.log import Kind, added_here
from catalogue.edits.rows import EditRefused, InvalidEdit, NoSuchRecord, find_row
from catalogue.problems import Severity
from catalogue.records import Credential, Term
from catalogue.reference import apply_reference
from catalogue.revisions import terms_revision
from catalogue.store import apply_credentials, read_guidance, read_terms
from catalogue.tables import CredentialRow
from tests.catalogue.edits.changed import AILSA, edit, last, value
from tests.catalogue.edits.conftest import COST, FEED, LEVEL, RPL, published
from tests.catalogue.made import made

CREDENTIAL, TERM, GUIDANCE = Kind
STACK = {"term": "Stacking", "aliases": "to stack\nstackable", "definition": "Adding up.", "wording": "project"}


def test_a_new_term_is_in_the_glossary_and_renews_it(stored: Session) -> None:
    before = terms_revision(stored)
    key = add(stored, TERM, STACK, by=AILSA)
    assert key == "stacking"
    record = find_row(stored, TERM, key).record
    assert record == Term(id=key, term="Stacking", aliases=("to stack", "stackable"), definition="Adding up.")
    assert record in read_terms(stored)
    assert terms_revision(stored) != before
    assert (last(stored).actor, added_here(stored, TERM)) == (AILSA, {"stacking"})


def test_a_new_answer_is_among_the_guidance(stored: Session) -> None:
    typed = {
        "title": "Who pays?",
        "answer": "You do.",
        "next": "funding",
        "wording": "project",
        "see_also": "SCQF level",
    }
    key = add(stored, GUIDANCE, typed, by=AILSA)
    (answer,) = (entry for entry in read_guidance(stored) if entry.id == key)
    assert (answer.answer, answer.next, answer.see_also) == ("You do.", "funding", ("level",))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (STACK | {"term": " "}, "term"),
        (STACK | {"definition": ""}, "definition"),
        (STACK | {"term": "rpl"}, "term"),
        (STACK | {"aliases": "SCQF LEVEL"}, "aliases"),
        (STACK | {"term": "x" * 301}, "term"),
        (STACK | {"see_also": "zebra"}, "see_also"),
        ({"term": "Stacking", "definition": "Adding up."}, "wording"),
    ],
)
def test_what_cannot_be_a_term_is_named_at_its_field_and_nothing_is_added(
    stored: Session, typed: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidEdit) as refused:
        add(stored, TERM, typed, by=AILSA)
    assert list(refused.value.faults) == [field]
    assert len(read_terms(stored)) == 2


def test_what_staff_wrote_outlives_imports_with_its_edits(stored: Session) -> None:
    key = add(stored, TERM, STACK, by=AILSA)
    edit(stored, TERM, key, definition="Adding up to a whole.")
    published(stored)
    assert value(stored, TERM, key, "definition") == "Adding up to a whole."
    official = Term(id=key, term="Stacking", definition="Officially.", for_employers="Helps.")
    apply_reference(stored, terms=[LEVEL, RPL, official], providers=[], funding=[], guidance=[COST])
    assert value(stored, TERM, key, "definition") == "Adding up to a whole."


def test_it_is_removed_by_taking_it_back_and_its_id_is_used_by_nothing_else(stored: Session) -> None:
    key = add(stored, TERM, STACK, by=AILSA)
    undo(stored, last(stored).id, by=AILSA)
    with pytest.raises(NoSuchRecord):
        find_row(stored, TERM, key)
    published(stored)
    assert len(read_terms(stored)) == 2
    assert add(stored, TERM, STACK, by=AILSA) == "stacking-2"


def test_what_a_file_brings_too_can_no_longer_be_removed(stored: Session) -> None:
    key = add(stored, TERM, STACK, by=AILSA)
    number = last(stored).id
    official = Term(id=key, term="Stacking", definition="Officially.")
    apply_reference(stored, terms=[LEVEL, RPL, official], providers=[], funding=[], guidance=[COST])
    with pytest.raises(EditRefused):
        undo(stored, number, by=AILSA)


def test_a_name_of_no_latin_letter_gets_an_id_too(stored: Session) -> None:
    assert add(stored, TERM, STACK | {"term": "学分", "aliases": ""}, by=AILSA) == "term"


CREDENTIAL_TYPED = {"title": "Welding at Sea", "provider": "Forth College"}


@pytest.mark.parametrize("by_provider", [True, False])
@pytest.mark.parametrize("mode", ["merge", "replace"])
def test_a_credential_that_staff_wrote_stays_whatever_a_feed_says_under_its_id(
    stored: Session, mode: Literal["merge", "replace"], by_provider: bool
) -> None:
    key = add(stored, CREDENTIAL, CREDENTIAL_TYPED, by=AILSA)
    row, number = find_row(stored, CREDENTIAL, key), last(stored).id
    assert isinstance(row, CredentialRow)
    before = row.record
    report = apply_credentials(
        stored, [*FEED, made(id=key, title="Another")], mode, by_provider=by_provider, source="the feed of Forth"
    )
    stored.refresh(row)
    assert (row.record, row.title, row.published) == (before, "Welding at Sea", None)
    assert isinstance(before, Credential)
    assert (report.changes.changed, report.problem_count) == ((), 0)
    assert [(said.location, said.severity) for said in report.warnings] == [(key, Severity.WARNING)]
    again = apply_credentials(stored, [before], by_provider=by_provider)
    assert (again.changes.unchanged, again.warning_count) == ((key,), 0)
    undo(stored, number, by=AILSA)  # whereupon the feed's comes
    assert apply_credentials(stored, [made(id=key)], by_provider=by_provider).changes.added == (key,)


@pytest.mark.parametrize(("withdrawn", "ending"), [(False, "already."), (True, "already, which is withdrawn.")])
def test_a_credential_is_not_added_twice_whatever_its_case_and_spaces(
    stored: Session, withdrawn: bool, ending: str
) -> None:
    key = add(stored, CREDENTIAL, CREDENTIAL_TYPED | {"provider": "École  Forth"}, by=AILSA)
    if withdrawn:
        withdraw(stored, key, "", by=AILSA)
    with pytest.raises(InvalidEdit) as refused:
        add(stored, CREDENTIAL, {"title": "welding  AT sea", "provider": "école forth"}, by=AILSA)
    assert refused.value.faults["title"].endswith(ending)
    assert add(stored, CREDENTIAL, {"title": "Welding ashore", "provider": "école forth"}, by=AILSA)
