"""What is typed after a question of the hub answers it, unless a form waits for an answer of its own."""

from __future__ import annotations

from bot.chat import Chat
from bot.notices import Courier
from contract import Question, QuestionData, Text
from tests.bot.fake_rasa import FakeRasa
from tests.bot.told import Decide
from tests.bot.turns import typed


async def test_words_typed_after_a_question_of_the_hub_answer_it(
    chat: Chat, begun: str, courier: Courier, decide: Decide, rasa: FakeRasa
) -> None:
    reference = decide(begun, "ask_for_information", "How many are on nights?")
    await courier.deliver_due()
    question = (await chat.history(begun)).messages[-1]
    assert isinstance(question, Question)
    assert "How many are on nights?" in question.text
    await chat.post(begun, typed("about six of them", "message-5"))
    assert rasa.texts == [f'/amend{{"value": "{reference}"}}', "about six of them"]
    assert rasa.contexts == ["none", "q-answer"]
    await chat.post(begun, typed("and now welders", "message-6"))
    assert rasa.texts[2:] == ["and now welders"]


async def test_a_form_that_waits_for_an_answer_gets_it_also_after_a_question_of_the_hub(
    chat: Chat, begun: str, courier: Courier, decide: Decide, rasa: FakeRasa
) -> None:
    rasa.replies["a request"] = [Question(lead="How many?", data=QuestionData(slot="request_learners", optional=True))]
    await chat.post(begun, typed("a request", "message-4"))
    decide(begun, "ask_for_information", "How many are on nights?")
    await courier.deliver_due()
    assert isinstance((await chat.history(begun)).messages[-1], Text)
    await chat.post(begun, typed("twelve", "message-5"))
    assert rasa.texts == ["a request", "twelve"]
    assert rasa.contexts[-1] == "q-learners"


async def test_a_button_after_a_question_is_only_the_button(
    chat: Chat, begun: str, courier: Courier, decide: Decide, rasa: FakeRasa
) -> None:
    reference = decide(begun, "ask_for_information", "How many?")
    await courier.deliver_due()
    await chat.post(begun, typed("Answer it", "message-5"))
    assert rasa.texts == [f'/amend{{"value": "{reference}"}}']
