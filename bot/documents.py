"""A shortlist, a plan or a comparison as a file to take away."""

from __future__ import annotations

import io
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.answers import UnknownMessage, message_of
from bot.list_pdf import as_pdf
from bot.shared import as_csv
from bot.workbook import sheets_of, write_workbook
from catalogue.store import get_credentials
from contract import Comparison, Plan, Shortlist
from runtime.clock import today
from runtime.phrases import Phrases

FORMATS = ("pdf", "xlsx", "csv")


@dataclass(frozen=True)
class File:
    """A file to send. The name ends as its format does."""

    name: str
    content: bytes


def document(session: Session, conversation_id: str, message_id: str, suffix: str, phrases: Phrases) -> File:
    """The credentials of a message of the conversation, as the catalogue has them now, in one of FORMATS.

    Raises UnknownMessage, also where the catalogue has none of them any more, and PdfUnavailable of runtime.pdf.
    """
    message = message_of(session, conversation_id, message_id)
    if not isinstance(message, Shortlist | Plan | Comparison) or suffix not in FORMATS:
        raise UnknownMessage
    records = get_credentials(session, [card.id for card in message.data.items])
    if not records:
        raise UnknownMessage
    name = f"{message.kind}.{suffix}"
    if suffix == "csv":
        return File(name, as_csv(records))
    plan = message.data if isinstance(message, Plan) else None
    if suffix == "pdf":
        return File(name, as_pdf(records, phrases, today(), plan))
    file = io.BytesIO()
    write_workbook(sheets_of(records, phrases, today(), plan), file)
    return File(name, file.getvalue())
