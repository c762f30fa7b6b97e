"""The hub's tables: the requests of employers, the history of each, and the staff who decide."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, ForeignKey, String, Text, delete, event, insert, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

import hub.audit
import hub.consents
import hub.correspondence
import hub.demand.signals
import hub.lessons.models
import hub.measures.usage
import hub.pause
import hub.pools.models
import hub.ratings
import hub.recovery
import hub.saved_views
import hub.supply
import hub.vectors  # noqa: F401  so do its tables
from hub.columns import Many, member_of
from hub.event_kinds import EventKind
from hub.final_histories import FINAL
from hub.request_indexes import INDEXES
from hub.roles import Role
from hub.search_words import RequestWord, words_of
from hub.statuses import Status
from runtime.clock import now
from runtime.database import Base, only_added_to

EMPLOYER = "employer"
SYSTEM = "system"
"""The actors of an event that are not members of staff; those are named by their e-mail address."""


UNTIL_A_REPLY = dt.date.max
"""The day until which a request is put off that waits for the employer's words alone."""


class Route(StrEnum):
    """The six ways to meet a need, from the quickest to the slowest."""

    BUY_PLACES = "buy_places"
    CLOSED_COHORT = "closed_cohort"
    ADAPT = "adapt"
    CO_DESIGN = "co_design"
    CREDIT_RATE = "credit_rate"
    RPL = "rpl"


class DeclineCode(StrEnum):
    """Why a request was declined, for the figures; the employer reads the words beside it."""

    OFFERED_ALREADY = "offered_already"
    TOO_FEW = "too_few"
    NO_PROVIDER = "no_provider"
    NO_FUNDING = "no_funding"
    OUT_OF_SCOPE = "out_of_scope"
    NO_ANSWER = "no_answer"
    OTHER = "other"


class Shown(BaseModel):
    """A credential that the advisor showed, and in the employer's words why it did not fit."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_max_length=1000)

    id: str
    title: str
    why_rejected: str | None = None


class HistoryIsFinal(Exception):
    """Something tried to rewrite an event; a history is only ever added to."""


class CollaborationRequest(Base):
    """What one employer needs and the catalogue does not offer.

    After `open_request`, only hub.lifecycle and hub.arrangement change it. A field that the employer did not say, or is
    not sure of, is NULL. `said` are the employer's own messages, `need` what they agreed to, `remarks` what they said
    besides while they were asked; `hears` says whether they want to be told of new courses for it; `area`, `heads` and
    the levels are read from the other fields (hub/classification.py).
    """

    __tablename__ = "collaboration_request"
    __table_args__ = INDEXES

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    status: Mapped[Status] = mapped_column(member_of(Status), default=Status.NEW)
    version: Mapped[int] = mapped_column()
    route: Mapped[Route | None] = mapped_column(member_of(Route))
    organisation: Mapped[str] = mapped_column(String(200))
    sector: Mapped[str | None] = mapped_column(String(200))
    size: Mapped[str | None] = mapped_column(String(200))
    region: Mapped[str | None] = mapped_column(String(200))
    area: Mapped[str | None] = mapped_column(String(60), index=True)
    contact_name: Mapped[str] = mapped_column(String(200))
    contact: Mapped[str] = mapped_column(String(254))
    contact_channel: Mapped[str | None] = mapped_column(String(200))
    consent_version: Mapped[str] = mapped_column(String(50))
    consent_at: Mapped[dt.datetime]
    need: Mapped[str] = mapped_column(Text)
    said: Mapped[str | None] = mapped_column(Text)
    remarks: Mapped[str | None] = mapped_column(Text)
    roles: Mapped[str | None] = mapped_column(Text)
    skills: Mapped[tuple[str, ...]] = mapped_column(Many(str), default=())
    learners: Mapped[str | None] = mapped_column(String(200))
    heads: Mapped[int | None]
    level: Mapped[str | None] = mapped_column(String(200))
    level_min: Mapped[int | None]
    level_max: Mapped[int | None]
    credit_wanted: Mapped[str | None] = mapped_column(String(10))
    mode: Mapped[str | None] = mapped_column(String(200))
    deadline: Mapped[str | None] = mapped_column(String(200))
    preferred_providers: Mapped[tuple[str, ...]] = mapped_column(Many(str), default=())
    shown: Mapped[tuple[Shown, ...]] = mapped_column(Many(Shown), default=())
    notes: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), index=True)
    due: Mapped[dt.date | None]
    snoozed_until: Mapped[dt.date | None]
    decline_code: Mapped[DeclineCode | None] = mapped_column(member_of(DeclineCode))
    duplicate_of: Mapped[str | None] = mapped_column(String(12))
    conversation_id: Mapped[str] = mapped_column(String(100), index=True)
    submission_key: Mapped[str] = mapped_column(String(100), unique=True)
    history_text: Mapped[str] = mapped_column(Text, default="", server_default="")
    created: Mapped[dt.datetime] = mapped_column(default=now)
    updated: Mapped[dt.datetime] = mapped_column(default=now, onupdate=now)
    unread: Mapped[bool] = mapped_column(default=True, server_default="1")
    hears: Mapped[bool] = mapped_column(default=False, server_default="0")

    owner: Mapped[Staff | None] = relationship(lazy="joined")
    events: Mapped[list[RequestEvent]] = relationship(
        back_populates="request", order_by="RequestEvent.id", passive_deletes="all"
    )

    # Two sessions that read the same version cannot both write it: the second UPDATE matches no row.
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  SQLAlchemy declares it so


class RequestEvent(Base):
    """One event in the history of a request. The employer may read the reason when it is `shared`. `route` is the one
    that was chosen together with a status; chosen by itself it is the reason of an event of its own.

    The database refuses to change one and to remove one (FINAL); all go with their request.
    """

    __tablename__ = "request_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey(CollaborationRequest.id, ondelete="CASCADE"), index=True)
    at: Mapped[dt.datetime] = mapped_column(default=now)
    actor: Mapped[str] = mapped_column(String(254))
    kind: Mapped[EventKind] = mapped_column(member_of(EventKind))
    from_status: Mapped[Status | None] = mapped_column(member_of(Status))
    to_status: Mapped[Status | None] = mapped_column(member_of(Status))
    reason: Mapped[str | None] = mapped_column(Text)
    shared: Mapped[bool] = mapped_column(default=False)
    route: Mapped[Route | None] = mapped_column(member_of(Route))

    request: Mapped[CollaborationRequest] = relationship(back_populates="events")


only_added_to(RequestEvent.__table__, FINAL)


class Staff(Base):
    __tablename__ = "staff"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password_hash: Mapped[str] = mapped_column(String(300))
    active: Mapped[bool] = mapped_column(default=True)
    role: Mapped[Role] = mapped_column(member_of(Role), default=Role.TRIAGE)
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_step: Mapped[int | None]


class StaffSession(Base):
    """A browser that is signed in, or that waits for a code. The token itself is in its cookie and nowhere else.

    `offered_secret` is a second factor that nobody confirmed yet, `looks_at` the reference of the request it shows.
    """

    __tablename__ = "staff_session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey(Staff.id, ondelete="CASCADE"), index=True)
    created: Mapped[dt.datetime]
    seen: Mapped[dt.datetime]
    expires: Mapped[dt.datetime]
    message: Mapped[str | None] = mapped_column(Text)
    browser: Mapped[str | None] = mapped_column(String(200))
    waits_for_code: Mapped[bool] = mapped_column(default=False, server_default="0")
    offered_secret: Mapped[str | None] = mapped_column(String(64))
    looks_at: Mapped[str | None] = mapped_column(String(12))
    looks_since: Mapped[dt.datetime | None]

    staff: Mapped[Staff] = relationship(lazy="joined", innerjoin=True)


SEARCHED = (
    *("reference", "organisation", "sector", "region", "contact_name", "contact", "need", "said", "roles"),
    *("remarks", "notes", "skills", "preferred_providers", "history_text"),
)
"""The fields of a request whose words it is found by."""


@event.listens_for(CollaborationRequest, "after_insert")
@event.listens_for(CollaborationRequest, "after_update")
def _keep_searchable(_mapper: Any, connection: Connection, request: CollaborationRequest) -> None:
    state = inspect(request)
    if not any(state.attrs[name].history.has_changes() for name in SEARCHED):
        return
    values = (getattr(request, name) or () for name in SEARCHED)
    words = words_of(text for value in values for text in ((value,) if isinstance(value, str) else value))
    connection.execute(delete(RequestWord).where(RequestWord.request_id == request.id))
    connection.execute(insert(RequestWord), [{"word": word, "request_id": request.id} for word in sorted(words)])


@event.listens_for(RequestEvent, "before_update")
def _keep_history(_mapper: Any, _connection: Any, changed: RequestEvent) -> None:
    raise HistoryIsFinal(f"event {changed.id} of request {changed.request_id}")
