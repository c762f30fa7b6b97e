"""What an employer says of an answer, and what they are asked or told then."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from contract.values import Model

RATED = ("recommendations", "credential", "comparison", "plan", "guidance", "definition", "fallback")
"""The kinds of messages that are asked about: those that answer a question about learning."""


class Rate(Model):
    """`message` is the id of a message of the advisor; `fault` is the code of one of the reasons that were offered."""

    message: Annotated[str, Field(pattern=r"^[0-9]{1,18}-[0-9]{1,3}$")]
    helpful: bool
    fault: Annotated[str, Field(max_length=30, pattern=r"^[a-z_]+$")] | None = None


class Reason(Model):
    code: str
    title: str


class Rated(Model):
    """What is said to a rating; with `reasons` it is a question, which need not be answered."""

    text: str
    reasons: tuple[Reason, ...] = ()
