"""An employer agrees by their link, and sees the others who agreed once the hub introduces them, and nobody before."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy import select

from bot.chat import Chat
from bot.erasure import Eraser
from bot.news import News
from bot.notices import Courier
from catalogue.facts import day
from contract import Question, Text
from hub.correspondence import Notice, NoticeState
from hub.erasure import Scope
from hub.models import EMPLOYER, CollaborationRequest, RequestEvent
from hub.pools.models import Consent, Pool
from hub.pools.pools import ask, get_pool, introduce, leave, make_pool, settle_consent
from hub.requests import open_request
from runtime.clock import today
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.hub.made import AILSA, draft_of
from tests.hub.pools.made import FIRMS, WELDING, words_sent

QUESTION = "3 employers need the same. May we introduce <you>?"


@pytest.fixture
def pool(sessions: Sessions) -> int:
    """A pool of three requests whose employers are asked."""
    with sessions.begin() as session:
        requests = [
            open_request(
                session,
                draft_of(organisation=firm, contact_name=f"Jo of {firm}", contact=f"jo@{firm}.example", **WELDING),
                conversation_id=firm,
                submission_key=firm,
            )
            for firm in FIRMS
        ]
        made = make_pool(session, requests, by=AILSA)
        ask(session, made, QUESTION, by=AILSA)
        return made.id


def path(sessions: Sessions, firm: str, which: int = 0) -> str:
    with sessions() as session:
        request = session.scalars(select(CollaborationRequest).where(CollaborationRequest.organisation == firm)).one()
        return f"/pooled/{words_sent(session, request)[which]}"


def consent_of(sessions: Sessions, pool: int, place: int) -> Consent:
    with sessions() as session:
        return get_pool(session, pool).members[place].consent


def all_agree(sessions: Sessions, pool: int) -> None:
    with sessions.begin() as session:
        made = session.get_one(Pool, pool)
        for member in made.members[:2]:
            settle_consent(session, member, True, by=EMPLOYER)
        introduce(session, made, by=AILSA)


async def test_the_page_says_what_others_would_see_and_names_none_of_them(
    client: httpx.AsyncClient, sessions: Sessions, pool: int
) -> None:
    answer = await client.get(path(sessions, FIRMS[0]))
    assert "May we introduce &lt;you&gt;?" in answer.text
    assert f"jo@{FIRMS[0]}.example" in answer.text
    assert not any(firm in answer.text for firm in FIRMS[1:])
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("said", "consent"), [("yes", Consent.AGREED), ("no", Consent.REFUSED)])
async def test_an_answer_is_kept(
    client: httpx.AsyncClient, sessions: Sessions, pool: int, said: str, consent: Consent
) -> None:
    answer = await client.post(path(sessions, FIRMS[1]), data={"answer": said})
    assert "Thank you." in answer.text
    assert consent_of(sessions, pool, 1) is consent


async def test_an_answer_that_is_neither_yes_nor_no_is_asked_for_again(
    client: httpx.AsyncClient, sessions: Sessions, pool: int
) -> None:
    for data in ({}, {"answer": "maybe"}):
        answer = await client.post(path(sessions, FIRMS[0]), data=data)
        assert answer.status_code == 422
        assert "Please choose yes or no" in answer.text
    assert consent_of(sessions, pool, 0) is Consent.ASKED


async def test_those_who_agreed_see_each_other_and_not_who_did_not(
    client: httpx.AsyncClient, sessions: Sessions, pool: int
) -> None:
    all_agree(sessions, pool)
    page = (await client.get(path(sessions, FIRMS[0], 1))).text
    assert f"jo@{FIRMS[1]}.example" in page
    assert FIRMS[2] not in page
    on = day(today())
    assert f"What you agreed to on {on}" in page
    assert "May we introduce &lt;you&gt;?" in page
    assert f"Agreed on {on}" in page
    third = (await client.get(path(sessions, FIRMS[2]))).text
    assert not any(firm in third for firm in FIRMS[:2])


@pytest.mark.parametrize(
    ("by", "who"), [(EMPLOYER, "You gave this answer yourself."), (AILSA, "The hub noted this answer for you.")]
)
async def test_who_answered_when_and_with_how_many_is_shown_also_where_nothing_was_asked(
    client: httpx.AsyncClient, sessions: Sessions, by: str, who: str
) -> None:
    with sessions.begin() as session:
        rung = [
            open_request(
                session,
                draft_of(organisation=firm, contact=f"jo@{firm}.example"),
                conversation_id=firm,
                submission_key=firm,
            )
            for firm in FIRMS
        ]
        made = make_pool(session, rung, by=AILSA)
        for member in made.members:
            settle_consent(session, member, True, by=by)
        introduce(session, made, by=AILSA)
    page = (await client.get(path(sessions, FIRMS[0]))).text
    assert f"What you agreed to on {day(today())}" in page
    assert f"{who} Others who agreed: 2." in page


async def test_who_is_erased_is_gone_from_the_page_of_the_others(
    client: httpx.AsyncClient, sessions: Sessions, pool: int, eraser: Eraser
) -> None:
    all_agree(sessions, pool)
    eraser.erase(Scope.CONTACT, f"jo@{FIRMS[1]}.example", AILSA)
    page = (await client.get(path(sessions, FIRMS[0], 1))).text
    assert FIRMS[1] not in page
    assert "None of them is here any more" in page


async def test_a_link_that_is_altered_opens_nothing(client: httpx.AsyncClient, sessions: Sessions, pool: int) -> None:
    for address in (path(sessions, FIRMS[0])[:-1], "/pooled/1.x", "/pooled/%00"):
        for answer in (await client.get(address), await client.post(address, data={"answer": "yes"})):
            assert answer.status_code == 404
            assert "This link opens nothing" in answer.text
    assert consent_of(sessions, pool, 0) is Consent.ASKED


def news_of(sessions: Sessions, firm: str) -> News:
    with sessions() as session:
        request = session.scalars(select(CollaborationRequest).where(CollaborationRequest.organisation == firm)).first()
        assert request is not None
        notice = session.scalars(
            select(Notice).where(Notice.request_id == request.id).order_by(Notice.id.desc())
        ).first()
        assert notice is not None
        event = session.get_one(RequestEvent, notice.event_id)
        return News.of(session, request, event, notice.code, "https://hub.example/")


def test_the_question_is_open_for_an_answer_in_the_chat_and_has_the_link_in_both(sessions: Sessions, pool: int) -> None:
    news, link = news_of(sessions, FIRMS[0]), f"https://hub.example{path(sessions, FIRMS[0])}"
    message = news.message(PHRASES, in_form=False)
    assert isinstance(message, Question)
    assert QUESTION in message.lead
    assert link in message.lead
    _, text = news.mail(PHRASES, hub_name="Hub", address="https://hub.example")
    assert QUESTION in text
    assert link in text


def test_the_introduction_has_the_link_and_names_nobody(sessions: Sessions, pool: int) -> None:
    all_agree(sessions, pool)
    message = news_of(sessions, FIRMS[0]).message(PHRASES, in_form=False)
    assert isinstance(message, Text)
    assert f"https://hub.example{path(sessions, FIRMS[0], 1)}" in message.lead
    assert not any(firm in message.lead for firm in FIRMS)


@pytest.mark.parametrize(("by", "who"), [(EMPLOYER, "you agreed"), (AILSA, "the hub noted that you agree")])
def test_the_introduction_says_what_was_agreed_when_by_whom_and_with_how_many(
    sessions: Sessions, pool: int, by: str, who: str
) -> None:
    with sessions.begin() as session:
        made = session.get_one(Pool, pool)
        settle_consent(session, made.members[0], False, by=EMPLOYER)
        for member in made.members:
            settle_consent(session, member, True, by=by)
        introduce(session, made, by=AILSA)
    lead = news_of(sessions, FIRMS[0]).lead(PHRASES)
    assert lead.startswith(f"On {day(today())} {who} to be introduced to others who need the same.")
    assert "Others who agreed: 2." in lead
    assert f'This is what you were asked: "{QUESTION}"' in lead


def test_an_introduction_without_a_question_names_none(sessions: Sessions, pool: int) -> None:
    with sessions.begin() as session:
        rung = [
            open_request(session, draft_of(contact=f"jo@{name}.example"), conversation_id=name, submission_key=name)
            for name in ("ayr", "irvine")
        ]
        made = make_pool(session, rung, by=AILSA)
        for member in made.members:
            settle_consent(session, member, True, by=AILSA)
        introduce(session, made, by=AILSA)
    lead = news_of(sessions, draft_of().organisation).lead(PHRASES)
    assert "the hub noted that you agree" in lead
    assert "what you were asked" not in lead


def test_who_left_the_pool_before_the_notice_went_is_told_of_no_agreement(sessions: Sessions, pool: int) -> None:
    all_agree(sessions, pool)
    with sessions.begin() as session:
        leave(session, session.get_one(Pool, pool).members[0], by=AILSA)
    lead = news_of(sessions, FIRMS[0]).lead(PHRASES)
    assert lead.startswith("The hub now introduces you")


async def test_the_word_of_the_link_leaves_the_outbox_once_it_was_delivered(
    chat: Chat, sessions: Sessions, chosen: Settings, pool: int
) -> None:
    await Courier(sessions, chat, PHRASES, chosen).deliver_due()
    with sessions() as session:
        notices = session.scalars(select(Notice)).all()
        assert {notice.state for notice in notices} == {NoticeState.SKIPPED}
        assert {notice.code for notice in notices} == {None}
