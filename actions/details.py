"""details: what was asked of the credentials shown, answered from their records; or, unasked, all of a record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.answering import ask_need, search_for
from actions.asking import FULL, Answered, answered, asks_for_all
from actions.cards import ACTIONS, details
from actions.conclusions import in_the_end
from actions.finding import find
from actions.guidance import of_principle, say_guidance
from actions.items import named, say_unclear, say_which, shown, titled
from actions.levels import levels_of_course
from actions.mentions import Elsewhere, mentioned_elsewhere
from actions.plan import plan_shown, say_plan
from actions.put import asks_sum
from actions.referents import BACK, meant, referents
from actions.search import Search
from actions.side_by_side import ASKS_TO_COMPARE, say_comparison
from actions.skill import SKILLS, skill
from actions.turn import Events, Turn, payload, remember
from actions.verdicts import verdict, verdict_of_each
from catalogue.facts import BOOKED, OTHER, WHOLE
from catalogue.records import Credential
from contract import CredentialData
from index.answers import PARTS
from reading.asking import asks_how_hard, asks_plainly
from reading.choosing import is_beyond

BEHIND = "behind"
"""The key of the fact that says who stands behind a course."""

IN_FULL = frozenset({"content", BOOKED})
"""Facts that are the answer where they are asked for, however the question is worded."""

QUOTED = 8
"""Words of the longest question that is quoted to say that a record does not answer it."""

ALTOGETHER = re.compile(
    r"\b(?:(?:all? ?)?together|in all|in total|the (?:total|sum|lot)|whole plan|add up)\b", re.IGNORECASE
)
"""Words that ask for what several credentials come to."""


@skill("action_show_details")
def show_details(turn: Turn) -> Events:
    if ALTOGETHER.search(turn.text) and (plan := plan_shown(turn)):
        say_plan(turn, turn.search, plan)  # it has the sums
        return []
    if turn.text and (principle := of_principle(turn)):
        return say_guidance(turn, principle)
    plainly = asks_plainly(turn.text) or asks_how_hard(turn.text)
    if turn.asked == ("scqf_level",) and plainly and levels_of_course(turn):
        return SKILLS["action_explain_levels"](turn)
    asked = turn.asked
    if asked == ("price",) and turn.heard.conditions.learners:
        return SKILLS["action_total_price"](turn)  # "how much each, and for all five?"
    means = referents(turn)
    # "is the first one the same as the CompTIA certificate?" names something else than a course beside the first one
    chosen = list(means.plain or means.credentials)
    if (events := _something_else(turn, chosen)) is not None or (events := _one_of_these(turn)) is not None:
        return events
    if means.unclear and not chosen and (events := search_for(turn, means.unclear)) is not None:
        return events  # a course that was not shown yet
    if not chosen and not means.unclear and (asked or turn.asks_other):
        chosen = shown(turn)
        if len(chosen) == 1 and any(is_beyond(phrase, 1) for phrase in turn.heard.pointed):
            turn.respond("utter_one_on_page", title=chosen[0].title)
    if not chosen and not turn.search.shown and (guidance := turn.index.guidance.probably(turn.text)):
        return say_guidance(turn, guidance)
    if not chosen:
        say_which(turn, means.unclear, means.alike)
        return []
    events = _answer_about(turn, chosen)
    say_unclear(turn, [phrase for phrase in means.unclear if not (means.plain and phrase in turn.heard.titles)])
    return events


def _something_else(turn: Turn, chosen: Sequence[Credential]) -> Events | None:
    """The search for a subject that a message names beside nothing that points at a course, where the catalogue surely
    has it and none of those spoken of does: "and the wine?". None for any other question."""
    heard = turn.heard
    if not heard.needs or heard.pointed or heard.titles or not set(turn.message.facts) <= {WHOLE, OTHER, "content"}:
        return None
    if {card.id for card in chosen} & {*turn.index.credentials.likest(heard.needs[0], [card.id for card in chosen])}:
        return None
    return search_for(turn, heard.needs)


def _one_of_these(turn: Turn) -> Events | None:
    """The answer to which of all that was found is about something: "which of those covers data integrity?". None for
    any other question."""
    heard, search = turn.heard, turn.search
    if not heard.needs or heard.titles or not heard.pointed or not all(map(BACK.fullmatch, heard.pointed)):
        return None
    within = {match.facts.id for match in find(turn, search).matches} | {*search.shown}
    about = find(turn, Search(needs=heard.needs))
    best = next((hit.credential for hit in about.hits if hit.credential.id in within), None)
    if best is None:
        turn.say(turn.phrases("utter_none_of_these", needs=turn.phrases.listing(heard.needs)))
        return search_for(turn, heard.needs) or []
    _say_one(turn, best, ("content",))
    return remember(search=search.speaking_of(best.id))


def _answer_about(turn: Turn, chosen: Sequence[Credential]) -> Events:
    if len(chosen) == 1:
        _say_one(turn, chosen[0], turn.asked)
        return remember(search=turn.search.speaking_of(chosen[0].id))
    if asks_sum(turn):
        return SKILLS["action_total_price"](turn)
    if asks_for_all(turn) or (not turn.asked and ASKS_TO_COMPARE.search(turn.text)):
        return say_comparison(turn, chosen)
    if ends := in_the_end(turn):
        return say_comparison(turn, chosen, ends)
    each = [(credential, answered(turn, credential)) for credential in chosen]
    settled = verdict_of_each(turn, [(credential, (*said.facts, *said.near)) for credential, said in each])
    found = dict.fromkeys(fact.key for _, said in each for fact in said.facts)
    near = dict.fromkeys(fact.key for _, said in each for fact in said.near)
    if not found and near and not each[0][1].absent:
        lead = "utter_how_to_book" if set(near) == {BOOKED} else "utter_records_no_more"
        return say_comparison(turn, chosen, tuple(near), otherwise=turn.phrases(lead))
    if found and found.keys().isdisjoint(PARTS):
        return say_comparison(turn, chosen, tuple(found | near))
    told = [
        f"{titled(turn, number, credential)}\n{named(turn, said.facts) or turn.phrases('utter_record_says_nothing')}"
        for number, (credential, said) in enumerate(each, 1)
    ]
    lead = settled or turn.phrases("utter_records_say" if found else "utter_records_silent")
    buttons = turn.buttons("utter_record_silent")
    if absent := [words for words in each[0][1].absent if all(words in said.absent for _, said in each)]:
        elsewhere = mentioned_elsewhere(turn, absent, chosen)
        none = turn.phrases("utter_list_mentions_no", words=turn.phrases.listing(absent))
        lead = " ".join(filter(None, (none, elsewhere.said, lead if found or not elsewhere.said else "")))
        buttons[:0] = elsewhere.buttons
    turn.say(lead, "\n\n".join(told) if found else "", buttons=buttons)
    return remember(search=turn.search.showing(tuple(credential.id for credential in chosen), turn.search))


def _say_one(turn: Turn, credential: Credential, asked: tuple[str, ...] = ()) -> None:
    """Say what the record answers to the questions of a message, and which of them it does not answer; or all of the
    record, where that is asked for."""
    phrases = turn.phrases
    data = details(credential, phrases, turn.today)
    keep = turn.button("utter_button_keep", payload("shortlist", credential=credential.id))
    lead = phrases("utter_details", title=credential.title, provider=credential.provider)
    whole = asks_for_all(turn)
    said = Answered() if whole else answered(turn, credential)
    answers = (*said.facts, *said.near)
    if whole or (not answers and WHOLE in turn.message.facts):
        body, buttons = _in_words(turn, data), [keep, *turn.buttons("utter_details")]
        turn.say(lead, body, kind="credential", data=data, buttons=buttons)
        return
    data = data.model_copy(update={"asked": True, "answers": answers})
    elsewhere = mentioned_elsewhere(turn, said.absent, [credential])
    left_open = _left_open(turn, said, asked, elsewhere)
    remark = " ".join(filter(None, (verdict(turn, credential, answers), left_open)))
    lead = f"{lead}\n\n{remark}" if remark else lead  # in the lead, because no data says it
    below = "utter_details" if answers else "utter_record_silent"
    buttons = [turn.button("utter_button_whole", payload("details", credential=credential.id)), keep]
    buttons[:0] = elsewhere.buttons
    if BOOKED in asked:
        buttons.insert(
            0, turn.button("utter_action_places", payload("request", credential=credential.id, **ACTIONS["places"][1]))
        )
    turn.say(lead, named(turn, answers), kind="credential", data=data, buttons=[*buttons, *turn.buttons(below)])
    unanswered = left_open == phrases("utter_record_no_more") or not any(answer.published for answer in answers)
    _say_in_general(turn, [turn.text] if unanswered or (BEHIND in asked and said.absent) else said.silent)


def _left_open(turn: Turn, said: Answered, asked: Sequence[str], elsewhere: Elsewhere) -> str | None:
    """What has to be said of the questions that a record does not answer, and of what it does not mention; None where
    it answers them."""
    phrases = turn.phrases
    if booked := [fact.published for fact in said.near + said.facts if fact.key == BOOKED]:
        return phrases("utter_how_to_book" if all(booked) else "utter_how_to_book_unpublished")
    if said.absent and len(said.silent) <= 1:
        if elsewhere.said:
            return f"{phrases('utter_record_mentions_no', words=phrases.listing(said.absent))} {elsewhere.said}"
        silent = "utter_record_silent_on_words" if not (said.facts or said.near) else "utter_record_mentions_no"
        return phrases("utter_record_names_no" if BEHIND in asked else silent, words=phrases.listing(said.absent))
    if not (said.facts or said.near):
        return phrases("utter_record_silent")
    if said.silent and any(len(question.split()) > QUOTED for question in said.silent):
        near = not said.facts and any(fact.published for fact in said.near)
        return phrases("utter_record_near" if near else "utter_record_silent_on_rest")
    if said.silent:
        questions = phrases.listing([phrases("utter_quoted", words=question) for question in said.silent])
        return phrases("utter_record_silent_on", questions=questions)
    only_near = not said.facts and any(fact.published and fact.key not in IN_FULL for fact in said.near)
    return phrases("utter_record_no_more") if only_near else None


def _say_in_general(turn: Turn, questions: Sequence[str]) -> None:
    """What the hub says in general to the first of some questions that it surely can answer, behind a record that is
    silent on them."""
    full = (question for question in questions if len(question.split()) >= FULL)
    if guidance := next((known for question in full if (known := turn.index.guidance.surely(question))), None):
        say_guidance(turn, guidance)


def _in_words(turn: Turn, data: CredentialData) -> str:
    """The whole record, and in one line what it does not publish."""
    silent = "; ".join(fact.name for fact in data.facts if not fact.published)
    lines = [
        data.description,
        named(turn, [fact for fact in data.facts if fact.published]),
        turn.phrases("utter_not_published", facts=silent) if silent else None,
        data.card.checked,
    ]
    return "\n".join(line for line in lines if line)


def go_on(turn: Turn) -> Events:
    """On with the one credential that was spoken of or shown; else ask which, or for the need."""
    chosen = meant(turn)
    if len(chosen) == 1:
        _say_one(turn, chosen[0])
        return remember(search=turn.search.speaking_of(chosen[0].id))
    if turn.search.shown:
        say_which(turn)
        return []
    return ask_need(turn, turn.search)
