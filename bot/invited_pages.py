"""The page by which a provider reads the brief of a request and answers it: by the link alone, without an account."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse

from bot.catalogue_pages import WITH_FORM
from bot.templating import templates
from hub.arrangement import EmptyNote
from hub.brief import brief_of
from hub.console.partners import INVITED
from hub.history import LONGEST_TEXT, TextTooLong
from hub.invitations import LinkOver, LinkUnknown, LinkUsedUp, answer_invitation, invitation_of
from hub.supply import ProviderAnswer
from runtime.database import Sessions
from runtime.language import gettext, gettext_noop, spoken

CHOICES = {
    ProviderAnswer.INTERESTED: gettext_noop("We are interested"),
    ProviderAnswer.NOT_NOW: gettext_noop("Not now"),
    ProviderAnswer.QUESTION: gettext_noop("We have a question"),
    ProviderAnswer.OFFER: gettext_noop("We make an offer"),
}
HEADERS = {
    **WITH_FORM,
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    # the address holds the secret; not no-referrer, with which browsers post forms with `Origin: null`
    "Referrer-Policy": "same-origin",
}
REFUSED: dict[type[Exception], tuple[int, str]] = {
    LinkUnknown: (
        404,
        gettext_noop(
            "This link is not one that the hub gave out. It may have been cut short in an e-mail: copy all of it. If "
            "it still does not open, ask the hub for a new one."
        ),
    ),
    LinkOver: (
        410,
        gettext_noop(
            "This link no longer holds: its time is over, or the request is closed. The hub can send another."
        ),
    ),
    LinkUsedUp: (
        429,
        gettext_noop("This link has been answered often enough. Please write to the hub with the reference."),
    ),
}
UNCLEAR = gettext_noop("Please choose one of the four answers.")
FAULTS: dict[type[Exception], str] = {
    EmptyNote: gettext_noop("Please write the question or the offer; nothing was sent yet."),
    TextTooLong: gettext_noop("That is longer than {most} characters, so nothing was sent. Please shorten it."),
}


def invited_pages(sessions: Sessions, contact_email: str) -> APIRouter:
    """`/invited/<word>`, to read and to answer. What is refused is told plainly and names nobody."""
    router = APIRouter(include_in_schema=False)
    template = templates().get_template("invited.html")

    def page(status: int = 200, **values: object) -> HTMLResponse:
        fields = {"refused": None, "brief": None, "fault": None, "sent": None, "typed": "", "chosen": ""} | values
        choices = {choice: gettext(words) for choice, words in CHOICES.items()}
        title = gettext("A brief of the hub")
        text = template.render(title=title, contact=contact_email, choices=choices, **fields)
        return HTMLResponse(text, status, HEADERS)

    def refused(error: Exception) -> HTMLResponse:
        status, sentence = REFUSED[type(error)]
        return page(status, refused=gettext(sentence))

    def brief(word: str, status: int = 200, **values: object) -> HTMLResponse:
        try:
            with sessions() as session:
                asked, request = invitation_of(session, word)
                return page(status, brief=brief_of(request), provider=asked.provider, until=asked.expires, **values)
        except tuple(REFUSED) as error:
            return refused(error)

    @router.get(f"{INVITED}/{{word}}")
    def read(word: str) -> HTMLResponse:
        return brief(word)

    @router.post(f"{INVITED}/{{word}}")
    def answer(word: str, answer: Annotated[str, Form()] = "", text: Annotated[str, Form()] = "") -> HTMLResponse:
        chosen = next((choice for choice in ProviderAnswer if choice == answer), None)
        if chosen is None:
            return brief(word, 422, fault=gettext(UNCLEAR), typed=text)
        try:
            with sessions.begin() as session:
                answer_invitation(session, word, chosen, text.replace("\0", ""))
        except tuple(FAULTS) as error:
            fault = gettext(FAULTS[type(error)], most=spoken().number(LONGEST_TEXT))
            return brief(word, 422, fault=fault, typed=text, chosen=chosen)
        except tuple(REFUSED) as error:
            return refused(error)
        return brief(word, sent=gettext(CHOICES[chosen]))

    return router
