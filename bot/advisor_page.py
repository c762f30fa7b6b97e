"""The advisor without JavaScript: the same conversations as in the widget, on one page of forms.

A conversation begins with the first message, and so does the cookie that opens it. Each answer is a page of its own
address, so that a reload sends nothing again. A form that is sent twice is answered once.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response

from bot.advisor_forms import EMPTY, NOT_TAKEN, Refusal, Typed, refusal_of
from bot.advisor_visits import ADVISOR, Visits, token_of
from bot.answers import UnknownMessage
from bot.catalogue_pages import FORM_THAT_WRITES
from bot.chat import Chat
from bot.conversations import MAX_CHARACTERS, UnknownConversation
from bot.delivery import on_cards
from bot.languages.choice import address
from bot.linked_words import LinkedWords
from bot.shared import ID
from bot.standing import FORGET, PERSON
from bot.templating import templates
from bot.transcripts import as_text
from catalogue.records import Credential
from catalogue.store import get_credentials
from contract import Button, Message, Post, Said
from contract.ratings import RATED, Rate, Rated
from runtime.language import gettext
from runtime.rates import Rates
from runtime.settings import Settings

LATELY = 20
"""Messages of both sides that the page shows unless all are asked for."""


def advisor_page(chat: Chat, rates: Rates, chosen: Settings) -> APIRouter:
    """`/advisor` and what its forms send to."""
    router = APIRouter(prefix=ADVISOR, include_in_schema=False)
    template = templates().get_template("advisor.html")
    visits = Visits(chat, rates, chosen)

    async def page(
        conversation: str | None,
        *,
        whole: bool = False,
        refusal: Refusal | None = None,
        rated: tuple[str, Rated] | None = None,
        course: Credential | None = None,
    ) -> HTMLResponse:
        stored = (await chat.history(conversation)).messages if conversation else ()
        messages = stored or (await chat.greeting()).messages
        said = [message for message in messages if isinstance(message, Said)]
        html = template.render(
            messages=messages if whole else messages[-LATELY:],
            earlier=0 if whole else max(0, len(messages) - LATELY),
            said=said[-1] if said else None,
            live={message.id for message in _since(messages)},
            asked=_asked(messages),
            stored=bool(stored),
            refusal=refusal,
            rated=rated,
            course=course,
            page=secrets.token_urlsafe(12),
            most=MAX_CHARACTERS,
            contact=chosen.contact_name,
            person=PERSON,
            forget=FORGET,
            ratable=RATED,
            linked=LinkedWords,
            choices_of=_choices,
        )
        headers = FORM_THAT_WRITES | ({"Retry-After": str(refusal.wait)} if refusal and refusal.wait else {})
        return HTMLResponse(html, refusal.status if refusal else 200, headers)

    async def once_more(conversation: str, name: str) -> Post:
        """The message with this id as it was said, for which the server finds what it meant. Raises UnknownMessage."""
        for message in (await chat.history(conversation)).messages:
            if isinstance(message, Said) and message.id == name:
                return Post(id=name, text=message.text)
        raise UnknownMessage

    async def sent(request: Request, conversation: str, typed: Typed) -> None:
        post = await once_more(conversation, typed.again) if typed.again else typed.post()
        await visits.count(request, conversation)
        await chat.post(conversation, post)

    @router.get("")
    async def show(request: Request, whole: bool = False, about: str = "") -> Response:
        """The conversation; `about` is the id of a course, of which it can go on by one press."""
        conversation = await visits.conversation(request)
        offered = (
            await chat.in_session(lambda session: get_credentials(session, [about])) if ID.fullmatch(about) else []
        )
        shown = await page(conversation, whole=whole, course=next(iter(offered), None))
        return visits.remember(shown, "") if token_of(request) and not conversation else shown

    @router.post("")
    async def say(request: Request) -> Response:
        typed = Typed.of(await request.form())
        token, conversation = token_of(request), None
        try:
            if not (typed.text or typed.payload or typed.again):
                return await page(await visits.conversation(request), refusal=Refusal(422, gettext(EMPTY)))
            conversation, token = await visits.writes_to(request)
            await sent(request, conversation, typed)
        except NOT_TAKEN as error:
            return visits.remember(await page(conversation, refusal=refusal_of(error, typed.text)), token)
        return visits.remember(RedirectResponse(address(f"{ADVISOR}#latest"), 303), token)

    @router.post("/ratings")
    async def rate(request: Request) -> Response:
        form = await request.form()
        conversation = await visits.conversation(request)
        try:
            if conversation is None:
                raise UnknownConversation
            fault = str(form.get("fault", "")) or None
            helpful = str(form.get("helpful", "")) == "yes" and fault is None
            said = Rate(message=str(form.get("message", "")), helpful=helpful, fault=fault)
            await visits.count(request, conversation)
            rated = await chat.rate(conversation, said)
        except NOT_TAKEN as error:
            return await page(conversation, refusal=refusal_of(error))
        return await page(conversation, whole=True, rated=(said.message, rated))

    @router.post("/leave")
    async def leave() -> Response:
        """Begin anew: the browser forgets the conversation."""
        return visits.remember(RedirectResponse(address(ADVISOR), 303), "")

    @router.get("/transcript")
    async def transcript(request: Request) -> Response:
        conversation = await visits.conversation(request)
        if conversation is None:
            return await page(None, refusal=refusal_of(UnknownConversation()))
        words = as_text((await chat.history(conversation)).messages)
        attached = {"Content-Disposition": 'attachment; filename="conversation.txt"'}
        return PlainTextResponse(words, headers=FORM_THAT_WRITES | attached)

    return router


def _since(messages: Sequence[Said | Message]) -> list[Message]:
    """What came after the employer's last words: its buttons are open."""
    newest: list[Message] = []
    for message in reversed(messages):
        if isinstance(message, Said):
            break
        newest.append(message)
    return newest


def _choices(message: Message) -> list[Button]:
    """The buttons of a message but those that stand on its cards already."""
    shown = {action.title for action in on_cards(message)}
    return [button for button in message.buttons if button.title not in shown]


def _asked(messages: Sequence[Said | Message]) -> str:
    """Which keyboard and which stored answer of the browser suit the last message."""
    data = messages[-1].data if messages and not isinstance(messages[-1], Said) else None
    return getattr(data, "input", "text")
