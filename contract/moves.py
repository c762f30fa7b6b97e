"""Taking a conversation to another channel."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contract.values import Model


class MoveOffer(Model):
    """A code for Telegram that works once and for `minutes`. `link` opens the bot with it, `bot` is the bot's name."""

    code: str
    link: str
    bot: str
    minutes: int


class Move(Model):
    """A code that came from Telegram."""

    code: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\x00]*$")]


class Moved(Model):
    """The token of the conversation that the code belongs to; it is shown once."""

    token: str
