"""The chat API: the contract over HTTP. Who holds a conversation's token may read it and write to it, nobody else."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.chat import Chat
from bot.conversations import IdReused, UnknownConversation, UnknownPayload
from contract import Answer, History, Opened, Post, Problem

router = APIRouter(prefix="/api/conversations", tags=["conversations"])

REFUSALS: dict[type[Exception], tuple[int, Problem]] = {
    UnknownConversation: (
        401,
        Problem(code="unknown_conversation", detail="This conversation is not known here. Please start a new one."),
    ),
    UnknownPayload: (
        422,
        Problem(code="unknown_payload", detail="That button does not belong to this conversation."),
    ),
    IdReused: (409, Problem(code="id_reused", detail="This id was already used for another message.")),
}

CODES = {400: "bad_message", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}


def _chat(request: Request) -> Chat:
    return cast(Chat, request.app.state.chat)


ChatService = Annotated[Chat, Depends(_chat)]


async def _conversation(chat: ChatService, authorization: Annotated[str, Header()] = "") -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnknownConversation
    return await chat.identify(token.strip())


ConversationId = Annotated[str, Depends(_conversation)]


@router.get("/greeting")
async def read_greeting(chat: ChatService) -> Answer:
    """The advisor's first words. They belong to no conversation: it begins with the first message, and until then
    nothing is stored."""
    return chat.greeting()


@router.post("", status_code=201)
async def open_conversation(chat: ChatService) -> Opened:
    """Begin a conversation. The token is shown this once and is the only key to it."""
    return await chat.open()


@router.post("/messages", responses={401: {"model": Problem}, 409: {"model": Problem}, 422: {"model": Problem}})
async def post_message(chat: ChatService, conversation: ConversationId, post: Post) -> Answer:
    """Say something. Sending the same id again returns the same answer and does nothing twice."""
    return await chat.post(conversation, post)


@router.get("/messages", responses={401: {"model": Problem}})
async def read_messages(chat: ChatService, conversation: ConversationId) -> History:
    """Everything said so far, oldest first."""
    return await chat.history(conversation)


def add_refusals(app: FastAPI) -> None:
    """Answer each refusal of the service with a status, a code for programs and a sentence for people."""

    async def refuse(_: Request, error: Exception) -> JSONResponse:
        status, problem = REFUSALS[type(error)]
        return JSONResponse(problem.model_dump(), status)

    async def unreadable(_: Request, error: Exception) -> JSONResponse:
        first = cast(RequestValidationError, error).errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body")
        detail = f"{field}: {first['msg']}" if field else str(first["msg"])
        return JSONResponse(Problem(code="bad_message", detail=detail).model_dump(), 422)

    async def refused(_: Request, error: Exception) -> JSONResponse:
        known = cast(HTTPException, error)
        code = CODES.get(known.status_code, "refused")
        return JSONResponse(Problem(code=code, detail=str(known.detail)).model_dump(), known.status_code, known.headers)

    for kind in REFUSALS:
        app.add_exception_handler(kind, refuse)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(HTTPException, refused)
