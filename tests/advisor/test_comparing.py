"""After an import the requests that wait are searched for in what is new, each with its own conditions."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from advisor.comparing import compare, conditions_of
from advisor.prepare import renew_index
from catalogue.records import Credential, Mode
from catalogue.revisions import catalogue_revision
from catalogue.store import apply_credentials, read_credentials
from hub.correspondence import Notice
from hub.hearing import set_hearing
from hub.models import CollaborationRequest
from hub.new_offers import is_behind
from hub.requests import open_request
from hub.supply import NewOffer
from index.build import build
from index.live import LiveIndex
from index.revision import write_revision
from runtime.database import Sessions
from runtime.settings import Settings
from tests.advisor.conftest import Program
from tests.hub.made import draft_of
from tests.index.made import credential
from tests.toy import ToyEncoder, toy_calibration

BAKING = credential("bake", "Baking Bread")
WELDING = credential("weld", "Pipe Welding", "Weld thin pipes.", scqf_level=6)


def imported(sessions: Sessions, chosen: Settings, *records: Credential, built: bool = True) -> None:
    """Take these records in, and build the index of them."""
    with sessions.begin() as session:
        apply_credentials(session, records)
    with sessions() as session:
        if built:
            build(chosen.index_folder, read_credentials(session), [], ToyEncoder())
            write_revision(chosen.index_folder, catalogue_revision(session))


def toy_index(chosen: Settings) -> LiveIndex:
    return LiveIndex(chosen.index_folder, ToyEncoder(), toy_calibration())


def no_index(_: Settings) -> LiveIndex:
    raise AssertionError("nothing had to be searched for")


def sent(session: Session, key: str = "k", **fields: Any) -> CollaborationRequest:
    draft = draft_of(need="pipe welding", **fields)
    return open_request(session, draft, conversation_id="c", submission_key=key)


def found(sessions: Sessions) -> list[tuple[int, str, bool, str]]:
    with sessions() as session:
        offers = session.scalars(select(NewOffer).order_by(NewOffer.id))
        return [(offer.request_id, offer.credential_id, offer.added, offer.quote) for offer in offers]


def test_what_is_new_and_answers_a_request_is_found_once(sessions: Sessions, chosen: Settings) -> None:
    imported(sessions, chosen, BAKING)
    with sessions.begin() as session:
        number = sent(session).id
    assert compare(chosen, no_index) == 0
    imported(sessions, chosen, WELDING)
    assert compare(chosen, toy_index) == 1
    assert found(sessions) == [(number, "weld", True, "Pipe Welding")]
    assert compare(chosen, no_index) == 0


def test_the_catalogue_that_a_request_saw_answers_nothing_anew(sessions: Sessions, chosen: Settings) -> None:
    imported(sessions, chosen, WELDING)
    with sessions.begin() as session:
        sent(session)
    assert compare(chosen, no_index) == 0
    imported(sessions, chosen, BAKING)
    assert compare(chosen, toy_index) == 0
    assert found(sessions) == []


def test_a_record_that_was_changed_so_that_it_answers_is_found(sessions: Sessions, chosen: Settings) -> None:
    imported(sessions, chosen, credential("weld", "Metal Work"))
    compare(chosen, no_index)
    with sessions.begin() as session:
        sent(session)
    imported(sessions, chosen, WELDING)
    assert compare(chosen, toy_index) == 1
    assert found(sessions)[0][1:3] == ("weld", False)
    imported(sessions, chosen, WELDING.model_copy(update={"description": "Under water too."}))
    assert compare(chosen, toy_index) == 0


def test_a_request_is_answered_only_within_its_conditions(sessions: Sessions, chosen: Settings) -> None:
    imported(sessions, chosen, BAKING)
    compare(chosen, no_index)
    with sessions.begin() as session:
        sent(session, "high", level="9")
        wanted = sent(session, "right", level="5 to 7").id
    imported(sessions, chosen, WELDING)
    compare(chosen, toy_index)
    assert [number for number, *_ in found(sessions)] == [wanted]


def test_nothing_is_compared_before_the_index_holds_what_is_new(sessions: Sessions, chosen: Settings) -> None:
    imported(sessions, chosen, BAKING)
    compare(chosen, no_index)
    imported(sessions, chosen, WELDING, built=False)
    assert compare(chosen, no_index) == 0
    with sessions() as session:
        assert is_behind(session)


def test_a_comparison_that_breaks_off_is_done_again(sessions: Sessions, chosen: Settings) -> None:
    imported(sessions, chosen, BAKING)
    compare(chosen, no_index)
    with sessions.begin() as session:
        sent(session)
    imported(sessions, chosen, WELDING)
    with pytest.raises(AssertionError):
        compare(chosen, no_index)
    assert compare(chosen, toy_index) == 1


def test_the_conditions_of_a_request_are_read_from_what_is_stored() -> None:
    request = CollaborationRequest(level_min=5, level_max=7, credit_wanted="yes", mode="online or blended")
    filters = conditions_of(request)
    assert (filters.level_min, filters.level_max, filters.credit_bearing) == (5, 7, True)
    assert filters.modes == (Mode.ONLINE, Mode.BLENDED)
    assert not conditions_of(CollaborationRequest(credit_wanted="no"))


def test_requests_are_compared_with_what_is_new_only_where_something_is(
    chosen: Settings, sessions: Sessions, program: Program
) -> None:
    python = str(program('echo "$@" >> "$ADVISOR_VAR/asked"'))
    renew_index(chosen, python)
    imported(sessions, chosen, WELDING, built=False)
    renew_index(chosen, python)
    asked = (chosen.var / "asked").read_text().splitlines()
    assert asked == ["-m index prepare", "-m index prepare", "-m advisor.comparing"]


def test_an_index_serves_though_requests_could_not_be_compared_with_it(
    chosen: Settings, sessions: Sessions, program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    imported(sessions, chosen, WELDING, built=False)
    renew_index(chosen, str(program('[ "$2" = index ]')))
    assert "requests were not brought up to the index by advisor.comparing" in caplog.text


def test_whoever_agreed_is_told_of_what_an_import_brings_and_staff_see_that(
    sessions: Sessions, chosen: Settings
) -> None:
    imported(sessions, chosen, BAKING)
    assert compare(chosen, toy_index) == 0
    with sessions.begin() as session:
        set_hearing(session, sent(session), True)
        sent(session, "another")
    imported(sessions, chosen, BAKING, WELDING)
    assert compare(chosen, toy_index) == 2
    with sessions() as session:
        hearing, other = session.scalars(select(CollaborationRequest).order_by(CollaborationRequest.id)).all()
        assert "Pipe Welding" in (hearing.events[-1].reason or "")
        assert len(other.events) == 1
        assert {notice.request_id for notice in session.scalars(select(Notice))} == {hearing.id}
        assert {offer.request_id: offer.told for offer in session.scalars(select(NewOffer))} == {1: True, 2: False}
