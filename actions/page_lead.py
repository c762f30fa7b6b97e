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

SAME = frozenset({"utter_same_page", "utter_same_one"})
"""The responses in which "it" is enough where the course was just named."""


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
    if search.seen > len(page.hits):
        return " ".join([_found(turn, search, page), *beside(turn, search, page.result, page.hits)])
    answered = _answered(turn, search, page)
    if page_stays(turn, search):
        return " ".join(_of_same_page(turn, search, page, answered))
    told = _of_first(turn, search, page)
    named = page.near or not (told or search.order)
    covered = [] if page.related else coverage(turn, search, page.result, page.hits, named=named)
    fields = set() if goes_on(turn, search) else {chip.field for chip in page.data.filters}
    lacking = not_met(turn, search, page.held, page.hits, fields)
    start, counted = _recommended(turn, search, page, told, quoting=not (told or covered or lacking))
    said = [*answered, *start, *covered, *lacking]
    helpful = beside(turn, search, page.result, page.hits, page.left_out)
    return " ".join([*said, *helpful[: max(0, ENOUGH - len(said) - len(counted))], *counted])


def _answered(turn: Turn, search: Search, page: Page) -> list[str]:
    """What the page answers to what was just said."""
    return [
        *unheld(turn, search, page.result),
        *_newest_uncovered(turn, search, page.result),
        *not_met(turn, search, page.held, page.hits, _new(turn, search)),
        *([] if page.near else of_order(turn, search, page.result, page.hits)),
        *suited(turn, search),
    ]


def _of_same_page(turn: Turn, search: Search, page: Page, answered: Sequence[str]) -> list[str]:
    """What is said of a page that a message leaves as it was: how it stands to what was said, and that it stays."""
    further = [] if page.near else answer(turn, search, page.hits, page.held.meets)
    said = [*answered, *further, *wished_for(turn, search, page.hits)]
    named = any(page.hits[0].credential.title in sentence for sentence in said)
    if not said and not page.near and not fewer(turn, search):
        said = [turn.phrases("utter_changes_nothing")]
    return said if named and page.related else [*said, _found(turn, search, page, named=named)]


def _of_first(turn: Turn, search: Search, page: Page) -> list[str]:
    """How the first course stands to a qualification and to a wish without a limit, where one is recommended."""
    if page.near or page.related or not search.needs or (search.order and page.data.total > 1):
        return []
    award = list(filter(None, [beside_an_award(turn, page.hits[0].credential)]))
    return [*award, *wished_for(turn, search, page.hits)]


def _recommended(
    turn: Turn, search: Search, page: Page, told: Sequence[str], *, quoting: bool
) -> tuple[list[str], list[str]]:
    """Which course to start with and why, with what is `told` of it and, where that is not too much (`quoting`), its
    record's own words; and how many there are, where that is said by itself at the end."""
    first, found = page.hits[0], _found(turn, search, page)
    if page.near or page.related or not search.needs:
        return [found], []
    if page.data.total == 1:
        return [found, *(record_says(turn, search, first) if quoting else []), *told], []
    if search.order:
        return [], [found]
    return [start_with(turn, search, first, quoting=quoting), *told], [found]


def _new(turn: Turn, search: Search) -> set[str]:
    """The fields of the conditions that a message adds to the needs for which a page was shown."""
    return {chip.field for chip in new_chips(turn, search)} if goes_on(turn, search) else set()


def _newest_uncovered(turn: Turn, search: Search, result: Result) -> list[str]:
    """That nothing answers needs which were added last."""
    uncovered = [need for need in search.newest if need in result.uncovered]
    if not uncovered or search.newest == turn.search.newest:
        return []
    return [turn.phrases("utter_newest_uncovered", needs=turn.phrases.listing(uncovered))]


def _found(turn: Turn, search: Search, page: Page, *, named: bool = False) -> str:
    """What was found for which needs and conditions. `named` says that the first course was named just before."""
    phrases, data = turn.phrases, page.data
    response = _response(turn, search, page)
    first = page.hits[0]
    title = introduced(turn, search, first) if response in INTRODUCING else first.credential.title
    if named and response in SAME:
        title = phrases("utter_it") if response == "utter_same_page" else phrases("utter_it").capitalize()
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
    if page.near and first:
        return "utter_near"
    if first and search.needs and page_stays(turn, search):
        return "utter_same_related" if page.related else "utter_same_one" if total == 1 else "utter_same_page"
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
