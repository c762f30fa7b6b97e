"""The facts of a credential in words. Every channel shows the same words.

`FACTS` is the table: one row for each fact, in the order in which all channels show them. A fact that words one field
has the field's name as its key. The words are in domain.yml: `utter_fact_<key>` is the name of a fact,
`utter_fact_<key>_<form>` a form of its value, and `utter_fact_<field>_missing` the name of a field that a record does
not publish.
"""

from __future__ import annotations

from catalogue.facts.brief import brief
from catalogue.facts.fact import Fact, FactValue, Shown
from catalogue.facts.offer import cost, day, money, price_in_words
from catalogue.facts.wording import ASKED, BOOKED, FACTS, NO_ROW, OTHER, WHOLE, checked, facts, line, unpublished

__all__ = [
    "ASKED",
    "BOOKED",
    "FACTS",
    "NO_ROW",
    "OTHER",
    "WHOLE",
    "Fact",
    "FactValue",
    "Shown",
    "brief",
    "checked",
    "cost",
    "day",
    "facts",
    "line",
    "money",
    "price_in_words",
    "unpublished",
]
