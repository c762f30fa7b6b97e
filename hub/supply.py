"""The tables of what universities and colleges have for a request: credentials that came after it was sent, and what
providers answered who were asked."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from hub.columns import member_of
from runtime.clock import now
from runtime.database import Base


class Outcome(StrEnum):
    """What staff did with a new offer."""

    TOLD = "told"
    SET_ASIDE = "set_aside"


class ProviderAnswer(StrEnum):
    """What a provider answers that was asked about a request."""

    INTERESTED = "interested"
    NOT_NOW = "not_now"
    QUESTION = "question"
    OFFER = "offer"


class ComparedCredential(Base):
    """A credential as the requests were last compared with it: a digest of the fields that decide what it answers."""

    __tablename__ = "compared_credential"

    id: Mapped[str] = mapped_column(String(120), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64))


class NewOffer(Base):
    """A credential that answers a request and that was added or changed after it was sent.

    `quote` is the sentence of its record that makes it an answer; `told` says that the advisor told an employer who had
    agreed to hear of it. There is one for a request and a credential, so that
    what staff set aside does not come again.
    """

    __tablename__ = "new_offer"
    __table_args__ = (UniqueConstraint("request_id", "credential_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("collaboration_request.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[str] = mapped_column(String(120))
    added: Mapped[bool]
    quote: Mapped[str] = mapped_column(Text)
    found: Mapped[dt.datetime] = mapped_column(default=now)
    told: Mapped[bool] = mapped_column(default=False, server_default="0")
    outcome: Mapped[Outcome | None] = mapped_column(member_of(Outcome), index=True)


class Invitation(Base):
    """A provider that was asked about a request by a link, with its last answer. The words are in the history.

    `by` is the e-mail address of the member of staff who asked; `answers` counts how often the link was answered.
    """

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("collaboration_request.id", ondelete="CASCADE"), index=True)
    provider: Mapped[str] = mapped_column(String(300), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64))
    by: Mapped[str] = mapped_column(String(254))
    created: Mapped[dt.datetime]
    expires: Mapped[dt.datetime]
    answer: Mapped[ProviderAnswer | None] = mapped_column(member_of(ProviderAnswer))
    answered: Mapped[dt.datetime | None]
    answers: Mapped[int] = mapped_column(default=0)
