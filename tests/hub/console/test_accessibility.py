"""Every page has landmarks, one heading and a label for each field, and holds no script."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from starlette.testclient import TestClient

from catalogue.edits.editing import Phrasal, rephrase, undo, withdraw
from catalogue.records import Credential, Guidance, Term
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from hub.lessons.lessons import hear
from hub.lessons.models import Why
from hub.measures.usage import Use
from hub.new_offers import comparison, keep_comparison
from hub.pools.pools import make_pool
from hub.requests import get_request
from hub.supply import NewOffer
from runtime.clock import today
from runtime.database import Sessions
from tests.hub.console.made import Sender
from tests.hub.demand.made import heard
from tests.hub.made import AILSA
from tests.hub.measures.made import came


@pytest.mark.parametrize(
    "path",
    [
        "/requests/{reference}",
        "/requests/{reference}?draft=received",
        "/requests/{reference}/partners",
        "/offers",
        "/",
        "/?text=zebra",
        "/catalogue",
        "/catalogue/feeds",
        "/credentials",
        "/credentials?unchecked=3",
        "/credentials/weld",
        "/credentials/weld/edit",
        "/glossary",
        "/glossary/rpl",
        "/add/term",
        "/add/guidance",
        "/glossary/rpl/edit",
        "/guidance",
        "/guidance/cost",
        "/edits",
        "/erasure",
        "/demand",
        "/measures",
        "/lessons",
        "/pools",
        "/pools/1",
        "/ratings",
        "/account",
        "/staff",
        "/audit",
        "/pause",
        "/sign-in",
    ],
)
def test_a_page_has_landmarks_one_heading_and_a_label_for_every_field(
    ailsa: TestClient, stranger: TestClient, sessions: Sessions, sent: Sender, path: str
) -> None:
    with sessions.begin() as session:
        heard(session, range(7), at=today() - dt.timedelta(days=92), places="Oban", level="6")
        last_month = today().replace(day=1) - dt.timedelta(days=3)
        came(session, range(7), Use.TURN, Use.DETAILS, at=last_month)
        hear(session, "c", "summat on bees", "Sorry?", Why.NOT_UNDERSTOOD)
        came(session, range(7), Use.TERM, at=last_month, term="rpl")
    client = stranger if path == "/sign-in" else ailsa
    reference = sent(need="welding pipes")
    with sessions.begin() as session:
        pool = [get_request(session, sent(need="welding pipes", contact=f"a@{firm}.example")) for firm in "xyz"]
        make_pool(session, pool[:2], by=AILSA)
        apply_credentials(session, [Credential(id="weld", title="Pipe Welding", provider="Forth College")])
        rpl = Term(id="rpl", term="RPL", definition="Credit for what is known.")
        cost = Guidance(id="cost", title="What does it cost?", asked=("how much",), answer="It differs.")
        apply_reference(session, terms=[rpl], providers=[], funding=[], guidance=[cost])
        rephrase(session, "weld", Phrasal.ADD, ["pipes leak"], by=AILSA)
        rephrase(session, "weld", Phrasal.REFUSE, ["pipes of clay"], by=AILSA)
        withdraw(session, "weld", "The college asked.", by=AILSA)
        undo(session, 3, by=AILSA)
        request = get_request(session, reference)
        offer = NewOffer(request_id=request.id, credential_id="weld", added=True, quote="Pipe Welding")
        keep_comparison(session, comparison(session), [offer])
    answer = client.get(f"/console{path.format(reference=reference)}")
    page = answer.text
    assert answer.status_code == 200
    assert '<html lang="en-GB">' in page
    assert page.count("<h1") == page.count("<main") == 1
    assert 'href="#main"' in page
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert unlabelled(page) == []
    assert page.count("<table") == page.count("<caption")
    assert "style=" not in page
    assert "<script" not in page


def unlabelled(page: str) -> list[str]:
    """The visible fields of a page's forms that no label names."""
    fields = re.findall(r"<(?:input|select|textarea)\b[^>]*>", page)
    visible = [field for field in fields if 'type="hidden"' not in field]
    labels = set(re.findall(r'<label for="([^"]+)"', page))
    return [field for field in visible if not labels & set(re.findall(r'\bid="([^"]+)"', field))]


@pytest.mark.parametrize("field", ['<input id="a" name="a">', '<select name="b">', '<textarea id="c">'])
def test_the_search_for_labels_can_fail(field: str) -> None:
    assert unlabelled(f'<label for="b">B</label>{field}') == [field]
