"""Which credentials a message speaks of, among what was shown so far: each phrase that points at one on its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.earlier import (
    EARLIER,
    FOR_PEOPLE,
    Phrase,
    beyond_the_page,
    described_behind,
    in_another_list,
    is_earlier,
    of_learners,
    of_need,
    page_before,
    phrases_of,
    shown_for,
)
from actions.ordering import standing_first
from actions.pages import Pages, Referents
from actions.several import several
from actions.turn import Turn
from catalogue.records import Credential
from catalogue.store import get_credentials
from catalogue.titles import credential_titled
from reading.choosing import ONE_COURSE, ONES, OTHER, called, choose, tells_apart
from reading.comparatives import setting_apart
from reading.groups import own_places
from reading.numbers import position
from reading.returning import course_returned_to
from reading.spans import Span, without

ONE = re.compile(
    r"\W*(?:why|how come|what about|and|how about|tell me about)?\W*(?:it|that|this)(?: one)?\W*", re.IGNORECASE
)
"""A message that is hardly more than a word for a single course."""

BACK = re.compile(r"(?:those|these|them|they|both|that lot)\b(?: (?:two|three|2|3))?", re.IGNORECASE)
"""Words that stand for the courses which the same message has named already."""

OF_ALL = re.compile(r"\b(?:any|ony|which|either|each|none|neither|all)(?: ones?)? of $", re.IGNORECASE)
"""Words before "them" by which all of a page are meant, whatever one was spoken of: "are any of them online?"."""

THEY_ALL = re.compile(
    r"\b(?:they|these|those|them) (?:all|both|each)\b|\b(?:for|of|in) each(?: one| course)?(?=\W*$|[.?!,;])",
    re.IGNORECASE,
)
STANDS_FOR_ALL = re.compile(rf"{BACK.pattern}|{THEY_ALL.pattern}|(?:\w+ )?each(?: \w+)*", re.IGNORECASE)
"""Words that speak of all of a page, whatever one was spoken of: "do they all start in January?", and phrases beside
them that point at no other."""

AGAIN = re.compile(rf"(?:its?|(?:that|this)(?: (?:one|course))?|{BACK.pattern})", re.IGNORECASE)
"""Words that stand for what another phrase of the message points at: "that last one, is it any use?", "the
second one, is that one during the day?"."""

ASKED = re.compile(r"[^.!?;\n]*\?")
"""A sentence that asks: by its words a course is meant, whatever the sentences around it say."""

THEIRS = re.compile(
    r"(?:(?:the|our|my|ma) )?(?P<whose>[^'’]+?)(?:s['’]|['’]s) (?:course|one|yin|training|class|module)", re.IGNORECASE
)
"""A phrase that names a course by those whom it is for: "the supervisors' course"."""

SEVERAL = re.compile(r"\b(?:courses|ones|yins|eens|two|three|both|all|those|these)\b", re.IGNORECASE)
"""Words by which a phrase means several courses."""

LEVEL = re.compile(r"\blevel (\d{1,2})\b", re.IGNORECASE)
"""A level by which one of several is told from the others."""


def referents(turn: Turn, pointing: Sequence[str] | None = None) -> Referents:
    """What a message means: the credential that a button names, those whose titles it gives, or those it points at, by
    all its phrases that do or by some of them (`pointing`).

    A message that points at nothing means the credential that was spoken of last, or the only one on the page.
    """
    if pressed := turn.message.named.get("credential"):
        with turn.session() as session:
            return Referents(tuple(get_credentials(session, [pressed])))
    pages = Pages.of(turn)
    text = of_courses(turn)
    if pointing is None:
        pointing = (*turn.heard.pointed, *turn.heard.titles)
    if len(pages.page) > 1 and THEY_ALL.search(text) and all(map(STANDS_FOR_ALL.fullmatch, pointing)):
        return Referents(tuple(pages.page))
    in_order = phrases_of(turn, pointing)
    phrases = [
        words for at, words in enumerate(in_order) if len(in_order) == 1 or not (AGAIN if at else BACK).fullmatch(words)
    ]
    each = [pointed_at(turn, phrase, pages) or Referents(_advised(phrase, phrases, pages)) for phrase in phrases]
    found = {credential.id: credential for pointed in each for credential in pointed.credentials}
    unclear = [phrase for pointed in each for phrase in pointed.unclear]
    alike = {credential.id: credential for pointed in each for credential in pointed.alike}
    plain = {credential.id: credential for pointed in each for credential in pointed.plain}
    if not found and unclear and len(pages.page) > 1:
        found = {credential.id: credential for credential in choose(_leaving_out(text, unclear), pages.page)}
    if not found and not unclear:
        asked = " ".join(ASKED.findall(text)) or text
        found = {credential.id: credential for credential in choose(asked, pages.page, pages.current)}
    if not found and not unclear and (any(map(ONE_COURSE.fullmatch, phrases)) or (not phrases and ONE.fullmatch(text))):
        found = {credential.id: credential for credential in _most_likely(turn, text, pages)}
    return Referents(tuple(found.values()), tuple(unclear), tuple(alike.values()), tuple(plain.values()))


def of_courses(turn: Turn) -> str:
    """A message without its words that count people, tell of them or name a sum, which point at no course: "and for
    2?"."""
    return FOR_PEOPLE.sub("", without(turn.text, turn.message.spans, "heads", "price", "story", "who"))


def _most_likely(turn: Turn, text: str, pages: Pages) -> Sequence[Credential]:
    """The course of a page for which "it" most likely stands, where none was spoken of: the one that a question of a
    content describes, else the one that is advised to look at first."""
    first = pages.page[:1]
    if len(pages.page) < 2 or not (turn.asks_other or turn.asked == ("content",)):
        return first
    words = tells_apart(text)
    like = turn.index.credentials.likest(words, [credential.id for credential in pages.page]) if words else ()
    return [credential for credential in pages.page if (credential.id,) == like] or first


def _advised(phrase: str, phrases: Sequence[str], pages: Pages) -> tuple[Credential, ...]:
    """The course that is advised to look at first, for a "that" where none was spoken of: "add that and the other"."""
    alone = len(phrases) < 2 or pages.current or not ONE_COURSE.fullmatch(phrase)
    return () if alone else tuple(pages.page[:1])


def meant(turn: Turn) -> list[Credential]:
    """The credentials that a message means; none when it is not plain which."""
    return list(referents(turn).credentials)


def pointed_at(turn: Turn, phrase: Phrase, pages: Pages) -> Referents:
    """What one phrase points at: by its words, or else by what it means ("the drinks one")."""
    all_of = len(pages.page) > 1 and OF_ALL.search(turn.text[: phrase.at])
    if all_of and (BACK.fullmatch(phrase) or phrase.lower() == "that"):
        return Referents(tuple(pages.page))
    if counted := tuple(several(turn, phrase, pages.page)):
        return Referents(counted, plain=counted)
    words = tells_apart(phrase)
    if (either := in_another_list(turn, phrase, words, pages)) is not None:
        return either
    if (theirs := THEIRS.fullmatch(phrase)) and (ids := of_learners(turn, theirs["whose"])):
        return Referents(tuple(shown_for(turn, ids[:1])))
    if plain := tuple(_plainly(turn, phrase, words, pages)):
        return Referents(plain, plain=plain)
    words = words or described_behind(turn, phrase)
    if not words:
        return Referents()
    described = tuple(
        _advised_of(phrase, shown_for(turn, of_learners(turn, words)))
        or _described(turn, words, pages)
        or shown_for(turn, of_need(turn, words))
    )
    return Referents(described) if len(described) == 1 else Referents(unclear=(phrase,), alike=described)


def _advised_of(phrase: Phrase, listed: Sequence[Credential]) -> Sequence[Credential]:
    """Of what was shown for somebody the course that was advised to look at first, where a phrase means
    one: "the fitters' course", but not "the courses for the fitters"."""
    return listed if SEVERAL.search(phrase) else listed[:1]


def _plainly(turn: Turn, phrase: Phrase, words: str, pages: Pages) -> list[Credential]:
    """The credentials that a phrase names by the title, a part of the name, what sets one apart ("the cheapest one") or
    the place in the list; none where it names none so. `words` are those of the phrase that describe a course."""
    if words:
        with turn.session() as session:
            if titled := credential_titled(session, phrase):
                return [titled]
    if listed := _of_own_list(turn, phrase):
        return listed
    if ONE_COURSE.fullmatch(phrase):
        return [credential for credential in pages.page if credential.id == pages.current] or choose("", pages.page)
    if is_earlier(turn, phrase):
        page = page_before(turn, phrase, pages)
        if placed_before := [] if words else choose(EARLIER.sub("", phrase), page):
            return placed_before
        if one := called(phrase, pages.earlier) or _set_apart(turn, phrase, page):
            return [one]
    if named := called(phrase, pages.page) or called(phrase, pages.earlier):
        return [named]
    if apart := _set_apart(turn, phrase, pages.page):
        return [apart]
    placed = choose(phrase, pages.page, None if words else pages.current) or beyond_the_page(turn, phrase)
    # the only one on the page is not "the soil one" or "the other one you had" by being alone there
    described = words or OTHER.search(phrase.lower())
    places = [word for word in phrase.lower().split() if position(word) and word not in ONES]
    return [] if described and len(pages.page) == 1 and not places else placed


def _of_own_list(turn: Turn, phrase: str) -> list[Credential]:
    """The credentials that were shown for places of the employer's own list: "items 1 and 3"; none where a phrase names
    no such place."""
    shown = {group.number: group.credential for group in turn.search.groups if group.credential}
    ids = dict.fromkeys(shown[place] for place in own_places(phrase) if place in shown)
    if not ids:
        return []
    with turn.session() as session:
        return get_credentials(session, list(ids))


def _leaving_out(text: str, phrases: Sequence[str]) -> str:
    return re.sub("|".join(map(re.escape, phrases)), "", text)


def _set_apart(turn: Turn, phrase: str, page: Sequence[Credential]) -> Credential | None:
    """The one of a page that a phrase points at by what sets it apart: "the short one", "the level 6 one"."""
    if level := LEVEL.search(phrase):
        at_level = [card for card in page if (at := card.scqf_level) and at.low <= int(level[1]) <= at.high]
        if len(at_level) == 1:
            return at_level[0]
    order = setting_apart(phrase)
    return standing_first(page, order, turn.search.filters.places, turn.today) if order else None


def _described(turn: Turn, words: str, pages: Pages) -> list[Credential]:
    """The credentials among all that were shown which words describe, several where they fit alike, those on the page
    first.

    Of several the only one that was spoken of by itself or kept is meant, else the one spoken of last, or else the
    only one on the page.
    """
    credentials = [*pages.page, *pages.earlier]
    like = turn.index.credentials.likest(words, [credential.id for credential in credentials])
    known = {*turn.search.spoken_of, *turn.slots.shortlist}
    on_page = {credential.id for credential in pages.page}
    last = next(({key} for key in turn.search.spoken_of if key in like), set())
    for near in (known, last, on_page):
        if len(like) > 1 and len(nearer := [key for key in like if key in near]) == 1:
            like = tuple(nearer)
    return [credential for credential in credentials if credential.id in like]


def back_to_course(turn: Turn) -> Turn | None:
    """The turn of a question about a course to which a message goes back by words: "back to the composites one, does it
    cover vacuum bagging?". None where it does not, or nothing like it was shown."""
    named = None if turn.open_form else course_returned_to(turn.text)
    if named is None:
        return None
    others = [span for span in turn.message.spans if not span.touches([named])]
    spans = tuple(sorted((*others, Span(*named, "ordinal")), key=lambda span: span.start))
    asks = replace(turn, message=replace(turn.message, intent="details", spans=spans, also=None, parts=()))
    means = referents(asks, [turn.text[slice(*named)]])
    return asks if means.credentials or means.alike else None
