"""Courses that were shown before this page: the list in which a place is counted, and what words point back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Self

from actions.lists import Listed, current_page, placed
from actions.lists_named import lists_for, lists_for_learners
from actions.pages import Pages, Referents
from actions.search import PAGE
from actions.turn import Turn
from catalogue.records import Credential
from catalogue.store import get_credentials
from reading.choosing import ONE_COURSE, ONES, choose, tells_apart
from reading.numbers import position
from reading.returning import BEFORE, PLACED, Returning, course_returned_to, returning
from reading.spans import words_of

EARLIER = re.compile(
    r"\b(?:before|afore|earlier|previous(?:ly)?|originally|at the (?:outset|start|beginning)|to begin with|"
    r"(?:first|other|ither|previous|last|original) (?:list|lot|page|search|results?|set|batch))\b",
    re.IGNORECASE,
)
"""Words behind which a course is one that was shown before this page."""

OUTSET = re.compile(r"\b(?:originally|at the (?:outset|start|beginning)|to begin with)\b", re.IGNORECASE)

SHOWED = re.compile(
    r"\b(?:you|ye|youse?) (?:showed|shown|shawed|gave|gied|gien|had|mentioned|suggested|listed)(?: me| us)?\b"
    r"(?! for (?:that|this|it|them)\b)",
    re.IGNORECASE,
)
"""Words behind which a place is one of the first list: "the first one you showed me"."""

BEFORE_IT = re.compile(r"\b(?:one|yin|een|course) (?:\w+ )?(?:before|afore) (?:that|it|this)\b", re.IGNORECASE)
"""Words for the course that was spoken of before the present one, or that stands before it: "the one before that"."""

AGAIN = re.compile(r"\b(?:again|back|once more)\b", re.IGNORECASE)

BEHIND = re.compile(r"(?:\s+(?!(?:and|or|than|with)\b)[^\s.,;:!?]+){1,6}", re.IGNORECASE)
"""What follows a phrase in its clause and may belong to it: "the second one | you showed before"."""

FOR_PEOPLE = re.compile(
    r"\bfor (?:the (?:two|twa|three|four|five|six|\d+) of them|(?:\w+ ){1,2}of us)\b", re.IGNORECASE
)
"""Words for people that count no courses: "which would you pick for the two of them?"."""

TAKEN_FOR = frozenset({"nlu_fallback", "out_of_scope", "refine", "more", "recommend", "answer"})
"""What a message may be taken for that only points at courses again."""


class Phrase(str):
    """A phrase of a message that points at a course, with the character `at` which it begins."""

    __slots__ = ("at",)
    at: int

    def __new__(cls, words: str, at: int) -> Self:
        phrase = super().__new__(cls, words)
        phrase.at = at
        return phrase


def phrases_of(turn: Turn, pointing: Sequence[str]) -> list[Phrase]:
    """The phrases with these words in a message, in its order: each once, and once more where the same words speak of
    what was shown before this page; none that counts people."""
    found: dict[tuple[str, bool], Phrase] = {}
    people = [one.span() for one in FOR_PEOPLE.finditer(turn.text)]
    for words in pointing:
        for at in _places(turn, words) or [turn.text.find(words)]:
            phrase = Phrase(words, at)
            if any(start <= at < end for start, end in people):
                continue
            before = bool(SHOWED.search(with_next_words(turn, phrase))) or is_earlier(turn, phrase)
            found.setdefault((words.casefold(), before), phrase)
    return sorted(found.values(), key=lambda phrase: phrase.at)


def _places(turn: Turn, words: str) -> list[int]:
    """The characters at which spans begin that point at a course with these words."""
    marked = [span for span in turn.message.spans if span.label in ("ordinal", "title")]
    said = [(span.start, one) for span in marked for one in words_of(turn.text, [span], span.label)]
    return [turn.text.find(one, start) for start, one in said if one.casefold() == words.casefold()]


def with_next_words(turn: Turn, phrase: Phrase) -> str:
    """A phrase with the words of the message behind it that may belong to it."""
    return phrase + _behind(turn, phrase)


def _behind(turn: Turn, phrase: Phrase) -> str:
    """The words of a message behind a phrase, as far as its clause goes and before another one points at a course."""
    at = phrase.at + len(phrase)
    ends = [span.start for span in turn.message.spans if span.label in ("ordinal", "title") and span.start >= at]
    found = BEHIND.match(turn.text, at, min(ends, default=len(turn.text)))
    return found[0] if found else ""


def is_earlier(turn: Turn, phrase: Phrase) -> bool:
    """Whether a phrase, or what follows it in the message, speaks of what was shown before this page."""
    return bool(EARLIER.search(with_next_words(turn, phrase)))


def earlier_page(turn: Turn, phrase: Phrase) -> tuple[str, ...]:
    """The ids of the list in which an earlier place is counted: of the one that is named, else of the one before."""
    named = _list_named(turn, phrase)
    place = (named and named.place) or (1 if OUTSET.search(with_next_words(turn, phrase)) else BEFORE)
    listed = placed(turn.lists, place, turn.search, other=bool(named and named.other))
    return listed.shown if listed else ()


def _list_named(turn: Turn, phrase: Phrase) -> Returning | None:
    """The list whose place a phrase, or what follows it, names: "the second one | in the first list"."""
    found = PLACED.search(with_next_words(turn, phrase))
    return returning(found[0]) if found else None


def _is_of_forgotten_list(turn: Turn, phrase: Phrase) -> bool:
    """Whether a phrase names the place of a list that is not remembered, where others are."""
    place = ((named := _list_named(turn, phrase)) and named.place) or 0
    return bool(turn.lists) and place > 0 and placed(turn.lists, place, turn.search) is None


def first_page(turn: Turn, phrase: Phrase) -> tuple[str, ...]:
    """The ids of the first list of the conversation, where a place is one of it: "the first one you showed me"."""
    first = placed(turn.lists, 1, turn.search) if SHOWED.search(with_next_words(turn, phrase)) else None
    return first.shown if first else ()


def described_behind(turn: Turn, phrase: Phrase) -> str:
    """The words behind a phrase that describe an earlier course: "money business" of "the one before about money in
    business"."""
    words = _behind(turn, phrase)
    return tells_apart(EARLIER.sub("", words)) if EARLIER.search(words) else ""


def in_another_list(turn: Turn, phrase: Phrase, words: str, pages: Pages) -> Referents | None:
    """What a phrase without words of a course points at in an earlier list: a place of what "you showed me" is one of
    the first list, and one from before is that which was spoken of before. None for any other phrase; of a list that
    is not remembered it is not plain which is meant."""
    if words:
        return None
    if _is_of_forgotten_list(turn, phrase):
        return Referents(unclear=(with_next_words(turn, phrase),))
    if for_them := shown_for(turn, of_learners(turn, learners_behind(turn, phrase))):
        return _one_of(phrase, for_them)
    if ONE_COURSE.fullmatch(phrase):
        return None
    placed_at = any(position(word) for word in phrase.lower().split() if word not in ONES)
    if placed_at and not is_earlier(turn, phrase):
        first = tuple(choose(phrase, shown_for(turn, first_page(turn, phrase))))
        return Referents(first, plain=first) if len(first) == 1 else None
    if placed_at or not is_earlier(turn, phrase) or described_behind(turn, phrase):
        return None
    before = spoken_of_before(turn) or (
        _standing_before(turn) if BEFORE_IT.search(with_next_words(turn, phrase)) else None
    )
    return _one_of(phrase, shown_for(turn, [before] if before else earlier_page(turn, phrase)[:PAGE]))


def _one_of(phrase: str, found: Sequence[Credential]) -> Referents | None:
    """The only credential that was found for a phrase, or that several were; None where none was."""
    if len(found) > 1:
        return Referents(unclear=(phrase,), alike=tuple(found))
    return Referents(tuple(found), plain=tuple(found)) if found else None


def page_before(turn: Turn, phrase: Phrase, pages: Pages) -> list[Credential]:
    """The credentials among which an earlier place is counted."""
    return shown_for(turn, earlier_page(turn, phrase)) or list(pages.earlier[:PAGE])


def beyond_the_page(turn: Turn, phrase: str) -> list[Credential]:
    """The credentials at places of which the screen does not have the last: on the page of the list before a
    comparison, else in the last list before this one that has them."""
    page, shown = current_page(turn.lists, turn.search, PAGE), turn.search.shown
    words = (word.strip(".,;?!") for word in phrase.lower().split())
    last = max((place for word in words if (place := position(word)) and word not in ONES), default=0)
    if last <= len(shown):
        return []
    if last <= len(page) and {*shown} < {*page}:
        return choose(phrase, shown_for(turn, page))
    listed = next((one.shown for one in reversed(turn.lists[:-1]) if last <= len(one.shown)), ())
    return choose(phrase, shown_for(turn, listed)) if listed else []


def learners_behind(turn: Turn, phrase: Phrase) -> str:
    """The learners whose course a phrase means that is followed by them: "that course | for the nurses"."""
    after = turn.text[phrase.at + len(phrase) :]
    people = map(re.escape, turn.heard.conditions.people)
    named = re.match(rf"(?:\W+\w+){{0,4}}?\W+for (?:(?:the|my|our|ma|oor) )?({'|'.join(people)})(?!\w)", after)
    return named[1] if named and named[1] else ""


def shown_for(turn: Turn, ids: Sequence[str]) -> list[Credential]:
    """The credentials with these ids."""
    with turn.session() as session:
        return get_credentials(session, ids)


def of_learners(turn: Turn, words: str) -> tuple[str, ...]:
    """The ids of what was shown for the learners whom words name, "the attorneys' course"; of several courses the one
    that was spoken of by itself."""
    return _shown_in(turn, lists_for_learners(turn, words.split()))


def of_need(turn: Turn, words: str) -> tuple[str, ...]:
    """The same for what the employer said of a need, in a message that speaks of what was before: "the supervisor one
    from earlier"; none in any other."""
    speaks_of_before = EARLIER.search(turn.text) or course_returned_to(turn.text)
    return _shown_in(turn, lists_for(turn, words.split())) if speaks_of_before else ()


def _shown_in(turn: Turn, lists: Sequence[Listed]) -> tuple[str, ...]:
    shown = tuple(dict.fromkeys(key for one in reversed(lists) for key in one.shown))
    spoken_of = [key for key in turn.search.spoken_of if key in shown]
    return tuple(spoken_of[:1]) or shown


def spoken_of_before(turn: Turn) -> str | None:
    """The course that was spoken of by itself before the present one; None where there is none."""
    return next((key for key in turn.search.spoken_of if key != turn.search.current), None)


def _standing_before(turn: Turn) -> str | None:
    """The course that stands before the present one on the page, or the other one of two; None where there is none."""
    page, current = list(turn.search.shown), turn.search.current
    at = page.index(current) if current in page else 0
    return page[at - 1] if current in page and (at or len(page) == 2) else None


def points_back(turn: Turn) -> bool:
    """Whether a message that was taken for something else only points at courses that were shown before: "gie's the twa
    again, the CAD yin and the trainin yin", "for my arrangers then, the one from before"."""
    heard = turn.heard
    asks_otherwise = heard.needs or heard.conditions.filters or heard.changes or heard.dropped or heard.refused
    pointing: Sequence[str] = (*heard.pointed, *heard.titles)
    if turn.open_form or turn.message.intent not in TAKEN_FOR or not pointing or asks_otherwise:
        return False
    return bool(EARLIER.search(turn.text) or AGAIN.search(turn.text))
