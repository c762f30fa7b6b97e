"""Open requests that ask for much the same as another.

Two needs are compared by the vectors that the action server stored with them (hub/vectors.py); where one of them has
none, by the words that they share, of which one counts more the fewer of the requests hold it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session
from Stemmer import Stemmer

from hub.filters import newest
from hub.models import CollaborationRequest
from hub.search_words import WORD, folded
from hub.transitions import OPEN
from hub.vectors import Meanings, RequestVector, meanings

COMPARED = 1000
"""The newest open requests that are compared: reading their words takes a few hundredths of a second."""

MOST_ENCODED = 5000
"""Requests that get their vectors in one go: half a minute of the encoder's time."""

MOST = 5
ALIKE = 0.6
"""The least cosine of two vectors that is suggested. Against ALIKE_IN_WORDS what is alike is found half as often again
and more, and what is suggested is less often right, by 0.04 to 0.06 (docs/measurements.md, "What is alike")."""

ALIKE_IN_WORDS = 0.3
"""The same of two requests' words, weighed by their rarity. Set on the pairs of tests/hub/test_likeness.py."""

FOLDED, FOLDED_IN_WORDS = 0.8, 0.6
"""The least cosines at which a request is folded under another in the queue; set by hand, higher than what is
suggested, because what is folded is not seen at once."""

WORDS_NAMED = 4
_EMPTY = """
    about after all also and any are as at be because been before but by can could course courses day days do does for
    from get give has have help how in into is it its just learn learning like lot make more much must need needs new no
    not now of off on one only or our out people people's please really should skill skills so some staff such team than
    that the their them then there these they thing things this to too train training up us use used using very want
    was way we were what when where which who will with within work workers working would you your
"""
EMPTY = frozenset(_EMPTY.split())
"""Words of every request, which make none like another."""


@dataclass(frozen=True)
class Likeness:
    """Another request with the words that both hold, the rarest first, which may be none; `same_contact` where one
    person sent both."""

    request: CollaborationRequest
    words: tuple[str, ...]
    same_contact: bool


def alike(session: Session, request: CollaborationRequest) -> list[Likeness]:
    """At most MOST open requests that are like this one: those of the same contact first, then the most alike."""
    other = CollaborationRequest
    columns = (other.id, other.contact, other.need, other.said, other.roles, other.skills)
    others = select(*columns).where(other.id.in_(newest(OPEN, COMPARED, other.id != request.id)))
    found = session.execute(others.order_by(other.id.desc())).all()
    own = _words(request)
    theirs = [_stems(need, said, roles, *skills) for *_, need, said, roles, skills in found]
    weight = _rarity([own, *theirs])
    meant = meanings(session, [request.id, *(row.id for row in found)])
    ranked: list[tuple[bool, float, int, tuple[str, ...]]] = []
    for (number, contact, *_), words in zip(found, theirs, strict=True):
        same = contact.casefold() == request.contact.casefold()
        meaning = meant.cosine(request.id, number)
        likeness = meaning / ALIKE if meaning is not None else _cosine(own, words, weight) / ALIKE_IN_WORDS
        if same or likeness >= 1:
            shared = sorted(own.keys() & words.keys(), key=lambda stem: (-weight[stem], stem))
            ranked.append((same, likeness, number, tuple(own[stem] for stem in shared[:WORDS_NAMED])))
    ranked.sort(key=lambda row: row[:2], reverse=True)
    best = {number: (words, same) for same, _, number, words in ranked[:MOST]}
    requests = {each.id: each for each in session.scalars(select(other).where(other.id.in_(best)))}
    return [Likeness(requests[number], words, same) for number, (words, same) in best.items()]


def not_encoded(session: Session, encoder: str) -> list[tuple[int, str]]:
    """The open requests without a vector of this encoder, as ids with needs: at most MOST_ENCODED, the newest first."""
    request = CollaborationRequest
    own = exists().where(RequestVector.request_id == request.id, RequestVector.encoder == encoder)
    missing = select(request.id, request.need).where(request.id.in_(newest(OPEN, MOST_ENCODED, ~own)))
    return list(session.execute(missing.order_by(request.id.desc())))


@dataclass(frozen=True)
class Fold:
    """A row of the queue: a request, and those further down the page that ask for much the same."""

    request: CollaborationRequest
    alike: tuple[CollaborationRequest, ...] = ()

    @property
    def unread(self) -> int:
        """How many of those that are folded are unread."""
        return sum(other.unread for other in self.alike)


def folds(session: Session, requests: Sequence[CollaborationRequest]) -> list[Fold]:
    """The requests of a page in their order, each open one folded under the first before it that it is like.

    Requests of one contact are folded too where they share a word. Words are weighed by their rarity on the page.
    """
    words = [_words(request) for request in requests]
    weight, meant = _rarity(words), meanings(session, [request.id for request in requests])
    heads: list[int] = []
    under: dict[int, list[CollaborationRequest]] = {}
    for place, request in enumerate(requests):
        fits = (head for head in heads if _folds(requests[head], request, words[head], words[place], weight, meant))
        head = next(fits, None)
        if head is None:
            heads.append(place)
        else:
            under.setdefault(head, []).append(request)
    return [Fold(requests[head], tuple(under.get(head, ()))) for head in heads]


def _folds(
    one: CollaborationRequest,
    other: CollaborationRequest,
    own: Mapping[str, str],
    theirs: Mapping[str, str],
    weight: Mapping[str, float],
    meant: Meanings,
) -> bool:
    if one.status not in OPEN or other.status not in OPEN:
        return False
    if one.contact.casefold() == other.contact.casefold() and own.keys() & theirs.keys():
        return True
    meaning = meant.cosine(one.id, other.id)
    return _cosine(own, theirs, weight) >= FOLDED_IN_WORDS if meaning is None else meaning >= FOLDED


def _rarity(texts: Sequence[Mapping[str, str]]) -> dict[str, float]:
    """How much each stem of some texts counts."""
    held = Counter(stem for words in texts for stem in words)
    return {stem: math.log(1 + (len(texts) + 1) / count) for stem, count in held.items()}


def _cosine(own: Mapping[str, str], theirs: Mapping[str, str], weight: Mapping[str, float]) -> float:
    shared = own.keys() & theirs.keys()
    if not shared:
        return 0.0
    squares = (sum(weight[stem] ** 2 for stem in stems) for stems in (own, theirs))
    return sum(weight[stem] ** 2 for stem in shared) / math.sqrt(math.prod(squares))


def _words(request: CollaborationRequest) -> dict[str, str]:
    """The words of what is needed and for whom, by their stems."""
    return _stems(request.need, request.said, request.roles, *request.skills)


def _stems(*texts: str | None) -> dict[str, str]:
    """The words of some texts by their stems."""
    words = [word for text in texts if text for word in WORD.findall(folded(text)) if word not in EMPTY]
    stems = Stemmer("english").stemWords(words)
    return dict(reversed([*zip(stems, words, strict=True)]))
