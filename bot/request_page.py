"""A request by a form: it needs neither Rasa nor JavaScript, and goes on while the assistant cannot answer.

It belongs to the conversation of the advisor's page, whose receipt, news and deletion are then those of any request.
"""

from __future__ import annotations

import secrets
from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from bot.advisor_forms import Refusal, refusal_of
from bot.advisor_visits import ADVISOR, Visits, token_of
from bot.catalogue_pages import FORM_THAT_WRITES
from bot.chat import Chat
from bot.languages.choice import address
from bot.request_form import AGREED, FIELDS, Filled, unanswered
from bot.templating import templates
from bot.turn_order import StillAnswering
from contract import Error
from runtime.phrases import Phrases
from runtime.rates import Rates, TooOften
from runtime.settings import Settings

FORM = f"{ADVISOR}/request"


def request_page(chat: Chat, rates: Rates, phrases: Phrases, chosen: Settings) -> APIRouter:
    """`/advisor/request`, to fill in and to send; the receipt is shown in the conversation."""
    router = APIRouter(include_in_schema=False)
    template = templates().get_template("request.html")
    visits = Visits(chat, rates, chosen)
    consent = phrases("utter_consent", privacy=chosen.privacy_address)

    def page(filled: Filled, faults: dict[str, str], refusal: Refusal | None = None) -> HTMLResponse:
        html = template.render(
            fields=FIELDS,
            filled=filled,
            faults=faults,
            refusal=refusal,
            phrases=phrases,
            agreed=AGREED,
            consent=consent,
            contact=chosen.contact_email,
        )
        status = refusal.status if refusal else 422 if faults else 200
        headers = FORM_THAT_WRITES | ({"Retry-After": str(refusal.wait)} if refusal and refusal.wait else {})
        return HTMLResponse(html, status, headers)

    async def need_of(conversation: str) -> str:
        """The need that the assistant could not answer; a pause of the hub is no reason."""
        last = (await chat.history(conversation)).messages[-1:]
        if any(isinstance(said, Error) and said.lead == chat.apology(said.data.reference).lead for said in last):
            return await chat.in_session(partial(unanswered, conversation_id=conversation))
        return ""

    @router.get(FORM)
    async def show(request: Request) -> Response:
        conversation = await visits.conversation(request)
        need = await need_of(conversation) if conversation else ""
        values = {field.name: "" for field in FIELDS} | {"need": need}
        return page(Filled(secrets.token_urlsafe(12), values, agreed=False), {})

    @router.post(FORM)
    async def send(request: Request) -> Response:
        filled = Filled.of(await request.form())
        if faults := filled.faults():
            return page(filled, faults)
        token = token_of(request)
        try:
            conversation, token = await visits.writes_to(request)
            await visits.count(request, conversation)
            await chat.send_form(conversation, filled, consent)
        except (TooOften, StillAnswering) as error:
            return visits.remember(page(filled, {}, refusal_of(error)), token)
        return visits.remember(RedirectResponse(address(f"{ADVISOR}#latest"), 303), token)

    return router
