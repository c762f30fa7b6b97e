"""A signal is stored once for each need of a conversation, without what was said, and goes with the conversation."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from hub.demand.signals import UnmetNeed, forget_signals, keep_signals
from hub.erasure import Store, erase_requests
from hub.models import Route
from tests.hub.made import Opener

AT = dt.date(2026, 8, 20)


def signals(session: Session) -> list[UnmetNeed]:
    session.expire_all()
    return list(session.scalars(select(UnmetNeed).order_by(UnmetNeed.month, UnmetNeed.need)))


def test_a_signal_holds_classes_and_words_and_nothing_that_was_said(session: Session) -> None:
    keep_signals(
        session,
        "the-conversation",
        ["sheep shearing"],
        said="Morag of Glen Farm here, ring 0131 496 0000, our farm wants sheep shearing",
        places="Oban",
        learners="about 12",
        level="6",
        at=AT,
    )
    (signal,) = signals(session)
    assert signal.words == ("shearing", "sheep")
    facts = (signal.sector, signal.area, signal.level, signal.heads, signal.month)
    assert facts == ("land and aquaculture", "Argyll and Bute", 6, 12, dt.date(2026, 8, 1))
    row = str(session.execute(text("SELECT * FROM unmet_need")).one())
    for personal in ("Morag", "Glen Farm", "0131", "Oban", "the-conversation"):
        assert personal not in row


def test_the_same_need_said_again_is_one_signal_that_knows_more(session: Session) -> None:
    keep_signals(session, "c", ["sheep shearing"], at=AT)
    keep_signals(session, "c", ["shearing of sheep"], learners="9", at=AT + dt.timedelta(days=3))
    assert [signal.heads for signal in signals(session)] == [9]


def test_what_is_said_later_adds_to_a_signal_and_takes_nothing_away(session: Session) -> None:
    keep_signals(session, "c", ["sheep shearing"], said="our farm", places="Oban", learners="12", level="6", at=AT)
    keep_signals(session, "c", ["sheep shearing"], said="our farm. dementia care, carers, nurses", level="7", at=AT)
    (signal,) = signals(session)
    facts = (signal.sector, signal.area, signal.heads, signal.level)
    assert facts == ("land and aquaculture", "Argyll and Bute", 12, 7)


def test_a_need_without_a_word_that_says_something_is_no_signal(session: Session) -> None:
    keep_signals(session, "c", ["some training", ""], at=AT)
    assert signals(session) == []


def test_a_sector_of_another_name_is_read_for_one_of_the_hubs(session: Session) -> None:
    keep_signals(session, "c", ["rota planning"], sector="Morag's bakery", at=AT)
    assert [signal.sector for signal in signals(session)] == ["food and drink"]


def test_a_request_for_what_does_not_exist_is_a_signal_of_its_conversation(session: Session, opened: Opener) -> None:
    opened("mine", need="sheep shearing", route=Route.CO_DESIGN)
    opened("other", need="rope access", route=Route.BUY_PLACES)
    assert [signal.words for signal in signals(session)] == [("shearing", "sheep")]


def test_signals_go_with_the_conversation_and_the_receipt_counts_them(session: Session, opened: Opener) -> None:
    request = opened("mine", need="sheep shearing")
    keep_signals(session, "mine", ["rope access"], at=AT)
    keep_signals(session, "other", ["rope access"], at=AT)
    assert erase_requests(session, [request], ["mine"])[Store.SIGNALS] == 2
    assert len(signals(session)) == 1
    assert forget_signals(session, "nobody's") == 0
