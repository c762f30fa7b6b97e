"""How people correct an earlier answer of the form: "actually it is 15 people", "sorry, the organisation is X"."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from reading.answers import QUESTIONS, UNSURE
from reading.clauses import Kind, clauses, joined
from reading.constraints import extract
from reading.contact import way_in
from reading.spans import Span, words_of
from reading.utterance import Utterance

LABELS = {
    "request_organisation": r"organi[sz]ation|company|firm|employer|business|charity",
    "request_name": r"(?:contact )?name|contact|person|who (?:to|(?:you |we |they )?should) reply to|reply[- ]to",
    "request_contact": r"e-?mail(?: address)?|address|(?:tele)?phone(?: number)?|mobile(?: number)?",
    "request_deadline": r"deadline|date|by when|start(?: date)?|timing",
    "request_roles": r"jobs?|roles?|job titles?|people's jobs",
    "request_learners": r"numbers?|head ?count|number of people|how many",
    "request_need": (
        r"need|outcome|what (?:we|they) need|"
        r"what (?:people|they|staff) should (?:be able to )?(?:do|know|learn)"
    ),
    "request_said": r"as (?:i|we) put it|(?:in )?(?:(?:my|our) )?own words|what (?:i|we) said before",
    "request_remarks": r"what else (?:i|we) said|other (?:remarks|notes|words)|remarks?|notes?",
}
LABELLED = re.compile(
    r"\b(?:the |our |my )?(?:" + "|".join(f"(?P<{slot}>{names})" for slot, names in LABELS.items()) + r")\s*"
    r"(?:is|are|should (?:just |only )?(?:be|say|read)|ought to be|was meant to be|to|=|:):?\s+"
    r"(?:actually |really |now |called |named |just |jist |only |say |be |(?:make|mak|call) (?:it|that) )*"
    r"(?P<value>\S.*)",
    re.IGNORECASE,
)
SHOULD = re.compile(r"\b(?:should|ought to|meant to)\b", re.IGNORECASE)
NOT_THE_OLD = re.compile(r",? (?:and )?(?:not|instead of|rather than) [^,;.]*$", re.IGNORECASE)
"""The old answer behind a new one: "18, not 16"."""

WEAK = r"(?:no|sorry|oops|actually|wait|hang on|hold on|correction|apologies)"
LEAD = rf"(?:(?:oh|ah|aye|och|well|and|{WEAK})\b[\s,.:-]+)*"
STRONG = (
    r"(?:(?:i|we) (?:meant|mean)(?: to say)?|make (?:that|it)|(?:it|that) should (?:be|say)|it's actually|"
    r"my mistake|scratch that|"
    r"i got (?:that|it|this) wrong|(?:(?:can|could) (?:you|we|i) )?change(?= (?:it|that|this|the|our|my) )|"
    r"i should have said|that's wrong|that was wrong)"
)
FILLING = (
    r"(?:(?:it|that|there|we|they)(?:'s|'re| is| are| was| will be| have)|that's|it's|we need (?:it|them|this)) "
    r"(?:be )?(?:actually |only |really |more like )?"
)
CUE = re.compile(
    rf"\W*{LEAD}(?:{STRONG}\b[\s,.:-]*|{WEAK}[,:]\s+)(?=\S)|"
    r"\W*(?:a |one |small |wee )*(?:correction|change|amendment|update) (?:to|tae|of|on|in|for) (?=(?:the|our|my) )|"
    rf"\W*{LEAD}{WEAK}\b[\s,.:-]+(?={FILLING}|(?:the|our|my) )|"
    rf"\W*(?:oh|ah|och)\b[\s,.:-]+(?:and|but) (?={FILLING})",
    re.IGNORECASE,
)
"""Words that introduce a correction: "no, 8", "sorry, I meant divers", "actually it is 20"."""

FILLER = re.compile(rf"{FILLING}|(?:(?:it|that|this) )?(?:to|is|are)\b ", re.IGNORECASE)
OF_STATE = re.compile(
    r"\A\W*(?:\w+ly )?(?:away|tight|urgent|fine|good|ok|okay|wrong|off|busy|new|the same|not sure)\W*\Z", re.I
)
"""What is said of an answer and is none: "our contact is away", "the deadline is tight"."""

LEADING_UP = re.compile(rf"\A{FILLING}", re.IGNORECASE)
DOING = re.compile(r"\W*(?:make|change)\b", re.IGNORECASE)
"""How a message begins that asks for a change, unless it answers the question for the need."""

NOTHING = re.compile(r"\W*(?:thanks|thank you|thank ye|sorry|none|nothing|not|no)\b.*", re.IGNORECASE | re.DOTALL)
ANSWERED_WITH_NO = {"request_conditions", "request_skills", "request_consent"}
"""Questions to which "no, ..." is an answer: there a correction must name the answer that it corrects."""

ABOUT = r"(?:about |around |roughly |nearer |closer to |more like |only |just )*"
NUMBER = re.compile(rf"{ABOUT}\d{{1,5}}\b(?!\s*(?:day|week|month|year))", re.IGNORECASE)
COUNT = re.compile(
    rf"{ABOUT}(?:\d{{1,5}}|[a-z]+(?:-[a-z]+)?) "
    r"(?:people|staff|of (?:them|us)|learners|employees|workers|folk|folks|heads?|drivers|carers|managers|nurses|"
    r"supervisors|technicians|apprentices|teachers|engineers|colleagues)\b",
    re.IGNORECASE,
)


REASON = re.compile(r"\W*(?:i|we|ah|they|he|she|it|because|since|as|sorry|aye)\b", re.IGNORECASE)
"""How a reason begins that stands behind a new number."""

COUNT_TOLD = re.compile(r"\b(?:numbers?|head ?count|how many)\b\D{0,40}?\b(\d{1,5})\b", re.IGNORECASE)
"""A new number behind the word for it: "can I change the number? It's 70"."""

KINDS = frozenset({"request_learners", "request_deadline", "request_contact"})
"""Answers that are known by their form."""

OF_LABEL = {
    "heads": "request_learners",
    "time": "request_deadline",
    "person": "request_name",
    "who": "request_roles",
    "need": "request_need",
}
"""The question that a span of a changed answer answers."""


def new_answers(message: Utterance) -> dict[str, str]:
    """The answers that a message puts right, by their questions; none where it only says that something is wrong.

    A new organisation has no span, so it is read by its label: "the organisation is X".
    """
    answers = {
        slot: words[-1] for label, slot in OF_LABEL.items() if (words := words_of(message.text, message.spans, label))
    }
    if way := way_in(message.text):
        answers["request_contact"] = way
    if not answers and (count := COUNT_TOLD.search(message.text)):
        answers = {"request_learners": count[1]}
    if not answers and (named := LABELLED.search(message.text)):
        answers = {next(slot for slot in LABELS if named[slot]): named["value"].strip()}
    return answers


def corrections_in(
    message: Utterance, asked: str, answered: tuple[str, ...], today: dt.date
) -> tuple[Utterance, dict[str, str]]:
    """A message without the clauses that put right another answer than that to `asked`, by its name or by its kind
    ("correction to the numbers: make it 30", "sorry, it's 30 people"), and these answers. A message of one clause is
    left as it is."""
    parts, answers = clauses(message.text, message.spans), dict[str, str]()
    if len(parts) == 1:
        return message, answers
    left = []
    for part in parts:
        cue = CUE.match(part.text) if part.kind is Kind.STATEMENT else None
        named = LABELLED.match(part.text, cue.end()) if cue else None
        slot = next((slot for slot in QUESTIONS if slot in LABELS and named[slot]), asked) if named else asked
        by_kind = read_correction(part.text, asked, answered, today) if cue and not named else None
        if named and slot != asked and not OF_STATE.search(named["value"]):
            value = NOT_THE_OLD.sub("", LEADING_UP.sub("", named["value"]))
            answers[slot] = without_reason(slot, value).strip(" .")
        elif by_kind and by_kind[0] in KINDS:
            answers[by_kind[0]] = without_reason(*by_kind).strip(" .")
        else:
            left.append(part)
    if not answers:
        return message, answers
    text, spans = joined(left)
    return replace(message, text=text, spans=spans), answers


def without_reason(slot: str, value: str) -> str:
    """A new number of people without what else is said behind it: "30, I forgot the relief crew"."""
    number, _, reason = value.partition(",")
    counts = slot == "request_learners" and re.search(r"\d", number) and not re.search(r"\d", reason)
    return number if counts and REASON.match(reason) else value


def read_correction(text: str, asked: str, answered: tuple[str, ...], today: dt.date) -> tuple[str, str] | None:
    """The question that a message answers anew, and the new answer; None when the message corrects nothing.

    `asked` is the open question, `answered` those answered before it, the latest last. A message that names no question
    and holds neither a number of people nor a date corrects the latest answer. At the review "the organisation is X" is
    a correction; before it, a word such as "sorry" must introduce it.
    """
    cue = CUE.match(text)
    if asked == "request_need" and DOING.match(text):
        return None
    rest = text[cue.end() if cue else 0 :].strip()
    named = LABELLED.match(rest)
    if not cue and asked != "request_consent" and not (named and SHOULD.search(rest[: named.start("value")])):
        return None
    if named:
        slot = next(slot for slot in LABELS if named[slot])
        return slot, NOT_THE_OLD.sub("", named["value"]).strip()
    rest = FILLER.sub("", rest).strip()
    if not cue or not rest or not answered or UNSURE.fullmatch(rest) or NOTHING.fullmatch(rest):
        return None
    if way_in(rest):
        return ("request_contact", rest) if "request_contact" in answered else None
    filters = extract(rest, [Span(0, len(rest), "time")], today=today).filters
    number = NUMBER.match(rest)
    bare = without_reason("request_learners", rest)
    counted = COUNT.match(rest) or (number and (asked == "request_learners" or number.end() == len(bare)))
    for slot, content in (
        ("request_learners", counted),
        ("request_deadline", filters.starts_by or filters.starts_from),
    ):
        if content:
            return (slot, without_reason(slot, rest)) if slot in answered else None
    if asked in ANSWERED_WITH_NO or (answered[-1] == "request_learners" and not number):
        return None
    return answered[-1], rest
