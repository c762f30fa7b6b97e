"""Which of the lists that were shown some words name: by the employer's own words, by titles, or by meaning."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from actions.lists import Listed, Lists, everything_shown, present
from actions.turn import Turn
from catalogue.store import get_credentials
from reading.need_words import is_among
from reading.returning import telling_lists

LIKE, APART = 0.55, 0.1
"""The least cosine between some words and a need, the learners or a title of the list that they mean, and by how much
it is less for any other list. Set by eye on a dozen phrases: "the lads on the trucks" has 0.59 to drivers, "kitchen
folk" 0.78 to chefs; words that mean no list have up to 0.53."""


def lists_named(turn: Turn, words: Sequence[str]) -> list[Listed]:
    """The lists that words name, the newest of each need, the newest first; of several not the present one."""
    titles = _titles(turn)
    own = [_own(turn.lists, one) for one in turn.lists]
    wide = [said | _wide(one, titles) for said, one in zip(own, turn.lists, strict=True)]
    scores = [(_count(words, said), _count(words, shown)) for said, shown in zip(own, wide, strict=True)]
    most = max(scores, default=(0, 0))
    if any(most):
        named = [one for one, score in zip(turn.lists, scores, strict=True) if score == most]
    else:
        named = _alike(turn, " ".join(words), titles)
    newest = list({one.understood.needs: one for one in named}.values())[::-1]
    here = present(turn.lists, turn.search)
    return [one for one in newest if one != here] if len(newest) > 1 else newest


def lists_for(turn: Turn, words: Sequence[str]) -> list[Listed]:
    """The lists for which the employer himself said one of these words."""
    return [one for one in turn.lists if _count(words, _own(turn.lists, one))]


def names_all(turn: Turn, one: Listed, words: Sequence[str]) -> bool:
    """Whether each of these words is the employer's own of a list, or of a title in it."""
    return _count(words, _own(turn.lists, one) | _wide(one, _titles(turn))) == len(words)


def lists_for_learners(turn: Turn, words: Sequence[str]) -> list[Listed]:
    """The lists whose learners words name."""
    return [one for one in turn.lists if _count(words, _forms(*_learners(turn.lists, one)))]


def _learners(lists: Lists, one: Listed) -> tuple[str, ...]:
    """Who is to learn by a list; nobody where they were only carried over from the list before it."""
    before = max((other for other in lists if other.number < one.number), key=lambda other: other.number, default=None)
    asked = one.understood
    people = () if before and before.understood.people == asked.people else asked.people
    return (*people, *(group.learners for group in asked.groups if {*group.needs} & {*asked.needs}))


def _own(lists: Lists, one: Listed) -> set[str]:
    """What the employer said of a list: its needs, the text that they were read from, and its learners."""
    return _forms(*one.understood.needs, one.understood.context, *_learners(lists, one))


def _wide(one: Listed, titles: dict[str, str]) -> set[str]:
    asked = one.understood
    return _forms(*asked.people, *asked.filters.places, *(titles[key] for key in one.shown if key in titles))


def _titles(turn: Turn) -> dict[str, str]:
    """The titles of all that was shown, by their ids."""
    with turn.session() as session:
        return {one.id: one.title for one in get_credentials(session, everything_shown(turn.lists))}


def _count(words: Sequence[str], known: set[str]) -> int:
    """How many of some words are among those that are known."""
    return sum(any(is_among(form, known) for form in _forms(word)) for word in words)


def _forms(*texts: str) -> set[str]:
    """The words of some texts that tell a list apart, also without the ending of the plural."""
    words = {word for text in texts for word in telling_lists(text)}
    return words | {word.removesuffix("s") for word in words} | {word.removesuffix("es") for word in words}


def _alike(turn: Turn, words: str, titles: dict[str, str]) -> list[Listed]:
    """The lists of the only need to which words are near in meaning."""
    [meant] = turn.index.encoder.encode([words])
    near: dict[tuple[str, ...], float] = {}
    for one in turn.lists:
        needs = one.understood.needs
        said = [*needs, *one.understood.people, *(titles[key] for key in one.shown if key in titles)]
        if said:
            likeness = float(np.max(turn.index.encoder.encode(said) @ meant))
            near[needs] = max(likeness, near.get(needs, 0.0))
    first, second, *_ = [*sorted(near.values(), reverse=True), 0.0, 0.0]
    if first < LIKE or first - second < APART:
        return []
    return [one for one in turn.lists if near.get(one.understood.needs) == first]
