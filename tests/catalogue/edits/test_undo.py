"""Taking an edit back gives a field what it would have without it."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from catalogue.edits.editing import Phrasal, can_undo, rephrase, undo, withdraw
from catalogue.edits.log import REFUSED_PHRASES, Kind, history, standing_of
from catalogue.edits.rows import EditRefused, NoSuchRecord, held
from catalogue.records import Term
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials, get_credentials
from tests.catalogue.edits.changed import AILSA, RORY, edit, last, value
from tests.catalogue.made import made

CREDENTIAL, TERM, GUIDANCE = Kind


def undoable(session: Session, kind: Kind, key: str) -> list[int]:
    edits, row = history(session, kind, key), held(session, kind, key)
    return [one.id for one in edits if can_undo(one, edits, row)]


def test_the_edit_before_holds_again_and_then_what_was_published(stored: Session) -> None:
    first = edit(stored, CREDENTIAL, "care", title="Night care")
    second = edit(stored, CREDENTIAL, "care", title="Night care at home")
    undo(stored, second, by=RORY)
    assert value(stored, CREDENTIAL, "care", "title") == "Night care"
    assert (last(stored).actor, last(stored).undoes, last(stored).after) == (RORY, second, "Night care")
    undo(stored, first, by=RORY)
    assert value(stored, CREDENTIAL, "care", "title") == "Dementia Care"


def test_only_what_stands_and_nothing_has_changed_since_can_be_undone(stored: Session) -> None:
    first = edit(stored, CREDENTIAL, "care", title="Night care")
    second = edit(stored, CREDENTIAL, "care", title="Night care at home")
    other = edit(stored, CREDENTIAL, "care", location="Perth")
    assert undoable(stored, CREDENTIAL, "care") == [second, other]
    with pytest.raises(EditRefused, match="can no longer be undone"):
        undo(stored, first, by=AILSA)
    undo(stored, second, by=AILSA)
    for number in (second, last(stored).id):  # neither twice, nor an undoing
        with pytest.raises(EditRefused):
            undo(stored, number, by=AILSA)


def test_a_field_that_an_import_of_the_hub_changed_since_cannot_be_undone(stored: Session) -> None:
    number = edit(stored, CREDENTIAL, "care", title="Night care")
    apply_credentials(stored, [made(title="Care by night")])
    with pytest.raises(EditRefused):
        undo(stored, number, by=AILSA)


def test_the_undone_field_is_the_providers_again_as_it_publishes_it_now(stored: Session) -> None:
    number = edit(stored, CREDENTIAL, "care", title="Night care")
    apply_credentials(stored, [made(title="Dementia Care II")], by_provider=True)
    undo(stored, number, by=AILSA)
    assert value(stored, CREDENTIAL, "care", "title") == "Dementia Care II"
    apply_credentials(stored, [made(title="Dementia Care III")], by_provider=True)
    assert value(stored, CREDENTIAL, "care", "title") == "Dementia Care III"


def test_a_definition_is_the_projects_again(stored: Session) -> None:
    number = edit(stored, TERM, "rpl", definition="Knowing counts.")
    newer = Term(id="rpl", term="RPL", definition="Credit for skills.")
    apply_reference(stored, terms=[newer], providers=[], funding=[], guidance=[])
    undo(stored, number, by=AILSA)
    assert value(stored, TERM, "rpl", "definition") == "Credit for skills."


def test_a_withdrawal_is_undone_by_bringing_back(stored: Session) -> None:
    withdraw(stored, "care", "", by=AILSA)
    assert get_credentials(stored, ["care"]) == []
    number = last(stored).id
    undo(stored, number, by=RORY)
    assert len(get_credentials(stored, ["care"])) == 1
    with pytest.raises(EditRefused):
        undo(stored, number, by=RORY)
    withdraw(stored, "care", "", by=AILSA)
    assert get_credentials(stored, ["care"]) == []


def test_refused_phrases_are_suggested_again(stored: Session) -> None:
    rephrase(stored, "care", Phrasal.REFUSE, ["bed rails"], by=AILSA)
    undo(stored, last(stored).id, by=AILSA)
    assert standing_of(stored, CREDENTIAL)["care"] == {}


def test_what_never_was_or_is_no_longer_there_cannot_be_undone(stored: Session) -> None:
    with pytest.raises(NoSuchRecord):
        undo(stored, 404, by=AILSA)
    number = edit(stored, GUIDANCE, "cost", answer="Ask.")
    apply_reference(stored, terms=[], providers=[], funding=[], guidance=[])
    with pytest.raises(NoSuchRecord):
        undo(stored, number, by=AILSA)


def test_the_first_edit_of_a_record_without_a_feed_goes_back_to_what_stood_before(stored: Session) -> None:
    apply_credentials(stored, [made(id="own", title="Our own")])
    number = edit(stored, CREDENTIAL, "own", title="Our very own")
    undo(stored, number, by=AILSA)
    assert value(stored, CREDENTIAL, "own", "title") == "Our own"


def test_the_field_of_refused_phrases_is_no_field_of_the_record() -> None:
    assert REFUSED_PHRASES not in type(made()).model_fields
