"""An organisation, a person and how to reach them in one answer: "Fibre Ltd, Wick. Mairi Ross, mairi@fibre.example"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from catalogue.gazetteer import find_all
from reading.spans import Span, words_of
from runtime.addresses import checked_address
from runtime.phones import misdialled_in, phones_in

BETWEEN = re.compile(r"[\s,;:<>()\[\]\"“”‘’]+|'(?!\w)|(?<!\w)'")
"""What separates an e-mail address from the words around it; the apostrophe of O'Neil does not."""

PART = r"[\w+-]+(?:(?:\.| dot | \(dot\) )[\w+-]+)"
SPOKEN = re.compile(rf"\b({PART}*) (?:at|\(at\)|\[at\]) ({PART}+)", re.IGNORECASE)
"""An address as it is read out: "mairi at fibre dot example"."""
DOT = re.compile(r" dot | \(dot\) ", re.IGNORECASE)

AROUND_NAME = re.compile(
    r"^\W*(?:(?:it'?s|i'?m|i am|my name is|name is|this is|reply to|send it to|contact|to|me)\b[\s,:]*)+|"
    r"[\s,;:.<(-]*(?:\b(?:and )?(?:(?:my|the|at|on|by)(?: |$))*(?:e-?mail(?: address)?|"
    r"(?:tele)?phone|tel|mobile|mob|number|call(?: me)?|ring(?: me)?)?(?: is|:)?)?[\s,;:<(-]*$",
    re.IGNORECASE,
)
PIECES = re.compile(r"\s*[,;\n]\s*|(?<=[^\W_]{3})\.\s+")
"""What separates the pieces of an answer; the dot of an initial does not."""

WORD = r"[^\W\d_a-z][\w'’-]+"
NAMED = re.compile(rf"{WORD}(?: (?:[^\W\d_a-z]\.?|(?:de|van|von|da|al|ui|nic) {WORD}|{WORD})){{1,3}}")
"""Two to four capitalised words, as people are called."""

MY_NAME = re.compile(
    rf"\b(?:[Mm][ya] name(?: is|['’]?s)|[Mm]y name:)\s+({NAMED.pattern}|{WORD})(?!\w)"
    rf"|(?:^|[.,;!\n]\s*|\band )(?:I['’]m|I am)\s+({WORD} {WORD})(?=\s*(?:[.,;!\n]|$|and the\b|from\b|at\b))"
)
_PART = r"(?:[^\W\d_a-z]{1,2}[a-z]?\.|(?:[^\W\d_a-z]\.){2,}|[^\W\d_a-z][\w'’&-]*)"
OUR_FIRM = re.compile(
    r"\b(?:[Tt]he|[Oo]ur) (?:firm|company|business|organisation|charity)(?:['’]s name)? is(?: called)?\s+"
    rf"({_PART}(?: (?:(?:and|of|the|&) )?{_PART})*)(, {WORD}(?: {WORD})?)?"
)
"""How somebody says who they are, and how their firm is called, with its place."""

INTRODUCING = re.compile(
    r"\b(?:my name|i['’]m|i am|(?:the|our) (?:firm|company|business|organisation|charity)|called|is|and|the|best|number"
    r"|e-?mail|phone|on|at|it['’]s)\b|\W|_",
    re.IGNORECASE,
)
"""What an introduction has besides the names."""

NO_NAME = frozenset({"not", "sure", "afraid", "happy", "in", "on", "it", "at", "with", "that", "here", "just", "only"})
"""Words of no name, which may stand in capitals."""

ORGANISATION = re.compile(
    r"\b(?:ltd|limited|llp|plc|cic|co|company|council|college|university|school|trust|group|services?|systems|"
    r"solutions|homes?|house|hotels?|farms?|estates?|engineering|foods?|hospital|nhs|board|association|charity|partnership|"
    r"holdings|operations|enterprises?|centre|bank|bakery|dairy|creamery|nursery|care|works|club|society|federation|"
    r"industries|energy|salmon|seafoods?|joinery|garage|studios?|logistics|haulage|marine|distillery|brewery)\b",
    re.IGNORECASE,
)
"""Words that stand in the names of organisations and of no person."""


JOB = re.compile(
    r"\b(?:manager|director|lead|owner|partner|head|supervisor|co-?ordinator|officer|secretary|hr|admin|chair|foreman|"
    r"principal|matron|md|ceo)\b",
    re.IGNORECASE,
)
"""Words of what somebody is, behind their name: "Eileen Prentice, manager"."""

OF = re.compile(r" (?:of|at|for|in)\b")
"""Words behind a job that say of what it is one."""

LONGEST = 600
"""Characters of an answer in which names are looked for; a longer one says other things."""

BLANKS = re.compile(r"[^\S\n]+")

CUT = " ; "
"""What stands in the place of an address or a number: it separates what is before it from what is behind it."""

SPEAKING = re.compile(r"\W*(?:please|(?:you|ye|we) (?:may|can|could)|marked (?:for|as))\b", re.IGNORECASE)
"""How words begin that say how to answer, and are no name: "you may use the service address"."""

MYSELF = re.compile(r"\W*(?:just |it'?s )?(?:me|myself)\W*", re.IGNORECASE)
REMARK = re.compile(
    r"\b(?:i|we|no|nae|dinna|don'?t|not|best|rather|prefer|please)\b.*\b(?:e-?mail|(?:tele)?phone|mobile|call|ring|text)\b",
    re.IGNORECASE,
)
"""Words of a remark on how to be reached, which names nobody: "I dinna do email"."""


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


def ways_in(text: str) -> list[str]:
    """How to reach somebody, in what they typed: the e-mail address and the telephone numbers."""
    return _ways(text)[1]


def is_firm(text: str, told: str, organisation: str | None) -> bool:
    """Whether an answer that looks like a name is that of a firm with its place: "Uist Kelp, Lochmaddy".

    Words of a firm say so, or a last word that is none of the `organisation` and that the employer `told` as a thing:
    who grows kelp is no Mr Kelp.
    """
    name, _, place = text.rpartition(",")
    if not name or not find_all(place) or JOB.search(name) or "," in name:
        return False
    last = re.split(r"[\W\d_]+", name.strip())[-1]
    said = re.search(rf"\b{last.lower()}\b", told) and last.casefold() not in (organisation or "").casefold()
    return bool(ORGANISATION.search(name) or (last and said))


def introduced(text: str) -> dict[str, str]:
    """Who asks and for whom, as a message says it anywhere in whole words: "The firm is Leven Circuits, Glenrothes. My
    name is Alan Pirie"."""
    told: dict[str, str] = {}
    rest, ways = _ways(text)
    if named := MY_NAME.search(rest):
        name = named[1] or named[2]
        words = {*name.casefold().split()}
        if not (ORGANISATION.search(name) or JOB.search(name) or find_all(name) or words & NO_NAME or "'s" in name):
            told["request_name"] = name
    if (firm := OUR_FIRM.search(rest)) and (" " in firm[1] or find_all(firm[2] or "")):
        told["request_organisation"] = f"{firm[1]}{firm[2] or ''}".strip(" ,;.")
    if told and ways:
        told["request_contact"] = ways[0]
    return told


def is_introduction(text: str, told: Mapping[str, str]) -> bool:
    """Whether a text says nothing but what was `told` by way of introduction."""
    left = _ways(text)[0]
    for words in told.values():
        left = left.replace(words, " ")
    return not INTRODUCING.sub("", left)


def way_in(text: str) -> str | None:
    """How to reach somebody, in what they typed: the e-mail address, else the telephone number; None without either."""
    return next(iter(ways_in(text)), None)


def without_ways(text: str) -> str:
    """A text without the e-mail address and the telephone numbers in it."""
    return " ".join(_ways(text)[0].replace(CUT, " ").split()).strip(" ,;:.")


SHORTEST_PART = 3
"""Letters of a word of a name that is looked for in an address."""


def contact_in(slot: str, value: str, spans: Sequence[Span] = ()) -> dict[str, str]:
    """The answers to `slot` and to those beside it in the same answer: who asks, whom to answer, and how to reach them.

    Empty where the answer holds one thing only, and no address or number.
    """
    rest, ways = _ways(value)
    if len(rest) > LONGEST:
        return {"request_contact": ways[0]} if ways else {}
    rest = BLANKS.sub(" ", rest)
    parts = [part for part in PIECES.split(rest) if not (ways and REMARK.search(part)) and not MYSELF.fullmatch(part)]
    pieces = [piece for part in parts if (piece := AROUND_NAME.sub("", part).strip(" .<>()-"))]
    marked = words_of(value, spans, "person")
    pieces = [piece for piece in pieces if not SPEAKING.match(piece)]
    if slot not in ("request_organisation", "request_name"):  # then much of it is something else
        sure = (*marked, *(piece for piece in pieces if ORGANISATION.search(piece) or JOB.search(piece)))
        pieces = [piece for piece in pieces if piece[0].isupper() or piece in sure]
    people = [piece for piece in pieces if _is_person(piece, marked)]
    if len(people) > 1:  # "Tam Rennie, Rennie Autos, tam@rennieautos.example"
        user, _, domain = ways[0].casefold().partition("@") if ways else ("", "", "")
        people = _likeliest_person(people, marked, user, domain)
    jobs = [piece for piece in pieces if piece not in people and _is_job(piece)]
    others = [piece for piece in pieces if piece not in (*people, *jobs)]
    at_firm, named = slot == "request_organisation", ", ".join([*people, *jobs])
    plainly = any(one in marked for one in people) or any(ORGANISATION.search(other) for other in others)
    if at_firm and not ways and not jobs and not plainly:
        return {}  # "Granite Coast Buses, King Street depot, Aberdeen": a firm may be called as a person is
    beside = words_of(value, spans, "time", "mode", "need", "who", "place", "story")
    like_firms = [piece for piece in others if at_firm or (ways and NAMED.fullmatch(piece) and piece not in beside)]
    firms = [piece for piece in others if ORGANISATION.search(piece) or (piece in like_firms and not find_all(piece))]
    answers = {"request_contact": ways[0]} if ways else {}
    if len(people) == 1 and firms and (ways or at_firm):
        answers |= {"request_organisation": ", ".join(others), "request_name": named}
    elif ways and len(people) == 1 and slot != "request_name" and not firms:
        answers |= {"request_name": named}
    elif ways and pieces and slot in ("request_organisation", "request_name"):
        answers[slot] = people[0] if people and slot == "request_name" else ", ".join(pieces)
    return answers


def _ways(text: str) -> tuple[str, list[str]]:
    """A text with a CUT for its e-mail address and each telephone number, and these, the address first."""
    text = written_out(text)
    address = address_in(text)
    rest = re.sub(re.escape(address), CUT, text, flags=re.IGNORECASE) if address else text
    phones = phones_in(rest)
    for typed in (*(typed for typed, _ in phones), *misdialled_in(rest)):
        rest = rest.replace(typed, CUT)
    return rest, [*([address] if address else []), *(phone for _, phone in phones)]


def _likeliest_person(names: list[str], marked: Sequence[str], user: str, domain: str) -> list[str]:
    """The one of several names, of which one may be a firm's, that an address is likely a person's of: it was marked,
    its first name or one of its words stands in the user's part, or it alone is not in the domain. Else none."""
    for likely in (
        [one for one in names if one in marked],
        [one for one in names if one.split()[0].casefold() in re.split(r"\W|_", user)],
        [one for one in names if 0 < _words_in(one, user) < len(one.split())],
        [one for one in names if not _words_in(one, domain)],
    ):
        if len(likely) == 1:
            return likely
    return []


def _words_in(name: str, address: str) -> int:
    """How many words of a name stand in a part of an address: one of "Isobel Turnbull" in "iturnbull"."""
    words = re.findall(r"\w+", name.casefold())
    return sum(len(word) >= SHORTEST_PART and word in address for word in words)


def _is_person(piece: str, marked: Sequence[str]) -> bool:
    """Whether a piece of an answer names a person: it was marked so, or looks so and is no organisation or place."""
    if ORGANISATION.search(piece):
        return False
    return piece in marked or bool(NAMED.fullmatch(piece) and not find_all(piece))


def _is_job(piece: str) -> bool:
    """Whether a piece of an answer is what somebody is: "centre manager", "head of the school", not "Manager Training
    Ltd"."""
    told = list(JOB.finditer(piece))
    of_it = any(one.end() == len(piece) or OF.match(piece, one.end()) for one in told)
    return bool(told) and (of_it or not ORGANISATION.search(piece))
