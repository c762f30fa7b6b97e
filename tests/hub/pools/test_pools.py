"""A pool is made, its employers are asked and introduced, and its requests are decided as one."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy.orm import Session

from hub.answers import answer
from hub.bulk import RefusedFor
from hub.correspondence import Channel
from hub.erasure import erase_requests
from hub.event_kinds import EventKind
from hub.history import TextTooLong
from hub.lifecycle import Decision, change
from hub.models import EMPLOYER, CollaborationRequest
from hub.notices import notices_of
from hub.pools.models import Consent, Pool, PoolMember
from hub.pools.pools import (
    HOLDS,
    AlreadyPooled,
    NoSuchPool,
    NothingToAsk,
    PoolLinkUnknown,
    PoolTooSmall,
    ask,
    change_together,
    get_pool,
    introduce,
    leave,
    make_pool,
    member_of_link,
    pool_of,
    requests_of,
    settle_consent,
)
from hub.replies import reply
from hub.requests import visible_history
from hub.statuses import Status
from hub.transitions import TransitionName
from runtime.clock import now
from tests.hub.made import AILSA, Opener
from tests.hub.pools.made import welders, words_sent

QUESTION = "3 employers with about 24 people need the same. May we introduce you?"


@pytest.fixture
def requests(opened: Opener) -> list[CollaborationRequest]:
    return welders(opened)


@pytest.fixture
def pool(session: Session, requests: list[CollaborationRequest]) -> Pool:
    return make_pool(session, requests, by=AILSA)


def consents(pool: Pool) -> list[Consent]:
    return [member.consent for member in pool.members]


def test_a_pool_that_is_made_tells_no_employer(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    assert requests_of(session, pool) == requests
    assert consents(pool) == [Consent.NOT_ASKED] * 3
    assert [event.kind for event in requests[0].events] == [EventKind.OPENED, EventKind.POOLED]
    assert notices_of(session, requests[0]) == []
    assert len(visible_history(requests[0])) == 1
    assert pool_of(session, requests[0]) is pool


def test_one_employer_alone_is_no_pool(session: Session, opened: Opener) -> None:
    with pytest.raises(PoolTooSmall):
        make_pool(session, [opened(), opened()], by=AILSA)


def test_a_request_is_in_one_pool_at_most(session: Session, pool: Pool, requests: list[CollaborationRequest]) -> None:
    with pytest.raises(AlreadyPooled, match=requests[0].reference):
        make_pool(session, requests, by=AILSA)


def test_a_closed_request_joins_no_pool(session: Session, requests: list[CollaborationRequest]) -> None:
    change(session, requests[1], "decline", Decision(AILSA, "no"))
    with pytest.raises(AlreadyPooled, match=requests[1].reference):
        make_pool(session, requests, by=AILSA)


def test_everybody_is_asked_in_the_chat_and_by_mail_by_a_link_of_their_own(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    assert ask(session, pool, QUESTION, by=AILSA) == 3
    words = {word for request in requests for word in words_sent(session, request)}
    assert len(words) == 3
    for request in requests:
        assert {notice.channel for notice in notices_of(session, request)} == set(Channel)
        assert visible_history(request)[-1].note == QUESTION
    assert member_of_link(session, words_sent(session, requests[1])[0]).request_id == requests[1].id


def test_who_was_asked_is_not_asked_again(session: Session, pool: Pool) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    with pytest.raises(NothingToAsk):
        ask(session, pool, QUESTION, by=AILSA)


@pytest.mark.parametrize(("text", "refused"), [("  ", NothingToAsk), ("x" * 4001, TextTooLong)])
def test_a_question_has_words_and_not_too_many(
    session: Session, pool: Pool, text: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        ask(session, pool, text, by=AILSA)
    assert consents(pool) == [Consent.NOT_ASKED] * 3


@pytest.mark.parametrize(
    ("words", "consent"), [("Yes please", Consent.AGREED), ("no", Consent.REFUSED), ("who are they?", Consent.ASKED)]
)
def test_what_is_said_in_the_chat_right_after_the_question_is_the_answer(
    session: Session, pool: Pool, requests: list[CollaborationRequest], words: str, consent: Consent
) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    answer(session, requests[0], words)
    assert consents(pool)[0] is consent
    assert requests[0].unread


def test_a_yes_to_a_later_question_is_no_consent(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    reply(session, requests[0], by=AILSA, text="Are they all at one site?", seen=requests[0].version)
    answer(session, requests[0], "yes")
    assert consents(pool)[0] is Consent.ASKED


def test_a_yes_of_who_was_not_asked_is_no_consent(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    answer(session, requests[0], "yes")
    assert consents(pool)[0] is Consent.NOT_ASKED


def test_those_who_agreed_are_introduced_and_no_history_names_another(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    for member, agreed in zip(pool.members, (True, True, False), strict=True):
        settle_consent(session, member, agreed, by=EMPLOYER)
    assert introduce(session, pool, by=AILSA) == 2
    assert requests[0].events[-1].kind is EventKind.INTRODUCED
    assert requests[2].events[-1].kind is EventKind.POOL_REFUSED
    for request in requests:
        history = " ".join(event.reason or "" for event in request.events)
        assert not any(other.contact in history or other.organisation in history for other in requests)


def test_nobody_is_introduced_who_did_not_agree(session: Session, pool: Pool) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    settle_consent(session, pool.members[0], True, by=EMPLOYER)
    with pytest.raises(NothingToAsk):
        introduce(session, pool, by=AILSA)
    assert pool.introduced is None


def test_a_mind_is_changed_until_the_introduction_and_not_after(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    first, second, third = pool.members
    settle_consent(session, third, False, by=EMPLOYER)
    for member in (first, second, third):
        settle_consent(session, member, True, by=EMPLOYER)
    introduce(session, pool, by=AILSA)
    settle_consent(session, first, False, by=EMPLOYER)
    assert consents(pool) == [Consent.AGREED] * 3


def test_what_staff_heard_is_kept_with_where_it_was_said(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    settle_consent(session, pool.members[0], True, by=AILSA, words="By telephone, on Monday")
    event = requests[0].events[-1]
    assert (event.kind, event.actor, event.reason) == (EventKind.POOL_AGREED, AILSA, "By telephone, on Monday")


def test_a_link_ends_and_an_altered_one_opens_nothing(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    (word,) = words_sent(session, requests[0])
    other = words_sent(session, requests[1])[0]
    swapped = f"{word.partition('.')[0]}.{other.partition('.')[2]}"
    for wrong in (swapped, word[:-1], "", "x.y", f"9{word}", f"{'9' * 20}.x"):
        with pytest.raises(PoolLinkUnknown):
            member_of_link(session, wrong)
    with pytest.raises(PoolLinkUnknown):
        member_of_link(session, word, at=now() + HOLDS)


def test_the_link_of_the_question_still_opens_after_the_introduction(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    ask(session, pool, QUESTION, by=AILSA)
    for member in pool.members:
        settle_consent(session, member, True, by=EMPLOYER)
    introduce(session, pool, by=AILSA, at=now() + dt.timedelta(days=3))
    words = words_sent(session, requests[0])
    assert len(words) == 2
    assert {member_of_link(session, word).request_id for word in words} == {requests[0].id}


def test_a_pool_goes_through_the_lifecycle_as_one_without_those_who_refused(
    session: Session, pool: Pool, requests: list[CollaborationRequest]
) -> None:
    settle_consent(session, pool.members[2], False, by=AILSA)
    names: tuple[TransitionName, ...] = ("triage", "pass_on", "begin_talks", "accept", "deliver")
    for name in names:
        assert change_together(session, pool, lambda each: change(session, each, name, Decision(AILSA))) == 2  # noqa: B023  called at once
    assert [request.status for request in requests] == [Status.DELIVERED, Status.DELIVERED, Status.NEW]
    with pytest.raises(NothingToAsk):
        change_together(session, pool, lambda each: change(session, each, "withdraw", Decision(AILSA)))


def test_what_one_request_refuses_is_named(session: Session, pool: Pool, requests: list[CollaborationRequest]) -> None:
    change(session, requests[1], "triage", Decision(AILSA))
    with pytest.raises(RefusedFor, match=requests[1].reference):
        change_together(session, pool, lambda each: change(session, each, "triage", Decision(AILSA)))


def test_a_pool_of_one_is_dissolved(session: Session, pool: Pool, requests: list[CollaborationRequest]) -> None:
    number = pool.id
    leave(session, pool.members[0], by=AILSA)
    assert requests_of(session, pool) == requests[1:]
    leave(session, pool.members[0], by=AILSA)
    session.expire_all()
    with pytest.raises(NoSuchPool):
        get_pool(session, number)
    assert [request.events[-1].kind for request in requests] == [EventKind.POOL_LEFT] * 3


def test_an_erased_request_leaves_its_pool(session: Session, pool: Pool, requests: list[CollaborationRequest]) -> None:
    gone = requests[0].id
    erase_requests(session, requests[:1], [])
    session.expire_all()
    assert session.get(PoolMember, gone) is None
    assert len(get_pool(session, pool.id).members) == 2
