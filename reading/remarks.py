"""What a message in the request's form says: to the open question, to others, and besides.

By the spans of a clause it is told where it belongs. What remains doubtful is an answer, as before; what is surely none
is a remark, which goes into the request in the employer's own words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reading.answers import EVERY, NO_ANSWER, QUESTIONING
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
from reading.clauses import Clause, Kind, clauses, joined
from reading.contact import way_in
from reading.describing import described
from reading.routes import read_route
from reading.sending import says_send
from reading.spans import without, words_of
from reading.utterance import Utterance

TICKED = frozenset({"request_conditions", "request_skills", "request_said", "request_remarks"})
"""Questions to which all of the words are the answer."""


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


def sorted_out(slot: str, message: Utterance, today: dt.date, need: str | None = None) -> Sorted:
    """The parts of a typed message, by where they belong while the question `slot` is open.

    Where the message refuses the `need` that is known, the words behind that are the need.
    """
    parts = clauses(message.text, message.spans)
    asked = tuple(part for part in parts if part.kind in (Kind.QUESTION, Kind.COMPLAINT))
    if slot == "request_need" and message.intent not in QUESTIONING:  # "how to calm a frightened dog"
        asked = tuple(part for part in asked if "?" in part.text or part.kind is Kind.COMPLAINT)
    refusals = [part for part in parts if part.kind is Kind.REFUSAL and (slot in IDENTITY or WHO.search(part.text))]
    reluctant = [part for part in asked if slot in IDENTITY and RELUCTANT.search(part.text)]
    asked = tuple(part for part in asked if part not in reluctant)
    refuses = bool(refusals or reluctant) and not way_in(message.text)
    said = [part for part in parts if part not in (*asked, *reluctant) and not (refuses and part in refusals)]
    if slot in TICKED:
        text, spans = joined(said)
        return Sorted(replace(message, text=text, spans=spans), questions=asked, refuses=refuses)
    said, anew = _without_refused(said, need)
    kept, doubtful, remarks, elsewhere = _sorted(slot, said, today)
    of_another_kind = bool(elsewhere) and slot in ("request_need", "request_route")
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
            if jobs := words_of(whole.text, whole.spans, "who"):
                elsewhere.setdefault("request_roles", ", ".join(jobs))
            continue
        part, cut = without_remarks(slot, whole)
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
