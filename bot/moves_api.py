"""Moving a conversation between the web and Telegram, at the API."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, FastAPI, Header, Request
from fastapi.responses import JSONResponse

from bot import moves
from bot.api import REFUSED, ChatService, WritableId, token_in, worded
from contract import Problem
from contract.moves import Move, Moved, MoveOffer
from runtime.language import gettext_noop

MOVING = "/api/conversations/moves"

UNKNOWN = Problem(
    code="unknown_code",
    detail=gettext_noop("That code is not known, was used or is too old. Please ask for a new one."),
)
NO_TELEGRAM = Problem(code="no_telegram", detail=gettext_noop("This service is not on Telegram just now."))

router = APIRouter(prefix=MOVING, tags=["conversations"])


class NoTelegram(Exception):
    """There is no bot that the conversation could go on with."""


@router.post("", responses={**REFUSED, 404: {"model": Problem}})
async def offer_move(request: Request, chat: ChatService, conversation: WritableId) -> MoveOffer:
    """A code with which the conversation goes on in Telegram."""
    bot = cast("str | None", getattr(request.app.state.telegram, "bot_name", None))
    if not bot:
        raise NoTelegram
    code = await chat.in_session(lambda session: moves.offer(session, conversation))
    minutes = moves.LASTS.seconds // 60
    return MoveOffer(code=code, link=f"https://t.me/{bot}?start={code}", bot=bot, minutes=minutes)


@router.post("/taken", responses=REFUSED)
async def take_move(chat: ChatService, move: Move, authorization: Annotated[str, Header()] = "") -> Moved:
    """Go on here with the conversation that a code of Telegram belongs to. Who has a token leaves its conversation."""
    leaving = await chat.identify(token) if (token := token_in(authorization)) else None
    code = moves.code_in(move.code)
    if code is None:
        raise moves.UnknownCode
    return Moved(token=await chat.in_session(lambda session: moves.onto_web(session, code, leaving)))


def add_move_refusals(app: FastAPI) -> None:
    """Say what a code is not good for, in the words of the API."""

    async def unknown(_: Request, __: Exception) -> JSONResponse:
        return JSONResponse(worded(UNKNOWN).model_dump(), 422)

    async def no_telegram(_: Request, __: Exception) -> JSONResponse:
        return JSONResponse(worded(NO_TELEGRAM).model_dump(), 404)

    app.add_exception_handler(moves.UnknownCode, unknown)
    app.add_exception_handler(NoTelegram, no_telegram)
