"""Where and how people would attend a course that does not exist yet, in what is said while a request is made."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from catalogue.gazetteer import find_all
from catalogue.records import Mode
from reading.clauses import Clause, Kind, clauses, comma_pieces
from reading.constraints import extract
from reading.contact import way_in
from reading.spans import without, words_of
from reading.utterance import Utterance

AROUND_PLACE = re.compile(
    r"(?:\b(?:and|an|or|but|so|well|ok|aye|yes|please|then|here|"
    r"there|somewhere|anywhere|in|at|near|around|"
    r"roon|round|about|by|close to|nae far frae|not (?:too )?far from|ideally|preferably|prefer|rather|maybe|perhaps|"
    r"mibbe|if|all|a'?|possible|possibly|push|pinch|else|otherwise|only|just|jist|we|we'?d|i|i'?d|they|they'?d|it|it'?d|"
    r"that|would|wid|could|can|should|must|ha[sv]e? (?:to|tae)|be|do|dae|suit(?:s|able)?|is|best|better|fine|"
    r"handy|good|taught|held|run|delivered|done|learn(?:ed|t)?|like|want|need|course|our|ours|oor|own|place|premises|site|yard|office|the|side|area|way|both|either|us|for|folk)\b|"
    r"\W|_)+",
    re.IGNORECASE,
)
"""Words around a place that only say that it would suit."""

LEANING = re.compile(
    r"\b(?:if (?:at all )?possible|if it can be|at a push|ideally|preferably|prefer|would suit|wid suit|would do|"
    r"wid dae|rather|taught|held|delivered|or|suits|is best|somewhere)\b",
    re.IGNORECASE,
)
"""Words by which a place is wished for and not only said to be where somebody is."""

BY_ITSELF = frozenset({"request_route", "request_need", "request_conditions", "request_learners", "request_deadline"})
"""Questions at which a place alone can be no part of an answer; at others it may be where the employer is."""


def where_to_attend(slot: str, message: Utterance) -> tuple[str, ...]:
    """The places where a course is wanted: those that are all that a stretch between commas says, while the question
    `slot` is open. "fitters in Wick" and "festivals in Glasgow would come" say nothing of the course."""
    places: list[str] = []
    for part in _said(message):
        if "place" not in part.labels or way_in(part.text):
            continue
        for piece in _with_places(part):
            about_course = slot in BY_ITSELF or bool(part.labels & {"mode"} or LEANING.search(part.text))
            if about_course and not AROUND_PLACE.sub("", without(piece.text, piece.spans, "place", "mode", "time")):
                places += _named(words_of(piece.text, piece.spans, "place"))
    return tuple(dict.fromkeys(places))


def _named(marked: Sequence[str]) -> list[str]:
    """The places of a piece as the gazetteer has them, and beside one that it has others as they are written."""
    known = {words: [place.name for place in find_all(words)] for words in marked}
    return [name for words, names in known.items() for name in names or [words]] if any(known.values()) else []


def how_to_attend(message: Utterance, today: dt.date) -> dict[str, tuple[str, ...]]:
    """The fields of a search's filters for the modes that are wanted or ruled out, as far as the message says them."""
    told: dict[str, tuple[str, ...]] = {}
    for part in _said(message):
        spans = [span for span in part.spans if span.label in ("mode", "not")]
        filters = extract(part.text, spans, today=today).filters
        for name in ("modes", "not_modes"):
            told[name] = tuple(dict.fromkeys((*told.get(name, ()), *getattr(filters, name))))
    if Mode.BLENDED in told.get("modes", ()):  # "blended, with three days in person"
        told["modes"] = (Mode.BLENDED,)
    return {name: modes for name, modes in told.items() if modes}


def _said(message: Utterance) -> list[Clause]:
    return [part for part in clauses(message.text, message.spans) if part.kind is Kind.STATEMENT]


def _with_places(part: Clause) -> Sequence[Clause]:
    return [piece for piece in comma_pieces(part) if "place" in piece.labels]
