"""The tables of pools: which requests are asked and decided together, and what their employers said to that."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from hub.columns import Many, member_of
from runtime.clock import now
from runtime.database import Base


class Consent(StrEnum):
    """What an employer said to being introduced to the others."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"


class Pool(Base):
    """Requests that one course could serve. `introduced` is when those who agreed were told of each other."""

    __tablename__ = "pool"

    id: Mapped[int] = mapped_column(primary_key=True)
    created: Mapped[dt.datetime] = mapped_column(default=now)
    by: Mapped[str] = mapped_column(String(254))
    introduced: Mapped[dt.datetime | None]

    members: Mapped[list[PoolMember]] = relationship(order_by="PoolMember.request_id", back_populates="pool")


class PoolMember(Base):
    """A request in its pool; it is in one at most.

    `digests` are those of the secrets of the links that were sent to the employer, of the question and of the
    introduction; they hold until `until`.
    """

    __tablename__ = "pool_member"

    request_id: Mapped[int] = mapped_column(
        ForeignKey("collaboration_request.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    pool_id: Mapped[int] = mapped_column(ForeignKey(Pool.id, ondelete="CASCADE"), index=True)
    consent: Mapped[Consent] = mapped_column(member_of(Consent), default=Consent.NOT_ASKED)
    answered: Mapped[dt.datetime | None]
    digests: Mapped[tuple[str, ...]] = mapped_column(Many(str), default=())
    until: Mapped[dt.datetime | None]

    pool: Mapped[Pool] = relationship(back_populates="members")
