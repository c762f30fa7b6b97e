"""A message that nobody took for a need, searched for where the catalogue surely answers it."""

from __future__ import annotations

from actions.answering import show_search
from actions.finding import answers_surely, find, texts_of
from actions.search import Search
from actions.turn import Events, Turn


def guess(turn: Turn) -> Search | None:
    """The search that a message asks for that nobody took for a need; None when it names no need and no condition.

    A need that comes beside others, and a condition alone, belong to the search before.
    """
    heard, old = turn.heard, turn.search
    if not heard.says_something:
        return None
    search = old.with_refused(heard.refused)
    if heard.needs:
        search = search.with_needs(heard.needs, heard.context) if heard.adds and old.needs else old.anew(heard)
    return search.with_constraints(heard.conditions).following(old)


def prepare_guess(turn: Turn) -> None:
    """Encode all that a message of no certain intent may be searched by, in one call."""
    search = guess(turn) or Search()
    texts = [*turn.index.terms.texts_of(turn.text), *texts_of(search)]
    turn.index.prepare(texts, turn.background)


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
