"""Three employers who need the same, and one who needs something else."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from hub.correspondence import Notice
from hub.models import CollaborationRequest
from tests.hub.made import Opener

WELDING = {"need": "MIG welding for our fabricators", "level": "5", "region": "Dunfermline", "learners": "8"}
FIRMS = ("alba-steel", "rosyth-yard", "kirkcaldy-works")


def welders(opened: Opener) -> list[CollaborationRequest]:
    """A request of each of the firms, each in a conversation of its own."""
    return [
        opened(firm, organisation=firm, contact_name=f"Jo of {firm}", contact=f"jo@{firm}.example", **WELDING)
        for firm in FIRMS
    ]


def words_sent(session: Session, request: CollaborationRequest) -> list[str]:
    """The words of the links in the notices to an employer, the oldest first, each once."""
    codes = session.scalars(select(Notice.code).where(Notice.request_id == request.id).order_by(Notice.id))
    return list(dict.fromkeys(code for code in codes if code))
