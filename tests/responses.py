"""Which responses of domain.yml the code names: in full, or by an f-string over a known set of values."""

from __future__ import annotations

import ast
import datetime as dt
import re
from decimal import Decimal
from typing import get_args

from pydantic import BaseModel

from actions.cards import ACTIONS
from actions.conditions import NEVER_SAID, RANGES
from actions.foremost import LEADS
from actions.language import KNOWN
from actions.request_told import REGION
from actions.verdicts import Word
from bot.documents import FORMATS
from bot.request_form import FIELDS
from bot.telegram.handlers import MENU
from catalogue.badges import Outcome, Why
from catalogue.badges.verdict import REFUTING
from catalogue.facts import FACTS, Shown
from catalogue.importers.vocabulary import LANGUAGES
from catalogue.records import Credential, Funding, Guidance, Mode, Pattern, Price, Term
from hub.erasure import Store
from hub.models import Route
from hub.ratings import Fault
from hub.statuses import Status
from index.filters import judge
from reading.amounts import Unit
from reading.answers import QUESTIONS
from reading.comparatives import Order
from reading.filters import Filters
from reading.taking_out import QUOTED

NAMED = re.compile(r"utter_[a-z_]+")
EVERY_FILTER = Filters(
    level_min=1,
    level_max=12,
    credits_min=1,
    credits_max=100,
    hours_max=1,
    hours_per_week_max=1,
    weeks_max=1,
    price_max=Decimal(1),
    starts_by=dt.date(2090, 1, 1),
    starts_from=dt.date(2090, 1, 1),
    modes=(Mode.ONLINE,),
    not_modes=(Mode.CAMPUS,),
    patterns=(Pattern.EVENINGS,),
    places=("Oban",),
    providers=("Corrie College",),
    not_providers=("Skerry College",),
    credit_bearing=True,
    assessed=True,
    not_patterns=(Pattern.WEEKENDS,),
    not_places=("Perth",),
    not_levels=(7,),
    not_months=(7,),
    miles_max=20,
    price_min=Decimal(1),
    heads=12,
    badge=True,
    subjects=("construction",),
    not_subjects=("land and sea",),
    musts=("price",),
    wishes=("location",),
)
SILENT = judge(Credential(id="a", title="A", provider="Corrie College"), EVERY_FILTER)
"""A record that publishes nothing, held against every filter: it lacks each field that a filter looks at."""

YES_OR_NO = {name for name, value in EVERY_FILTER if isinstance(value, bool)}
FILTERS = set(Filters.model_fields) - YES_OR_NO - set(NEVER_SAID)


def choices(model: type[BaseModel], field: str) -> set[str]:
    """The values of a Literal field."""
    return set(get_args(model.model_fields[field].annotation))


BADGE_FINDINGS = {str(outcome) for outcome in Outcome if outcome not in (Outcome.FORGED, Outcome.UNCHECKED)} | {
    f"{Outcome.FORGED if why in REFUTING else Outcome.UNCHECKED}_{why}" for why in Why
}

BUILT: dict[str, set[str]] = {
    "utter_badge_{}": BADGE_FINDINGS,
    "utter_badge_no_{}": {"empty", "huge", "picture", "other"},
    "utter_badge_unchecked_{}": {str(why) for why in Why if why not in REFUTING},
    "utter_badge_holds_{}": {"yes", "no", "unknown"},
    "utter_action_{}": set(ACTIONS),
    "utter_brief_credits_{}": {"one", "value"},
    "utter_button_{}": {*ACTIONS, *FORMATS, "helpful", "not_helpful"},
    "utter_ask_{}": {"request_conditions", "request_skills"},
    "utter_command_{}": set(MENU),
    "utter_condition_{}": {"outcomes", "hours", "assessed", "quality"},
    "utter_erased_{}": set(Store),
    "utter_fault_{}": set(Fault),
    "utter_fact_{}": {fact.key for fact in FACTS},
    "utter_fact_delivery_{}": set(Mode),
    "utter_fact_price_{}": choices(Price, "per"),
    "utter_fact_scqf_credits_{}": {"one", "value"},
    "utter_fact_{}_missing": set(SILENT.unpublished),
    "utter_filter_{}": FILTERS | set(RANGES) | {"learners"},
    "utter_filter_{}_{}": {f"{name}_{answer}" for name in YES_OR_NO for answer in ("yes", "no")},
    "utter_funding_{}": {status.replace(" ", "_") for status in choices(Funding, "status")},
    "utter_label_{}": {*QUESTIONS, *QUOTED, REGION, "request_credential", "conditions"},
    "utter_label_request_{}": {field.asked for field in FIELDS},
    "utter_levels_{}": set(Unit),
    "utter_levels_{}_value": set(Unit),
    "utter_next_{}": choices(Guidance, "next"),
    "utter_foremost_{}": set(Order),
    "utter_picked_{}": set(LEADS),
    "utter_ordered_{}": set(Order),
    "utter_{}_meets": {"none", "silent", "unsure"},
    "utter_from_place_{}": {"one", "all", "or_in"},
    "utter_one_{}_meets": {"none", "silent", "unsure"},
    "utter_numbers_{}": {"meet", "miss", "silent"},
    "utter_sum_{}": {"free", *choices(Price, "per")},
    "utter_route_{}": set(Route),
    "utter_beside_award_{}": {"below", "above", "same"},
    "utter_verdict_{}": set(Word),
    "utter_verdict_{}_numbers": {*set[str](Word) - {Word.NEITHER}, "unpublished"},
    "utter_entry_{}_numbers": {"open", "paper", "unpublished"},
    "utter_award_{}_numbers": {"credit", "none", "unpublished"},
    "utter_leads_of_{}": {"it", "one"},
    "utter_route_{}_condition": set(Route),
    "utter_status_{}": set(Status),
    "utter_total_{}": {"credits", "hours", "price"},
    "utter_total_name_{}": {"credits", "hours", "price"},
    "utter_wording_{}": choices(Term, "wording"),
}
"""What each f-string can be filled with, two values of one f-string joined by an underscore."""

OPTIONAL: dict[str, set[str]] = {
    "utter_english_only_{}": set(KNOWN),
    "utter_fact_{}_not_published": {fact.key for fact in FACTS if Shown.LINE in fact.shown},
    "utter_fact_languages_{}": set(LANGUAGES.values()),
    "utter_filter_{}_one": FILTERS | set(RANGES) | {"learners"},
}
"""F-strings of which the code looks first whether the domain has the response."""


def built(templates: dict[str, set[str]]) -> set[str]:
    """The names that the f-strings can give."""
    return {filled(template, value) for template, values in templates.items() for value in values}


def filled(template: str, value: str) -> str:
    return template.replace("{}_{}", "{}").format(value)


def templates(source: str) -> set[str]:
    """The f-strings of a source that build the name of a response, with {} for each value."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    return {template for string in strings if (template := _template(string)).startswith("utter_")}


def named(source: str) -> set[str]:
    """The names of responses that a source writes in full."""
    constants = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    return {text for text in constants if isinstance(text, str) and NAMED.fullmatch(text) and not text.endswith("_")}


def _template(string: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in string.values)
