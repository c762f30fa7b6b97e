"""The catalogue for programs: what the public API and the MCP server both answer, with the sources of every fact."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from bot.lookups import Finder
from bot.shared import ID
from catalogue.facts import FactValue, Shown, checked, facts
from catalogue.glossary import TermMatcher
from catalogue.records import Credential, Term
from catalogue.store import get_credentials, read_terms
from contract.lookups import Lookup
from contract.values import Card, Cover, Fact, Model, Why
from runtime.clock import today
from runtime.database import Sessions
from runtime.phrases import Phrases

T = TypeVar("T")


class NotInCatalogue(Exception):
    """No credential or term of the catalogue is called so."""


class Offer(Model):
    """A credential in a list: `facts` in words, as people see them, and where they come from.

    `page` is its page at the hub and `url` the provider's own, None where the record has none. `checked` says when the
    record was last held against the provider's page, `stale` whether that is more than a year ago. `sample` records are
    made up. `why` quotes the record's own words for each need, `missed` says what it has instead of what was wished
    for, and `unpublished` names facts that a condition asked about and the record does not publish.
    """

    id: str
    title: str
    provider: str
    page: str
    url: str | None
    sample: bool
    checked: str
    stale: bool
    facts: tuple[Fact, ...]
    why: tuple[Why, ...] = ()
    not_covered: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()


class OfferInFull(Offer):
    """A credential with everything that its record says; what it does not say is a fact that is not published."""

    description: str | None


class Offers(Model):
    """The best of `total` credentials that answer one of the needs; `uncovered` are the needs that nothing answers."""

    items: tuple[Offer, ...]
    total: int
    uncovered: tuple[str, ...]


class OfferPlan(Model):
    """The fewest credentials that answer the needs together; `covers` says which answer which need."""

    items: tuple[Offer, ...]
    covers: tuple[Cover, ...]
    totals: tuple[Fact, ...]
    uncovered: tuple[str, ...]


class Meaning(Model):
    """A term of the field. `wording` says whether the definition is the official one or the hub's own."""

    id: str
    term: str
    page: str
    definition: str
    for_employers: str | None
    source: str | None
    wording: str
    see_also: tuple[str, ...]


class Meanings(Model):
    items: tuple[Meaning, ...]


class OpenCatalogue:
    """Reads only. `web_url` is the address that people use; `finder` is closed by whoever made it."""

    def __init__(self, sessions: Sessions, phrases: Phrases, finder: Finder, web_url: str) -> None:
        self._sessions = sessions
        self._phrases = phrases
        self._finder = finder
        self._site = web_url.rstrip("/")

    async def search(self, lookup: Lookup) -> Offers:
        """Credentials for some needs, the best first. Raises LookupsUnavailable."""
        found = await self._finder.matches(lookup)
        return Offers(items=self._offers(found.items), total=found.total, uncovered=found.uncovered)

    async def plan(self, lookup: Lookup) -> OfferPlan:
        """The fewest credentials for some needs. Raises LookupsUnavailable."""
        found = await self._finder.plan(lookup)
        items = self._offers(found.items)
        return OfferPlan(items=items, covers=found.covers, totals=found.totals, uncovered=found.uncovered)

    async def credential(self, credential_id: str) -> OfferInFull:
        """A credential by its id. Raises NotInCatalogue."""
        records = []
        if ID.fullmatch(credential_id):
            records = await self._read(lambda session: get_credentials(session, [credential_id]))
        if not records:
            raise NotInCatalogue
        return self._in_full(records[0])

    async def explain(self, name: str) -> Meanings:
        """The terms that `name` is a name of, or that it mentions. Raises NotInCatalogue where there is none."""
        terms = {term.id: term for term in await self._read(read_terms)}
        wanted = (
            [name] if name in terms else [mention.term_id for mention in TermMatcher(terms.values()).mentions(name)]
        )
        if not wanted:
            raise NotInCatalogue
        return Meanings(items=tuple(self._meaning(terms[term_id], terms) for term_id in wanted))

    async def _read(self, work: Callable[[Session], T]) -> T:
        def reading() -> T:
            with self._sessions() as session:
                return work(session)

        return await asyncio.to_thread(reading)

    def _page(self, path: str) -> str:
        return f"{self._site}{path}"

    def _offers(self, cards: tuple[Card, ...]) -> tuple[Offer, ...]:
        return tuple(
            Offer(
                **{name: getattr(card, name) for name in Offer.model_fields if name != "page"},
                page=self._page(f"/credentials/{card.id}"),
            )
            for card in cards
        )

    def _in_full(self, record: Credential) -> OfferInFull:
        on = today()
        return OfferInFull(
            id=record.id,
            title=record.title,
            provider=record.provider,
            page=self._page(f"/credentials/{record.id}"),
            url=str(record.url) if record.url else None,
            sample=record.sample,
            checked=checked(record, self._phrases, on),
            stale=record.stale(on),
            facts=tuple(_fact(value) for value in facts(record, self._phrases, on, Shown.RECORD)),
            description=record.description,
        )

    def _meaning(self, term: Term, terms: dict[str, Term]) -> Meaning:
        kept = {name: getattr(term, name) for name in Meaning.model_fields if name not in ("page", "see_also")}
        others = tuple(terms[other].term for other in term.see_also if other in terms)
        return Meaning(**kept, page=self._page(f"/terms/{term.id}"), see_also=others)


def _fact(value: FactValue) -> Fact:
    return Fact(key=value.key, name=value.name, value=value.value, items=value.items, published=value.published)
