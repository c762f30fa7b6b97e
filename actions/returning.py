"""A message that goes back to a list which was shown before: to which, and what it asks or changes besides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from actions.answering import show_search
from actions.conditions import chips, in_brackets, list_name
from actions.hearing import taking_up
from actions.items import titled
from actions.lists import Listed, listing, placed, present
from actions.lists_named import lists_for, lists_named, names_all
from actions.questions import ANSWERS, CLEAR, OF_SHOWN, QUIET, SEARCHES, UNCLEAR
from actions.search import PAGE, Search
from actions.turn import Events, Turn, payload, remember
from catalogue.store import get_credentials
from reading.asking import ASKING, MOVES_ON
from reading.lists import KEEPING
from reading.returning import Returning, returning, says_more, shows_again, telling_lists
from reading.utterance import Part

MOST_OFFERED = 4
"""Lists of which it is asked which is meant."""

NEVER = frozenset({"request", "status", "amend", "withdraw", "erase", "start_over", "undo", "foreign"})
"""Acts of messages that go back to no list."""

POINTING = frozenset({"ordinal", "title"})
NEAR = 3
"""Words between a course and the list in which it is pointed at: "the second one | you had in | the first list"."""


@dataclass(frozen=True)
class Back:
    """The lists to which a message may go back, and what it does besides; None where it does nothing. `known` is false
    where it names the place of a list that is not remembered."""

    lists: Sequence[Listed]
    besides: Turn | None
    known: bool = True


def going_back(turn: Turn) -> Back | None:
    """To which list a message goes back; None where it goes back to none that was shown."""
    message = turn.message
    if turn.open_form or not turn.lists or message.intent in NEVER:
        return None
    back, known = returning(turn.text) or _for_others(turn), True
    if "ordinal" in message.named and (turn.text or message.intent == "more"):  # the button of a list
        meant = [one for one in turn.lists if str(one.number) == message.named["ordinal"]]
    elif back is None:
        here = present(turn.lists, turn.search)
        again = message.intent in UNCLEAR and not turn.heard.pointed and shows_again(turn.text)
        meant = [here] if here and again else []
    elif _is_of_course(turn, back) or (message.intent == "shortlist" and (back.words or KEEPING.search(turn.text))):
        return None
    elif back.place is None:
        meant = _named_by(turn, back) or _any_other(turn)
    else:
        there = placed(turn.lists, back.place, turn.search, other=back.other)
        meant, known = ([there], True) if there else (_any_other(turn), False)
    return Back(meant, _besides(turn, back) if back else None, known) if meant else None


def go_back(turn: Turn, back: Back, answer: Callable[[Turn], Events]) -> Events:
    """Say to which list it goes back, and show it; or answer what the message asks or changes besides."""
    if len(back.lists) > 1 or not back.known:
        return _ask_which(turn, back.lists)
    listed, besides = back.lists[0], back.besides
    search = listed.again(turn.search)
    page = listed.shown[:PAGE]
    if besides is None or not page:
        turn.say(_lead(turn, listed))
        return show_search(turn, search)
    if besides.message.intent in SEARCHES:
        turn.say(_lead(turn, listed))
        return answer(besides.with_slots({"search": search}))
    with turn.session() as session:
        credentials = get_credentials(session, page)
    titles = [titled(turn, number, credential) for number, credential in enumerate(credentials, 1)]
    turn.say(_lead(turn, listed), "\n".join(titles))
    spoken_of = next((key for key in turn.search.spoken_of if key in page), None)
    search = search.changed(seen=len(page), current=spoken_of).showing(page, turn.search)
    slots = {"search": search, "lists": listing(turn.lists, search, page)}
    return [*remember(**slots), *answer(besides.with_slots(slots))]


def _for_others(turn: Turn) -> Returning | None:
    """A comparison for the learners of an earlier list and not of the present one: "which would you pick for the
    coaches"."""
    people = telling_lists(" ".join(turn.heard.conditions.people))
    if turn.message.intent != "compare" or turn.heard.pointed or turn.heard.titles or not people:
        return None
    named = lists_for(turn, people)
    return None if not named or present(turn.lists, turn.search) in named else Returning(0, 0, people)


def _named_by(turn: Turn, back: Returning) -> list[Listed]:
    """The lists that the words name; none for a new need that only begins like going back ("return to work
    interviews"), which has a word that is of no list."""
    stretch = [(back.start, back.end)]
    needs = [span for span in turn.message.spans if span.label == "need" and span.touches(stretch)]
    words = [word for span in needs for word in telling_lists(turn.text[span.start : span.end])]
    return [one for one in lists_named(turn, back.words) if names_all(turn, one, words)]


def _any_other(turn: Turn) -> list[Listed]:
    """The lists but the present one, the newest of each need, for words that name none of them; none where the message
    may name what was not shown yet."""
    if turn.heard.needs or turn.message.intent not in OF_SHOWN | {"more", "refine"}:
        return []
    here = present(turn.lists, turn.search)
    others = {one.understood.needs: one for one in turn.lists if one.shown and one != here}
    return list(others.values())[::-1]


def _is_of_course(turn: Turn, back: Returning) -> bool:
    """Whether a message points at a course in the list that it names: "the second one in the first list"."""
    around = [
        turn.text[span.end : back.start].split()
        for span in turn.message.spans
        if span.label in POINTING and span.start < back.start
    ]
    return back.place is not None and any(len(words) <= NEAR for words in around)


def _besides(turn: Turn, back: Returning) -> Turn | None:
    """What a message asks or changes outside of the words that go back; None where it does neither."""
    message = turn.message
    text = turn.text[: back.start] + " " * (back.end - back.start) + turn.text[back.end :]
    if not says_more(text):
        return None
    spans = tuple(span for span in message.spans if not span.touches([(back.start, back.end)]))
    parts = tuple(part for part in message.parts if says_more(text[part.start : part.end]))
    whole = Part(0, len(text), message.intent, message.confidence, message.facts)
    clear = [part for part in parts if part.confidence >= CLEAR] if message.parts else [whole]
    asks = [part for part in clear if part.act in ANSWERS]
    changes = [
        part
        for part in clear
        if part.act in SEARCHES
        and any(span.label not in QUIET and part.start <= span.start < part.end for span in spans)
    ]
    rest = MOVES_ON.sub("", text)
    if not (asks or changes) and says_more(rest) and ("?" in rest or ASKING.match(rest)):
        asks = [replace(whole, act="details")]
    if not (asks or changes):
        return None
    act = (changes or asks)[0]
    facts = tuple(dict.fromkeys(fact for part in asks for fact in part.facts))
    heard = replace(
        message, text=text, intent=act.act, confidence=act.confidence, spans=spans, facts=facts, parts=parts
    )
    return replace(turn, message=replace(heard, also=None, named={}))


def _ask_which(turn: Turn, lists: Sequence[Listed]) -> Events:
    buttons = [
        turn.button(
            "utter_button_list",
            payload("more", ordinal=str(one.number), value=taking_up(turn.number)),
            list=list_name(turn.phrases, one.understood),
        )
        for one in lists[:MOST_OFFERED]
    ]
    turn.say(turn.phrases("utter_which_list"), buttons=buttons)
    return []


def _lead(turn: Turn, listed: Listed) -> str:
    conditions = in_brackets(turn.phrases, chips(turn.phrases, Search(**dict(listed.understood))))
    return turn.phrases("utter_back_to", list=list_name(turn.phrases, listed.understood), conditions=conditions)
