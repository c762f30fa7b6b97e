"""An action server that finds what a test tells it to, in the place of `bot.lookups.Lookups`."""

from __future__ import annotations

from bot.lookups import LookupsUnavailable
from contract.lookups import Lookup, Matches, Planned
from contract.values import Card, Cover, Fact, Why

CARD = Card(
    id="net-mending",
    title="Net Mending",
    provider="Lorn College",
    facts=(Fact(key="price", name="Cost", value="£120 a learner"),),
    line=("£120",),
    checked="Last checked on 1 May 2026",
    stale=False,
    sample=True,
    url="https://lorn.example/nets",
    why=(Why(need="torn nets", quote="Mend a torn net.", field="learning_outcomes"),),
    missed=("Oban, 30 miles from Perth",),
    unpublished=("the start",),
    score=0.9,
)


class FakeFinder:
    """Answers every lookup with CARD; `asked` holds the lookups in order."""

    def __init__(self) -> None:
        self.asked: list[Lookup] = []
        self.down = False
        self.closed = False

    async def matches(self, lookup: Lookup) -> Matches:
        self._ask(lookup)
        return Matches(items=(CARD,), total=7, uncovered=lookup.needs[1:])

    async def plan(self, lookup: Lookup) -> Planned:
        self._ask(lookup)
        totals = (Fact(key="price", name="Cost", value="£120"),)
        covers = (Cover(need=lookup.needs[0], items=(CARD.id,)),)
        return Planned(items=(CARD,), covers=covers, totals=totals, uncovered=lookup.needs[1:])

    async def close(self) -> None:
        self.closed = True

    def _ask(self, lookup: Lookup) -> None:
        self.asked.append(lookup)
        if self.down:
            raise LookupsUnavailable("switched off by the test")
