"""Buttons that send a shortlist, a plan or a comparison as a file. A press is no message of the conversation."""

from __future__ import annotations

import re

from bot.documents import FORMATS
from contract import Comparison, Message, Plan, Shortlist
from runtime.phrases import Phrases

WANTED = re.compile(rf"file:(?P<message>\d{{1,18}}-\d{{1,3}}):(?P<format>{'|'.join(FORMATS)})")


def files_offered(message: Message, phrases: Phrases) -> list[tuple[str, str]]:
    """(title, payload) for each format in which a message can be had; none where it is no list of credentials, or one
    without any."""
    if not isinstance(message, Shortlist | Plan | Comparison) or not message.data.items:
        return []
    return [(phrases(f"utter_button_{suffix}"), f"file:{message.id}:{suffix}") for suffix in FORMATS]


def wanted(data: str) -> tuple[str, str] | None:
    """(id of the message, format) of a button of a file; None where it is another button."""
    match = WANTED.fullmatch(data)
    return (match["message"], match["format"]) if match else None
