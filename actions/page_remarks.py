"""What is said of the first page of a list beside its courses: conditions that it does not meet, its order, words that
nothing on it mentions."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actions.finding import is_too_high
from actions.foremost import LEADS
from actions.held_conditions import Held, standing
from actions.last_said import first_of, goes_on, in_order, named_first, page_stays
from actions.mentions import SELDOM_IN_NEEDS, unmentioned
from actions.ordering import ordering
from actions.search import PAGE, Search
from actions.turn import Turn
from actions.verdicts import distance
from contract import FilterChip
from index.results import Hit, Result
from reading.comparatives import measured, order_in
from reading.constraints import Note
from reading.need_words import EMPTY
from reading.unchecked import can_be_named


def not_met(turn: Turn, search: Search, held: Held, page: Sequence[Hit], chosen: Collection[str]) -> list[str]:
    """What has to be said of those conditions (`chosen`, their fields) that the page does not meet; each course says
    what it has instead."""
    phrases, said = turn.phrases, list[str]()
    for sort in ("none", "silent", "unsure"):
        left = [chip for chip in getattr(held, sort) if chip.field in chosen]
        places = [chip for chip in left if chip.field == "places" and sort == "none" and len(page) > 1]
        if places:
            said.append(phrases("utter_none_in_place", place=phrases.listing(search.filters.places)))
        if words := "; ".join(chip.value for chip in left if chip not in places):
            name = f"utter_{sort}_meets" if len(page) > 1 else f"utter_one_{sort}_meets"
            said.append(phrases(name, title=page[0].credential.title, conditions=words))
    some = [chip for chip in held.some if chip.field in chosen]
    return said + _some_miss(turn, search, some, page, new=goes_on(turn, search))


def _some_miss(turn: Turn, search: Search, chips: Sequence[FilterChip], page: Sequence[Hit], *, new: bool) -> list[str]:
    """By which courses of a page, by their numbers, conditions are met and by which they are not; of a `new` place, how
    far the first is."""
    phrases, said = turn.phrases, list[str]()
    alike: dict[tuple[str, ...], list[str]] = {}
    for chip in chips:
        each = tuple(standing(chip, hit) for hit in page)
        place = chip.field == "places"
        if place and new and each[0] == "miss" and (away := distance(turn, page[0].credential, search.filters.places)):
            said.append(away)
        elif not place or len(page) == 1:
            alike.setdefault(each, []).append(chip.value)
        elif elsewhere := [str(at) for at, one in enumerate(each, 1) if one == "miss"]:
            names = phrases.listing(search.filters.places)
            said.append(phrases("utter_not_in_place", place=names, numbers=_numbered(turn, elsewhere)))
    for each, conditions in alike.items():
        if len(page) == 1:
            name = "utter_one_none_meets" if each == ("miss",) else "utter_one_silent_meets"
            said.append(phrases(name, title=page[0].credential.title, conditions="; ".join(conditions)))
            continue
        numbers = {sort: [str(at) for at, one in enumerate(each, 1) if one == sort] for sort in dict.fromkeys(each)}
        parts = [
            phrases(f"utter_numbers_{sort}", numbers=_numbered(turn, among)) for sort, among in sorted(numbers.items())
        ]
        said.append(phrases("utter_numbers_on", parts=phrases.listing(parts), conditions="; ".join(conditions)))
    return said


def _numbered(turn: Turn, numbers: Sequence[str]) -> str:
    """Courses of a page by their numbers."""
    return turn.phrases("utter_number" if len(numbers) == 1 else "utter_numbers", numbers=turn.phrases.listing(numbers))


def of_order(turn: Turn, search: Search, result: Result, page: Sequence[Hit]) -> list[str]:
    """How a list is ordered, where that or what stands in it is news."""
    if not search.order or (page_stays(turn, search) and search.order == turn.search.order):
        return []
    said = [in_order(turn, search, result, page) or turn.phrases(f"utter_ordered_{search.order}")]
    key = ordering(search.order, search.filters.places, turn.today)
    places = [key(match.facts) for match in result.matches]  # a hit is read when it is looked at
    if len(page) > 1 and places[: search.seen] != sorted(places)[: search.seen]:  # actions/finding.py
        said.append(turn.phrases("utter_sure_before_order"))
    return said


def wished_for(turn: Turn, search: Search, page: Sequence[Hit]) -> list[str]:
    """Which course of a page is what a wish without a limit asks for: "something short"."""
    wish = (turn.heard.order or measured(turn.text)) if turn.text and not search.order else None
    first = wish and first_of(turn, search, page, wish)
    if not (wish and first):
        return []
    if first.id == page[0].credential.id and wish in LEADS:
        return [turn.phrases("utter_picked_also", leads=turn.phrases(f"utter_picked_{wish}"))]
    return [named_first(turn, first, wish)]


def unheld(turn: Turn, search: Search, result: Result) -> list[str]:
    """Providers that nobody knows, times that are over, and conditions that were not read or that no record
    publishes."""
    if not turn.text:
        return []
    phrases, heard, strangers = turn.phrases, turn.heard.conditions, turn.heard.strangers
    unpublished = [found.words for found in heard.found if found.note is Note.UNSUPPORTED]
    doubtful = (*heard.unread, *filter(_is_of_delivery, result.idle))
    named = (words for words in doubtful if words not in strangers and can_be_named(turn.text, words))
    unread = [words for words in (*named, *unpublished) if not (search.order and order_in(words))]
    over = [found.words for found in heard.found if found.note is Note.PAST]
    said = [phrases("utter_provider_unknown", provider=phrases.listing(strangers))] if strangers else []
    said += [phrases("utter_time_past", times=phrases.listing(over))] if over else []
    return said + ([phrases("utter_not_checked", conditions=phrases.listing(unread))] if unread else [])


def beside(turn: Turn, search: Search, result: Result, page: Sequence[Hit], left_out: str = "") -> list[str]:
    """What helps to judge a page and is left out where more is to be said, the most useful first: that the first course
    may be too high, what a condition keeps out (`left_out`), what may fit besides, words that no record mentions."""
    phrases, first = turn.phrases, page[0].credential
    said = []
    if not goes_on(turn, search) and is_too_high(turn, search, result.matches[search.seen - len(page)], first):
        said.append(phrases("utter_level_high", level=first.scqf_level))
    if left_out:
        said.append(left_out)
    if result.unknown and search.seen <= PAGE:
        name = "utter_browsed_unknown_place" if search.filters.places else "utter_browsed_unknown"
        said.append(phrases(name, count=result.unknown))
    news = turn.text and (search.needs != turn.search.needs or search.shown != turn.search.shown)
    looked_for = [need for need in search.needs if need not in result.uncovered]
    if news and (absent := unmentioned(turn, looked_for, [hit.credential for hit in page], SELDOM_IN_NEEDS)):
        name = "utter_list_mentions_no" if len(page) > 1 else "utter_record_mentions_no"
        said.append(phrases(name, words=phrases.listing(absent)))
    return said


def _is_of_delivery(topic: str) -> bool:
    """Whether what is refused is a time or a way of teaching rather than something to learn: "not on a Friday"."""
    return any(word in EMPTY for word in topic.lower().split())
