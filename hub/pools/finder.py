"""The pools that could be made of the open requests, for staff to look at."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from catalogue.records import Mode
from hub.demand.employers import firm_of
from hub.filters import asleep, newest
from hub.models import CollaborationRequest
from hub.nearest import NearestCredentials
from hub.pools.clusters import clusters
from hub.pools.models import PoolMember
from hub.pools.timing import Months
from hub.pools.wanted import Wanted, rarities, wanted_by
from hub.transitions import UNDECIDED

COMPARED = 1000
"""The newest undecided requests that are grouped."""
MOST_KEPT = 4 * COMPARED
"""What is kept of requests, also of versions that are past, before it is thrown away."""
WORDS_NAMED = 5


@dataclass(frozen=True)
class Common:
    """What a group has in common. `people` are those that were said; `unsaid` employers did not say how many.

    `words` are of the needs of half the requests or more. `levels` are SCQF levels from the lowest to the highest
    that was asked for; `months` is the time when all need it, where they said it and it meets.
    """

    employers: int
    people: int
    unsaid: int
    words: tuple[str, ...]
    levels: tuple[int, int] | None
    areas: tuple[str, ...]
    online: bool
    modes: tuple[Mode, ...]
    months: tuple[dt.date, dt.date] | None


@dataclass(frozen=True)
class Suggestion:
    """Requests that could be a pool, the oldest first."""

    requests: tuple[CollaborationRequest, ...]
    common: Common


class PoolFinder:
    """Suggests pools. What decides of a request is kept until it or the catalogue changes. Safe to share by threads."""

    def __init__(self, catalogue: NearestCredentials) -> None:
        self._catalogue = catalogue
        self._lock = Lock()
        self._kept: dict[tuple[int, int, str], Wanted] = {}
        self._grouped_for: tuple[str, list[Wanted]] = ("", [])
        self._groups: list[tuple[int, ...]] = []

    def suggestions(self, session: Session) -> list[Suggestion]:
        """The pools of at least two employers that could be made of undecided requests that are in none, those of most
        employers first, then of most people."""
        pooled = exists().where(PoolMember.request_id == CollaborationRequest.id)
        compared = newest(UNDECIDED, COMPARED, ~asleep(), ~pooled)
        query = select(CollaborationRequest).where(CollaborationRequest.id.in_(compared))
        requests = session.scalars(query.order_by(CollaborationRequest.id)).all()
        wanted, groups = self._grouped(session, requests)
        found = []
        for places in groups:
            common = in_common([requests[at] for at in places], [wanted[at] for at in places])
            if common.employers > 1:
                found.append(Suggestion(tuple(requests[at] for at in places), common))
        return sorted(found, key=lambda pool: (-pool.common.employers, -pool.common.people, pool.requests[0].id))

    def common(self, session: Session, requests: Sequence[CollaborationRequest]) -> Common:
        """What these requests have in common."""
        return in_common(requests, self._wanted(session, requests))

    def _grouped(
        self, session: Session, requests: Sequence[CollaborationRequest]
    ) -> tuple[list[Wanted], list[tuple[int, ...]]]:
        """What decides of these requests, and the places of those that belong together.

        The last answer is kept, because most often nothing has changed when the page is looked at again.
        """
        mark, wanted = self._catalogue.mark(session), self._wanted(session, requests)
        with self._lock:
            if (mark, wanted) != self._grouped_for:
                self._groups = clusters(wanted, rarities(wanted, *self._catalogue.holders(session)))
                self._grouped_for = mark, wanted
            return wanted, self._groups

    def _wanted(self, session: Session, requests: Sequence[CollaborationRequest]) -> list[Wanted]:
        mark = self._catalogue.mark(session)
        with self._lock:
            kept = self._kept
        keys = [(request.id, request.version, mark) for request in requests]
        found = {
            key: kept.get(key) or wanted_by(session, request, self._catalogue, mark)
            for key, request in zip(keys, requests, strict=True)
        }
        with self._lock:
            self._kept = found if len(self._kept) > MOST_KEPT else self._kept | found
        return [found[key] for key in keys]


def in_common(requests: Sequence[CollaborationRequest], wanted: Sequence[Wanted]) -> Common:
    """What some requests have in common."""
    counted = Counter(stem for each in wanted for stem in each.words)
    spelt = {stem: word for each in reversed(wanted) for stem, word in each.words.items()}
    shared = [stem for stem, count in counted.most_common() if count * 2 >= len(wanted) and count > 1]
    levels = [each.levels for each in wanted if each.levels]
    spans = [each.months for each in wanted if each.months]
    modes = sorted({mode for each in wanted for mode in each.modes}, key=list(Mode).index)
    return Common(
        employers=len({firm_of(request.contact) for request in requests}),
        people=sum(request.heads or 0 for request in requests),
        unsaid=sum(request.heads is None for request in requests),
        words=tuple(spelt[stem] for stem in shared[:WORDS_NAMED]),
        levels=(min(low for low, _ in levels), max(high for _, high in levels)) if levels else None,
        areas=tuple(sorted({request.area for request in requests if request.area})),
        online=any(each.online for each in wanted),
        modes=tuple(modes),
        months=_meeting(spans),
    )


def _meeting(spans: Sequence[Months]) -> tuple[dt.date, dt.date] | None:
    """The first days of the first and the last month of the time when all need it; where the times do not quite meet,
    of all of them."""
    if not spans:
        return None
    first, last = max(span.first for span in spans), min(span.last for span in spans)
    if first > last:
        first, last = min(span.first for span in spans), max(span.last for span in spans)
    return dt.date(first // 12, first % 12 + 1, 1), dt.date(last // 12, last % 12 + 1, 1)
