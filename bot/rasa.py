"""The client of Rasa's REST channel, which answers 200 and nothing at all when something behind it broke."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol

import httpx
from pydantic import ValidationError

from contract import Message, message
from contract.context import UNKNOWN
from runtime.logs import TURN
from runtime.redaction import described


class RasaUnavailable(Exception):
    """Rasa did not answer in time, answered with an error, or fell silent; the text says which, for the log."""


class Assistant(Protocol):
    """Who answers the employer: `Rasa` below says what each method promises."""

    async def ask(self, conversation_id: str, text: str, context: str) -> list[Message]: ...

    async def renew(self, conversation_id: str) -> None: ...

    async def healthy(self) -> bool: ...

    async def close(self) -> None: ...


class Rasa:
    """One client for the process. `timeout` in seconds bounds the whole of one exchange."""

    def __init__(self, url: str, timeout: float, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._timeout = timeout
        self._client = httpx.AsyncClient(base_url=url, timeout=timeout, transport=transport, trust_env=False)

    async def ask(self, conversation_id: str, text: str, context: str) -> list[Message]:
        """What the assistant says to `text`: at least one message, or RasaUnavailable is raised.

        `context` is what it said last (contract/context.py).
        """
        try:
            return read_reply(await self._post(conversation_id, text, context))
        except (TypeError, AttributeError) as error:
            raise RasaUnavailable(described(error)) from error

    async def renew(self, conversation_id: str) -> None:
        """Begin a new session of the conversation, which remembers everything but what was said. Nothing is answered.

        Raises RasaUnavailable.
        """
        await self._post(conversation_id, "/session_start", UNKNOWN)

    async def healthy(self) -> bool:
        """Whether Rasa answers and has its model loaded."""
        try:
            return (await self._client.get("/")).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    async def _post(self, conversation_id: str, text: str, context: str) -> Any:
        metadata = {"context": context, "turn": TURN.get()}
        try:
            async with asyncio.timeout(self._timeout):  # httpx bounds only each read, and a reply may drip
                reply = await self._client.post(
                    "/webhooks/rest/webhook",
                    json={"sender": conversation_id, "message": text, "metadata": metadata},
                )
            if not reply.is_success:
                raise RasaUnavailable(f"Rasa answered {reply.status_code}")
            return reply.json()
        except (httpx.HTTPError, TimeoutError, ValueError) as error:
            raise RasaUnavailable(described(error)) from error

    async def close(self) -> None:
        await self._client.aclose()


def read_reply(parts: list[dict[str, Any]]) -> list[Message]:
    """Rasa's list of parts as messages of the contract.

    An action sends a whole message as `custom`. A response of domain.yml comes as a `text` part, followed by a
    `custom` part with its `kind` and `data` where it has them. Raises RasaUnavailable when nothing was said, and
    when what was said is not of the contract.
    """
    bodies: list[dict[str, Any]] = []
    for part in parts:
        if "text" in part:
            bodies.append({"kind": "text", "text": part["text"], "buttons": part.get("buttons") or []})
        elif custom := part.get("custom"):
            if bodies and "lead" not in custom and "text" not in custom:
                bodies[-1].update(custom)
            else:
                bodies.append(dict(custom))
    if not bodies:
        raise RasaUnavailable("an empty reply: an action failed or the action server is down")
    try:
        return [message.validate_python(body) for body in bodies]
    except ValidationError as error:
        places = ", ".join(".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False))
        raise RasaUnavailable(f"a reply that is not of the contract: {places}") from error
