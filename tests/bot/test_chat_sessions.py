"""What a chat keeps over many turns: Rasa's sessions, what was said last, and the glossary."""

from __future__ import annotations

from sqlalchemy import event

from bot.chat import SESSION, Chat
from catalogue.records import Term
from catalogue.reference import apply_reference
from contract import Error, Question, QuestionData
from runtime.database import Sessions
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import texts, typed


async def talk(chat: Chat, begun: str, turns: int) -> None:
    for turn in range(turns):
        await chat.post(begun, typed(f"turn {turn}", f"message-{turn}"))


async def test_rasa_is_told_what_the_advisor_said_last(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    rasa.replies["ask"] = [Question(lead="How many?", data=QuestionData(slot="request_learners", optional=True))]
    for number, text in enumerate(["hello", "ask", "👍", "about 12"]):
        await chat.post(begun, typed(text, f"message-{number}"))
    assert list(zip(rasa.texts, rasa.contexts, strict=True)) == [
        ("hello", "start"),
        ("ask", "chat"),
        ("about 12", "q-learners"),
    ]


async def test_a_message_that_is_tried_again_is_read_in_the_context_it_was_typed_in(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    rasa.down = True
    await chat.post(begun, typed("welders"))
    rasa.down = False
    await chat.post(begun, typed("welders"))
    assert rasa.contexts == ["start", "start"]


async def test_a_long_conversation_begins_a_new_session_before_its_thirtieth_turn(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    await talk(chat, begun, 2 * SESSION)  # the opening is the first turn
    assert SESSION == 30
    assert rasa.renewed == [(begun, SESSION - 2), (begun, 2 * SESSION - 2)]


async def test_a_short_conversation_begins_no_new_session(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await talk(chat, begun, SESSION - 2)
    assert rasa.renewed == []


async def test_the_turns_of_another_conversation_do_not_count(chat: Chat, rasa: FakeRasa, begun: str) -> None:
    await talk(chat, begun, SESSION - 2)
    other = await chat.identify((await chat.open()).token)
    await talk(chat, other, 1)
    assert rasa.renewed == []


async def test_a_session_that_cannot_begin_is_apologised_for_and_begun_at_the_next_try(
    chat: Chat, rasa: FakeRasa, begun: str
) -> None:
    await talk(chat, begun, SESSION - 2)
    rasa.down = True
    failed = await chat.post(begun, typed("welders", "the-thirtieth"))
    rasa.down = False
    mended = await chat.post(begun, typed("welders", "the-thirtieth"))
    assert [type(message) for message in failed.messages] == [Error]
    assert texts(mended) == ["You said: welders"]
    assert len(rasa.renewed) == 1


def exchange(sessions: Sessions, *words: str) -> None:
    """Replace the stored glossary with these words."""
    terms = [Term(id=word.lower(), term=word, definition="A word of the field.") for word in words]
    with sessions.begin() as session:
        apply_reference(session, terms=terms, providers=[], funding=[], guidance=[])


async def linked(chat: Chat, conversation: str, key: str) -> list[str]:
    """The words that are linked in an answer that names RPL and SCQF."""
    answer = await chat.post(conversation, typed("RPL or SCQF", key))
    return [link.words for message in answer.messages for link in message.terms]


async def test_the_glossary_is_read_once_for_many_answers(chat: Chat, begun: str, sessions: Sessions) -> None:
    exchange(sessions, "RPL", "SCQF")
    statements: list[str] = []
    event.listen(sessions.kw["bind"], "before_cursor_execute", lambda *values: statements.append(str(values[2])))
    for turn in range(5):
        assert await linked(chat, begun, f"message-{turn}") == ["RPL", "SCQF"]
    assert sum("FROM term" in statement for statement in statements) == 1


async def test_an_exchanged_glossary_is_seen_by_the_next_answer(chat: Chat, begun: str, sessions: Sessions) -> None:
    exchange(sessions, "RPL")
    assert await linked(chat, begun, "message-1") == ["RPL"]
    exchange(sessions, "SCQF")
    assert await linked(chat, begun, "message-2") == ["SCQF"]


async def test_a_turn_is_two_transactions(chat: Chat, begun: str, sessions: Sessions) -> None:
    begins: list[object] = []
    event.listen(sessions.kw["bind"], "begin", begins.append)
    await chat.post(begun, typed("welders"))
    assert len(begins) == 2
