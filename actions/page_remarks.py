"""What is said of a page of results as a whole, before the results."""

from __future__ import annotations

from collections.abc import Sequence

from actions.finding import remark_on_levels
from actions.held_conditions import Held
from actions.mentions import SELDOM_IN_NEEDS, unmentioned
from actions.ordering import foremost, ordering
from actions.search import PAGE, Search
from actions.turn import Turn
from contract import FilterChip
from index.results import Hit, Result
from reading.comparatives import order_in
from reading.constraints import Note
from reading.need_words import EMPTY
from reading.unchecked import can_be_named


def not_met(turn: Turn, search: Search, held: Held, total: int) -> list[str]:
    """What has to be said of the conditions that a first page does not meet; each course says what it has instead."""
    phrases, said = turn.phrases, []
    if search.seen > PAGE:
        return []
    for sort in ("none", "silent", "unsure", "some"):
        left: tuple[FilterChip, ...] = getattr(held, sort)
        places = [chip for chip in left if chip.field == "places" and sort == "none" and total > 1]
        if places:
            said.append(phrases("utter_none_in_place", place=phrases.listing(search.filters.places)))
        if words := "; ".join(chip.value for chip in left if chip not in places):
            said.append(phrases(f"utter_{sort}_meets" if total > 1 else f"utter_one_{sort}_meets", conditions=words))
    return said


def remarks(turn: Turn, search: Search, result: Result, page: Sequence[Hit]) -> list[str]:
    """What has to be said of a page as a whole: its order, a wish that nothing meets, words of the needs that it
    lacks, words that were not used."""
    phrases, said = turn.phrases, list[str]()
    if search.order:
        said.append(phrases(f"utter_ordered_{search.order}"))
        key = ordering(search.order, search.filters.places, turn.today)
        places = [key(match.facts) for match in result.matches]  # a hit is read when it is looked at
        if places[: search.seen] != sorted(places)[: search.seen]:  # actions/finding.py
            said.append(phrases("utter_sure_before_order"))
        same = len(result.hits) <= PAGE and {*search.shown} == {*turn.search.shown}
        if turn.text and search.order != turn.search.order and same:
            said.append(phrases("utter_same_ones"))
    elif turn.text and (wish := turn.heard.order) is not None:
        first = foremost([hit.credential for hit in page], wish, search.filters.places, turn.today)
        order = phrases(f"utter_foremost_{wish}")
        said += [phrases("utter_foremost_here", title=first.title, order=order)] if first else []
    if search.seen <= PAGE and (levels := remark_on_levels(turn, search, result)):
        said.append(levels)
    if result.unknown and search.seen <= PAGE:
        name = "utter_browsed_unknown_place" if search.filters.places else "utter_browsed_unknown"
        said.append(phrases(name, count=result.unknown))
    changed = search.understood() != turn.search.understood()
    if search.newest != turn.search.newest and search.newest and set(search.newest) <= set(result.uncovered):
        said.insert(0, phrases("utter_newest_uncovered", needs=phrases.listing(search.newest)))
    elif turn.text and changed and not search.order and search.shown == turn.search.shown:
        said.append(phrases("utter_same_page"))
    news = turn.text and (search.needs != turn.search.needs or search.shown != turn.search.shown)
    if news and (
        absent := unmentioned(turn, _looked_for(search, result), [hit.credential for hit in page], SELDOM_IN_NEEDS)
    ):
        said.append(
            phrases(
                "utter_list_mentions_no" if len(page) > 1 else "utter_record_mentions_no", words=phrases.listing(absent)
            )
        )
    if turn.text:
        strangers = turn.heard.strangers
        heard = turn.heard.conditions
        unheld = [found.words for found in heard.found if found.note is Note.UNSUPPORTED]
        doubtful = (*heard.unread, *filter(_is_of_delivery, result.idle))
        named = (words for words in doubtful if words not in strangers and can_be_named(turn.text, words))
        unread = [words for words in (*named, *unheld) if not (search.order and order_in(words))]
        if strangers:
            said.insert(0, phrases("utter_provider_unknown", provider=phrases.listing(strangers)))
        if unread:
            said.append(phrases("utter_not_checked", conditions=phrases.listing(unread)))
    return said


def _looked_for(search: Search, result: Result) -> list[str]:
    """The needs that the list answers; that nothing answers the others is said of them as a whole."""
    return [need for need in search.needs if need not in result.uncovered]


def _is_of_delivery(topic: str) -> bool:
    """Whether what is refused is a time or a way of teaching rather than something to learn: "not on a Friday"."""
    return any(word in EMPTY for word in topic.lower().split())
