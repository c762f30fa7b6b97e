"""The public API: the catalogue for programs, read-only and without a key."""

from __future__ import annotations

import logging
from typing import Annotated, Any, cast

from fastapi import APIRouter, FastAPI, Query, Request
from fastapi.responses import JSONResponse
from pydantic import Field

from bot.lookups import LookupsUnavailable
from bot.open_catalogue import Meanings, NotInCatalogue, OfferInFull, OfferPlan, Offers, OpenCatalogue
from bot.open_demand import MOST_DEMANDED, Demand, OpenDemand
from contract import Problem
from contract.lookups import MOST_LISTED, MOST_LOOKED_UP, Conditions, Lookup, Words

log = logging.getLogger(__name__)

PUBLIC = "/api/catalogue"
Refusals = dict[int | str, dict[str, Any]]
SEARCHED: Refusals = {status: {"model": Problem} for status in (422, 429, 503)}
NAMED: Refusals = {status: {"model": Problem} for status in (404, 422, 429)}

NOT_FOUND = Problem(code="not_found", detail="The catalogue has nothing of this name.")
AWAY = Problem(code="search_away", detail="The search is away for a moment. Please try again in a minute.")
AGAIN = {"Retry-After": "60"}


class Asked(Conditions):
    """The query of a plan. A parameter that is not known is refused, so that a misspelt one does not go unseen."""

    need: list[Words] = Field(
        min_length=1, max_length=MOST_LOOKED_UP, description="What people cannot yet do, in plain words; may come again"
    )

    @property
    def lookup(self) -> Lookup:
        conditions = {name: getattr(self, name) for name in Conditions.model_fields}
        return Lookup(needs=tuple(self.need), conditions=Conditions(**conditions))


class Searched(Asked):
    """The query of a search."""

    most: int = Field(5, ge=1, le=MOST_LISTED, description="The most credentials that are listed")

    @property
    def lookup(self) -> Lookup:
        return super().lookup.model_copy(update={"most": self.most})


def public_api(catalogue: OpenCatalogue, demand: OpenDemand) -> APIRouter:
    """`/api/catalogue/credentials`, `/credentials/{id}`, `/plan`, `/terms` and `/demand`."""
    router = APIRouter(prefix=PUBLIC, tags=["catalogue"])

    @router.get("/credentials", responses=SEARCHED)
    async def search_credentials(asked: Annotated[Searched, Query()]) -> Offers:
        """Credentials that answer one of the needs, the best first, each with the words of its record that say so."""
        return await catalogue.search(asked.lookup)

    @router.get("/credentials/{credential_id}", responses=NAMED)
    async def read_credential(credential_id: str) -> OfferInFull:
        """Everything that a credential's record says, and by name what it does not say."""
        return await catalogue.credential(credential_id)

    @router.get("/plan", responses=SEARCHED)
    async def plan(asked: Annotated[Asked, Query()]) -> OfferPlan:
        """The fewest credentials that answer the needs together, with their credits, hours and price in all."""
        return await catalogue.plan(asked.lookup)

    @router.get("/terms", responses=NAMED)
    async def explain_term(name: Annotated[str, Query(min_length=1, max_length=300)]) -> Meanings:
        """What a term of the field means, by any of its names: "SCQF", "RPL", "stackable"."""
        return await catalogue.explain(name)

    @router.get("/demand", responses=NAMED)
    def unmet_demand(
        word: Annotated[str, Query(max_length=60, description="One word of the board; all where it is left out")] = "",
        most: Annotated[int, Query(ge=1, le=MOST_DEMANDED, description="The most words that are listed")] = 50,
    ) -> Demand:
        """What employers need and the catalogue does not have, by word of need, SCQF level, sector, council area and
        quarter. Figures are lower bounds, and nothing is shown that too few employers asked for."""
        return demand.read(word, most)

    return router


def add_public_refusals(app: FastAPI) -> None:
    """Say what is not there or cannot be searched just now in the words of the API."""

    async def missing(_: Request, __: Exception) -> JSONResponse:
        return JSONResponse(NOT_FOUND.model_dump(), 404)

    async def away(_: Request, error: Exception) -> JSONResponse:
        log.warning("the catalogue cannot be searched: %s", cast(LookupsUnavailable, error))
        return JSONResponse(AWAY.model_dump(), 503, AGAIN)

    app.add_exception_handler(NotInCatalogue, missing)
    app.add_exception_handler(LookupsUnavailable, away)
