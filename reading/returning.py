"""How a message goes back to a list that was shown before: by the list's place, or by words that name it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reading.need_words import LEADING
from reading.numbers import ordinal, position

BEFORE = -1
"""The place of the list that was shown before the present one."""

_LEAD = (
    r"(?:right|ok(?:ay)?|so|well|now|then|but|nah|no|naw|aye|yes|yeah|hmm+|oh|ah|actually|anyway|sorry|please|lovely|"
    r"fine|thanks|might|d'?you think|let'?s|let us|let me|can|could|may|shall|will|should|we|i|ye|you|just|want|wanna|"
    r"would|like|i'?d|we'?d|i'?ll|we'?ll|maybe|better|first|to|tae)"
)
"""Words that may stand before those that go back."""

FILLER = re.compile(_LEAD, re.IGNORECASE)
BETWEEN_CLAUSES = re.compile(r"[.!?;,:\n]|\band\b", re.IGNORECASE)

BACK_TO = re.compile(
    rf"\W*(?:{_LEAD}\W+)*(?:(?:(?:go|ga|gae|gang|going|gaun|get|come|jump|switch|turn|head|move|(?:take|tak|bring) us|"
    r"(?:take|tak|bring) me)\W+)?(?:right |straight |quickly )?back(?: again)?(?: on)? (?:to|tae|til)(?! (?:you|ye)\b)|"
    r"return(?:ing)? (?:to|tae)|where (?:were|was|wis) (?:we|i) (?:with|wi|on))\b",
    re.IGNORECASE,
)
"""How a clause begins that goes back to what it names then."""

AGAIN = re.compile(
    rf"\W*(?:{_LEAD}\W+)*(?:show|see|gie|gie'?s|give|list|hae|have|look at|remind me o[f']?|(?:bring|pull) up)\W+"
    r"(?P<named>.*?)\b(?:again|once more|(?:eence|wance) mair)\b",
    re.IGNORECASE,
)
"""A clause that wants to see again what it names."""

SHOWN_FOR = re.compile(
    r"\b(?:what|whit|fit|the ones|those|them|that lot|the (?:list|courses)) (?:that |which )?(?:you|ye|youse?) "
    r"(?:showed|shown|gave|gied|gien|had|found|got|listed|suggested)(?: me| us)?(?: earlier| before)? "
    r"(?:for|about|on)\b",
    re.IGNORECASE,
)
"""Words behind which that is named for which a list was shown."""

EARLIER_ONES = re.compile(
    r"\b(?:the|those|them|thae) (?P<named>(?:[^\W\d_][\w'’-]* ){1,4}?)(?:ones|yins|eens|courses|lot)"
    r"(?: (?:that )?(?:you|ye) (?:showed|had|gave|gied)(?: me| us)?)?(?: from)? (?:before|afore|earlier)\b",
    re.IGNORECASE,
)
"""Several courses of before that are named: "which of the bookkeeping ones from before was cheapest"."""

_LIST = r"(?:list|lot|search|results?|set|batch|selection)"
PLACED = re.compile(
    rf"(?:\b(?:the|that|your|yer|yon|thon|my) (?:very )?|^\W*(?:{_LEAD}\W+)*)"
    rf"(?:(?P<place>first|1st|second|2nd|third|3rd|other|ither|previous|last|earlier|original|initial) {_LIST}|"
    rf"{_LIST} (?:from |you showed(?: me)? )?(?:before|earlier|afore))\b",
    re.IGNORECASE,
)
"""Words that name a list by its place among those that were shown."""

FIRST = frozenset({"original", "initial"})

CUT = re.compile(
    r"\b(?:which|what|whit|fit|is|are|does|do|dis|can|could|how|hoo|foo|when|where|who|please|then|now)\b.*",
    re.IGNORECASE,
)
"""Where a clause goes on from what it names to a question."""

ONE_COURSE = re.compile(r"\b(?:one|yin|een|course|it)\b", re.IGNORECASE)
"""Words for a single course: what is gone back to is no list then."""

WORD = re.compile(r"[^\W\d_]{2,}")
OF_LISTS = LEADING | frozenset(
    {
        *("list", "lists", "ones", "yins", "eens", "courses", "course", "results", "result", "page", "lot", "options"),
        *(
            "search",
            "thing",
            "start",
            "beginning",
            "top",
            "shown",
            "showed",
            "earlier",
            "before",
            "again",
            "back",
            "them",
        ),
        *("twa", "two", "three", "both", "last", "tae", "ma", "thae", "thon", "yon", "thaim", "oor", "wis", "aboot"),
    }
)
"""Words of what is gone back to that do not tell one list from another."""


@dataclass(frozen=True)
class Returning:
    """Characters `start` to `end` of a message that go back to a list, the words that tell it from others, and its
    place among the lists: from 1, BEFORE, or None where it is named by words. `other` says that the place is only that
    of another one than this."""

    start: int
    end: int
    words: tuple[str, ...] = ()
    place: int | None = None
    other: bool = False


def returning(text: str) -> Returning | None:
    """How a message goes back to a list; None where it does not, goes back to a single course, or names nothing.

    >>> returning("Right, back to the coaches, which one would you pick?").words
    ('coaches',)
    >>> returning("what was the cheapest in the first list").place
    1
    """
    if placed := PLACED.search(text):
        name = (placed["place"] or "").lower()
        place = 1 if name in FIRST else ordinal(name) or BEFORE
        return Returning(*_stretch(text, *placed.span()), place=place, other=name in ("other", "ither"))
    if (earlier := EARLIER_ONES.search(text)) and (words := telling_lists(earlier["named"])):
        return Returning(*earlier.span(), words)
    for start, end in _clauses(text):
        if named := _named(text[start:end]):
            words = telling_lists(text[start + named[0] : start + named[1]])
            if words and not ONE_COURSE.search(text, start + named[0], start + named[1]):
                return Returning(start, start + named[1], words)
    return None


def course_returned_to(text: str) -> tuple[int, int] | None:
    """The stretch of a text that names a single course to which it goes back: "back to | the composites one"."""
    for start, end in _clauses(text):
        back = BACK_TO.match(text[start:end])
        named = _named(text[start:end]) if back else None
        if named and telling_lists(text[start + named[0] : start + named[1]]):
            stretch = text[start + named[0] : start + named[1]]
            begin = start + named[0] + len(stretch) - len(stretch.lstrip())
            if ONE_COURSE.search(stretch):
                return begin, start + named[0] + len(stretch.rstrip())
    return None


def shows_again(text: str) -> bool:
    """Whether a text wants to see again what is shown, without a word that tells it from anything else."""
    return any(
        named is not None and not telling_lists(named["named"])
        for named in (AGAIN.match(text[start:end]) for start, end in _clauses(text))
    )


def says_more(text: str) -> bool:
    """Whether a text says anything but how a message begins that goes back: "right, ok then"."""
    return any(not FILLER.fullmatch(word) for word in WORD.findall(text))


def telling_lists(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case, that may tell a list from another by its needs, learners or place."""
    words = dict.fromkeys(map(str.lower, WORD.findall(text)))
    return tuple(word for word in words if word not in OF_LISTS and position(word) is None)


def _clauses(text: str) -> list[tuple[int, int]]:
    """The stretches of a text between its signs of punctuation and its "and"."""
    between = [found.span() for found in BETWEEN_CLAUSES.finditer(text)]
    starts, ends = [0, *(end for _, end in between)], [*(start for start, _ in between), len(text)]
    return list(zip(starts, ends, strict=True))


def _named(clause: str) -> tuple[int, int] | None:
    """The stretch of a clause that names what it goes back to."""
    if back := SHOWN_FOR.search(clause) or BACK_TO.match(clause):
        cut = CUT.search(clause, back.end())
        return back.end(), cut.start() if cut else len(clause)
    again = AGAIN.match(clause)
    return again.span("named") if again else None


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the words of its clause before it that go back and ask nothing."""
    for begin, finish in _clauses(text):
        back = BACK_TO.match(text[begin:finish])
        if back and begin + back.end() <= start < finish:
            return begin, end
    return start, end
