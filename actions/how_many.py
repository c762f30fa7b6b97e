"""How many courses a message wants to see at most: "no more than two", "just the cheapest"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.numbers import position
from reading.spans import Span

_NUMBER = r"(?P<number>one|two|three|[1-3])"
_OF_COURSES = (
    r"(?=\s*(?:[.?!;,)]|$|(?:please|of (?:them|these|those)|at (?:the )?most|max(?:imum)?|will do|is enough|only)\b"
    r"|(?:good |best |more )?(?:courses?|options?|suggestions?|recommendations?|results?|choices?|ideas?)\b))"
)
AT_MOST = re.compile(
    r"\b(?:no(?:t|thing)? (?:more|mair) than|at (?:the )?most|max(?:imum)?(?: of)?|(?:your |the )(?:best|top)"
    r"|(?:just|only)(?: show| give)?(?: me| us)?(?: the)?(?: best| top| first)?)"
    rf" {_NUMBER}\b{_OF_COURSES}",
    re.IGNORECASE,
)
"""Words that limit how many courses are shown; a number of anything else ("at most two days") limits none."""

COUNTING = re.compile(
    r"\b(?:there(?:['’]?s| is| are| will be)?|(?:it|that|they|we)(?:['’](?:s|re|ve)| is| are| have)|got|of us) $",
    re.IGNORECASE,
)
"""Words before a number of those who are to learn: "there are only two"."""

SUPERLATIVE = r"(?:cheap|dear|short|quick|long|near|clos|soon|earli|late|high|low|eas[iy])(?:e?st)"
THE_ONE = re.compile(
    rf"\b(?:just|only) (?:show |give |want )?(?:me |us )?the {SUPERLATIVE}\b(?! (?:two|three|first|last)\b)"
    rf"|\bthe {SUPERLATIVE} one\b",
    re.IGNORECASE,
)
"""Words that ask for the one that comes first in an order, and for no other."""


def most_wanted(text: str) -> int | None:
    """How many courses a message wants at most; None where it does not say.

    >>> most_wanted("please give me no more than two."), most_wanted("just the cheapest"), most_wanted("only two days")
    (2, 1, None)
    """
    if found := _limit(text):
        return position(found["number"].lower())
    return 1 if wants_the_one(text) else None


def without_limit(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """The spans of a message without a number of people that limits how many courses it wants: "just two please"."""
    limit = _limit(text)
    if limit is None:
        return spans
    return [span for span in spans if span.label != "heads" or not limit.start() <= span.start < limit.end()]


def _limit(text: str) -> re.Match[str] | None:
    """The words of a message that limit how many courses are shown."""
    found = AT_MOST.search(text)
    return None if found and COUNTING.search(text[: found.start()]) else found


def wants_the_one(text: str) -> bool:
    """Whether a message wants the one that comes first in an order, and no other.

    >>> wants_the_one("just the cheapest"), wants_the_one("the cheapest three")
    (True, False)
    """
    return bool(THE_ONE.search(text))
