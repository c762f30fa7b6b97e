"""What staff decide reaches the employer: in the conversation at once, in Telegram and by e-mail when those take it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from sqlalchemy import select, update

from bot.chat import Chat
from bot.conversations import NOTICE
from bot.erasure import Eraser
from bot.notices import NO_ADDRESS, NO_CONVERSATION, NO_MAIL, NO_TELEGRAM, Courier
from bot.telegram.push import ChatGone, TelegramUnavailable
from hub.answers import answer
from hub.correspondence import Channel, Notice, NoticeState
from hub.lifecycle import Decision, change
from hub.proofs import send_code
from hub.requests import get_request, open_request
from runtime.clock import now
from runtime.database import Sessions
from runtime.settings import Settings
from tests.bot.conftest import PHRASES
from tests.bot.mail_server import FakeMailServer
from tests.bot.told import Decide, FakePush
from tests.bot.turns import typed
from tests.hub.made import AILSA, draft_of


def states(sessions: Sessions) -> dict[Channel, tuple[NoticeState, str | None]]:
    with sessions() as session:
        return {notice.channel: (notice.state, notice.problem) for notice in session.scalars(select(Notice))}


def later(sessions: Sessions) -> None:
    """Let the pause of every notice be over."""
    with sessions.begin() as session:
        session.execute(update(Notice).values(due=now()))


async def said(chat: Chat, conversation: str) -> list[str]:
    return [message.text for message in (await chat.history(conversation)).messages]


async def test_a_decision_is_in_the_conversation_once(chat: Chat, begun: str, courier: Courier, decide: Decide) -> None:
    reference = decide(begun, "decline", "Nobody teaches it yet.")
    before = await said(chat, begun)
    assert await courier.deliver_due() == 2
    assert await courier.deliver_due() == 0
    assert (await said(chat, begun))[len(before) :] == [
        f'News of your request {reference}: declined. The hub writes: "Nobody teaches it yet."'
    ]


async def test_a_decision_comes_by_e_mail(
    begun: str, courier: Courier, decide: Decide, mail_server: FakeMailServer
) -> None:
    reference = decide(begun)
    await courier.deliver_due()
    (mail,) = mail_server.taken
    assert (mail["To"], mail["Subject"]) == ("Mairi@craigellan.example", f"Your request {reference}")
    assert f"News of your request {reference}: the hub is looking for" in mail.get_content()
    assert "open http://127.0.0.1:8000 and name the request" in mail.get_content()


async def test_what_is_between_staff_is_not_told(
    chat: Chat, begun: str, courier: Courier, decide: Decide, mail_server: FakeMailServer
) -> None:
    decide(begun, "triage", "a difficult customer")
    await courier.deliver_due()
    assert "difficult" not in "".join([*await said(chat, begun), *(mail.get_content() for mail in mail_server.taken)])


async def test_a_telegram_chat_is_told(
    chat: Chat, courier: Courier, decide: Decide, push: FakePush, sessions: Sessions
) -> None:
    conversation, _ = await chat.of_chat("4242")
    reference = decide(conversation)
    await courier.deliver_due()
    ((told, text),) = push.sent
    assert told == "4242"
    assert text.startswith(f"News of your request {reference}")
    assert states(sessions)[Channel.CHAT] == (NoticeState.DELIVERED, None)


async def test_what_telegram_does_not_take_is_tried_again_and_comes_once(
    chat: Chat, courier: Courier, decide: Decide, push: FakePush, sessions: Sessions
) -> None:
    conversation, _ = await chat.of_chat("4242")
    decide(conversation)
    push.refusal = TelegramUnavailable("TimedOut")
    for _ in range(3):
        await courier.deliver_due()
        later(sessions)
    assert states(sessions)[Channel.CHAT] == (NoticeState.WAITING, "TimedOut")
    push.refusal = None
    await courier.deliver_due()
    assert len(push.sent) == 1
    assert sum("News" in text for text in await said(chat, conversation)) == 1


async def test_a_chat_that_is_gone_is_given_up_and_staff_can_see_it(
    chat: Chat, courier: Courier, decide: Decide, push: FakePush, sessions: Sessions
) -> None:
    decide((await chat.of_chat("4242"))[0])
    push.refusal = ChatGone("bot was blocked by the user")
    await courier.deliver_due()
    assert states(sessions)[Channel.CHAT] == (NoticeState.FAILED, "bot was blocked by the user")


async def test_a_mail_server_that_is_down_loses_nothing(
    begun: str, courier: Courier, decide: Decide, mail_server: FakeMailServer, sessions: Sessions
) -> None:
    decide(begun)
    mail_server.answers = False
    await courier.deliver_due()
    assert states(sessions)[Channel.EMAIL][0] is NoticeState.WAITING
    mail_server.answers = True
    later(sessions)
    await courier.deliver_due()
    assert len(mail_server.taken) == 1
    assert states(sessions)[Channel.EMAIL][0] is NoticeState.DELIVERED


async def test_an_address_that_does_not_exist_is_given_up(
    begun: str, courier: Courier, decide: Decide, mail_server: FakeMailServer, sessions: Sessions
) -> None:
    decide(begun)
    mail_server.refuse["Mairi@craigellan.example"] = "550 no such user"
    await courier.deliver_due()
    assert states(sessions)[Channel.EMAIL] == (NoticeState.FAILED, "the recipient was refused (550)")


async def test_without_a_way_the_notice_says_so_and_the_conversation_has_it(
    chat: Chat, begun: str, decide: Decide, sessions: Sessions, chosen: Settings
) -> None:
    decide(begun)
    await Courier(sessions, chat, PHRASES, chosen).deliver_due()
    assert states(sessions) == {
        Channel.CHAT: (NoticeState.DELIVERED, None),
        Channel.EMAIL: (NoticeState.SKIPPED, NO_MAIL),
    }


async def test_a_telegram_chat_without_telegram_and_a_conversation_that_is_gone_are_skipped(
    chat: Chat, decide: Decide, sessions: Sessions, chosen: Settings
) -> None:
    decide((await chat.of_chat("4242"))[0])
    await Courier(sessions, chat, PHRASES, chosen).deliver_due()
    assert states(sessions)[Channel.CHAT] == (NoticeState.SKIPPED, NO_TELEGRAM)
    decide("gone")
    await Courier(sessions, chat, PHRASES, chosen).deliver_due()
    assert states(sessions)[Channel.CHAT] == (NoticeState.SKIPPED, NO_CONVERSATION)


async def test_a_process_that_dies_between_storing_and_marking_tells_once(
    chat: Chat, begun: str, courier: Courier, decide: Decide, sessions: Sessions
) -> None:
    decide(begun)
    await courier.deliver_due()
    with sessions.begin() as session:
        session.execute(update(Notice).values(state=NoticeState.WAITING, due=now()))
    await courier.deliver_due()
    assert sum("News" in text for text in await said(chat, begun)) == 1


async def test_a_code_reaches_the_conversation_of_the_request(
    chat: Chat, begun: str, courier: Courier, sessions: Sessions, mail_server: FakeMailServer
) -> None:
    with sessions.begin() as session:
        request = open_request(session, draft_of(), conversation_id=begun, submission_key="k")
        send_code(session, request, "another", tuple(Channel))
        code = str(session.scalars(select(Notice.code)).first())
    await courier.deliver_due()
    assert code in (await said(chat, begun))[-1]
    assert code in mail_server.taken[0].get_content()


async def test_the_conversation_has_another_state_after_a_notice(
    chat: Chat, begun: str, courier: Courier, decide: Decide
) -> None:
    decide(begun)
    before = await chat.state(begun)
    assert await chat.state(begun) == before
    await courier.deliver_due()
    assert await chat.state(begun) != before


async def test_the_employer_of_a_duplicate_hears_without_the_words_for_somebody_else(
    chat: Chat, begun: str, courier: Courier, decide: Decide, sessions: Sessions
) -> None:
    original, mine = decide("another"), decide(begun)
    with sessions.begin() as session:
        change(session, get_request(session, mine), "mark_duplicate", Decision(AILSA), of=original)
        change(session, get_request(session, original), "accept", Decision(AILSA, "for you", shared=True))
    await courier.deliver_due()
    last = (await said(chat, begun))[-1]
    assert last.startswith(f"Your request {mine} goes on together with a like one, which stands so: accepted")
    assert "for you" not in last
    assert original not in last


async def test_what_was_erased_meanwhile_is_not_told(
    chat: Chat, begun: str, courier: Courier, decide: Decide, eraser: Eraser, sessions: Sessions
) -> None:
    from hub.erasure import Scope

    decide(begun)
    eraser.erase(Scope.CONVERSATION, begun, AILSA)
    assert await courier.deliver_due() == 0


def test_the_key_of_a_notice_fits_no_message_of_a_client() -> None:
    with pytest.raises(ValidationError):
        typed("hello", f"{NOTICE}1234567")


def test_an_answer_of_the_employer_is_told_to_nobody(sessions: Sessions) -> None:
    with sessions.begin() as session:
        request = open_request(session, draft_of(), conversation_id="c", submission_key="k")
        answer(session, request, "we are fifteen")
    assert states(sessions) == {}


async def test_who_gave_a_telephone_number_is_told_in_the_conversation_and_staff_that_they_must_ring(
    chat: Chat, begun: str, courier: Courier, mail_server: FakeMailServer, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        draft = draft_of(contact="07700 900412")
        request = open_request(session, draft, conversation_id=begun, submission_key="by telephone")
        change(session, request, "decline", Decision(AILSA, "Nobody teaches it yet."))
    await courier.deliver_due()
    assert "Nobody teaches it yet." in (await said(chat, begun))[-1]
    assert states(sessions)[Channel.EMAIL] == (NoticeState.SKIPPED, NO_ADDRESS)
    assert mail_server.taken == []
