"""The lists that a conversation has shown: what was asked for, and what was shown for it in which order."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, field_validator

from actions.search import Search, Understood

MOST = 6
"""Lists that are remembered: the first of the conversation and those that were shown last."""

MOST_SHOWN = 15
"""Credentials of a list whose order is remembered, the first ones."""

LONGEST_CONTEXT = 500
"""Characters that are remembered of the text from which the needs of a list were read."""


class Listed(BaseModel):
    """A list that was shown: what was understood when it was, without the messages and with the beginning of the text
    that its needs were read from, the ids that it has shown in its order, none where nothing was found, its number
    among the lists of the conversation, from 1, and its place among those that had something to show, None for one
    that had nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    understood: Understood
    shown: tuple[str, ...] = ()
    number: int
    place: int | None = None

    @field_validator("understood")
    @classmethod
    def _shortened(cls, understood: Understood) -> Understood:
        return _short(understood)

    def again(self, old: Search) -> Search:
        """The search of this list from its first page, in the order in which it was shown; the next step after `old`,
        with the messages that its needs were read from as far as `old` or one of the steps before it has them."""
        steps = (old.understood(), *reversed(old.before))
        understood = next((step for step in steps if _short(step) == self.understood), self.understood)
        return Search(**dict(understood), again=self.shown).following(old)


def _short(understood: Understood) -> Understood:
    """What a list remembers of what was understood."""
    return understood.model_copy(update={"said": (), "context": understood.context[:LONGEST_CONTEXT]})


Lists = tuple[Listed, ...]
"""The lists of a conversation, that which was shown last at the end."""


def listing(lists: Lists, search: Search, page: Sequence[str]) -> Lists:
    """The lists after this page of a search was shown."""
    known = present(lists, search)
    before = known.shown if known else ()
    further = search.seen > len(page)
    shown = tuple(dict.fromkeys((*before, *page) if further else (*page, *before)))[:MOST_SHOWN]
    number = known.number if known else max((one.number for one in lists), default=0) + 1
    place = (known and known.place) or (max((one.place or 0 for one in lists), default=0) + 1 if shown else None)
    now = Listed(understood=search.understood(), shown=shown, number=number, place=place)
    others = [one for one in lists if one.number != number]
    if len(others) >= MOST:
        others.remove(_least_missed(others, now))
    return (*others, now)


def _least_missed(lists: Sequence[Listed], now: Listed) -> Listed:
    """The list to forget, never the first of the conversation: the oldest whose needs a newer one has too, else the
    oldest."""
    first = min(one.number for one in lists)
    later = [one for one in lists if one.number > first]
    for at, one in enumerate(later):
        if any(newer.understood.needs == one.understood.needs for newer in (*later[at + 1 :], now)):
            return one
    return later[0]


def present(lists: Lists, search: Search) -> Listed | None:
    """The list that a search continues; None where it was not shown yet."""
    understood = _short(search.understood())
    return next((one for one in lists if one.understood == understood), None)


def current_page(lists: Lists, search: Search, size: int) -> tuple[str, ...]:
    """The ids of the page of a list that was shown last, of pages of this size; none where none was."""
    here = present(lists, search)
    last = max(search.seen - 1, 0)
    return here.shown[last - last % size : search.seen] if here else ()


def placed(lists: Lists, place: int, search: Search, *, other: bool = False) -> Listed | None:
    """The list at a place: from 1 in the order in which they came first, or -1 for the one that was shown before that
    of `search`, `other` if possible one for other needs. None where there is none, or it is no longer remembered."""
    if place > 0:
        return next((one for one in lists if one.place == place), None)
    with_cards = [one for one in lists if one.shown]
    before = [one for one in reversed(with_cards) if one != present(lists, search)]
    apart = [one for one in before if other and one.understood.needs != search.needs]
    return next(iter(apart or before), None)


def everything_shown(lists: Lists) -> tuple[str, ...]:
    """The ids of all that the lists have shown, those of the list that was shown last first."""
    return tuple(dict.fromkeys(key for one in reversed(lists) for key in one.shown))
