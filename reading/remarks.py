"""What a message in the request's form says: to the open question, to others, and besides.

By the spans of a clause it is told where it belongs. What remains doubtful is an answer, as before; what is surely none
is a remark, which goes into the request in the employer's own words.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reading.answers import EVERY, NAMES, NO_ANSWER, QUESTIONING
from reading.attendance import LEANING
from reading.belonging import (
    BESIDES,
    EMPTY,
    FEW,
    IDENTITY,
    MANY,
    RELUCTANT,
    WHO,
    answers_elsewhere,
    answers_itself,
    is_one,
    is_reason,
    is_remark,
    is_worth_noting,
    without_remarks,
)
from reading.changes import closest_need
from reading.clauses import Clause, Kind, clauses, comma_pieces, joined
from reading.contact import way_in, ways_in
from reading.describing import described, is_list
from reading.routes import read_route
from reading.sending import asks_of_state, says_send
from reading.spans import without, words_of
from reading.utterance import Utterance

TICKED = frozenset({"request_conditions", "request_skills", "request_said", "request_remarks"})
"""Questions to which all of the words are the answer."""


POINTING = frozenset({"ordinal", "title"})
"""Labels of a course that was shown."""

TO_COVER = re.compile(
    r"\W*(?:(?:and|so|well|ok|aye|yes)\b\W*)*(?:can|could|will|would|wid) "
    r"(?:you|ye|they|it|we|somebody|someone|(?:the|this|that|a) (?:course|training|one)) "
    r"(?:please |maybe |also )*(?:make|mak|build|design|create|develop|cover|include|teach)\b",
    re.IGNORECASE,
)
"""How the need is told as a question: "could the training cover stock control?"."""

HEDGES = re.compile(
    r"(?:\b(?:so|or so|maybe|mebbe|perhaps|possibly|probably|about|aboot|around|roon|roughly|say|like|ish|the|an?|in|"
    r"by|of|o|us|people|folk|or|and)\b|\W)*",
    re.IGNORECASE,
)
"""Words of a guess beside what is guessed."""

CALLING = re.compile(
    r"\b(?:ring|phone|call|text|gie (?:me|us) a (?:ring|phone|call))\b(?: me| us| him| her| back)*,? "
    r"(?:only |best |any ?time |just |jist )*(?:after|efter|before|afore|between|from|on|in the|till|until|mornings?|"
    r"evenings?|afternoons?|weekends?|weekdays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|"
    r"sundays?)\b[^,.;\n]*",
    re.IGNORECASE,
)
"""When somebody is to be called: "ring after 5"."""


@dataclass(frozen=True)
class Sorted:
    """What a message says. `answer` is the message without all that is no answer, `sure` whether what is left answers
    the open question by its own words, `elsewhere` answers to other questions, `anew` those that stand in the place of
    what was answered before, `remarks` what nothing asks for, `questions` what it asks and what it complains was not
    answered, `refuses` whether it refuses to say who asks."""

    answer: Utterance
    sure: bool = False
    elsewhere: dict[str, str] = field(default_factory=dict)
    anew: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    questions: tuple[Clause, ...] = ()
    refuses: bool = False

    @property
    def without_need(self) -> bool:
        """Whether what answers the open question by its own words names no need."""
        return self.sure and all(span.label != "need" for span in self.answer.spans)


def sorted_out(slot: str, message: Utterance, today: dt.date, need: str | None = None) -> Sorted:
    """The parts of a typed message, by where they belong while the question `slot` is open.

    Where the message refuses the `need` that is known, the words behind that are the need.
    """
    parts = clauses(message.text, message.spans)
    guesses = [part for part in parts if is_guess(part)]
    asked = tuple(
        part
        for part in parts
        if (part.kind in (Kind.QUESTION, Kind.COMPLAINT) or asks_of_state(part.text)) and part not in guesses
    )
    if slot == "request_need" and message.intent not in QUESTIONING:  # "how to calm a frightened dog"
        plain = [part for part in asked if "?" in part.text or part.kind is Kind.COMPLAINT]
        asked = tuple(part for part in plain if not ("need" in part.labels and TO_COVER.match(part.text)))
    refusals = [part for part in parts if part.kind is Kind.REFUSAL and (slot in IDENTITY or WHO.search(part.text))]
    reluctant = [part for part in asked if slot in IDENTITY and RELUCTANT.search(part.text)]
    asked = tuple(part for part in asked if part not in reluctant)
    refuses = bool(refusals or reluctant) and not way_in(message.text)
    said = [part for part in parts if part not in (*asked, *reluctant, *guesses) and not (refuses and part in refusals)]
    pointing = asked and slot in IDENTITY and not way_in(message.text)
    said = [part for part in said if not (pointing and part.labels & POINTING)]  # "returning to the first one: ..."
    if slot in TICKED:
        text, spans = joined(said)
        return Sorted(replace(message, text=text, spans=spans), questions=asked, refuses=refuses)
    said, anew = _without_refused(said, need)
    kept, doubtful, remarks, elsewhere = _sorted(slot, said, today)
    remarks += guesses
    of_another_kind = bool(elsewhere) and slot in ("request_need", "request_route")
    of_another_kind |= "request_need" in elsewhere and slot == "request_roles"
    sure = bool(kept)
    if not kept and not refuses and not of_another_kind:
        kept = [part for part in doubtful if len(parts) == 1 or not EMPTY.fullmatch(part.text)]
    else:
        remarks += doubtful
    if slot == "request_learners" and (one := next((part for part in kept if is_one(part.text)), None)):
        longer = [part for part in kept if len(part.text.split()) > FEW and part is not one]
        words = " ".join(part.text for part in kept if part not in longer).strip(" .")
        kept, remarks = [replace(one, text=f"1 ({words})", spans=())], [*remarks, *longer]
    text, spans = joined(kept)
    if len(kept) < len(parts):
        text = text.rstrip(" .")
    in_order = [part.text for part in sorted(remarks, key=lambda part: message.text.find(part.text))]
    return Sorted(
        replace(message, text=text, spans=spans),
        sure,
        elsewhere,
        anew,
        tuple(dict.fromkeys(words for words in in_order if is_worth_noting(words))),
        asked,
        refuses,
    )


def is_guess(part: Clause) -> bool:
    """Whether a clause is a guess at a number or a date and no question, for all its question mark: "so 40 maybe?"."""
    if part.kind is not Kind.QUESTION or not part.labels & {"heads", "time"}:
        return False
    return bool(HEDGES.fullmatch(without(part.text, part.spans, "heads", "time", "who")))


def calling_in(text: str) -> list[str]:
    """When to call, as a message says it beside a number."""
    return [found[0].strip() for found in CALLING.finditer(text)] if ways_in(text) else []


def _without_refused(said: list[Clause], need: str | None) -> tuple[list[Clause], dict[str, str]]:
    """The clauses without the one that refuses the need that is known, and the need that stands behind it."""
    for number, part in enumerate(said):
        refused = words_of(part.text, part.spans, "not")
        if (
            need
            and refused
            and any(closest_need(words, (need,)) for words in refused)
            and len(part.text.split()) < MANY
        ):
            behind = next(
                (
                    other
                    for other in said[number + 1 :]
                    if other.labels & {"need", "story"} and not read_route(other.text, ())
                ),
                None,
            )
            if behind:
                return [other for other in said if other not in (part, behind)], {
                    "request_need": behind.text.strip(" .")
                }
    return said, {}


def part_of_wish(part: Clause) -> bool:
    """Whether a clause says where a course would suit, and names no organisation: "Orkney if possible"."""
    return bool(part.labels) and part.labels <= {"place", "mode", "time"} and bool(LEANING.search(part.text))


def without_wishes(part: Clause) -> tuple[Clause | None, list[Clause]]:
    """A clause at the question for the date without the pieces that say where or how and no date, and those pieces."""
    pieces = comma_pieces(part)
    wishes = [piece for piece in pieces if piece.labels and piece.labels <= {"place", "mode"}]
    if not wishes or len(wishes) == len(pieces) or "time" not in part.labels:
        return part, []
    text, spans = joined([piece for piece in pieces if piece not in wishes])
    return replace(part, text=text, spans=spans), wishes


def _sorted(
    slot: str, said: Sequence[Clause], today: dt.date
) -> tuple[list[Clause], list[Clause], list[Clause], dict[str, str]]:
    """The clauses that answer, those that may, and those that are remarks; and the answers to other questions."""
    kept: list[Clause] = []
    doubtful: list[Clause] = []
    remarks: list[Clause] = []
    elsewhere: dict[str, str] = {}
    for whole in said:
        if says_send(whole.text):
            continue
        if slot not in (*IDENTITY, "request_need", "request_route") and (need := described(whole)):
            elsewhere.setdefault("request_need", need)
            if not is_list(whole) and (jobs := words_of(whole.text, whole.spans, "who")):
                elsewhere.setdefault("request_roles", ", ".join(jobs))
            continue
        if slot in NAMES and part_of_wish(whole):
            remarks.append(whole)
            continue
        part, cut = without_wishes(whole) if slot == "request_deadline" else without_remarks(slot, whole)
        remarks += cut
        if part is None:
            continue
        if answers_itself(slot, part, today) or (slot == "request_deadline" and is_reason(part, kept, remarks)):
            kept.append(part)
            if slot == "request_route" and len(part.text.split()) >= MANY:
                remarks.append(part)
            continue
        others = answers_elsewhere(slot, part, today)
        elsewhere |= {question: words for question, words in others.items() if question not in elsewhere}
        taken = {"time", "heads"}
        taken |= {"story"} if "request_deadline" in others else set()
        taken |= {"place"} if not NO_ANSWER.sub("", without(part.text, part.spans, "place", "time", "heads")) else set()
        if others and not part.labels & (BESIDES - taken):
            continue
        if others or is_remark(slot, part):
            remarks = [*(remark for remark in remarks if remark not in cut), whole]
        else:
            doubtful.append(part)
    if slot == "request_route":  # "not sure. maybe adapt one"
        kept = [part for part in kept if read_route(part.text, EVERY)][:1] or kept[:1]
    return kept, doubtful, remarks, elsewhere
