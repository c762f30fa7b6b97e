"""What the catalogue answers to a search, in its order, and what comes nearest where its musts leave nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from actions.ordering import ordering
from actions.search import PAGE, Search
from actions.turn import Turn
from catalogue.records import Credential
from index.filters import FACTS, judge
from index.in_sentence import sentences_around
from index.rarity import stems
from index.results import Match, Result
from reading.filters import Filters
from reading.need_words import EMPTY, LEADING

NEAR = 0.5
"""The share of the least certainty of an answer from which a course is near enough to be named for want of one."""

SAYING_NOTHING = stems(" ".join(EMPTY | LEADING))
"""Words, as they are stemmed, that a need may share with any course."""

LOOKED_AT = 30
"""The first matches that are looked at to see whether any has what is asked."""


def find(turn: Turn, search: Search) -> Result:
    """What the catalogue answers to a search, best first.

    What surely answers a need comes before what is only related, in an order that was asked for too, and of that what
    suits those who are to learn. A list that is shown again keeps its order.
    """
    result = _found(turn, search)
    places = {key: place for place, key in enumerate(search.again)}
    return result.ordered(lambda facts: places.get(facts.id, len(places))) if places else result


def texts_of(search: Search) -> list[str]:
    """What is encoded of a search: its needs, the sentences that they stand in, and what is looked for as one text."""
    return [*search.needs, *filter(None, _around(search)), search.whole]


def _around(search: Search) -> list[str]:
    return sentences_around(search.needs, search.context, search.people)


def _found(turn: Turn, search: Search) -> Result:
    credentials = turn.index.credentials
    filters = search.filters
    told = search.told_by(turn.background)
    turn.index.prepare([*texts_of(search), *search.refused, *search.people], told)
    if search.learners and filters.price_max is not None:
        filters = filters.model_copy(update={"heads": search.learners})
    if search.browsing and not search.needs:
        result = credentials.browse(filters, told)
    else:
        result = credentials.search(search.needs, filters, search.context, search.refused, told, _around(search))
    surely = partial(_answers_surely, turn.index.calibration.fit)
    if search.order:
        ordered = result.ordered(ordering(search.order, filters.places, turn.today))
        return ordered.putting_first(surely) if result.sure(turn.index.calibration.margins.guess) else ordered
    highest = highest_level(turn, search)
    if highest is not None:
        result = result.putting_first(lambda match: surely(match) and not _is_above(highest, match))
    if neglected := _neglected(result, filters):
        result = result.putting_first(
            lambda match: (
                surely(match)
                and neglected.isdisjoint(judge(match.facts, filters).left_open)
                and (highest is None or not _is_above(highest, match))
            )
        )
    result = result.ordered(partial(_is_not_titled, {need.casefold() for need in search.needs}))
    return result.beginning_with(search.newest) if search.newest else result


def highest_level(turn: Turn, search: Search) -> int | None:
    """The SCQF level above which a course seldom suits those who are to learn; None where that is not known, or where
    the employer asked for levels."""
    return None if search.filters.asks_for_level else level_of_people(turn, search.people)


def level_of_people(turn: Turn, people: Sequence[str]) -> int | None:
    """The SCQF level above which a course seldom suits these people; None where any may, or the words do not say."""
    return turn.index.learners.highest_level(people)


def levels_order(turn: Turn, search: Search, result: Result) -> bool:
    """Whether the level that suits those who are to learn tells the courses apart, or is below that of the first."""
    highest = None if search.order else highest_level(turn, search)
    if highest is None or not result.matches:
        return False
    seen = [_is_above(highest, match) for match in result.matches[:LOOKED_AT]]
    return any(seen) and (seen[0] or seen == sorted(seen))


def is_too_high(turn: Turn, search: Search, match: Match, credential: Credential) -> bool:
    """Whether a course is above the level that suits those who are to learn and its record names none of them: one that
    is written for depot managers is not too high for depot managers."""
    highest = None if search.order else highest_level(turn, search)
    if highest is None or not _is_above(highest, match):
        return False
    record = stems(" ".join(filter(None, (credential.title, credential.description, credential.entry_requirements))))
    return not any((words := stems(who)) and words <= record for who in search.people)


def _neglected(result: Result, filters: Filters) -> set[str]:
    """The facts that are asked about and that nothing on a first page has as they are wished for: what surely answers
    and has them comes before that page, however near the page is to the need."""
    verdicts = [judge(match.facts, filters).left_open for match in result.matches[:PAGE]] if filters else []
    return set.intersection(*verdicts) if verdicts else set()


def meeting_first(result: Result, search: Search) -> Result:
    """The same with what meets the most conditions first."""
    rows = {match.facts.id: len(judge(match.facts, search.filters).left_open) for match in result.matches}
    return result.ordered(lambda credential: rows[credential.id])


def _answers_surely(fit: float, match: Match) -> bool:
    """Whether a match surely answers one of the needs."""
    return max(match.scores.values(), default=0.0) >= fit


def _is_above(highest: int, match: Match) -> bool:
    """Whether a match is above a level; what publishes none may suit."""
    level = match.facts.scqf_level
    return level is not None and level.low > highest


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


def nearest_in_subject(turn: Turn, search: Search) -> Credential | None:
    """What comes nearest to needs that nothing answers, has a word of them in its title or its skills and breaks no
    must; None where nothing is so, or something was refused.

    Of 25 needs of strangers for which nothing was found but this, a good colleague would have shown it in 15; of 38
    with something as near that has no such word in 12 (docs/measurements.md).
    """
    if not search.needs or search.refused:
        return None
    likeliest = turn.index.credentials.likeliest(search.whole, search.told_by(turn.background))
    least = NEAR * turn.index.calibration.match.threshold
    words = stems(search.whole) - SAYING_NOTHING
    near = (
        one
        for one, certain in likeliest
        if certain >= least
        and words & stems(" ".join([one.title, *(skill.label for skill in one.skills)]))
        and not judge(one, search.filters).broken
    )
    return next((one for one in near if one.id not in search.hidden), None)
