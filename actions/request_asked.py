"""What is asked while a request is made: answered from the guidance or the glossary, or said to have no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from actions.definitions import say_term
from actions.form import Answers
from actions.guidance import say_guidance
from actions.hearing import FORM
from actions.questions import ANSWERS, CLEAR, OF_SHOWN
from actions.skill import SKILLS
from actions.stretches import turn_of
from actions.turn import Turn
from hub.models import Route
from reading.asides import CHANGEABLE, REPLY, told_to_them, whole_questions
from reading.clauses import Clause, Kind, clauses
from reading.rewording import POLITELY
from reading.sending import asks_back, asks_if_kept, asks_if_sent, asks_of_state
from reading.taking_out import REMARKS

LEAST = 4
"""Words of a remark or a question in answer to the review; fewer are a yes or a no that is not clear."""

PRONOUNS = frozenset({"it", "that", "this", "they", "them", "these", "those", "one", "that one", "this one"})
"""Words that point at what is asked for as well as at what was shown."""

MEANING = re.compile(r"\b(?:mean|means|what(?:'s| is| are)|whit(?:'s| is)|stand for)\b", re.IGNORECASE)


def questions_of(turn: Turn) -> list[Clause]:
    """The questions of a message that changes or adds something; a change that is asked for as a question is none."""
    parts = clauses(turn.text, turn.message.spans)
    asked = [
        part
        for part in parts
        if asks_of_state(part.text) or (part.kind is Kind.QUESTION and not POLITELY.match(part.text))
    ]
    return [part for part in asked if len(part.text.split()) >= LEAST or asks_of_state(part.text)]


def _say_state(turn: Turn, question: str) -> bool:
    """Answer a question about the request as it stands by what it holds; False for any other."""
    if asks_back(question):
        SKILLS["action_recap_search"](replace(turn, open_form=FORM))
    elif asks_if_sent(question):
        turn.respond("utter_not_sent_yet")
    elif asks_if_kept(question):
        turn.respond("utter_request_kept", days=turn.services.settings.keep_conversations)
    elif CHANGEABLE.search(question):
        turn.respond("utter_request_changeable")
    else:
        return False
    return True


def answered_questions(turn: Turn, questions: Sequence[Clause], aside: bool) -> Answers:
    """Answer the questions beside an answer, or say which has none here. One that is all of a message may be an
    `aside`, which a rule answers: it is left to that where it is not about the request.

    A word that a question was not answered asks the one before again.
    """
    if aside and (turn.heard.titles or any(words.casefold() not in PRONOUNS for words in turn.heard.pointed)):
        return {}  # of a course that was shown
    said, answers = set[str](), Answers()
    for part in questions:
        earlier = turn.slots.request_asked if part.kind is Kind.COMPLAINT else None
        if part.kind is Kind.COMPLAINT and not earlier and len(questions) > 1 and not _wholes(turn, part.text):
            continue
        words = told_to_them(part.text)
        if words:
            kept = answers.get(REMARKS) or turn.slots.request_remarks
            answers |= {REMARKS: " / ".join(filter(None, (kept, words)))}
            turn.say(turn.phrases("utter_they_will_know", words=words))
        elif not _say_answer(turn, part.text, earlier, said, aside):
            continue
        if part.kind is Kind.QUESTION or not turn.slots.request_asked:
            answers["request_asked"] = part.text
        answers.setdefault("request_asked", turn.slots.request_asked)
    return answers


def _say_answer(turn: Turn, question: str, earlier: str | None, said: set[str], aside: bool) -> bool:
    """Answer one question by the guidance or the glossary, else say that there is no answer; False where nothing was
    said."""
    if _say_state(turn, question):
        return True
    pointed = (words for words in turn.heard.pointed if words.casefold() not in PRONOUNS)
    if any(words in question for words in (*pointed, *turn.heard.titles)) and _of_what_was_shown(turn, question):
        return True
    guidance = turn.index.guidance
    wholes = _wholes(turn, question) or (_wholes(turn, earlier) if earlier else ())
    found = [known for whole in wholes if (known := guidance.surely(whole))]
    if not (found or aside):
        known = guidance.probably(question) or (guidance.surely(earlier) if earlier else None)
        found = [known] if known else []
    if REPLY in wholes:
        turn.respond("utter_after_sending")
    for one in found:
        if one.id not in said:
            say_guidance(turn, one)
        said.add(one.id)
    if found:
        return True
    if aside:
        return False
    if _of_what_was_shown(turn, question):
        return True
    terms = turn.index.terms.explain(question).terms if MEANING.search(question) else ()
    if terms:
        say_term(turn, terms[0])
    else:
        email = turn.services.settings.contact_email
        turn.say(turn.phrases("utter_also_asked", question=earlier or question, email=email))
    return True


def _of_what_was_shown(turn: Turn, question: str) -> bool:
    """Answer a question about a course that was shown, or why it was: one of several sentences, which no rule answers.
    False for any other."""
    text = turn.text
    within = [
        part for part in turn.message.parts if (words := text[part.start : part.end]) in question or question in words
    ]
    asking = [part for part in within if part.act in OF_SHOWN and part.confidence >= CLEAR]
    if not asking or not turn.search.shown:
        return False
    first, alike = asking[0], [part for part in asking if part.act == asking[0].act]
    facts = tuple(dict.fromkeys(fact for part in alike for fact in part.facts))
    SKILLS[ANSWERS[first.act]](turn_of(turn, replace(first, end=alike[-1].end, facts=facts)))
    return True


def _wholes(turn: Turn, question: str) -> tuple[str, ...]:
    route = turn.slots.request_route
    return whole_questions(question, route if route in (*Route, None) else None)
