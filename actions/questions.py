"""The sentences of a message that ask something, each answered by itself: "12, not 20. And is number 1 online?"."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from actions.finding import answers_surely, find
from actions.search import Search
from actions.stretches import spans_in, turn_of, within
from actions.turn import Turn
from catalogue.facts import WHOLE
from reading.asking import MOVES_ON, asks, asks_level_of_it, leans, sets_beside
from reading.spans import Span
from reading.utterance import Part

ANSWERS = {
    "details": "action_show_details",
    "compare": "action_compare_credentials",
    "why": "action_explain_reasons",
    "total": "action_total_price",
    "glossary": "action_explain_term",
    "guidance": "action_give_guidance",
    "levels": "action_explain_levels",
    "human": "action_hand_over",
    "share": "action_share_credentials",
    "erase": "action_explain_erasure",
}
"""The skills that answer a question and change nothing that was shown, by the act."""

OF_COURSES = frozenset({"details", "compare"})
OF_SHOWN = OF_COURSES | {"why", "total"}
"""Questions about what is on the page; those of the first kind ask for facts."""

SEARCHES = frozenset({"recommend", "refine", "browse"})
UNCLEAR = frozenset({"nlu_fallback", "out_of_scope"})
"""Acts that change what is shown, and those of a message of which nothing was made as a whole."""

CLEAR = 0.8
"""The least confidence at which a sentence by itself is the question that it seems to be."""

MOST = 3
"""Questions of one message that are answered, the first ones."""

PRONOUN = re.compile(r"(?:it|its|that|this|they|them|these|those|each|one|any|the|a)\b\W*", re.IGNORECASE)
"""Words that point at a course without telling it from others."""

RETRIEVED = frozenset({"guidance", "glossary"})
SHORT = 4
"""Questions that are answered by what their own words come nearest to, and the words of one that says too little for
that without the one beside it: "For how long?"."""

IN_GENERAL = RETRIEVED | {"levels"}
"""Acts of a message that asks how something is in general: a part of it that points at no course asks of none."""

FEWEST = 2
"""Words of the shortest sentence that asks something by itself: "16? No" puts a number right."""

QUIET = frozenset({"who", "heads", "story", "person", "ordinal", "title"})
"""Labels of what a sentence may hold that asks nothing of the search."""


@dataclass(frozen=True)
class Question:
    """What a stretch of a message asks, and whether it tells which course it means."""

    act: str
    start: int
    end: int
    facts: tuple[str, ...] = ()
    points: bool = False


@dataclass(frozen=True)
class Apart:
    """A message taken apart: the questions about the page as it is, what it does besides, and its other questions; each
    as a turn of its own. `besides` is None where it does nothing besides."""

    first: tuple[Turn, ...] = ()
    besides: Turn | None = None
    last: tuple[Turn, ...] = ()


def taken_apart(turn: Turn) -> Apart | None:
    """The turns of a message that asks something beside what it does, or several things; None for any other."""
    parts, intent = turn.message.parts, turn.message.intent
    if (only := _only_search(turn)) is not None:
        return Apart(last=(only,))
    asked = questions(turn)
    needs = [part for part in parts if _is_clear(part, ("recommend",)) and _needs(turn, part)]
    if turn.open_form or not (asked or (needs and intent in UNCLEAR)):
        return None
    if intent in SEARCHES:
        return _beside_a_search(turn, asked)
    turns = [_asking(turn, one) for one in asked]
    wanted = [one for one in (turn_of(turn, part) for part in needs) if one.heard.needs]
    if intent in OF_SHOWN and turn.search.shown:  # "is it in English? writing is difficult for her"
        wanted = [
            one for one in wanted if answers_surely(one, find(one, Search(needs=one.heard.needs)), one.heard.needs)
        ]
    if intent in UNCLEAR:
        return Apart(last=(*turns, *wanted))
    if intent not in ANSWERS:
        return Apart(besides=turn, last=tuple(one for one in turns if one.message.intent != intent))
    if len(turns) < 2 and not wanted and not any(_gains(turn, one) for one in asked):
        return None
    if all(one.message.intent != intent for one in turns):
        seems = OF_SHOWN if intent in OF_SHOWN else {intent}
        return Apart(besides=turn, last=tuple(one for one in turns if one.message.intent not in seems))
    return Apart(last=(*turns, *wanted))


def _only_search(turn: Turn) -> Turn | None:
    """The turn of the one sentence that clearly searches, in a message that as a whole is no clear search of any kind:
    "Oh, that's more than I thought. What's under digital and data?". None in any other."""
    message = turn.message
    if turn.open_form or message.confidence >= CLEAR or message.intent not in SEARCHES | UNCLEAR:
        return None
    clear = [part for part in message.parts if part.confidence >= CLEAR]
    if len(clear) != 1 or clear[0].act not in SEARCHES or clear[0].act == message.intent:
        return None
    inside = spans_in(turn, clear[0])
    loud = [span for span in message.spans if span not in inside and span.label not in QUIET]
    return None if loud else turn_of(turn, clear[0])


def questions(turn: Turn) -> list[Question]:
    """The clear questions of a message, those for facts of one course as one."""
    in_general, found = turn.message.intent in IN_GENERAL and turn.message.confidence >= CLEAR, list[Question]()
    for part in turn.message.parts:
        if (one := _question(turn, part)) is None:
            continue
        if one.act in OF_COURSES and not one.points and in_general:
            continue
        if found and {found[-1].act, one.act} <= OF_COURSES and not (found[-1].points and one.points):
            one = _together(found.pop(), one)
        elif found and found[-1].act == one.act not in OF_COURSES and not _stand_alone(turn, found[-1], one):
            one = replace(found.pop(), end=one.end)
        found.append(one)
    return found[:MOST]


def _gains(turn: Turn, one: Question) -> bool:
    """Whether the sentences of a question about a course ask for a fact that the message as a whole does not."""
    return one.act == turn.message.intent == "details" and not {*one.facts} <= {*turn.message.facts}


def _question(turn: Turn, part: Part) -> Question | None:
    """What a sentence clearly asks: what its act says, the level of the course that was spoken of where "it" stands for
    one, or guidance where the sentence is taken for nothing that the advisor does and guidance likely answers it."""
    if not _asks(turn, part):
        return None
    words = turn.text[part.start : part.end]
    full = len(words.split()) > SHORT and len(turn.message.parts) > 1
    if full and part.act in UNCLEAR and turn.index.guidance.probably(words):
        return Question("guidance", part.start, part.end)
    if not _is_clear(part, ANSWERS):
        return None
    of_it = part.act == "levels" and asks_level_of_it(words)
    if turn.search.shown and (of_it or (part.act in ("levels", "glossary") and sets_beside(words))):
        return Question("details", part.start, part.end, ("scqf_level",), _points(turn, part))
    return Question(part.act, part.start, part.end, part.facts, _points(turn, part))


def _together(before: Question, after: Question) -> Question:
    facts = tuple(dict.fromkeys((*before.facts, *after.facts)))
    asked = tuple(fact for fact in facts if fact != WHOLE) or facts
    act = "compare" if "compare" in (before.act, after.act) else after.act
    return Question(act, before.start, after.end, asked, before.points or after.points)


def _beside_a_search(turn: Turn, asked: Sequence[Question]) -> Apart | None:
    """Questions about the page come before it changes, those about what is looked for now after it."""
    if not turn.search.shown:
        asked = [one for one in asked if one.act not in OF_SHOWN]
    if not asked:
        return None
    rest = _without(turn, asked)
    anew = bool(rest.heard.needs)
    first = [one for one in asked if one.act in OF_SHOWN and (one.points or not (anew or one.act == "total"))]
    last = [one for one in asked if one not in first]
    besides = rest if _changes(turn, asked) else None
    return Apart(tuple(_asking(turn, one) for one in first), besides, tuple(_asking(turn, one) for one in last))


def _changes(turn: Turn, asked: Sequence[Question]) -> bool:
    """Whether a message changes the search with what it says outside of its questions."""
    outside = [part for part in turn.message.parts if not any(within(one, part) for one in asked)]
    spans = [span for span in turn.message.spans if not any(_covers(one, span) for one in asked)]
    return any(_is_clear(part, SEARCHES) for part in outside) or any(span.label not in QUIET for span in spans)


def _without(turn: Turn, asked: Sequence[Question]) -> Turn:
    """The turn without what its questions say; the places of the other words stay."""
    text = turn.text
    for one in asked:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    spans = tuple(span for span in turn.message.spans if not any(_covers(one, span) for one in asked))
    return replace(turn, message=replace(turn.message, text=text, spans=spans, also=None, parts=()))


def _asking(turn: Turn, one: Question) -> Turn:
    """The turn of one question. Where it tells no course apart, what the message pointed at before it is part of it;
    a sum is one for all that the message counts."""
    start = one.start
    if one.act in OF_SHOWN and not one.points:
        before = [part.start for part in turn.message.parts if part.end <= one.start and _points(turn, part)]
        start = before[-1] if before else start
    if one.act == "guidance" and leans(turn.text[one.start : one.end]):
        start = max((part.start for part in turn.message.parts if part.end <= one.start), default=start)
    if one.act == "total":
        start = 0
    return turn_of(turn, Part(start, one.end, one.act, CLEAR, one.facts))


def _points(turn: Turn, part: Part) -> bool:
    """Whether a sentence tells one course from others."""
    return any(
        span.label in ("ordinal", "title") and not PRONOUN.fullmatch(turn.text[span.start : span.end])
        for span in spans_in(turn, part)
    )


def _asks(turn: Turn, part: Part) -> bool:
    """Whether a sentence is a question in its form, or the message as a whole was taken for one of its kind."""
    words = turn.text[part.start : part.end]
    if len(words.split()) < FEWEST:
        return False
    if MOVES_ON.match(words):
        return part.act == turn.message.intent
    named = part.act == turn.message.intent or (part.act == turn.message.also and part.act not in OF_SHOWN)
    return asks(words) or named


def _stand_alone(turn: Turn, *asked: Question) -> bool:
    """Whether questions of one kind are answered by their own words, and each has enough of them."""
    return all(one.act in RETRIEVED and len(turn.text[one.start : one.end].split()) > SHORT for one in asked)


def _is_clear(part: Part, acts: Container[str]) -> bool:
    return part.act in acts and part.confidence >= CLEAR


def _needs(turn: Turn, part: Part) -> bool:
    return any(span.label == "need" and part.start <= span.start < part.end for span in turn.message.spans)


def _covers(one: Question, span: Span) -> bool:
    return one.start <= span.start < one.end
