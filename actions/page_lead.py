"""The sentences that lead a page of courses: what was just said, the course to start with, what is not covered or met,
and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from actions.conclusions import beside_an_award
from actions.conditions import in_brackets, quoted
from actions.held_conditions import Held
from actions.last_said import answer, fewer, goes_on, new_chips, page_stays, suited
from actions.lead import coverage, introduced, record_says, start_with
from actions.page_remarks import beside, not_met, of_order, unheld, wished_for
from actions.search import Search
from actions.turn import Turn
from contract import RecommendationsData
from index.results import Hit, Result

MOST_NAMED = 3
"""Needs that are named in a sentence beside what is said of them."""

ENOUGH = 4
"""Sentences from which on nothing is added that only helps to judge."""

INTRODUCING = frozenset({"utter_found_one", "utter_related"})
"""The responses in which a course is named with its facts."""


@dataclass(frozen=True)
class Page:
    """A page of a result as it is led: its hits and their data, and the conditions as it meets them (`held`).

    `near` says that nothing meets all conditions and the page has what comes nearest; `sure` that something surely
    answers; `left_out` is the sentence on what a condition alone keeps out, if any.
    """

    hits: Sequence[Hit]
    result: Result
    data: RecommendationsData
    held: Held
    near: bool
    sure: bool
    left_out: str = ""

    @property
    def related(self) -> bool:
        """Whether what was found is only related to the needs."""
        return bool(self.data.needs) and not self.sure and not self.near


def lead_of(turn: Turn, search: Search, page: Page) -> str:
    """The lead of a page. A further page says how many it has, and the page that stays what the message changes."""
    hits, result = page.hits, page.result
    if search.seen > len(hits):
        return " ".join([_found(turn, search, page), *beside(turn, search, result, hits)])
    new, same = _new(turn, search), page_stays(turn, search)
    said = [
        *unheld(turn, search, result),
        *_newest_uncovered(turn, search, result),
        *not_met(turn, search, page.held, hits, new),
        *(answer(turn, search, hits, page.held.meets) if same and not page.near else ()),
        *of_order(turn, search, result, hits),
        *(wished_for(turn, search, hits) if same else ()),
        *suited(turn, search),
    ]
    award = list(filter(None, [beside_an_award(turn, hits[0].credential)]))
    last: list[str] = []
    if same:
        named = any(hits[0].credential.title in sentence for sentence in said)
        said = said or ([] if page.near or fewer(turn, search) else [turn.phrases("utter_changes_nothing")])
        last = [] if named and page.related else [_found(turn, search, page, named=named)]
    elif page.near or page.related or not search.needs:
        said.append(_found(turn, search, page))
    elif page.data.total == 1:
        said += [_found(turn, search, page), *record_says(turn, search, hits[0]), *award]
    else:
        said += [] if search.order else [start_with(turn, search, hits[0]), *award, *wished_for(turn, search, hits)]
        last = [_found(turn, search, page)]
    if same:
        return " ".join([*said, *last])
    if not page.related:
        said += coverage(turn, search, result)
    if not goes_on(turn, search):
        said += not_met(turn, search, page.held, hits, {chip.field for chip in page.data.filters})
    helpful = beside(turn, search, result, hits, page.left_out)
    return " ".join([*said, *helpful[: max(0, ENOUGH - len(said) - len(last))], *last])


def _new(turn: Turn, search: Search) -> set[str]:
    """The fields of the conditions that a message adds to the needs for which a page was shown."""
    return {chip.field for chip in new_chips(turn, search)} if goes_on(turn, search) else set()


def _newest_uncovered(turn: Turn, search: Search, result: Result) -> list[str]:
    """That nothing answers the needs which were added last."""
    if not search.newest or search.newest == turn.search.newest or not {*search.newest} <= {*result.uncovered}:
        return []
    return [turn.phrases("utter_newest_uncovered", needs=turn.phrases.listing(search.newest))]


def _found(turn: Turn, search: Search, page: Page, *, named: bool = False) -> str:
    """What was found for which needs and conditions. `named` says that the first course was named just before."""
    phrases, data = turn.phrases, page.data
    response = _response(turn, search, page)
    first = page.hits[0]
    title = introduced(turn, search, first) if response in INTRODUCING else first.credential.title
    title = phrases("utter_it") if named and response == "utter_same_page" else title
    needs = [quoted(phrases, need.text) for need in data.needs if need.covered or page.related]
    needs = [phrases("utter_described")] if len(needs) > MOST_NAMED else needs
    return phrases(
        response,
        total=data.total,
        needs=phrases.listing(needs),
        conditions=in_brackets(phrases, page.held.meets),
        count=len(page.hits),
        first=search.seen - len(page.hits) + 1,
        last=search.seen,
        title=title,
        but="; ".join([*data.items[0].missed, *data.items[0].unpublished]),
    )


def _response(turn: Turn, search: Search, page: Page) -> str:
    """The response that says what was found."""
    data, count = page.data, len(page.hits)
    total = data.total
    first = search.seen == count
    if first and search.needs and page_stays(turn, search):
        return "utter_same_near" if page.near else "utter_same_related" if page.related else "utter_same_page"
    if page.near and first:
        return "utter_near"
    if not search.needs:
        return ("utter_browsed_one" if total == 1 else "utter_browsed") if first else "utter_browsed_more"
    if page.related and first:
        return "utter_related"
    if total == 1:
        return "utter_found_one"
    if not first:
        return "utter_found_last" if count == 1 and search.seen == total else "utter_found_more"
    if any({*hit.not_covered} - {*data.uncovered} for hit in page.hits):
        return "utter_found_parts"
    return "utter_found" if 1 < count < total else "utter_found_all"
