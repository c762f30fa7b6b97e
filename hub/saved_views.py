"""Views of the queue that staff keep under a name, for themselves or for everybody."""

from __future__ import annotations

from sqlalchemy import String, Text, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from runtime.database import Base

LONGEST_NAME = 60
MOST_VIEWS = 30
"""Views that one member of staff may keep."""


class UnusableName(Exception):
    """A view needs a name of 1 to 60 characters."""


class TooManyViews(Exception):
    """This member of staff keeps as many views as there may be."""


class SavedView(Base):
    """A view: its name, and the query string of its filters, "" for the plain queue. `owner` is an e-mail address."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("owner", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(254), index=True)
    name: Mapped[str] = mapped_column(String(LONGEST_NAME))
    query: Mapped[str] = mapped_column(Text)
    shared: Mapped[bool] = mapped_column(default=False)


def save_view(session: Session, owner: str, name: str, query: str, *, shared: bool) -> SavedView:
    """Keep a view; one of the same name and owner is replaced. Raises UnusableName, TooManyViews."""
    name = " ".join(name.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise UnusableName(name)
    own = {view.name: view for view in session.scalars(select(SavedView).where(SavedView.owner == owner))}
    view = own.get(name)
    if view is None:
        if len(own) >= MOST_VIEWS:
            raise TooManyViews
        view = SavedView(owner=owner, name=name)
        session.add(view)
    view.query, view.shared = query, shared
    session.flush()
    return view


def views_of(session: Session, owner: str) -> list[SavedView]:
    """The views that this member of staff sees: their own and those that are shared, by name."""
    visible = or_(SavedView.owner == owner, SavedView.shared)
    return list(session.scalars(select(SavedView).where(visible).order_by(SavedView.name, SavedView.id)))


def forget_view(session: Session, owner: str, number: int) -> bool:
    """Remove a view of this member of staff. Returns whether there was one; nobody removes those of others."""
    view = session.scalar(select(SavedView).where(SavedView.id == number, SavedView.owner == owner))
    if view is not None:
        session.delete(view)
        session.flush()
    return view is not None
