"""Erasing conversations and the requests made in them from every store, by an id, a reference or a contact."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from bot.models import Conversation, IssuedButton, MoveCode, TelegramAnswer, Turn
from bot.tracker import TrackerStore
from hub.erasure import (
    NothingHeld,
    Receipt,
    Scope,
    Store,
    erase_requests,
    forget_pages,
    keep_receipt,
    requests_found,
)
from hub.holds import Held, UnderHold
from runtime.addresses import dialled, is_phone, same_contact
from runtime.database import Sessions


class Eraser:
    """The stores that hold something of an employer: the database and Rasa's tracker."""

    def __init__(self, sessions: Sessions, tracker: TrackerStore) -> None:
        self._sessions = sessions
        self._tracker = tracker

    def erase(self, scope: Scope, value: str, by: str, *, keep_open: bool = False) -> Receipt:
        """Erase all that is found by `value`, and keep a receipt of figures in the name of `by`.

        Requests go with the conversation they were made in, and a contact with every conversation in which its address
        was typed. `keep_open` leaves the row of a conversation on the web, which holds the hash of its token and
        nothing else, so that it can be told the receipt.

        Rasa's store goes first: where that fails, nothing was erased yet, and it can be tried again.

        Raises NothingHeld, UnderHold, and TrackerUnavailable of bot.tracker.
        """
        with self._sessions() as session:
            conversations = conversations_found(session, scope, value)
            found = requests_found(session, scope, value)
            if not conversations and not found:
                raise NothingHeld
            if Held(session).any_of(scope, value, found, conversations):
                raise UnderHold
        tracker = self._tracker.erase(conversations)
        with self._sessions.begin() as session:
            requests = requests_found(session, scope, value)
            counts = erase_requests(session, requests, conversations)
            counts |= erase_conversations(session, conversations, keep_open=keep_open)
            counts[Store.TRACKER] = tracker
            keep_receipt(session, scope, counts, asked_by=by)
        with self._sessions() as session:
            forget_pages(session)
        return counts


def conversations_found(session: Session, scope: Scope, value: str) -> list[str]:
    """The ids of the conversations that are meant, also of one whose row is gone already."""
    found = {request.conversation_id for request in requests_found(session, scope, value)}
    if scope is Scope.CONVERSATION and session.get(Conversation, value) is not None:
        found.add(value)
    if scope is Scope.CONTACT:
        found |= set(session.scalars(select(Turn.conversation_id).where(_typed(same_contact(value)))))
    thread = Conversation.id.in_(found), Conversation.continued_as.is_not(None)
    found |= set(session.scalars(select(Conversation.continued_as).where(*thread)))
    return sorted({*found, *session.scalars(select(Conversation.id).where(Conversation.continued_as.in_(found)))})


def _typed(contact: str) -> ColumnElement[bool]:
    """Whether a turn holds a contact; a telephone number also with other spaces and signs between its digits."""
    if not is_phone(contact):
        return func.lower(Turn.said).contains(contact, autoescape=True)
    said: ColumnElement[str] = func.coalesce(Turn.said, "")
    for sign in " -.()/":
        said = func.replace(said, sign, "")
    return said.contains(dialled(contact))


def erase_conversations(session: Session, conversations: Sequence[str], *, keep_open: bool = False) -> dict[Store, int]:
    """Remove what was said in these conversations, their buttons and answers, and but for `keep_open` their rows."""
    counts = dict.fromkeys((Store.TURNS, Store.BUTTONS, Store.ANSWERS, Store.CONVERSATIONS), 0)
    for conversation in conversations:
        session.execute(delete(MoveCode).where(MoveCode.conversation_id == conversation))
        for store, model in ((Store.TURNS, Turn), (Store.BUTTONS, IssuedButton)):
            of_it = select(func.count()).select_from(model).where(model.conversation_id == conversation)
            counts[store] += session.scalar(of_it) or 0
            session.execute(delete(model).where(model.conversation_id == conversation))
        chat = select(Conversation.chat).where(Conversation.id == conversation).scalar_subquery()
        answers = delete(TelegramAnswer).where(TelegramAnswer.chat == chat).returning(TelegramAnswer.id)
        counts[Store.ANSWERS] += len(session.scalars(answers).all())
        gone = delete(Conversation).where(Conversation.id == conversation)
        closed = or_(Conversation.chat.is_not(None), Conversation.continued_as.is_not(None))
        gone = gone.where(closed) if keep_open else gone
        counts[Store.CONVERSATIONS] += len(session.scalars(gone.returning(Conversation.id)).all())
    return counts
