"""A provider answers by its link alone; a link that is altered, late or used up is refused, and nothing is lost."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from hub.answers import mark_read
from hub.arrangement import EmptyNote
from hub.event_kinds import EventKind
from hub.filters import Filters, is_asleep
from hub.history import StaleRequest, TextTooLong
from hub.invitations import (
    HOLDS,
    MOST_ANSWERS,
    LinkOver,
    LinkUnknown,
    LinkUsedUp,
    NoProvider,
    PastAnswers,
    answer_invitation,
    invitation_of,
    invitations_of,
    invite,
    past_answers,
)
from hub.lifecycle import Decision, change
from hub.models import CollaborationRequest
from hub.queue import queue
from hub.requests import visible_history
from hub.snooze import snooze
from hub.supply import Invitation, ProviderAnswer
from runtime.clock import now
from tests.hub.made import AILSA, Opener

FORTH = "Forth College"


def asked(session: Session, request: CollaborationRequest, provider: str = FORTH) -> str:
    return invite(session, request, provider, by=AILSA)[1]


def test_an_answer_is_an_event_that_makes_the_request_unread_and_takes_it_up(session: Session, opened: Opener) -> None:
    request = opened()
    word = asked(session, request)
    snooze(session, request, until=None, by=AILSA)
    mark_read(session, request)
    assert is_asleep(request.snoozed_until)
    answer_invitation(session, word, ProviderAnswer.OFFER, " Twelve places in May. ")
    session.refresh(request)
    event = request.events[-1]
    assert (event.kind, event.actor, event.reason) == (EventKind.PROVIDER_OFFER, FORTH, "Twelve places in May.")
    assert request.unread
    assert not is_asleep(request.snoozed_until)
    assert [item.answer for item in invitations_of(session, request)] == [ProviderAnswer.OFFER]


def test_a_request_is_found_by_who_was_asked_and_by_what_they_wrote(session: Session, opened: Opener) -> None:
    request, _ = opened(), opened()
    answer_invitation(session, asked(session, request), ProviderAnswer.OFFER, "Twelve places in Lochgilphead.")
    for text in ("forth", "lochgilphead"):
        assert [*queue(session, Filters(text=text)).items] == [request]


def test_the_employer_sees_nothing_of_who_was_asked_and_what_they_said(session: Session, opened: Opener) -> None:
    request = opened()
    answer_invitation(session, asked(session, request), ProviderAnswer.NOT_NOW, "No staff.")
    session.refresh(request)
    assert len(visible_history(request)) == 1


def test_a_colleague_who_has_the_request_open_is_told_that_it_changed(session: Session, opened: Opener) -> None:
    request = opened()
    word, seen = asked(session, request), request.version
    answer_invitation(session, word, ProviderAnswer.INTERESTED, "")
    with pytest.raises(StaleRequest):
        invite(session, request, FORTH, by=AILSA, seen=seen)


def test_the_hub_keeps_no_link_that_could_be_read_from_its_database(session: Session, opened: Opener) -> None:
    number, _, secret = asked(session, opened()).partition(".")
    stored = session.get_one(Invitation, int(number))
    assert len(secret) >= 32
    assert secret not in stored.secret_hash


@pytest.mark.parametrize("change_of", ["{0}x", "x{0}", "9{0}", "", ".", "1", "1.", "999999999999.x", "²{0}"])
def test_an_altered_link_is_unknown(session: Session, opened: Opener, change_of: str) -> None:
    word = asked(session, opened())
    with pytest.raises(LinkUnknown):
        invitation_of(session, change_of.format(word))


def test_the_secret_of_one_link_opens_no_other(session: Session, opened: Opener) -> None:
    first, second = asked(session, opened()), asked(session, opened())
    with pytest.raises(LinkUnknown):
        invitation_of(session, first.partition(".")[0] + "." + second.partition(".")[2])


def test_a_late_link_and_one_of_a_closed_request_are_over(session: Session, opened: Opener) -> None:
    request, other = opened(), opened()
    late, closed = asked(session, request), asked(session, other)
    with pytest.raises(LinkOver):
        answer_invitation(session, late, ProviderAnswer.INTERESTED, "", at=now() + HOLDS + dt.timedelta(minutes=1))
    change(session, other, "decline", Decision(AILSA, "No."))
    with pytest.raises(LinkOver):
        answer_invitation(session, closed, ProviderAnswer.INTERESTED, "")
    with pytest.raises(LinkOver):
        invite(session, other, FORTH, by=AILSA)


def test_a_link_goes_with_its_request(session: Session, opened: Opener) -> None:
    word = asked(session, opened())
    session.execute(delete(CollaborationRequest))
    session.expire_all()
    with pytest.raises(LinkUnknown):
        invitation_of(session, word)


def test_an_answer_sent_twice_is_one_and_further_ones_are_kept(session: Session, opened: Opener) -> None:
    request = opened()
    word = asked(session, request)
    for answer, text in 2 * [(ProviderAnswer.QUESTION, "How many?")] + [(ProviderAnswer.OFFER, "Ten places.")]:
        answer_invitation(session, word, answer, text)
    session.refresh(request)
    assert [event.reason for event in request.events[2:]] == ["How many?", "Ten places."]


def test_a_link_fills_no_history(session: Session, opened: Opener) -> None:
    request = opened()
    word = asked(session, request)
    for number in range(MOST_ANSWERS):
        answer_invitation(session, word, ProviderAnswer.QUESTION, f"Question {number}?")
    with pytest.raises(LinkUsedUp):
        answer_invitation(session, word, ProviderAnswer.OFFER, "One more.")


@pytest.mark.parametrize("answer", [ProviderAnswer.QUESTION, ProviderAnswer.OFFER])
def test_a_question_and_an_offer_need_words(session: Session, opened: Opener, answer: ProviderAnswer) -> None:
    with pytest.raises(EmptyNote):
        answer_invitation(session, asked(session, opened()), answer, "  ")


def test_words_that_are_too_long_are_not_cut_but_refused(session: Session, opened: Opener) -> None:
    with pytest.raises(TextTooLong):
        answer_invitation(session, asked(session, opened()), ProviderAnswer.INTERESTED, "x" * 4001)


@pytest.mark.parametrize("provider", ["", "  ", "x" * 301])
def test_a_provider_has_a_name(session: Session, opened: Opener, provider: str) -> None:
    with pytest.raises(NoProvider):
        asked(session, opened(), provider)
    assert session.scalars(select(Invitation)).all() == []


def test_the_last_answers_within_a_year_are_counted(session: Session, opened: Opener) -> None:
    for answer, days in (("interested", 1), ("not_now", 1), ("offer", 1), ("offer", 400)):
        at = now() - dt.timedelta(days=days)
        _, word = invite(session, opened(), FORTH, by=AILSA, at=at)
        answer_invitation(session, word, ProviderAnswer(answer), "Words.", at=at)
    assert past_answers(session, [FORTH, "Clyde College"]) == {FORTH: PastAnswers(willing=2, unwilling=1)}
