"""An organisation, a person and an e-mail address in one answer: "Fibre Ltd, Wick. Mairi Ross, mairi@fibre.example"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from catalogue.gazetteer import find_all
from reading.spans import Span, words_of
from runtime.addresses import checked_address

BETWEEN = re.compile(r"[\s,;:<>()\[\]\"“”‘’]+|'(?!\w)|(?<!\w)'")
"""What separates an e-mail address from the words around it; the apostrophe of O'Neil does not."""

PART = r"[\w+-]+(?:(?:\.| dot | \(dot\) )[\w+-]+)"
SPOKEN = re.compile(rf"\b({PART}*) (?:at|\(at\)|\[at\]) ({PART}+)", re.IGNORECASE)
"""An address as it is read out: "mairi at fibre dot example"."""
DOT = re.compile(r" dot | \(dot\) ", re.IGNORECASE)

AROUND_NAME = re.compile(
    r"^\W*(?:(?:it'?s|i'?m|i am|my name is|name is|this is|reply to|send it to|contact|to|me)\b[\s,:]*)+|"
    r"[\s,;:.<(-]*(?:\b(?:and )?(?:my |the |at |on |by )*(?:e-?mail(?: address)?)?(?: is|:)?)?[\s,;:<(-]*$",
    re.IGNORECASE,
)
PIECES = re.compile(r"\s*[,;\n]\s*|(?<=[^\W\d_]{3})\.\s+")
"""What separates the pieces of an answer; the dot of an initial does not."""

WORD = r"[^\W\d_a-z][\w'’-]+"
NAMED = re.compile(rf"{WORD}(?: (?:[^\W\d_a-z]\.?|(?:de|van|von|da|al|ui|nic) {WORD}|{WORD})){{1,3}}")
"""Two to four capitalised words, as people are called."""

ORGANISATION = re.compile(
    r"\b(?:ltd|limited|llp|plc|cic|co|company|council|college|university|school|trust|group|services?|systems|"
    r"solutions|homes?|hotels?|farms?|estates?|engineering|foods?|hospital|nhs|board|association|charity|partnership|"
    r"holdings|operations|enterprises?|centre|bank|bakery|dairy|creamery|nursery|care|works|club|society|federation|"
    r"industries|energy|salmon|seafoods?|joinery|garage|studios?|logistics|haulage|marine|distillery|brewery)\b",
    re.IGNORECASE,
)
"""Words that stand in the names of organisations and of no person."""


def address_in(text: str) -> str | None:
    """The e-mail address in what somebody typed, also in the middle of a sentence; None when there is none."""
    for word in BETWEEN.split(text):
        try:
            return checked_address(word.strip(".!?*"))
        except ValueError:
            continue
    return None


def written_out(text: str) -> str:
    """A text with its addresses written out that stand in it as they are read out: "mairi at fibre dot scot"."""
    return SPOKEN.sub(lambda told: f"{DOT.sub('.', told[1])}@{DOT.sub('.', told[2])}", text)


def contact_in(slot: str, value: str, spans: Sequence[Span] = ()) -> dict[str, str]:
    """The answers to `slot`, which asks for the organisation or the name, and to those beside it in the same answer.

    Empty where the answer holds one thing only.
    """
    written = written_out(value)
    address = address_in(written)
    rest = re.sub(re.escape(address), " ", written, flags=re.IGNORECASE) if address else value
    pieces = [piece for part in PIECES.split(rest) if (piece := AROUND_NAME.sub("", part).strip(" .<>()-"))]
    marked = words_of(value, spans, "person")
    people = [piece for piece in pieces if _is_person(piece, marked)]
    if len(people) > 1:  # "Tam Rennie, Rennie Autos, tam@rennieautos.example"
        user = (address or "").partition("@")[0].casefold()
        people = [one for one in people if one in marked or one.split()[0].casefold() in re.split(r"\W|_", user)][:1]
    others = [piece for piece in pieces if piece not in people]
    at_firm = slot == "request_organisation"
    firms = [piece for piece in others if ORGANISATION.search(piece) or (at_firm and not find_all(piece))]
    answers = {"request_email": address} if address else {}
    if len(people) == 1 and firms and (address or at_firm):
        answers |= {"request_organisation": ", ".join(others), "request_name": people[0]}
    elif address and pieces:
        answers[slot] = people[0] if people and slot == "request_name" else ", ".join(pieces)
    return answers


def _is_person(piece: str, marked: Sequence[str]) -> bool:
    """Whether a piece of an answer names a person: it was marked so, or looks so and is no organisation or place."""
    if ORGANISATION.search(piece):
        return False
    return piece in marked or bool(NAMED.fullmatch(piece) and not find_all(piece))
