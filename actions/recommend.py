"""recommend: from a need in plain words to credentials with reasons, and on through the list."""

from __future__ import annotations

from actions.cards import card
from actions.conditions import chips, in_brackets, need_chips, of_offers
from actions.items import item
from actions.search import Search
from actions.skill import skill
from actions.turn import Events, Turn, payload, remember
from contract import RecommendationsData
from index.results import Hit, Result
from reading.interpretation import Interpretation

PAGE = 3
MOST_QUESTIONS = 2
"""How often the need is asked for before the ways on are offered instead."""


@skill("action_recommend_credentials")
def recommend(turn: Turn) -> Events:
    heard, old = turn.heard, turn.search
    if not heard.needs:
        return show_search(turn, old.with_constraints(heard.conditions).following(old))
    if not (heard.adds and old.needs):
        return show_search(turn, anew(heard).with_constraints(heard.conditions).following(old))
    return show_search(turn, *added(turn, old, heard))


def anew(heard: Interpretation) -> Search:
    """A search for the needs of a message alone."""
    return Search(needs=heard.needs, context=heard.context)


def added(turn: Turn, old: Search, heard: Interpretation) -> tuple[Search, Result]:
    """The search with the needs of a message beside its own, and its result.

    Beside a condition, words that the catalogue surely does not answer are no need: "make it 25, the kitchen are coming
    too". Then the condition alone is added.
    """
    both = old.with_needs(heard.needs, heard.context).with_constraints(heard.conditions).following(old)
    alone = old.with_constraints(heard.conditions).following(old)
    turn.index.prepare([*both.needs, both.whole, alone.whole])
    result = find(turn, both)
    if not heard.conditions.found or answers_surely(turn, result, heard.needs):
        return both, result
    return alone, find(turn, alone)


def find(turn: Turn, search: Search) -> Result:
    """What the catalogue answers to a search, best first."""
    return turn.index.credentials.search(search.needs, search.filters, search.context)


def answers_surely(turn: Turn, result: Result, needs: tuple[str, ...]) -> bool:
    """Whether the catalogue surely has something for one of these needs, whatever the conditions."""
    least = turn.index.calibration.match.threshold + turn.index.calibration.margins.guess
    return any(result.certainty_of(need) >= least for need in needs)


def guess(turn: Turn) -> Search | None:
    """The search that a message asks for that nobody took for a need; None when it names no need and no condition.

    A need that comes beside others, and a condition alone, belong to the search before.
    """
    heard, old = turn.heard, turn.search
    if not heard.says_something:
        return None
    search = anew(heard) if heard.needs else old
    if heard.needs and heard.adds and old.needs:
        search = old.with_needs(heard.needs, heard.context)
    return search.with_constraints(heard.conditions).following(old)


def prepare_guess(turn: Turn) -> None:
    """Encode all that a message of no certain intent may be searched by, in one call."""
    search = guess(turn) or Search()
    turn.index.prepare([*turn.index.terms.texts_of(turn.text), *search.needs, search.whole])


def sure_search(turn: Turn, margin: float | None = None) -> Events | None:
    """Search by a guess, if something surely answers it; None when nothing does.

    `margin` is how far above the threshold of a match the best answer must lie, by default the one of a guess.
    """
    heard, search = turn.heard, guess(turn)
    if search is None or not heard.needs:
        return None if search is None else show_search(turn, search)
    result = find(turn, search)
    if heard.adds and turn.search.needs:
        sure = answers_surely(turn, result, heard.needs)
    else:
        sure = result.sure(turn.index.calibration.margins.guess if margin is None else margin)
    return show_search(turn, search, result) if sure else None


def show_search(turn: Turn, search: Search, result: Result | None = None) -> Events:
    """Say the next page of a search, or what to do when there is none. `result` is the search's when it is known."""
    if not search.needs:
        return ask_need(turn, search)
    result = result or find(turn, search)
    if result.needs != search.needs:  # the message as a whole answers what its parts do not
        search = search.changed(needs=tuple(result.needs))
    result = result.without(search.hidden)
    page = tuple(result.hits[search.seen : search.seen + PAGE])
    if not page:
        if search.seen and result.hits:
            turn.respond("utter_no_more")
        else:
            say_nothing(turn, search)
        return remember(search=search.changed(asked=0))
    shown = tuple(hit.credential.id for hit in page)
    search = search.changed(shown=shown, seen=search.seen + len(page), asked=0, current=None)
    _say_page(turn, search, result, page)
    return remember(search=search)


def ask_need(turn: Turn, search: Search) -> Events:
    """Ask for the need, then with examples; after that offer the ways on, because a third question would be a loop."""
    names = ("utter_ask_need", "utter_ask_need_again")
    if search.asked < MOST_QUESTIONS:
        turn.say(turn.phrases(names[search.asked]))
    else:
        turn.respond("utter_need_ways", kind="fallback")
    return remember(search=search.changed(asked=min(search.asked, MOST_QUESTIONS) + 1))


def say_nothing(turn: Turn, search: Search) -> None:
    """Say that nothing answers the needs, and within which conditions."""
    conditions = of_offers(chips(turn.phrases, search))
    name = "utter_nothing_within" if conditions else "utter_nothing_found"
    lead = turn.phrases(name, needs=turn.phrases.listing(search.needs), conditions=conditions)
    turn.say(lead, buttons=turn.buttons("utter_nothing_found"))


def _lead(total: int, seen: int, count: int) -> str:
    """The response that leads a page of so many, the last of those that were seen."""
    if total == 1:
        return "utter_found_one"
    if seen == count:
        return "utter_found"
    return "utter_found_last" if count == 1 and seen == total else "utter_found_more"


def _say_page(turn: Turn, search: Search, result: Result, page: tuple[Hit, ...]) -> None:
    phrases = turn.phrases
    data = RecommendationsData(
        needs=need_chips(search, result.uncovered),
        filters=chips(phrases, search),
        items=tuple(card(hit.credential, phrases, turn.today, hit) for hit in page),
        uncovered=result.uncovered,
        total=len(result.hits),
    )
    lead = phrases(
        _lead(data.total, search.seen, len(page)),
        total=data.total,
        needs=phrases.listing([need.text for need in data.needs if need.covered]),
        conditions=in_brackets(phrases, data.filters),
        count=len(page),
    )
    paragraphs = [item(turn, number, hit.credential, hit) for number, hit in enumerate(page, 1)]
    if result.uncovered:
        paragraphs.append(phrases("utter_uncovered", needs=phrases.listing(result.uncovered)))
    paragraphs.append(phrases("utter_after_recommendations"))
    buttons = [
        turn.button("utter_button_details", payload("details", credential=shown.id), number=number)
        for number, shown in enumerate(data.items, 1)
    ]
    if search.seen < data.total:
        buttons += turn.buttons("utter_found")
    if len(search.needs) > 1:
        buttons += turn.buttons("utter_found_several")
    buttons += turn.buttons("utter_after_recommendations")
    turn.say(lead, "\n\n".join(paragraphs), kind="recommendations", data=data, buttons=buttons)
