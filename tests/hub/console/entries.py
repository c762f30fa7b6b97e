"""Records to edit in the console, and forms as a browser sends them."""

from __future__ import annotations

import html
import re

from httpx2 import Response
from starlette.testclient import TestClient

from catalogue.edits.log import Edit, Kind, history
from catalogue.edits.rows import find_row
from catalogue.records import Credential, Guidance, Term
from catalogue.reference import apply_reference
from catalogue.store import apply_credentials
from runtime.database import Sessions

HOSTILE = "<script>alert(1)</script>\u202e{{7*7}}'\""
WELD = Credential.model_validate(
    {
        "id": "weld",
        "title": "Pipe Welding",
        "provider": "Forth College",
        "source": "Forth",
        "price": {"amount": "450"},
        "url": "https://forth.example/weld",
        "last_verified": "2020-02-01",
    }
)
SAIL = Credential(id="sail", title="Sailing", provider="Clyde College", sample=True)
RPL = Term(id="rpl", term="Recognition of prior learning", aliases=("RPL",), definition="Credit for what is known.")
LEVEL = Term(id="level", term="SCQF level", definition="How hard it is.")
COST = Guidance(id="cost", title="What does it cost?", asked=("how much is it",), answer="It differs.")


def stock(sessions: Sessions) -> None:
    """Put two credentials, two terms and an answer into the catalogue, as feeds bring them."""
    with sessions.begin() as session:
        apply_credentials(session, [WELD, SAIL], by_provider=True)
        apply_reference(session, terms=[LEVEL, RPL], providers=[], funding=[], guidance=[COST])


class EditForm:
    """The form of a record as it was opened; `send` sends all its fields, with some typed anew."""

    def __init__(self, client: TestClient, path: str) -> None:
        self.client, self.path = client, f"/console{path}/edit"
        self.fields = fields_of(client.get(self.path).text)

    def send(self, **typed: str) -> Response:
        return self.client.post(self.path, data=self.fields | typed)


def fields_of(page: str) -> dict[str, str]:
    """What a browser would send of the form of a page, as it is."""
    fields = dict(re.findall(r'<input[^>]* name="([^"]+)" value="([^"]*)"', page))
    fields |= dict(re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', page))
    for name, options in re.findall(r'<select[^>]* name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        fields[name] = (chosen or re.findall(r'<option value="([^"]*)"', options))[0]
    return {name: html.unescape(value) for name, value in fields.items()}


def edits(sessions: Sessions, kind: Kind, key: str) -> list[Edit]:
    with sessions() as session:
        return history(session, kind, key)


def value(sessions: Sessions, kind: Kind, key: str, name: str) -> object:
    with sessions() as session:
        return getattr(find_row(session, kind, key).record, name)
