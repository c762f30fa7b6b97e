"""What the catalogue answers to a search, in its order, and what comes nearest where its musts leave nothing."""

from __future__ import annotations

from functools import partial

from actions.ordering import ordering
from actions.search import Search
from actions.turn import Turn
from catalogue.records import Credential
from index.filters import FACTS, judge
from index.results import Result
from reading.filters import Filters


def find(turn: Turn, search: Search) -> Result:
    """What the catalogue answers to a search, best first."""
    credentials = turn.index.credentials
    filters = search.filters
    if search.learners and filters.price_max is not None:
        filters = filters.model_copy(update={"heads": search.learners})
    if search.browsing and not search.needs:
        result = credentials.browse(filters)
    else:
        result = credentials.search(search.needs, filters, search.context, search.refused)
    if search.order:
        return result.ordered(ordering(search.order, filters.places, turn.today))
    result = result.ordered(partial(_is_not_titled, {need.casefold() for need in search.needs}))
    return result.beginning_with(search.newest) if search.newest else result


def _is_not_titled(titles: set[str], credential: Credential) -> bool:
    """Whether a credential has none of these titles: one that was typed as it stands comes first."""
    return credential.title.casefold() not in titles


def answers_surely(turn: Turn, result: Result, needs: tuple[str, ...]) -> bool:
    """Whether the catalogue surely has something for one of these needs, whatever the conditions."""
    return any(result.certainty_of(need) >= turn.index.calibration.fit for need in needs)


def nearest(turn: Turn, search: Search) -> Result:
    """What answers a search that its musts leave without an answer, what contradicts the fewest of them first.

    What was refused in so many words ("not in Glasgow") does not come back.
    """
    strict = search.filters
    refusals = {name: getattr(strict, name) for name in Filters.model_fields if name.startswith("not_")}
    refused = Filters(**refusals, musts=tuple(FACTS))
    wishes = strict.model_copy(update={"musts": (), "wishes": tuple(FACTS)})
    result = find(turn, search.changed(filters=wishes))
    back = [match.facts.id for match in result.matches if judge(match.facts, refused).broken]
    return result.without(back).ordered(lambda facts: len(judge(facts, strict).broken))
