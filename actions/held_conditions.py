"""The conditions of a search held against what was found, for what a list says of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from operator import or_

from actions.conditions import OF_FACT
from contract import FilterChip
from index.results import Hit


@dataclass(frozen=True)
class Held:
    """The conditions of a search, held against what was found: those that all of a page `meets` (and what is no
    condition on an offer), those that `none` of all that was found meets, those on which all of it is `silent`, those
    of which either holds for each (`unsure`), and those that `some` of it meets."""

    meets: tuple[FilterChip, ...] = ()
    none: tuple[FilterChip, ...] = ()
    silent: tuple[FilterChip, ...] = ()
    unsure: tuple[FilterChip, ...] = ()
    some: tuple[FilterChip, ...] = ()

    @classmethod
    def against(cls, conditions: Sequence[FilterChip], page: Sequence[Hit], found: Callable[[], Sequence[Hit]]) -> Held:
        """Hold each condition against a page of hits, and where that misses it against all that were looked at, which
        are then read."""
        sorts: dict[str, list[FilterChip]] = {}
        for chip in conditions:
            asked = {fact for fact, names in OF_FACT.items() if chip.field in names}
            sort = _sort(asked, found()) if any(map(or_, *_left_open(asked, page))) else "meets"
            sorts.setdefault(sort, []).append(chip)
        return cls(**{sort: tuple(chips) for sort, chips in sorts.items()})


def standing(chip: FilterChip, hit: Hit) -> str:
    """How a course stands to a condition: it meets it, misses it or is silent ("meet", "miss", "silent")."""
    asked = {fact for fact, names in OF_FACT.items() if chip.field in names}
    misses, unsaid = _left_open(asked, [hit])
    return "miss" if misses[0] else "silent" if unsaid[0] else "meet"


def _left_open(asked: Set[str], hits: Sequence[Hit]) -> tuple[list[bool], list[bool]]:
    """Of each hit whether it misses one of the facts that are asked about, and whether it publishes one of them not."""
    misses = [not asked.isdisjoint((*hit.verdict.missed, *hit.verdict.broken)) for hit in hits]
    return misses, [not asked.isdisjoint(hit.verdict.unpublished) for hit in hits]


def _sort(asked: Set[str], found: Sequence[Hit]) -> str:
    """How what was found stands to a condition that some of the page does not meet: a field of `Held`."""
    misses, unsaid = _left_open(asked, found)
    if all(misses):
        return "none"
    if all(map(or_, misses, unsaid)):
        return "unsure" if any(misses) else "silent"
    return "some"
