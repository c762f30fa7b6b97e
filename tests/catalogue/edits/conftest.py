from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from catalogue.records import Guidance, Term
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from tests.catalogue.made import made

RPL = Term(id="rpl", term="Recognition of prior learning", aliases=("RPL",), definition="Credit for what is known.")
LEVEL = Term(id="level", term="SCQF level", definition="How hard it is.", see_also=("rpl",))
COST = Guidance(id="cost", title="What does it cost?", asked=("how much is it",), answer="It differs.")
FEED = [made(title="Dementia Care", price={"amount": "450"}), made(id="sail", title="Sailing")]


def published(session: Session) -> None:
    """What providers and the project publish, as it comes again each night."""
    apply_credentials(session, FEED, "replace", by_provider=True)
    apply_reference(session, terms=[LEVEL, RPL], providers=[], funding=[], guidance=[COST])


@pytest.fixture
def stored(session: Session) -> Session:
    """The session, with two credentials, two terms and an answer in the catalogue."""
    published(session)
    session.commit()
    return session
