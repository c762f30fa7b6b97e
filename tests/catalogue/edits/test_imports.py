"""What staff have changed outlives every import, also of a record that left the catalogue in between."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from catalogue.badges.known import known_of
from catalogue.edits.editing import undo, verify, withdraw
from catalogue.edits.log import Kind
from catalogue.ownership import with_standing
from catalogue.reference import apply_reference
from catalogue.sources import read_sources
from catalogue.store import apply_credentials, each_credential, get_credentials, read_credentials
from catalogue.titles import credential_titled
from catalogue.word_search import find_by_words
from runtime.clock import today
from tests.catalogue.edits.changed import AILSA, edit, last, value
from tests.catalogue.edits.conftest import COST, FEED, LEVEL, RPL, published
from tests.catalogue.made import made

CREDENTIAL, TERM, GUIDANCE = Kind


def ids(session: Session) -> list[str]:
    return [record.id for record in read_credentials(session)]


def test_the_next_feed_the_next_glossary_and_the_next_guidance_leave_edits_alone(stored: Session) -> None:
    edit(stored, CREDENTIAL, "care", title="Night care")
    edit(stored, TERM, "rpl", definition="Knowing counts.")
    edit(stored, GUIDANCE, "cost", answer="Ask.")
    apply_credentials(stored, [made(title="Dementia Care II", rpl="Ask us.")], by_provider=True)
    newer = [RPL.model_copy(update={"for_employers": "Saves time."})]
    apply_reference(stored, terms=newer, providers=[], funding=[], guidance=[COST])
    assert value(stored, CREDENTIAL, "care", "title") == "Night care"
    assert value(stored, CREDENTIAL, "care", "rpl") == "Ask us."
    assert value(stored, TERM, "rpl", "definition") == "Knowing counts."
    assert value(stored, TERM, "rpl", "for_employers") == "Saves time."
    assert value(stored, GUIDANCE, "cost", "answer") == "Ask."


def test_the_first_feed_of_a_record_that_the_hub_brought_in_leaves_edits_alone(stored: Session) -> None:
    apply_credentials(stored, [made(id="own", title="Our own")])
    edit(stored, CREDENTIAL, "own", title="Our very own")
    apply_credentials(stored, [made(id="own", title="Our own", rpl="Ask us.")], by_provider=True)
    assert value(stored, CREDENTIAL, "own", "title") == "Our very own"
    assert value(stored, CREDENTIAL, "own", "rpl") == "Ask us."


def test_what_left_the_catalogue_comes_back_as_staff_left_it(stored: Session) -> None:
    edit(stored, CREDENTIAL, "care", title="Night care")
    edit(stored, TERM, "rpl", definition="Knowing counts.")
    withdraw(stored, "sail", "", by=AILSA)
    apply_credentials(stored, [], "replace", by_provider=True)
    apply_reference(stored, terms=[LEVEL], providers=[], funding=[], guidance=[])
    published(stored)
    assert value(stored, CREDENTIAL, "care", "title") == "Night care"
    assert value(stored, TERM, "rpl", "definition") == "Knowing counts."
    assert ids(stored) == ["care"]


def test_values_that_no_longer_fit_what_came_back_are_left_out() -> None:
    with_credits = made(scqf_credits="15")
    assert with_standing(with_credits, {"credit_bearing": False}) == with_credits


def test_an_export_that_is_imported_again_does_not_remove_what_is_withdrawn(stored: Session) -> None:
    withdraw(stored, "sail", "", by=AILSA)
    number = last(stored).id
    apply_credentials(stored, list(each_credential(stored)), "replace")
    undo(stored, number, by=AILSA)
    assert ids(stored) == ["care", "sail"]


def test_a_feed_that_drops_what_is_withdrawn_removes_it(stored: Session) -> None:
    withdraw(stored, "sail", "", by=AILSA)
    apply_credentials(stored, FEED[:1], "replace", by_provider=True)
    with pytest.raises(Exception, match="no longer in the catalogue"):
        undo(stored, last(stored).id, by=AILSA)


def test_an_own_import_of_what_is_withdrawn_does_not_bring_it_back(stored: Session) -> None:
    withdraw(stored, "sail", "", by=AILSA)
    apply_credentials(stored, [], "replace", by_provider=True)
    apply_credentials(stored, [made(id="sail", title="Sailing again")])
    apply_credentials(stored, [made(id="sail", title="Sailing once more")])
    assert ids(stored) == []


@pytest.mark.parametrize(("feeds_day", "kept"), [(None, True), ("2020-01-01", True), ("2999-01-01", False)])
def test_a_check_of_the_hub_counts_until_the_feed_brings_a_later_one(
    stored: Session, feeds_day: str | None, kept: bool
) -> None:
    verify(stored, "care", by=AILSA)
    apply_credentials(stored, [made(last_verified=feeds_day)], by_provider=True)
    wanted = today() if kept else dt.date.fromisoformat(feeds_day or "")
    assert value(stored, CREDENTIAL, "care", "last_verified") == wanted
    apply_credentials(stored, [], "replace", by_provider=True)
    apply_credentials(stored, [made(last_verified=feeds_day)], by_provider=True)
    assert value(stored, CREDENTIAL, "care", "last_verified") == wanted


def test_what_is_withdrawn_is_in_no_answer(stored: Session) -> None:
    apply_credentials(stored, [made(url="https://clyde.example/care", title="Dementia Care")], by_provider=True)
    withdraw(stored, "care", "", by=AILSA)
    claims = type("Claims", (), {"name": "Dementia Care"})()
    found = known_of(stored, claims, "clyde.example")
    assert (found.called, found.of_site, found.provider) == ((), (), None)
    assert credential_titled(stored, "Dementia Care") is None
    assert find_by_words(stored, "dementia") == []
    assert [record.id for record in each_credential(stored)] == ids(stored) == ["sail"]
    assert get_credentials(stored, ["care"]) == []
    assert [source.credentials for source in read_sources(stored, today())] == [1]
