"""What the chat API takes and gives around the messages."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, model_validator

from contract.messages import Message
from contract.values import Model


class Said(Model):
    """What the employer typed or pressed, as the history shows it."""

    id: str
    author: Literal["employer"] = "employer"
    at: dt.datetime
    text: str


class Post(Model):
    """A message from a client: free `text`, or the `payload` of a button. `id` is the idempotency key."""

    id: Annotated[str, Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")]
    text: str | None = Field(None, pattern=r"^[^\x00]*$")  # for PostgreSQL; a pattern also refuses half a surrogate
    payload: str | None = Field(None, max_length=64, pattern=r"^[^\x00]*$")

    @model_validator(mode="after")
    def _one_of_two(self) -> Post:
        if (self.text is None) == (self.payload is None):
            raise ValueError("send either text or a payload")
        if self.text is not None and not self.text.strip():
            raise ValueError("the message is empty")
        return self


class Opened(Model):
    """A new conversation. The token is the only key to it and is shown once."""

    token: str
    messages: tuple[Message, ...]


class Answer(Model):
    """What the advisor said to one message."""

    messages: tuple[Message, ...]


class History(Model):
    messages: tuple[Annotated[Said | Message, Field(union_mode="left_to_right")], ...]


class Problem(Model):
    """A refusal in words for a person (`detail`) and for a program (`code`)."""

    code: str
    detail: str
