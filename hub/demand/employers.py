"""Who counts as one employer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.demand.signals import source_of
from hub.models import CollaborationRequest

_PUBLIC = """
    aol.com btinternet.com gmail.com googlemail.com hotmail.co.uk hotmail.com icloud.com live.co.uk live.com
    me.com outlook.com proton.me protonmail.com sky.com talktalk.net virginmedia.com yahoo.co.uk yahoo.com
"""
PUBLIC_MAIL = frozenset(_PUBLIC.split())
"""Domains whose addresses belong to many: there the whole address stands for the employer, elsewhere the domain."""


def employers(session: Session, since: dt.date) -> Mapping[str, str]:
    """The employers of the conversations that made a request: two conversations of one firm are one employer.

    A conversation that made none counts as an employer of its own, because nothing says whose it was.
    """
    made = select(CollaborationRequest.conversation_id, CollaborationRequest.contact).where(
        CollaborationRequest.created >= dt.datetime.combine(since, dt.time(), dt.UTC)
    )
    return {source_of(conversation): firm_of(contact) for conversation, contact in session.execute(made)}


def firm_of(contact: str) -> str:
    """What stands for the employer of an e-mail address or a telephone number."""
    domain = contact.casefold().rpartition("@")[2]
    return contact.casefold() if domain in PUBLIC_MAIL else domain
