"""The route that staff choose is told in the words of the form, with the decision that it came with."""

from __future__ import annotations

from bot.chat import Chat
from bot.notices import Courier
from hub.arrangement import arrange
from hub.correspondence import Channel
from hub.lifecycle import Decision, change
from hub.models import Route
from hub.requests import open_request
from runtime.database import Sessions
from tests.bot.conftest import PHRASES
from tests.bot.test_notices import said
from tests.hub.made import AILSA, draft_of


async def test_a_route_is_told_in_the_words_of_the_form(
    chat: Chat, begun: str, courier: Courier, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        request = open_request(session, draft_of(), conversation_id=begun, submission_key="k")
        arrange(session, request, owner=None, route=Route.ADAPT, due=None, by=AILSA)
        reference = request.reference
    await courier.deliver_due()
    assert (await said(chat, begun))[-1] == PHRASES(
        "utter_news_route", reference=reference, route=PHRASES("utter_route_adapt")
    )


async def test_a_route_that_is_chosen_with_a_decision_is_told_in_the_same_notice(
    chat: Chat, begun: str, courier: Courier, sessions: Sessions
) -> None:
    with sessions.begin() as session:
        request = open_request(session, draft_of(), conversation_id=begun, submission_key="k")
        change(session, request, "triage", Decision(AILSA, "We look.", shared=True), route=Route.ADAPT)
    before = await said(chat, begun)
    assert await courier.deliver_due() == len(Channel)
    (told,) = (await said(chat, begun))[len(before) :]
    status = PHRASES("utter_status_triaged")
    assert told == (
        f'News of your request {request.reference}: {status}. The hub writes: "We look." The way that the hub looks at '
        f'now is "{PHRASES("utter_route_adapt")}".'
    )
