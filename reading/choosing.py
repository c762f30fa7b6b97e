"""Which of the shown credentials a message means: by position, by words of its name, or that spoken of last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz

from catalogue.records import Credential
from reading.need_words import EMPTY, LEADING
from reading.numbers import LAST, ORDINALS, cardinal, ordinal, position

BEFORE_ONE = {"", "number", "no", "option", "about", "result", "and", "vs", "versus", "nr", "compare"}
"""Words after which "one" is a number; in "the second one" and "that one" it is not."""

BEFORE_NUMBER = {"number", "no", "nr", "option", "result", "course", "card"}
"""Words after which a number is a position in the list, also one that the list does not have."""

LISTED = range(1, len(ORDINALS) + 1)
"""The positions of a list as long as the shortlist."""

AMOUNTS = {
    *("hours", "credits", "people", "weeks", "days", "staff", "months", "pounds", "level", "levels", "of"),
    *("aid", "aider", "aiders", "line", "other"),
}
"""Words beside which a number counts something other than cards, or nothing: first aid, first line."""

COUNTED = re.compile(
    r"places|spaces|seats|people|persons|lads|lassies|girls|boys|guys|men|women|nurses|cooks|chefs|clerks|apprentices|others"
    r"|(?!covers$|offers$|answers$|matters$|papers$|letters$)\w{2,}(?:ers|ors|ists|ians|ees)"
)
"""Words behind "two" of which there are two: "book two places", "two welders"."""

ONE_COURSE = re.compile(r"(?:it|(?:that|this)(?: one| yin| een| course)?|the course)", re.IGNORECASE)
"""Words that stand for a single course."""

ONES = frozenset({"one", "yin", "een", "course"})
PLACES: Mapping[str, Callable[[int], int]] = {
    "top": lambda _: 1,
    "middle": lambda count: (count + 1) // 2,
    "bottom": lambda count: count,
}
"""Places in a list that are called so before "one", by how long the list is."""

FIRST_SEVERAL = re.compile(r"\b(?:first|top) (two|three|2|3)\b")
LAST_TWO = re.compile(r"\blast (?:two|2)\b")
ALL = re.compile(r"\b(?:all (?:of )?(?:them|these|those|three|3)|all$|each of (?:them|these)|every one|them all)\b")
BOTH = re.compile(r"\bboth\b")
OTHER = re.compile(r"\bother(s| two| ones)?\b")
OF_THESE = re.compile(
    r"\b(?:which|any|either|none|neither)(?: ones?)? of (?:them|these|those|the)\b|"
    r"\bwhich (?:(?:ones?|courses?) )?(?:is|are|would|runs?|has|have|can|could|starts?|takes?|costs?)\b|"
    r"\b(?:do|does|are|is|can|could|would|will) any\b|"
    r"\b(?:these|those)\b(?! (?:people|lads|folk|staff|days|things|words|skills|who))"
)
"""Words that ask which of several it is, or speak of them together: then not the one spoken of last alone is meant."""

PLACE_OF_THESE = re.compile(
    r"\b(first|second|third|fourth|fifth|last|top|\d(?:st|nd|rd|th)) of"
    r" (?:them|these|those|the (?:two|three|lot|list))\b"
)
"""A place in a list that says of what list it is one."""

POINTING = re.compile(r"\b(?:it|its|they|them|these|those|any|all)\b")
"""Words beside which "online" is asked about and names nothing: "is it online?", but "the online one"."""

_POINTING = """
    top last latest first other others same two three pair couple whole showed shown mentioned suggested recommended
    listed gave said before earlier previous above below list page item result results card cards programme
    yin een yins eens twa
"""
POINTS = EMPTY | LEADING | PLACES.keys() | frozenset(_POINTING.split())
"""Words of a phrase that point at a course and do not describe it."""

ALIKE = 80
"""The least rapidfuzz ratio (of 100) at which a word is taken for a word of the record."""


def choose(text: str, shown: Sequence[Credential], current: str | None = None) -> list[Credential]:
    """The shown credentials that `text` means; an empty list when it is unclear which.

    `current` is the id of the credential that was spoken of last; it is meant when nothing else is named.
    """
    lowered = PLACE_OF_THESE.sub(r"\1", text.lower())
    if (BOTH.search(lowered) and len(shown) == 2) or ALL.search(lowered):
        return list(shown)
    if several := FIRST_SEVERAL.search(lowered):
        return list(shown[: cardinal(several[1])])
    if LAST_TWO.search(lowered):
        return list(shown[-2:])
    words = _words(lowered)
    if positions := _positions(words, len(shown)):
        return [shown[at - 1] for at in positions]
    if named := _named(words, shown, delivery=not POINTING.search(lowered)):
        return named
    if _beyond(words, len(shown)):
        return []
    if len(shown) == 1:
        return list(shown)
    if other := OTHER.search(lowered):
        others = [credential for credential in shown if credential.id != current]
        return others if other[1] or len(others) == 1 else []
    if current and OF_THESE.search(lowered):
        return list(shown)
    return [credential for credential in shown if credential.id == current]


def called(words: str, credentials: Sequence[Credential]) -> Credential | None:
    """The only one of some credentials that words name by its title, its provider, or else its place and delivery; None
    where they name none so, or several alike: "the dementia one", "the other one in Hamilton"."""
    naming = tells_apart(words).split()
    found = _named(naming, credentials, delivery=False) if naming else []
    found = found or (_named(naming, credentials, delivery=True) if naming else [])
    return found[0] if len(found) == 1 else None


def tells_apart(phrase: str) -> str:
    """The words of a phrase that describe a course: "drinks" of "the drinks one"; empty where it points by its place or
    stands for one of several ("the second", "that one you showed me")."""
    words = (word for word in _words(phrase.lower()) if len(word) > 1 or word.isdigit())  # not the s of "that's"
    return " ".join(word for word in words if word not in POINTS and position(word) is None)


def is_beyond(text: str, count: int) -> bool:
    """Whether a text names a place that a list of so many does not have.

    >>> is_beyond("is the second one for beginners?", 1), is_beyond("the first one", 1)
    (True, False)
    """
    return _beyond(_words(text.lower()), count)


def _positions(words: list[str], count: int) -> list[int]:
    """The positions that the words name in a list of `count`, in their order, the last one at the end."""
    positions = []
    for before, word, after in _with_neighbours(words):
        number = position(word) or 0
        counts_others = before in AMOUNTS or after in AMOUNTS or _counts(before, word, after)
        if 1 <= number <= count and not counts_others and (word != "one" or before in BEFORE_ONE):
            positions.append(number)
        if count > 1 and word in PLACES and after in ONES:
            positions.append(PLACES[word](count))
    if LAST in words and count:
        positions.append(count)
    return list(dict.fromkeys(positions))


def _counts(before: str, word: str, after: str) -> bool:
    """Whether a number is one of people or places, and no position."""
    return before not in BEFORE_NUMBER and not ordinal(word) and COUNTED.fullmatch(after) is not None


def _beyond(words: list[str], count: int) -> bool:
    """Whether a position is named that the list does not have; "21st" is a day of a month."""
    return any(
        (position(word) or 0) > count
        and (before in BEFORE_NUMBER or ((ordinal(word) or 0) in LISTED and not {before, after} & AMOUNTS))
        for before, word, after in _with_neighbours(words)
    )


def _with_neighbours(words: list[str]) -> Iterator[tuple[str, str, str]]:
    return zip(["", *words], words, [*words[1:], ""], strict=False)


def _named(words: list[str], shown: Sequence[Credential], *, delivery: bool) -> list[Credential]:
    """Those that most words name; none when all shown ones are named alike."""
    naming = [word for word in words if len(word) > 1 and word not in EMPTY | LEADING]
    scores = [_names(naming, credential, delivery) for credential in shown]
    best = max(scores, default=0)
    named = [credential for credential, score in zip(shown, scores, strict=True) if score == best > 0]
    return named if len(named) == 1 or len(named) < len(shown) else []


def _names(words: list[str], credential: Credential, delivery: bool) -> int:
    """How many of the words, near misses included, name the credential, its provider, or its place and delivery."""
    names = [credential.title, credential.provider]
    if delivery:
        names += [name for name in (credential.location, credential.mode, credential.pattern) if name]
    known = _words(" ".join(names).lower())
    return sum(any(fuzz.ratio(word, name) >= ALIKE for name in known) for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
