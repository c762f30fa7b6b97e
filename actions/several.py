"""Several courses that words mean by their number: "the two cheapest", "those two" where one of them is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.earlier import shown_for
from actions.lists import everything_shown
from actions.ordering import FACT_OF, ordering
from actions.turn import Turn
from catalogue.facts import facts
from catalogue.records import Credential
from reading.comparatives import Order, setting_apart
from reading.numbers import cardinal

_COUNT = r"two|twa|three|2|3"
_MOST = r"(?:most|least) \w+|\w+est"
FOREMOST = re.compile(
    rf"\b(?:(?P<count>{_COUNT}) (?P<which>{_MOST})|(?P<that>{_MOST}) (?P<many>{_COUNT}))\b", re.IGNORECASE
)
"""Words for so many that come first in an order."""

BEST = "best"
"""What is said of those that stand first on a page."""

THOSE = re.compile(
    rf"\b(?:those|these|thae) (?P<count>{_COUNT})\b|\b(?:do|take|manage|compare|afford|finish|book) (?:both|baith)\b",
    re.IGNORECASE,
)
"""Words for so many that were spoken of together."""

BOTH = 2


def several(turn: Turn, words: str, page: Sequence[Credential]) -> list[Credential]:
    """The courses that words mean by their number: so many of a page that come first in an order, or so many that were
    shown together before all but some of them were left. None where they mean none so."""
    if found := FOREMOST.search(words):
        count, which = _counted(found["count"] or found["many"]), (found["which"] or found["that"]).lower()
        order, among = setting_apart(which), page if count < len(page) else _list_of(turn, page)
        if order and count < len(among):
            key = ordering(order, turn.search.filters.places, turn.today)
            return sorted(among, key=lambda one: (*key(one), not _publishes(turn, one, order)))[:count]
        return list(among[:count]) if which == BEST and count < len(among) else []
    if found := THOSE.search(words):
        count = _counted(found["count"]) if found["count"] else BOTH
        return _left_of(turn, page, count) if 0 < len(page) < count else []
    return []


def _publishes(turn: Turn, credential: Credential, order: Order) -> bool:
    return facts(credential, turn.phrases, turn.today, [FACT_OF[order]])[0].published


def _counted(word: str) -> int:
    return BOTH if word.lower() == "twa" else cardinal(word.lower()) or BOTH


def _list_of(turn: Turn, page: Sequence[Credential]) -> Sequence[Credential]:
    """The list of which some are left on a page."""
    left = {one.id for one in page}
    return shown_for(turn, next((one.shown for one in reversed(turn.lists) if left < {*one.shown}), ()))


def _left_of(turn: Turn, page: Sequence[Credential], count: int) -> list[Credential]:
    """So many courses of which those on the page are some: of the list before that had as many, else those on the page
    with what was spoken of and shown last."""
    left = [one.id for one in page]
    together = next(
        (one.shown for one in reversed(turn.lists) if len(one.shown) == count and {*left} <= {*one.shown}), ()
    )
    keys = together or tuple(dict.fromkeys((*left, *turn.search.spoken_of, *everything_shown(turn.lists))))[:count]
    return shown_for(turn, keys) if len(keys) == count else []
