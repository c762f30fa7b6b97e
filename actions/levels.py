"""levels: how hard a level is, what it is called elsewhere, and sums between credits, hours and European credits.

Every figure is worked out from the numbers in the question by published rates; what a level means is the glossary's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.conclusions import beside_an_award, terms_of
from actions.definitions import say_term, term_button
from actions.guidance import say_guidance
from actions.items import named, shown
from actions.referents import meant
from actions.skill import SKILLS, skill
from actions.turn import Events, Turn
from contract import Fact, GuidanceData
from reading.amounts import Amount, Unit, amounts, levels_elsewhere, levels_named
from reading.asking import asks_how_hard, asks_plainly
from reading.spans import words_of

MOST = 2

RATES = "https://on.abdn.ac.uk/discover/credits-explained/"
"""University of Aberdeen: one credit point is ten hours; ECTS at two to one, as Scottish universities publish it."""

OF_SCQF = re.compile(r"\bscqf\b|^\W*(?:at )?(?:a )?levels?\b|^\W*\d+\W*$", re.IGNORECASE)
"""Words for a level of the framework itself."""

NUMBERED = re.compile(r"\blevels? \d", re.IGNORECASE)
LEVEL = re.compile(r"\blevels?\b", re.IGNORECASE)
IT = re.compile(r"\b(?:it|that|this)\b", re.IGNORECASE)

OF_COURSE = re.compile(
    r"(?=.*\b(?:means?|numbers?|understand)\b).*\b(?:the|that|this|its) (?:scqf )?level(?:s? numbers?)?\b"
    r"(?! (?:of|framework|system|ladder)|\W+\d)",
    re.IGNORECASE | re.DOTALL,
)
"""Words that ask for the level of what was shown: "what does the level number mean?"."""


@skill("action_explain_levels")
def explain_levels(turn: Turn) -> Events:
    sums, levels = amounts(turn.text), levels_named(turn.text, turn.today, turn.message.spans)
    of_course = [] if sums or levels else levels_of_course(turn)
    if levels and not sums and turn.search.asked and not turn.search.needs and "?" not in turn.text:
        return SKILLS["action_recommend_credentials"](turn)  # "level 4 to 6 let's say", to the question for the need
    told, plainly = levels or of_course, asks_plainly(turn.text) or bool(of_course and asks_how_hard(turn.text))
    facts = [_sum(turn, amount) for amount in sums] or [fact for level in told for fact in _level(turn, level, plainly)]
    if facts:
        source = RATES if sums else next((term.source for term in terms_of(turn, told[0])), None)
        lead = _lead(turn, levels) if levels and not plainly else turn.phrases("utter_levels_of_course")
        courses = meant(turn) if _points(turn) else []
        if len(courses) == 1 and (sentence := beside_an_award(turn, courses[0])):
            lead = f"{sentence} {lead}"  # "is that lower than his HNC?"
        _say(turn, turn.phrases("utter_levels_sums") if sums else lead, facts, source)
        return []
    numbered = NUMBERED.search(turn.text)  # of a level that no framework has
    guidance = None if numbered else turn.index.guidance.probably(turn.text)
    if guidance and not turn.asks_term:
        return say_guidance(turn, guidance)  # "I'm 63, is that too old?"
    if terms := turn.index.terms.explain(turn.text).terms:
        for term in terms[:MOST]:
            say_term(turn, term)
        return []
    if guidance:
        return say_guidance(turn, guidance)
    rate = Fact(name=turn.phrases("utter_levels_rate"), value=turn.phrases("utter_levels_rate_value"))
    _say(turn, turn.phrases("utter_levels_general"), [rate], RATES)
    return []


def levels_of_course(turn: Turn) -> list[int]:
    """The SCQF levels that a question for "the level" asks about: of the course that was spoken of, else of those on
    the page where they have few; none where it asks for no such level or none is published."""
    pointed = _points(turn) and (LEVEL.search(turn.text) or turn.message.intent == "levels")
    plainly = asks_plainly(turn.text) and LEVEL.search(turn.text)
    if not (pointed or plainly or asks_how_hard(turn.text) or OF_COURSE.match(turn.text)):
        return []
    listed = meant(turn) or shown(turn)
    levels = {level for one in listed if (at := one.scqf_level) for level in range(at.low, at.high + 1)}
    return sorted(levels) if len(levels) <= MOST else []


def _points(turn: Turn) -> bool:
    """Whether a question points at a course: "is it like a Higher?", of the one that was spoken of."""
    return bool(turn.heard.pointed or (turn.search.current and IT.search(turn.text)))


def _say(turn: Turn, lead: str, facts: list[Fact], source: str | None) -> None:
    data = GuidanceData(
        topic=turn.phrases("utter_levels_topic"), facts=tuple(facts), schemes=(), source=source, as_of=None
    )
    body = "\n".join(part for part in (named(turn, facts), turn.phrases.maybe("utter_source", source=source)) if part)
    buttons = [term_button(term) for term in turn.index.terms.get(["scqf-level"])]
    turn.say(lead, body, kind="guidance", data=data, buttons=[*buttons, *turn.buttons("utter_levels_general")])


def _lead(turn: Turn, levels: Sequence[int]) -> str:
    """The plain answer for a qualification of another name ("an SVQ 3"); else how the levels were read."""
    named = words_of(turn.text, turn.message.spans, "level")
    if len(named) != 1 or OF_SCQF.search(named[0]) or len(levels) > MOST:
        return turn.phrases("utter_levels_read")
    lowest, highest = levels[0], levels[-1]
    name = "utter_levels_named" if lowest == highest else "utter_levels_named_range"
    return turn.phrases(name, named=named[0], lowest=lowest, highest=highest)


def _sum(turn: Turn, amount: Amount) -> Fact:
    """An amount of the question in the other two units."""
    phrases, unit = turn.phrases, amount.unit
    others = {other: f"{getattr(amount, other):g}" for other in Unit if other is not unit}
    return Fact(
        key=unit,
        name=phrases(f"utter_levels_{unit}", **{unit: f"{amount.number:g}"}),
        value=phrases(f"utter_levels_{unit}_value", **others),
    )


def _level(turn: Turn, level: int, plainly: bool) -> list[Fact]:
    """What a level means, and its number in England's and Europe's frameworks; or, in plain words, the steps that
    people know from school on."""
    phrases = turn.phrases
    facts = [
        Fact(name=phrases("utter_levels_level", level=level), value=term.definition) for term in terms_of(turn, level)
    ]
    if plainly:
        facts.append(Fact(name=phrases("utter_levels_ladder"), value=phrases("utter_levels_ladder_value")))
    elif elsewhere := levels_elsewhere(level):
        england, europe = elsewhere
        name = phrases("utter_levels_elsewhere", level=level)
        facts.append(Fact(name=name, value=phrases("utter_levels_elsewhere_value", england=england, europe=europe)))
    return facts
