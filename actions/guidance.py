"""guidance: how things work, answered by the hub's guidance with its source and date, and the next step."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.definitions import say_term, term_button
from actions.guessing import prepare_guess, sure_search
from actions.referents import meant
from actions.skill import SKILLS, skill
from actions.turn import Events, Turn, payload, remember
from catalogue.facts import OTHER, WHOLE, day, facts
from catalogue.records import Funding, Guidance
from catalogue.store import get_credentials, read_funding
from contract import Button, GuidanceData, Scheme
from index.guidance import Advice
from reading.asides import whole_question
from reading.asking import leans
from reading.clauses import Kind, clauses

OF_FUNDING = frozenset({"funding", "schemes"})
"""Next steps of guidance that lead to the funding schemes: it names those that may fit, or has a button to all."""

OPEN, ENDED, ALL = "open", "ended", "all"
MOST_SCHEMES = 3
"""Funding schemes that are shown unless all are asked for."""

OF_NONE = {WHOLE, OTHER}
OF_ALL = OF_NONE | {"rpl", "behind"}
"""What a question of principle may seem to ask of records: of the one that is spoken of, and of those of a list."""

IT = re.compile(r"\bits?\b", re.IGNORECASE)
FEW = 6
"""A word for the course that was spoken of, and the words of a question that has no room to be about something else."""

HOW_MUCH = re.compile(r"\W*(?:and |so )?(?:how much|hoo muckle|(?:the |what )?(?:cost|price))\W*", re.IGNORECASE)
"""A piece of a question that asks what the course costs, in hardly a word."""

FULL = 3
"""Words of a question that says what it asks by itself."""

PIECES = re.compile(
    r"[.?!;,]\s*|\s(?:and|plus|(?:together|along) with)\s|\san(?=\s(?:is|are|can|do|does|will|what|how|who)\b)\s",
    re.IGNORECASE,
)
"""What stands between the pieces of a message that asks several things in one sentence; "an" as Scots has it."""

OF_RECORDS = ("rpl", "stacks_into", "behind")
"""Facts that a question of principle seems to ask for too, and that the record of the course in hand may have."""

SEVERAL = re.compile(r"\b(?:these|those)\b", re.IGNORECASE)
"""Words for more courses than the one in hand."""

WORD = re.compile(r"[a-z]+")
PERSONAL = re.compile(r"\b(?:themsel(?:ves|s)|herself|himself|myself|masel|income)\b", re.IGNORECASE)
"""Words for one who pays alone in the message that asks for money, and in no other: "I do the books myself"."""


@skill("action_give_guidance")
def give_guidance(turn: Turn) -> Events:
    if topic := turn.message.named.get("topic"):
        guidance = turn.index.guidance.get(topic)
        return say_guidance(turn, guidance) if guidance else _say_nearest(turn, ())
    prepare_guess(turn)
    of_course, in_general = _told_apart(turn)
    advice = _advice(turn)
    if not (of_course or _in_its_record(turn, sure=advice.sure)):
        return _in_general(turn, advice)
    events = SKILLS["action_show_details"](turn)
    if of_course:
        advice = _surest(turn, in_general) if in_general else Advice(None, (), 0.0)
    elif not {*OF_RECORDS} & {*turn.asked}:
        return events
    return [*events, *say_guidance(turn, advice.guidance)] if advice.guidance else events


def _in_general(turn: Turn, advice: Advice) -> Events:
    """What the advice on a message is, or else what comes nearest to an answer."""
    if guidance := asked_of_request(turn) or advice.guidance:
        if guidance.next in OF_FUNDING and _told(turn, guidance):
            return []  # that there is no money is said once, however often a message asks
        events = say_guidance(turn, guidance)
        searching = turn.slots.receipt and turn.message.intent == "guidance" and turn.heard.needs and not turn.open_form
        return [*events, *(sure_search(turn) or [])] if searching else events
    if turn.asks_term and (terms := turn.index.terms.explain(turn.text).terms):
        say_term(turn, terms[0])
    elif (found := sure_search(turn)) is not None:
        return found
    elif turn.search.shown and (turn.asked or turn.asks_other) and not (turn.sent or turn.open_form):
        return SKILLS["action_show_details"](turn)  # it may ask that of what is shown
    else:
        _say_nearest(turn, advice.nearest)
    return []


def _told(turn: Turn, guidance: Guidance) -> bool:
    """Whether this turn has told a guidance."""
    told = (message["data"] for message in turn.sent if message["kind"] == "guidance")
    return any(data["topic"] == guidance.title for data in told)


def _told_apart(turn: Turn) -> tuple[list[str], list[str]]:
    """The pieces of a message that ask a fact of the course that was spoken of, in the few words of "and what does it
    cost?", and those that ask something else; none of the first where no one course is meant."""
    pieces = [piece for piece in PIECES.split(turn.text) if piece.strip()]
    about = [piece for piece in pieces if _of_the_course(piece) and not (len(pieces) > 1 and leans(piece))]
    if not (about and turn.asked and len(meant(turn)) == 1):
        return [], []
    return about, [piece for piece in pieces if piece not in about and len(piece.split()) >= FULL]


def _of_the_course(piece: str) -> bool:
    return bool(HOW_MUCH.fullmatch(piece) or (IT.search(piece) and len(piece.split()) <= FEW))


def _in_its_record(turn: Turn, *, sure: bool) -> bool:
    """Whether the record of the course in hand has what a question of principle asks for too: "can she use the credit
    towards a master's?" of one that counts towards a degree. Where no advice is sure, any fact that it publishes is the
    answer: "how long would they be off the shop floor?"."""
    keys = [key for key in turn.asked if not sure or key in OF_RECORDS]
    if not keys or turn.open_form or SEVERAL.search(turn.text):
        return False
    courses = meant(turn)
    return len(courses) == 1 and any(fact.published for fact in facts(courses[0], turn.phrases, turn.today, keys))


def asked_of_request(turn: Turn) -> Guidance | None:
    """The guidance on requests that a question asks for in a few words, where one was just sent: "how long before
    somebody phones me?"."""
    if not turn.slots.receipt:
        return None
    questions = [part.text for part in clauses(turn.text) if part.kind is Kind.QUESTION]
    wholes = [whole for question in questions if (whole := whole_question(question, None))]
    return next((guidance for whole in wholes if (guidance := turn.index.guidance.surely(whole))), None)


def _advice(turn: Turn) -> Advice:
    """What answers the message or the one of its questions that is surest answered; where nothing does, a piece of it:
    "what does it cost, and is there any help with that for a firm our size"."""
    questions = [part.text for part in clauses(turn.text) if part.kind is Kind.QUESTION]
    best = _surest(turn, [turn.text, *questions])
    return best if best.guidance else _surest(turn, [turn.text, *PIECES.split(turn.text)])


def _surest(turn: Turn, questions: Sequence[str]) -> Advice:
    """The surest advice on the first of some texts and those others that say enough by themselves."""
    others = (text for text in questions[1:] if len(text.split()) >= FULL and not leans(text))
    telling = [questions[0], *others]
    return max(map(turn.index.guidance.find, telling), key=lambda advice: advice.score)


def of_principle(turn: Turn) -> Guidance | None:
    """The guidance that surely answers a question about courses which points at none of them: "who does the assessing
    of prior learning". None where it asks for what each record says, as its price or its length."""
    heard, terms = turn.heard, turn.index.terms
    named = [title for title in heard.titles if not terms.explain(title).terms]
    asks_records = not {*turn.message.facts} <= (OF_NONE if turn.search.current else OF_ALL)
    if heard.pointed or named or heard.needs or asks_records:
        return None
    return turn.index.guidance.surely(turn.text)


def say_guidance(turn: Turn, guidance: Guidance) -> Events:
    """Say the answer, where it comes from and since when, the schemes where money is asked for, and the next step. A
    request that is the next step is remembered as offered."""
    with turn.session() as session:
        every = read_funding(session) if guidance.next in OF_FUNDING else []
    every.sort(key=lambda scheme: scheme.status == ENDED)
    fit = fitting(every, turn)
    if guidance.next == "schemes":  # only what was spoken of
        fit = [scheme for scheme in fit if scheme.only_where]
    schemes = every if turn.message.named.get("value") == ALL else fit
    data = GuidanceData(
        topic=guidance.title,
        facts=(),
        schemes=tuple(_scheme(turn, scheme) for scheme in schemes),
        source=str(guidance.source) if guidance.source else None,
        as_of=guidance.as_of,
    )
    paragraphs = [_scheme_in_words(turn, scheme) for scheme in data.schemes]
    buttons = turn.buttons(f"utter_next_{guidance.next}")
    if len(schemes) < len(every):
        buttons.insert(0, turn.button("utter_button_all_schemes", payload("guidance", topic=guidance.id, value=ALL)))
    buttons += [term_button(term) for term in turn.index.terms.get(guidance.see_also)[:2]]
    body = "\n\n".join([*paragraphs, _source(turn, guidance)])
    free = _free_now(turn) if guidance.next in OF_FUNDING else None
    turn.say(" ".join(filter(None, (free, guidance.answer))), body, kind="guidance", data=data, buttons=buttons)
    return remember(request_offered=turn.number) if guidance.next == "request" else []


def fitting(schemes: Sequence[Funding], turn: Turn) -> list[Funding]:
    """The few schemes that are worth reading first: not ended, the open ones before others, and those for one sector or
    for some people only where these were spoken of, which then come first."""
    earlier = PERSONAL.sub(" ", " ".join((*turn.search.said, *turn.search.needs)))
    said = " ".join(["", *WORD.findall(f"{turn.text} {earlier}".lower()), ""])
    going = sorted((one for one in schemes if one.status != ENDED), key=lambda scheme: scheme.status != OPEN)
    own = [scheme for scheme in going if any(f" {words} " in said for words in scheme.only_where)]
    return [*own, *(scheme for scheme in going if not scheme.only_where)][:MOST_SCHEMES]


def _say_nearest(turn: Turn, nearest: Sequence[Guidance]) -> Events:
    """Say that it is not known, and offer the nearest questions that are, and a person."""
    buttons = [Button(title=guidance.title, payload=payload("guidance", topic=guidance.id)) for guidance in nearest]
    buttons += turn.buttons("utter_guidance_unknown")
    turn.say(turn.phrases("utter_guidance_unknown"), buttons=buttons)
    return []


def _free_now(turn: Turn) -> str | None:
    """That the course which was spoken of last costs nothing, where it does."""
    with turn.session() as session:
        found = get_credentials(session, [turn.search.current] if turn.search.current else [])
    price = found[0].price if found else None
    return turn.phrases("utter_current_free", title=found[0].title) if price and not price.amount else None


def _source(turn: Turn, guidance: Guidance) -> str:
    phrases = turn.phrases
    as_of = guidance.as_of and day(guidance.as_of)
    dated = phrases.maybe("utter_source_dated", source=guidance.source, day=as_of)
    return dated or phrases.maybe("utter_source", source=guidance.source) or phrases("utter_guidance_ours")


def _scheme(turn: Turn, scheme: Funding) -> Scheme:
    status = turn.phrases(f"utter_funding_{scheme.status.replace(' ', '_')}")
    return Scheme(name=scheme.name, status=status, as_of=scheme.as_of, rule=scheme.rule, source=str(scheme.source))


def _scheme_in_words(turn: Turn, scheme: Scheme) -> str:
    return turn.phrases("utter_scheme", name=scheme.name, status=scheme.status, day=day(scheme.as_of), rule=scheme.rule)
