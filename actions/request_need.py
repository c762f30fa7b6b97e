"""The need that a request is about: what the employer said of it over the whole conversation, and what of that nothing
in the catalogue answers."""

from __future__ import annotations

from dataclasses import dataclass

from actions.finding import answers_surely, find
from actions.search import Search
from actions.turn import Turn
from reading.account import Told, account, alike, says_no_more, told, wanted
from reading.changes import needs_refused, turned_down

ROOM_FOR_SAID = 4000
"""Characters that the employer's own sentences may take in a request."""

MOST_WORDS = 8
"""Words of a need of the search beyond which it is a message as a whole, where a need was marked in it."""

MOST_NEEDS = 12
"""Needs of a conversation that a request takes over, those that were told last."""


@dataclass(frozen=True)
class Need:
    """What is needed, in parts, and the sentences in which the employer told it, as they were typed; `naming` are those
    that name a need, and not only say more of one."""

    needs: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    naming: tuple[str, ...] = ()

    @property
    def said(self) -> str | None:
        """The sentences as one text; where there is no room for all, the first one and as many of the last as fit."""
        first, *others = self.quoted or ("",)
        kept: list[str] = []
        for words in reversed(others):
            if len(" / ".join((first, words, *kept))) > ROOM_FOR_SAID:
                break
            kept.insert(0, words)
        return " / ".join(filter(None, (first, *kept))) or None


def told_so_far(turn: Turn) -> Need:
    """The need as the whole conversation tells it.

    What is looked for now is needed, and what was looked for before where the catalogue has no sure answer to it.
    """
    messages = turn.past
    typed = {message.text.strip() for message in messages}
    forgotten = tuple(words for words in turn.search.said if words not in typed)  # of a session before this one
    tale = [*map(Told, forgotten), *account(messages, turn.today)]
    needs = _wanted(turn, tale)
    quoted = tuple(dict.fromkeys(_quoted(tale, needs)))
    named = {*forgotten, *(one.words for one in tale if one.needs)}
    return Need(needs, quoted, tuple(words for words in quoted if words in named))


def in_words(turn: Turn, needs: tuple[str, ...]) -> str:
    """The needs as one text; a semicolon tells those apart that have commas of their own."""
    return "; ".join(needs) if any("," in need for need in needs) else turn.phrases.listing(needs)


def _wanted(turn: Turn, tale: list[Told]) -> tuple[str, ...]:
    """The needs of an account, without those that were refused and those that were answered and left behind."""
    search = turn.search
    places = _with_searched(tale, search)
    last = max(places.values(), default=-1)
    refused = needs_refused((*search.refused, *turn.heard.refused), tuple(places))
    texts = [*search.said, *(message.text for message in turn.past)]
    needs = [need for need in places if need not in refused and not any(turned_down(need, text) for text in texts)]
    needs = needs[-MOST_NEEDS:]
    now = [] if turn.heard.needs else [*search.needs, search.context]  # a need that the message names is meant alone
    insisted = {need for one in tale if one.refused for need in one.needs}  # "not that, it's carbon FIBRE"
    if own := _told_by_this(turn, tale):
        return tuple(need for need in needs if any(alike(need, words) for words in own)) or tuple(needs)
    before = [
        need
        for need in needs
        if places[need] < last and need not in insisted and not any(says_no_more(need, words) for words in now)
    ]
    if not before:
        return tuple(needs)
    result = find(turn, Search(needs=tuple(before)))
    answered = {need for need in before if answers_surely(turn, result, (need,))}
    return tuple(need for need in needs if need not in answered)


def _told_by_this(turn: Turn, tale: list[Told]) -> tuple[str, ...]:
    """The needs that the message names which asks for a request, with those that were told together with one of them;
    none where it names none, or wants them beside the others: "and something on payroll too"."""
    this = None if turn.heard.adds else told(turn.message, turn.today)
    own = this.needs if this else ()
    together = [one.needs for one in tale if any(alike(need, words) for need in one.needs for words in own)]
    return tuple(dict.fromkeys(need for needs in (own, *together) for need in needs)) if own else ()


def _with_searched(tale: list[Told], search: Search) -> dict[str, int]:
    """The needs that an account leaves, with those of the search that no message told in these words: of a button, or
    of a title. One that was told in fewer words is said in those of the search, unless these are a whole message."""
    places = wanted(tale)
    last = max(places.values(), default=0)
    turned_away = [words for one in tale for words in one.refused]
    for need in reversed(search.needs):
        less = [known for known in places if says_no_more(known, need)]
        if (less and len(need.split()) > MOST_WORDS) or any(says_no_more(need, words) for words in turned_away):
            continue
        if not any(says_no_more(need, known) for known in places):
            places = {known: place for known, place in places.items() if known not in less}
            places = {need: last if less else last - 1, **places}
    return places


def _quoted(tale: list[Told], needs: tuple[str, ...]) -> list[str]:
    """The sentences that tell one of the needs in these or other words, each with what was said after it and names no
    other need; of an opener about something else, who they are."""
    quoted: list[str] = []
    about = True
    for one in tale:
        if one.needs:
            about = not needs or any(alike(need, known) for need in one.needs for known in needs)
        if words := one.words if about else "" if quoted else one.story:
            quoted.append(words)
    return quoted
