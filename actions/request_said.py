"""What a typed message says while a request is made: answers, changes of earlier ones, remarks and questions.

Nothing that is said is lost: what no question takes goes into the request in the employer's own words.
"""

from __future__ import annotations

import re

from actions.conditions import chips, without_condition
from actions.form import Answers
from actions.items import about
from actions.referents import meant
from actions.request_asked import LEAST, answered_questions, questions_of
from actions.request_told import (
    MOST_REMARKS,
    REGION,
    ROUTE,
    acknowledge,
    attended,
    moved,
    names_left_out,
    noted,
    says_need,
    taken_out,
    wanted_in,
    what_was_taken,
    with_value,
    without_places_gone,
)
from actions.turn import Turn
from reading.answers import EVERY, NOT_SURE, QUESTIONS, answer, answered_before, known, together
from reading.asides import SEARCHING, seeks
from reading.belonging import IDENTITY
from reading.clauses import Kind, clauses
from reading.contact import introduced, is_firm, is_introduction, way_in, ways_in
from reading.corrections import corrections_in, read_correction
from reading.remarks import Sorted, calling_in, sorted_out
from reading.rewording import changes_in
from reading.routes import NEED_AN_OFFER, read_route
from reading.sending import agrees_and_asks, says_send
from reading.taking_out import QUOTED, REMARKS, Changes, removes
from runtime.phones import misdialled_in

REVIEW, ROLES = "request_consent", "request_roles"

SENTENCE = 5
"""Words of a need that says more than the one which was searched for."""

CHANGING = re.compile(
    r"\b(?:wrong|not|no|nae|should|instead|meant|mean|change|take|remove|drop|add|it'?s|its|make|put|still|again|swap)\b",
    re.I,
)
"""Words of a change, in what may also be words of a search."""

DESCRIBED = frozenset({"request_need", ROUTE, "request_deadline"})
"""Questions at which words for people may be those who are served, or the names of things."""

NOTHING = re.compile(
    r"\W*(?:no|none|nothing|nae|naw|nope|leave it (?:out|off)|nothing (?:else|more)|forget it)\b\W*", re.IGNORECASE
)
"""An answer that leaves nothing of the remarks."""


def read(turn: Turn, slot: str) -> Answers:
    """The slots that a typed message fills while the question `slot` is open; none where it is an aside."""
    if slot in QUOTED:
        value = answer(turn.message, slot)
        return {} if value is None else {slot: "" if NOTHING.fullmatch(value) else value[:MOST_REMARKS]}
    if slot != REVIEW and says_send(turn.text):
        return _as_it_is(turn)
    if agrees_and_asks(turn.message, plainly=slot != REVIEW) and (questions := questions_of(turn)):
        left_open = {} if slot == REVIEW else _as_it_is(turn)
        asked = answered_questions(turn, questions, False)
        if slot == REVIEW:
            turn.respond("utter_asked_before_sending")
        return {**left_open, **asked}
    out = slot != "request_need" and any(removes(part.text) for part in clauses(turn.text))
    if turn.message.intent == "change" or slot == REVIEW or out:
        changed = put_right(turn)
        if changed or slot == REVIEW:
            return changed or _at_review(turn)
    return _at_question(turn, slot)


def _as_it_is(turn: Turn) -> Answers:
    """Leave open what a request can do without, and say what it cannot be sent without."""
    done = answered(turn)
    missing = [question for question in QUESTIONS if question in (*IDENTITY, "request_need") and question not in done]
    if missing:
        labels = [turn.phrases(f"utter_label_{question}") for question in missing]
        turn.say(turn.phrases("utter_before_sending", answers=turn.phrases.listing(labels)))
    open_ones = [question for question in QUESTIONS if question not in (*done, *missing)]
    return {**dict.fromkeys(open_ones, NOT_SURE), "request_asked": turn.slots.request_asked}


def put_right(turn: Turn) -> Answers:
    """Make the changes that a message asks for, say which were made and which could not be; empty where it asks for
    none."""
    message = turn.message
    plainly = message.intent in ("affirm", "deny", "cancel", "undo", "human", "thanks")
    plainly = plainly or (message.intent == "erase" and message.clear)  # "take out my own words" looks like one
    if message.intent in SEARCHING and not CHANGING.search(message.text):
        return {}
    if plainly:
        before = answered_before(REVIEW, answered(turn))
        corrected = read_correction(message.text, REVIEW, before, turn.today)
        changes = Changes(dict([corrected])) if corrected and corrected[0] in before else Changes()
    else:
        course = about(turn)
        changes = changes_in(
            message,
            {name: str(value) for name in (*QUESTIONS, *QUOTED) if (value := turn.slots.value(name))},
            turn.today,
            f"{course.title}, {course.provider}" if course else "",
            [chip.value for chip in chips(turn.phrases, turn.search)],
        )
    return _made(turn, changes)


def _made(turn: Turn, changes: Changes) -> Answers:
    phrases, search, answers = turn.phrases, turn.search, without_places_gone(turn, moved(turn, changes.answers))
    for words in changes.dropped:
        for chip in chips(phrases, search):
            if any(word in chip.value.casefold() for word in words.casefold().split()):
                search = without_condition(search, chip.field, chip.words)
    names = [with_value(turn, name, value) for name, value in changes.answers.items() if name not in changes.out]
    if search != turn.search:
        answers["search"] = search
        names.append(phrases("utter_label_conditions"))
    kept, said_back = noted(turn, changes.remarks, answers.get(REMARKS, turn.slots.request_remarks))
    right = names and phrases("utter_request_corrected", answers=phrases.listing(list(dict.fromkeys(names))))
    acknowledge(turn, taken_out(turn, changes.out.values()), right or "", said_back)
    if failed := [words for words in changes.failed if not says_send(words)]:
        words = phrases.listing([phrases("utter_quoted", words=words) for words in failed])
        turn.say(phrases("utter_request_not_corrected", words=words))
    if not (answers or kept or changes.failed):
        return {}
    asked = answered_questions(turn.with_slots({**answers, **kept}), questions_of(turn), False)
    return {**answers, **kept, **asked, "request_put_right": turn.number if answers or kept else None}


def _at_review(turn: Turn) -> Answers:
    """A yes or a no to the request as it stands, a question on it, or something to be added to it."""
    value = answer(turn.message, REVIEW)
    said = sorted_out(REVIEW, turn.message, turn.today)
    remarks = [words for words in said.remarks if len(words.split()) >= LEAST]
    if value not in ("yes", "no") and turn.message.intent not in ("affirm", "deny"):
        complaints = [part for part in said.questions if part.kind is Kind.COMPLAINT]
        asked = answered_questions(turn, [*questions_of(turn), *complaints], value is None)
        if asked or (remarks and value):
            kept = asked.pop(REMARKS, turn.slots.request_remarks)
            more, said_back = noted(turn, remarks, kept)
            acknowledge(turn, said_back)
            return {**asked, REMARKS: kept, **more}
    return {} if value is None else {REVIEW: value}


def _at_question(turn: Turn, slot: str) -> Answers:
    before = answered_before(slot, known_already := answered(turn))
    message, put = corrections_in(turn.message, slot, before, turn.today)
    said = sorted_out(slot, message, turn.today, turn.slots.request_need)
    if slot not in ("request_need", ROUTE) and not said.without_need and seeks(turn.message):
        return {}
    way = said.elsewhere.get(ROUTE)  # a way to get it is one wherever it is said, and so is what the course should be
    way = way or (said.elsewhere.get("request_need") if slot != ROUTE else None)
    own = said.answer.text if said.sure else ""
    left_out = names_left_out(turn, known_already, own if slot == "request_organisation" else "")
    beside = bool(said.elsewhere and said.questions) and message.intent not in SEARCHING
    aside = not (said.sure or said.anew or way or put or left_out or beside) and answer(turn.message, slot) is None
    if said.refuses and not said.sure and not left_out:
        return _refused(turn, said)
    if aside:
        return answered_questions(turn, said.questions, aside)
    value = said.answer.text if said.sure else answer(said.answer, slot) if said.answer.text else None
    remarks: list[str] = []
    for words in said.remarks:
        corrected = read_correction(words, slot, before, turn.today)
        if corrected and corrected[0] in before:
            put.setdefault(*corrected)
        else:
            remarks.append(words)
    corrected = read_correction(value, slot, before, turn.today) if value and not put else None
    if corrected and corrected[0] in before:
        put.setdefault(*corrected)
        value = None
    answers: Answers = dict(together(slot, value, known_already, turn.today, said.answer.spans)) if value else {}
    for question, words in said.elsewhere.items():
        # what is said here is better than what was searched for
        said_anew = question != "request_need" or len(words.split()) >= SENTENCE
        said_anew = said_anew and (question != "request_need" or says_need(message, words))
        better = question in (ROUTE, ROLES) or (said_anew and (slot == ROUTE or question == "request_need"))
        if question in known_already and slot not in (*IDENTITY, "request_deadline") and not better:
            remarks.append(words)
        else:
            answers.setdefault(question, words)
    answers |= {**said.anew, **put, **left_out}
    if slot == "request_name" and value and is_firm(value, _told(turn), known(turn.slots.request_organisation)):
        answers = {**answers, "request_organisation": value}
        del answers[slot]
    if slot == ROUTE and read_route(str(answers.get(slot)), ()) in NEED_AN_OFFER and turn.heard.pointed:
        about = meant(turn)
        answers |= {"request_credential": about[0].id} if len(about) == 1 else {}
    if slot in IDENTITY:
        reached = {way_in(str(words)) for words in answers.values()}
        remarks += [other for other in ways_in(turn.text) if other not in reached]
    told_so_far = " ".join([*remarks, *(str(words) for words in answers.values())])
    remarks += [words for words in (*misdialled_in(turn.text), *calling_in(turn.text)) if words not in told_so_far]
    if slot == ROUTE and slot not in answers and (answers or said.elsewhere):
        answers[slot] = NOT_SURE  # which way is for the universities to propose
    if slot in DESCRIBED and not turn.index.learners.telling((people := answers.get(ROLES) or "").split(", ")):
        taken_for_jobs = answers.pop(ROLES, None)  # the names of looms are no jobs, nor are those who are served
        remarks += [people] if taken_for_jobs and slot != "request_need" else []
    unread = slot == "request_contact" or (slot == ROUTE and not read_route(value or "", EVERY))
    if unread and value and not said.sure and len(value.split()) >= LEAST and " at " not in value:
        remarks.append(value)
    if turn.slots.request_region:
        answers.pop(REGION, None)  # where it is to be learned stands, wherever the organisation is
    answers |= {**moved(turn, put), **wanted_in(slot, message)}
    told = {name: words for name, words in introduced(turn.text).items() if name not in {*known_already, *answers}}
    answers |= told
    remarks = [words for words in remarks if not (told and is_introduction(words, told))]
    taken_elsewhere = {words for question, words in answers.items() if question != slot}
    remarks = [words for words in remarks if words.rstrip(".") not in taken_elsewhere]
    new_remarks, said_back = noted(turn, list(dict.fromkeys(remarks)), turn.slots.request_remarks)
    acknowledge(turn, what_was_taken(turn, slot, answers, known_already, remarks), said_back)
    asked = answered_questions(turn.with_slots({**answers, **new_remarks}), said.questions, False)
    taken = {**answers, **attended(turn, message), **new_remarks, **asked}
    if taken or remarks or said.questions:
        return taken or {"request_asked": turn.slots.request_asked}  # a slot is set, so that it is no aside to Rasa
    return {slot: turn.text}  # which the check of the question refuses


def _told(turn: Turn) -> str:
    """What the employer typed before this message."""
    return " ".join(turn.background[:-1])


def _refused(turn: Turn, said: Sorted) -> Answers:
    """Say why a request needs a name, that nothing goes out yet, and the ways on."""
    kept, said_back = noted(turn, said.remarks, turn.slots.request_remarks)
    acknowledge(turn, said_back)
    phrases, email = turn.phrases, turn.services.settings.contact_email
    turn.say(phrases("utter_name_why", email=email), buttons=turn.buttons("utter_name_why"))
    return {**kept, "request_asked": " ".join(part.text for part in said.questions) or turn.slots.request_asked}


def answered(turn: Turn) -> set[str]:
    """The questions of the request that have an answer."""
    return {question for question in QUESTIONS if known(turn.slots.value(question))}
