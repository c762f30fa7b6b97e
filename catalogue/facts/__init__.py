"""The facts of a credential in words: the one wording that every channel shows.

`FACTS` is the table: a row for each fact, in the order in which all channels show them. The key of a fact that words
one field is the field's name. The words stand in domain.yml: `utter_fact_<key>` is the name of a fact,
`utter_fact_<key>_<form>` a form of its value, and `utter_fact_<field>_missing` what is missing where a record does not
publish the field.
"""

from __future__ import annotations

from catalogue.facts.fact import Fact, FactValue, Shown
from catalogue.facts.offer import day, price_in_words
from catalogue.facts.wording import FACTS, asked_for, checked, facts, line, unpublished

__all__ = [
    "FACTS",
    "Fact",
    "FactValue",
    "Shown",
    "asked_for",
    "checked",
    "day",
    "facts",
    "line",
    "price_in_words",
    "unpublished",
]
