"""The chat API: the contract over HTTP. Who holds a conversation's token may read it and write to it, nobody else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, FastAPI, Header, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot.answers import UnknownMessage
from bot.chat import Chat
from bot.conversations import IdReused, UnknownConversation, UnknownPayload
from bot.guards import too_often
from bot.templating import missing_page
from bot.turn_order import StillAnswering
from contract import Answer, History, Opened, Post, Problem
from contract.ratings import Rate, Rated
from runtime.language import gettext, gettext_noop
from runtime.rates import Rates, TooOften

router = APIRouter(prefix="/api/conversations", tags=["conversations"])

REFUSALS: dict[type[Exception], tuple[int, Problem]] = {
    UnknownConversation: (
        401,
        Problem(
            code="unknown_conversation",
            detail=gettext_noop("This conversation is not known here. Please start a new one."),
        ),
    ),
    UnknownPayload: (
        422,
        Problem(code="unknown_payload", detail=gettext_noop("That button does not belong to this conversation.")),
    ),
    StillAnswering: (
        409,
        Problem(
            code="answer_pending",
            detail=gettext_noop("The message before this one is still being answered. Please wait."),
        ),
    ),
    UnknownMessage: (
        422,
        Problem(
            code="unknown_message",
            detail=gettext_noop("There is no such answer, or no such reason, in this conversation."),
        ),
    ),
    IdReused: (409, Problem(code="id_reused", detail=gettext_noop("This id was already used for another message."))),
}

OF_PROGRAMS = ("/api/", "/mcp", "/telegram/", "/widget/")
CODES = {400: "bad_message", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}


@dataclass(frozen=True)
class Allowance:
    """How often one conversation may be written to, from however many addresses."""

    rates: Rates
    conversation: str


def _chat(request: Request) -> Chat:
    return cast(Chat, request.app.state.chat)


ChatService = Annotated[Chat, Depends(_chat)]


def token_in(authorization: str) -> str | None:
    """The token of an Authorization header; None where it has none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" and token else None


async def _conversation(chat: ChatService, authorization: Annotated[str, Header()] = "") -> str:
    token = token_in(authorization)
    if token is None:
        raise UnknownConversation
    return await chat.identify(token)


ConversationId = Annotated[str, Depends(_conversation)]


async def _writable(request: Request, conversation: ConversationId) -> str:
    """The conversation, one more message of which is counted. Raises TooOften."""
    allowance = cast(Allowance, request.app.state.allowance)
    await allowance.rates.taken(allowance.conversation, "conversation", conversation)
    return conversation


WritableId = Annotated[str, Depends(_writable)]
REFUSED: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem} for status in (400, 401, 403, 409, 413, 422, 429)
}


@router.get("/greeting")
async def read_greeting(chat: ChatService) -> Answer:
    """The advisor's first words. They belong to no conversation: it begins with the first message, and until then
    nothing is stored."""
    return await chat.greeting()


@router.post("", status_code=201, responses={403: REFUSED[403], 429: REFUSED[429]})
async def open_conversation(chat: ChatService) -> Opened:
    """Begin a conversation. The token is shown this once and is the only key to it."""
    return await chat.open()


@router.post("/messages", responses=REFUSED)
async def post_message(chat: ChatService, conversation: WritableId, post: Post) -> Answer:
    """Say something. Sending the same id again returns the same answer and does nothing twice."""
    return await chat.post(conversation, post)


@router.get("/messages", response_model=History, responses={304: {}, 401: REFUSED[401]})
async def read_messages(
    chat: ChatService,
    conversation: ConversationId,
    response: Response,
    if_none_match: Annotated[str, Header()] = "",
) -> Any:
    """Everything said so far, oldest first; 304 when nothing was said since the answer with this ETag.

    `/api/conversations/events` tells by server-sent events, with the same token, that something was said: the data of
    each are the ids of the messages, and its id is what `Last-Event-ID` resumes after.
    """
    etag = f'"{await chat.state(conversation)}"'
    headers = {"ETag": etag, "Cache-Control": "no-store"}
    if etag == if_none_match.removeprefix("W/"):
        return Response(status_code=304, headers=headers)
    response.headers.update(headers)
    return await chat.history(conversation)


@router.post("/ratings", responses=REFUSED)
async def rate_answer(chat: ChatService, conversation: WritableId, said: Rate) -> Rated:
    """Say whether an answer helped; a later word on the same answer takes its place. Staff read it."""
    return await chat.rate(conversation, said)


def worded(problem: Problem) -> Problem:
    """A problem in the spoken language."""
    return problem.model_copy(update={"detail": gettext(problem.detail)})


def _reads_pages(request: Request) -> bool:
    """Whether a person looks at an address by a browser, and at none of programs."""
    return (
        request.method == "GET"
        and "text/html" in request.headers.get("accept", "")
        and not request.url.path.startswith(OF_PROGRAMS)
    )


def add_refusals(app: FastAPI) -> None:
    """Answer each refusal of the service with a status, a code for programs and a sentence for people."""

    async def refuse(_: Request, error: Exception) -> JSONResponse:
        status, problem = REFUSALS[type(error)]
        return JSONResponse(worded(problem).model_dump(), status)

    async def held_up(request: Request, error: Exception) -> Response:
        return too_often(request.scope, cast(TooOften, error))

    async def unreadable(request: Request, error: Exception) -> Response:
        if _reads_pages(request):
            return missing_page()
        first = cast(RequestValidationError, error).errors()[0]
        field = ".".join(str(part) for part in first["loc"] if part != "body")
        detail = f"{field}: {first['msg']}" if field else str(first["msg"])
        return JSONResponse(Problem(code="bad_message", detail=detail).model_dump(), 422)

    async def refused(request: Request, error: Exception) -> Response:
        known = cast(HTTPException, error)
        if known.status_code == 404 and _reads_pages(request):
            return missing_page()
        code = CODES.get(known.status_code, "refused")
        return JSONResponse(Problem(code=code, detail=str(known.detail)).model_dump(), known.status_code, known.headers)

    for kind in REFUSALS:
        app.add_exception_handler(kind, refuse)
    app.add_exception_handler(TooOften, held_up)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(HTTPException, refused)
