"""What a turn made use of is marked with the answer, without a word of it, and goes with the conversation."""

from __future__ import annotations

from bot.chat import Chat
from bot.erasure import Eraser
from bot.usage import OF_KIND
from contract import Definition, DefinitionData, Text
from contract.messages import message
from hub.erasure import Scope, Store
from hub.measures.usage import Use, usage_of
from runtime.database import Sessions
from tests.bot.fake_rasa import FakeRasa
from tests.bot.turns import typed

RPL = DefinitionData(
    term_id="rpl", term="RPL", definition="Credit.", for_employers=None, source=None, wording="project", see_also=()
)


def marks(sessions: Sessions, conversation: str) -> list[tuple[Use, str]]:
    with sessions() as session:
        return [(mark.use, mark.term) for mark in usage_of(session, conversation)]


async def test_a_conversation_that_was_only_opened_used_nothing(chat: Chat, begun: str, sessions: Sessions) -> None:
    assert marks(sessions, begun) == []


async def test_a_term_that_was_explained_is_marked_once(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    rasa.replies["what is RPL"] = [Definition(lead="RPL is credit.", data=RPL), Text(lead="More?")]
    await chat.post(begun, typed("what is RPL", "message-1"))
    await chat.post(begun, typed("what is RPL", "message-2"))
    assert marks(sessions, begun) == [(Use.TERM, "rpl"), (Use.TURN, "")]


async def test_a_turn_that_nobody_could_answer_marks_nothing(
    chat: Chat, rasa: FakeRasa, begun: str, sessions: Sessions
) -> None:
    rasa.down = True
    await chat.post(begun, typed("welders"))
    assert marks(sessions, begun) == []


async def test_an_erasure_takes_the_marks_with_it(chat: Chat, begun: str, sessions: Sessions, eraser: Eraser) -> None:
    await chat.post(begun, typed("welders"))
    assert eraser.erase(Scope.CONVERSATION, begun, "ailsa@hub.example")[Store.USAGE] == 1
    assert marks(sessions, begun) == []


def test_every_kind_that_counts_as_a_use_is_a_kind_of_the_contract() -> None:
    kinds = {reference["$ref"].rpartition("/")[2] for reference in message.json_schema()["oneOf"]}
    assert {kind.__name__ for kind in OF_KIND} <= kinds
