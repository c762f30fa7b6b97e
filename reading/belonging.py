"""Where a clause belongs that was said while a question of the request's form was open: by its spans and its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from catalogue.gazetteer import find_all
from reading.answers import EVERY, NAMES, NO_ANSWER, UNSURE, beside, is_date
from reading.clauses import Clause, comma_pieces, joined
from reading.constraints.heads import count_in
from reading.constraints.plain import Plain
from reading.contact import AROUND_NAME, JOB, NAMED, ORGANISATION, contact_in, way_in, without_ways
from reading.needs import LINKING, OWNERS
from reading.routes import route_alone, route_among
from reading.spans import Span, without, words_of

IDENTITY = NAMES | {"request_contact"}
"""Questions of who asks, which some do not like to answer."""
WHO = re.compile(
    r"\b(?:name|who (?:i|we) (?:am|are)|company|firm|organi[sz]ation|e-?mail|contact|anonymous)", re.IGNORECASE
)

RELUCTANT = re.compile(
    r"\bwhy\b.{0,20}\b(?:need|want|ask|have to|know)\b|"
    r"\b(?:do|must|have) (?:i|we) (?:have|need|got|really)\b|\b(?:later|skip)\b|"
    r"\bleave (?:it|this|that) (?:out|blank|empty)\b",
    re.IGNORECASE,
)
"""How somebody asks who does not like to say who they are."""

WISHES = frozenset({"mode", "not", "price", "level", "provider", "drop", "change"})
"""Labels of what is wished of a course: no answer to any question."""

BESIDES = WISHES | {"story", "place", "time", "heads"}

LABELLED = (
    (("time", "request_deadline"), ("heads", "request_learners")),
    (("heads", "request_learners"), ("who", "request_roles")),
)
"""The labels of what stands for another answer at a name, and at the deadline."""

WHEN = re.compile(
    r"\b(?:by|before|afore|after|efter|till?|until|when|whenever|once|as soon as|asap|soon|date|deadline|"
    r"hurry|rush|urgent|"
    r"due|year|years?|months?|weeks?|term|spring|summer|autumn|winter|season|harvest|christmas|easter|new year|now|noo|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|april?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|20\d\d|flexible|any ?time|none|no)\b",
    re.IGNORECASE,
)
"""Words of an answer to "by when"."""

WISHING = re.compile(
    r"\b(?:must|ha[sv]e? (?:tae|to) be|needs? (?:tae|to) be|would (?:be|suit)|wid suit|prefer|ideally|rather|best|"
    r"can['’]?t do|cannot do|other (?:firms|companies|homes|employers|farms)|not necessarily|necessarily)\b",
    re.IGNORECASE,
)
SOMEBODY_SPEAKS = re.compile(
    r"\b(?:i|i'?m|am|we|we'?re|you|ye|they|it|dinna|dinnae|don'?t|nae|isn'?t|there'?s)\b", re.I
)
TELLS = re.compile(r"\W*(?:it|they|there|ye|you|we(?! are\b| ?['’]re\b))\b [^A-Z]*\Z")
CAPITAL = re.compile(r"\b(?!I\b)[^\W\d_a-z]")
SOMEWHERE = re.compile(r"\W*(?:near|nearby|in|at|outside|by|around|roon|beside|from|we are in)\s", re.IGNORECASE)
NO_DATE = re.compile(
    r"\W*(?:there(?:'?s| is) )?(?:no|nae|not? any|not in a)(?: particular| fixed)? "
    r"(?:deadline|hurry|rush|date)\b.{0,30}",
    re.IGNORECASE,
)
ALONE = re.compile(
    r"\W*(?i:(?:it'?s )?(?:just|jist|only))\s+(?:(?i:me|myself|masell?|(?:the )?(?:one|een|wan|yin)|"
    r"(?:my|our|the) (?!few\b|two\b|twa\b)(?:\w+ )?\w*[^\Ws\d])\b[^\d,;&]*|"
    r"[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?\W*)\Z"
)
"""One person, by their name or without: "jist Jean", "only me"."""
EMPTY = re.compile(
    r"(?:\b(?:thanks?|thank (?:you|ye)|cheers|ta|ok|okay|yes|yeah|aye|no|nope|please|hi|hello|sorry|right|well|great|"
    r"fine|good|brill(?:iant)?|grand|lovely|perfect|super|magic|braw|smashing|nae bother|no bother|cool|last thing|"
    r"one (?:more|last) thing|that'?s|it|all|but|and|so|just|i|suppose|spose|think|guess|reckon|here|there|you|ye|"
    r"know|e-?mail|phone|mobile|number|my|is|or|the|on|at|me|to|call|ring|contact|address|by|write|reply|wait|oh|och|"
    r"anyway|then|now|hope|helps?|let|see)\b|\W|_|\d)+",
    re.IGNORECASE,
)
"""A clause of nothing that anybody could want to read."""

LONGEST_DATE = 200
"""Characters of a deadline with its reason."""

FEW, SEVERAL, MANY = 3, 5, 9
"""Words of a remark, of words that are no date, and of words that are no name."""


def is_one(text: str) -> bool:
    """Whether words mean one person without a number."""
    return bool(ALONE.match(text)) and count_in(Plain(text).text) is None


def answers_itself(slot: str, part: Clause, today: dt.date) -> bool:
    """Whether a clause answers the question by its own words."""
    labels, text = part.labels, part.text
    if slot != "request_route" and route_alone(text, part.spans):
        return False
    match slot:
        case "request_route":
            return bool(route_among(text, part.spans, EVERY) or UNSURE.fullmatch(text))
        case "request_need":
            return "need" in labels
        case "request_roles":
            counts = [span.label for span in part.spans].count("heads") > len(words_of(text, part.spans, "who"))
            return ("who" in labels and not counts) or bool(JOB.search(text) or UNSURE.match(text))
        case "request_learners":
            counted = count_in(Plain(text).text) is not None and not labels & {"mode", "time", "price", "level"}
            if names_people(part) and len(words_of(text, part.spans, "who")) > 1:  # "welders and one inspector"
                return False
            return "heads" in labels or counted or bool(UNSURE.match(text) or ALONE.match(text))
        case "request_deadline":
            told = "time" in labels or is_date(text, today) or bool(UNSURE.match(text))
            return told or (bool(WHEN.search(text)) and not labels & (WISHES | {"heads", "who"}))
        case "request_organisation" | "request_name":
            speaks = SOMEBODY_SPEAKS.search(text) and not CAPITAL.search(text[1:])
            firm = ORGANISATION.search(text) and not speaks and (slot == "request_organisation" or text[0].isupper())
            named = not labels & WISHES and (firm or NAMED.search(without(text, part.spans, "place", "time", "story")))
            return "person" in labels or bool((named and not _is_place(text)) or way_in(text))
        case _:
            return bool(way_in(text))


def answers_elsewhere(slot: str, part: Clause, today: dt.date) -> dict[str, str]:
    """The answers to other questions in a clause that does not answer the open one."""
    if way_in(part.text):
        return contact_in(slot, part.text, part.spans) if slot != "request_contact" else {}
    if part.text.strip(" .").isdigit():  # "27" is the number of no route
        return {}
    labels = part.labels
    if slot != "request_route" and (route := route_alone(part.text, part.spans)):
        return {"request_route": route}
    if slot in ("request_route", "request_learners") and names_people(part):
        return {**beside(slot, part.text, part.spans, today), "request_roles": part.text.strip(" .")}
    if slot in NAMES or slot == "request_deadline":
        for label, question in LABELLED[slot == "request_deadline"]:
            left = NO_ANSWER.sub("", without(part.text, part.spans, label, "story"))
            if label in labels and question != slot and not left:
                return {question: part.text}
        return {"request_deadline": part.text} if slot in NAMES and NO_DATE.fullmatch(part.text) else {}
    told = beside("request_route", part.text, part.spans, today)
    if slot == "request_route" and "need" in labels:
        told["request_need"] = part.text
    if "place" in labels and not NO_ANSWER.sub("", without(part.text, part.spans, "place", "time", "heads")):
        told["request_region"] = ", ".join(words_of(part.text, part.spans, "place"))
    own = {"request_roles": "request_roles", "request_learners": "request_learners"}.get(slot)
    left = NO_ANSWER.sub("", without(part.text, part.spans, "who", "heads", "time"))
    if slot == "request_need" and len(left.split()) > 1:
        return {}
    return {question: words for question, words in told.items() if question != own}


def names_people(part: Clause) -> bool:
    """Whether a clause is a list of those who are to learn; what follows them tells them apart and is no need:
    "laboratory analysts, chemistry and micro"."""
    if not part.spans or part.spans[0].label not in ("who", "heads") or "who" not in part.labels:
        return False
    left = without(part.text, part.spans, "who", "need", "heads")
    return {*re.findall(r"[^\W_]+", left.casefold())} <= LINKING | OWNERS | {"plus", "one"}


def is_reason(part: Clause, kept: Sequence[Clause], remarks: Sequence[Clause]) -> bool:
    """Whether a clause says what drives the date in front of it."""
    text, _ = joined([*kept, part])
    follows = bool(kept) and not remarks and len(text) <= LONGEST_DATE
    return follows and part.labels <= {"story"} and not WISHING.search(part.text)


def is_remark(slot: str, part: Clause) -> bool:
    """Whether a clause that does not answer the question by its own words is surely something else."""
    labels, words = part.labels, part.text.split()
    if labels & WISHES or (WISHING.search(part.text) and slot != "request_need"):
        return slot != "request_need" or not labels <= {"mode"} or len(words) < SEVERAL
    if slot == "request_need":
        return bool(labels) and labels <= {"who", "heads", "time", "place"}
    if slot == "request_roles":
        return len(words) >= (SEVERAL if labels or SOMEBODY_SPEAKS.search(part.text) else MANY)
    if slot in ("request_deadline", "request_learners"):
        return len(words) >= SEVERAL or bool(labels - {"heads", "time"})
    if slot in NAMES:
        speaks = bool(SOMEBODY_SPEAKS.search(part.text)) and len(words) >= SEVERAL
        return len(words) >= MANY or speaks or _is_place(part.text) or bool(TELLS.match(part.text))
    return slot == "request_route" and bool(labels & BESIDES)


def _is_place(text: str) -> bool:
    """Whether words only say where: "near Dumfries"."""
    return bool(SOMEWHERE.match(text) and find_all(text) and len(text.split()) <= FEW)


def without_remarks(slot: str, part: Clause) -> tuple[Clause | None, list[Clause]]:
    """A clause that names somebody or how to reach them without the pieces that do neither, and those pieces."""
    if slot not in IDENTITY and not way_in(part.text):
        return part, []
    if slot == "request_contact" and (way := way_in(part.text)):
        words = without_ways(part.text).strip(" ,.:;-")
        worth = len(words.split()) >= FEW and not EMPTY.fullmatch(words)
        return (replace(part, text=way, spans=()), [replace(part, text=words, spans=())]) if worth else (part, [])
    pieces = comma_pieces(part)
    other = [piece for piece in pieces if not way_in(piece.text) and _is_beside(slot, piece)]
    left = [piece for piece in pieces if piece not in other]
    if not left:
        return part, []
    beside_way = [
        replace(piece, text=words, spans=())
        for piece in left
        if way_in(piece.text)
        and len((words := AROUND_NAME.sub("", without_ways(piece.text)).strip(" ,.:;-")).split()) >= FEW
        and not EMPTY.fullmatch(words)
        and piece.labels & WISHES
    ]
    if not other and not beside_way:
        return part, []
    text = ", ".join(
        way_in(piece.text) or "" if any(remark.text in piece.text for remark in beside_way) else piece.text
        for piece in left
    )
    spans: tuple[Span, ...] = () if beside_way else tuple(span for piece in left for span in piece.spans)
    return _cut(part, text, spans), [*other, *beside_way]


def _cut(part: Clause, text: str, spans: tuple[Span, ...]) -> Clause:
    """A clause with these words left; its spans are found anew where their words stand."""
    words = [(part.text[span.start : span.end], span.label) for span in part.spans]
    found = tuple(
        replace(part.spans[number], start=text.find(word), end=text.find(word) + len(word))
        for number, (word, _) in enumerate(words)
        if spans and word in text
    )
    return replace(part, text=text, spans=found)


def _is_beside(slot: str, piece: Clause) -> bool:
    """Whether a piece between commas says something else than who asks."""
    if ORGANISATION.search(piece.text) or JOB.search(piece.text):
        return False
    if piece.labels and piece.labels <= (WISHES | {"story", "time", "heads"}):
        return True
    return (
        len(piece.text.split()) >= FEW and bool(SOMEBODY_SPEAKS.search(piece.text)) and not EMPTY.fullmatch(piece.text)
    )


def is_worth_noting(words: str) -> bool:
    return not EMPTY.fullmatch(words) and len(words.split()) > 1
