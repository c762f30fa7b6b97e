"""Telegram's Bot API by hand: enough of it for the real python-telegram-bot to talk to, on a port of this machine.

It keeps the rules that a bot can break: the length of a text and of a button's data, the confirmation of updates by
offset, chats that blocked the bot, and calls that it was told to refuse.
"""

from __future__ import annotations

import asyncio
import itertools
import socket
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.bot.telegram_content import BOT, DATE, DONE, Refusal, Sent, SentFile, as_seen, person


class FakeBotApi:
    """Any bot may use it, or only the one whose `token` is given. Its methods may be called from any thread."""

    def __init__(self, token: str = "") -> None:
        self._token = token
        self._changed = threading.Condition()
        self._numbers = itertools.count(1000)
        self._stopping = False
        self._arrived: tuple[asyncio.AbstractEventLoop, asyncio.Event] | None = None
        self.forget()

    def forget(self) -> None:
        """As if nothing had ever been delivered, sent, blocked or refused."""
        with self._changed:
            self._calls: list[tuple[str, dict[str, str]]] = []
            self._sent: list[Sent] = []
            self._files: list[SentFile] = []
            self._uploads: list[tuple[str, bytes]] = []
            self._pending: list[dict[str, Any]] = []
            self._blocked: set[int] = set()
            self._refusals: dict[str, list[Refusal]] = {}

    # --- its life

    def start(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        route = Route("/bot{token}/{method}", self._answer, methods=["GET", "POST"])
        config = uvicorn.Config(Starlette(routes=[route]), log_level="error", lifespan="off", ws="none")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._server.should_exit = True
        self.let_time_pass()
        self._thread.join()
        self._socket.close()

    def __enter__(self) -> FakeBotApi:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.stop()

    # --- what people do in Telegram

    def deliver_text(self, chat: int, text: str, *, times: int = 1, kind: str = "private") -> None:
        """Somebody types; `times` is how often Telegram delivers the one update."""
        self.deliver(chat, times=times, kind=kind, text=text)

    def deliver(
        self, chat: int, *, times: int = 1, kind: str = "private", edited: bool = False, **content: Any
    ) -> None:
        """A message with any content, such as `sticker=STICKER`."""
        message = {**self._message(chat, kind), "from": person(chat), **content}
        self.deliver_raw({"edited_message" if edited else "message": message}, times=times)

    def deliver_raw(self, content: dict[str, Any], *, times: int = 1) -> int:
        """Any update at all. Returns its number."""
        with self._changed:
            number = next(self._numbers)
            self._pending.extend([{"update_id": number, **content}] * times)
        self.let_time_pass()
        return number

    def update(self, chat: int, text: str) -> dict[str, Any]:
        """An update as it is sent to a webhook, which is not queued here."""
        message = {**self._message(chat, "private"), "from": person(chat), "text": text}
        return {"update_id": next(self._numbers), "message": message}

    def deliver_press(self, chat: int, data: str, *, times: int = 1, below: int | None = None) -> None:
        """Somebody presses an inline button, of the message of a number."""
        query = {"id": str(next(self._numbers)), "from": person(chat), "chat_instance": "1", "data": data}
        message = {**self._message(chat, "private"), "text": "…"} | ({} if below is None else {"message_id": below})
        self.deliver_raw({"callback_query": {**query, "message": message}}, times=times)

    def block(self, chat: int) -> None:
        """Nothing can be sent to this chat any more."""
        with self._changed:
            self._blocked.add(chat)

    def refuse(self, method: str, status: int, description: str, *, retry_after: int | None = None) -> None:
        """The next call of `method` is answered so, and not done."""
        with self._changed:
            self._refusals.setdefault(method, []).append(Refusal(status, description, retry_after))

    # --- what the bot did

    def sent(self, chat: int) -> list[Sent]:
        """The messages that reached this chat, oldest first."""
        with self._changed:
            return [sent for sent in self._sent if sent.chat == chat]

    def files(self, chat: int) -> list[SentFile]:
        """The files that reached this chat, oldest first."""
        with self._changed:
            return [sent for sent in self._files if sent.chat == chat]

    def texts(self, chat: int) -> list[str]:
        return [sent.text for sent in self.sent(chat)]

    def count(self) -> int:
        """How many messages reached all chats together."""
        with self._changed:
            return len(self._sent)

    def texts_by_chat(self) -> dict[int, list[str]]:
        """What each chat was sent, oldest first."""
        by_chat: dict[int, list[str]] = {}
        with self._changed:
            for sent in self._sent:
                by_chat.setdefault(sent.chat, []).append(sent.text)
        return by_chat

    def calls(self, method: str) -> list[dict[str, str]]:
        """The parameters of every call of `method` as they were sent, also of those that were refused."""
        with self._changed:
            return [parameters for name, parameters in self._calls if name == method]

    def wait_for(self, predicate: Callable[[], bool], timeout: float = 10) -> None:
        """Returns as soon as `predicate` is true after something has changed. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(predicate, timeout):
                raise TimeoutError(f"not within {timeout} s; sent so far: {self._sent}")

    # --- the API

    async def _answer(self, request: Request) -> JSONResponse:
        method = request.path_params["method"]
        body = await request.json() if method == "getUpdates" else dict(await request.form())
        files = [value for value in body.values() if isinstance(value, UploadFile)]
        for file in files:
            self._uploads.append((file.filename or "", await file.read()))
            await file.close()
        parameters = {name: str(value) for name, value in body.items()}
        if self._token and request.path_params["token"] != self._token:
            return Refusal(401, "Unauthorized").response()
        if method == "getUpdates":
            with self._changed:
                self._calls.append((method, parameters))
                self._changed.notify_all()
                if planned := self._refusals.get(method):
                    return planned.pop(0).response()
            return JSONResponse({"ok": True, "result": await self._updates(parameters)})
        with self._changed:
            result = self._take(method, parameters)
            self._changed.notify_all()
        return result.response() if isinstance(result, Refusal) else JSONResponse({"ok": True, "result": result})

    def _take(self, method: str, parameters: dict[str, str]) -> Any:
        self._calls.append((method, parameters))
        if planned := self._refusals.get(method):
            return planned.pop(0)
        chat = int(parameters.get("chat_id", 0))
        if chat in self._blocked:
            return Refusal(403, "Forbidden: bot was blocked by the user")
        if method == "sendMessage":
            return self._send(chat, parameters)
        if method == "editMessageText":
            return self._edit(chat, parameters)
        if method == "sendDocument":
            name, content = self._uploads.pop()
            self._files.append(SentFile(chat, name, content))
            return {**self._message(chat, "private"), "document": {"file_id": "f", "file_unique_id": "f"}}
        if method == "getMe":
            return BOT
        if method in DONE:
            return True
        return Refusal(404, "Not Found: method not found")

    def _send(self, chat: int, parameters: dict[str, str]) -> Any:
        message = self._message(chat, "private")
        sent = as_seen(chat, message["message_id"], parameters)
        if isinstance(sent, Refusal):
            return sent
        self._sent.append(sent)
        return {**message, "text": sent.text}

    def _edit(self, chat: int, parameters: dict[str, str]) -> Any:
        number = int(parameters["message_id"])
        places = [at for at, sent in enumerate(self._sent) if (sent.chat, sent.number) == (chat, number)]
        if not places:
            return Refusal(400, "Bad Request: message to edit not found")
        new = as_seen(chat, number, parameters)
        if isinstance(new, Refusal):
            return new
        if new == self._sent[places[0]]:
            return Refusal(400, "Bad Request: message is not modified: specified new message content is the same")
        self._sent[places[0]] = new
        return {**self._message(chat, "private"), "message_id": number, "text": new.text}

    async def _updates(self, parameters: dict[str, str]) -> list[dict[str, Any]]:
        """What is not confirmed yet; with a `timeout`, as soon as there is something or at the latest then."""
        if self._arrived is None:
            self._arrived = (asyncio.get_running_loop(), asyncio.Event())
        self._arrived[1].clear()
        updates = self._unconfirmed(int(parameters.get("offset", 0)))
        if not updates and not self._stopping and (timeout := float(parameters.get("timeout", 0))):
            try:
                await asyncio.wait_for(self._arrived[1].wait(), timeout)
            except TimeoutError:
                return []
            updates = self._unconfirmed(0)
        return updates

    def _unconfirmed(self, offset: int) -> list[dict[str, Any]]:
        with self._changed:
            self._pending = [update for update in self._pending if update["update_id"] >= offset]
            return list(self._pending)

    def let_time_pass(self) -> None:
        """Answer those who wait for updates, also where there are none."""
        if self._arrived is not None:
            loop, arrived = self._arrived
            loop.call_soon_threadsafe(arrived.set)

    def _message(self, chat: int, kind: str) -> dict[str, Any]:
        name = {"first_name": "Somebody"} if kind == "private" else {"title": "Everybody"}
        return {"message_id": next(self._numbers), "date": DATE, "chat": {"id": chat, "type": kind, **name}}
