"""levels: how hard a level is, what it is called elsewhere, and sums between credits, hours and European credits.

Every figure is worked out from the numbers in the question by published rates; what a level means is the glossary's.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Domain, Events, Phrases, Skill, payload, say, typed
from actions.definitions import say_term
from actions.refine import RefineRecommendation
from actions.search_state import Search
from catalogue.records import HOURS_PER_CREDIT, SCQF_CREDITS_PER_ECTS, Term
from contract import Button, Fact, GuidanceData
from index.terms import TermIndex
from reading.asides import ASKING
from reading.constraints import extract
from reading.constraints.levels import ENGLAND, EUROPE

CREDITS = re.compile(r"(?<![\d.,])(\d{1,3})\s*(?:scqf )?(?:credits?|credit points?|points?)\b(?! hours)", re.IGNORECASE)
HOURS = re.compile(r"(?<![\d.,])(\d{1,4})\s*(?:notional |learning |study )*hours?\b", re.IGNORECASE)
ECTS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.5)?)\s*(?:ects|european credits?)(?: credits?| points?)?\b", re.IGNORECASE)
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")
MOST = 2
LOWEST_NAMED = 4
"""Below this the glossary has one entry for all levels."""

RATES = "https://on.abdn.ac.uk/discover/credits-explained/"
"""University of Aberdeen: one credit point is ten hours; ECTS at two to one, as Scottish universities publish it."""


class ExplainLevels(Skill):
    def name(self) -> str:
        return "action_explain_levels"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> Events:
        phrases, text, terms = Phrases(domain), typed(tracker), self.services.index.terms
        if Search.of(tracker).needs and not ASKING.search(text):  # "not level 7, level 5" changes the search
            return RefineRecommendation(self.services).run(dispatcher, tracker, domain)
        sums = list(_sums(phrases, text))
        levels = sorted(_levels(text, self.services.today()))
        facts = sums or [fact for level in levels for fact in _level(phrases, terms, level)]
        if not facts and (named := terms.explain(text).terms):
            for term in named[:MOST]:
                say_term(dispatcher, phrases, terms, term)
            return []
        if not facts:
            facts = [Fact(name=phrases("utter_levels_rate"), value=phrases("utter_levels_rate_value"))]
            lead = phrases("utter_levels_general")
        else:
            lead = phrases("utter_levels_sums" if sums else "utter_levels_read")
        lines = [phrases("utter_review_line", name=fact.name, value=fact.value) for fact in facts]
        source = RATES if sums or not levels else next((one.source for one in _terms(terms, levels[0])), None)
        lines.append(phrases.maybe("utter_source", source=source) or "")
        data = GuidanceData(
            topic=phrases("utter_levels_topic"), facts=tuple(facts), schemes=(), source=source, as_of=None
        )
        body = "\n".join(line for line in lines if line)
        buttons = [
            Button(title=one.term, payload=payload("glossary", term=one.id)) for one in terms.get(["scqf-level"])
        ]
        buttons += phrases.buttons("utter_levels_general")
        say(dispatcher, f"{lead}\n\n{body}", kind="guidance", data=data, buttons=buttons)
        return []


def _sums(phrases: Phrases, text: str) -> Iterator[Fact]:
    """Each amount of the question in the other two units."""
    text = THOUSANDS.sub("", text)
    for match in ECTS.finditer(text):
        credits = float(match[1]) * SCQF_CREDITS_PER_ECTS
        hours = credits * HOURS_PER_CREDIT
        yield Fact(
            name=phrases("utter_levels_ects", ects=f"{float(match[1]):g}"),
            value=phrases("utter_levels_ects_value", credits=f"{credits:g}", hours=f"{hours:g}"),
        )
    for match in CREDITS.finditer(text):
        credits = int(match[1])
        yield Fact(
            name=phrases("utter_levels_credits", credits=credits),
            value=phrases(
                "utter_levels_credits_value",
                hours=credits * HOURS_PER_CREDIT,
                ects=f"{credits / SCQF_CREDITS_PER_ECTS:g}",
            ),
        )
    for match in HOURS.finditer(text):
        credits = int(match[1]) / HOURS_PER_CREDIT
        yield Fact(
            name=phrases("utter_levels_hours", hours=match[1]),
            value=phrases(
                "utter_levels_hours_value", credits=f"{credits:g}", ects=f"{credits / SCQF_CREDITS_PER_ECTS:g}"
            ),
        )


def _levels(text: str, today: dt.date) -> set[int]:
    """The SCQF levels that a question names, by number, by another framework's number, or by an award."""
    clauses = re.split(r"\b(?:and|or|vs\.?|versus|than|with|to|compared|between|from)\b|[,;/?]", text)
    named = [levels for clause in clauses if (levels := _range(clause, today))]
    together = set[int]().union(*named)
    return together if len(named) > 1 else _range(text, today) or together  # "level 7 or 8" names its second in short


def _range(text: str, today: dt.date) -> set[int]:
    filters = extract(text, today=today).filters
    if filters.level_min is None or filters.level_max is None:
        return set()
    return set(range(filters.level_min, filters.level_max + 1))


def _level(phrases: Phrases, terms: TermIndex, level: int) -> Iterator[Fact]:
    for term in _terms(terms, level):
        yield Fact(name=phrases("utter_fact_level", level=level), value=term.definition)
    english = [str(number) for number, (low, high) in ENGLAND.items() if low <= level <= high]
    european = [str(number) for number, (low, high) in EUROPE.items() if low <= level <= high]
    if english and european:
        yield Fact(
            name=phrases("utter_levels_elsewhere", level=level),
            value=phrases("utter_levels_elsewhere_value", england=english[0], europe=european[0]),
        )


def _terms(terms: TermIndex, level: int) -> list[Term]:
    """The glossary's entry for a level; none where a hub's own glossary has none."""
    return terms.get(["scqf-levels-1-to-3" if level < LOWEST_NAMED else f"scqf-level-{level}"])
