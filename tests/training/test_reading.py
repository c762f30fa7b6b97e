"""A message is understood for judging as the assistant understands it: by the reader, in a context."""

from __future__ import annotations

import datetime as dt

from contract.context import UNKNOWN
from tests.training.scripted import ScriptedReader
from training.reading import understood

TODAY = dt.date(2026, 11, 21)


def test_the_first_act_is_given_with_what_the_message_asks_for() -> None:
    reader = ScriptedReader({"we need {need:dementia care} for {heads:12} {who:carers}": "recommend"})
    act, heard = understood(reader, "we need dementia care for 12 carers", today=TODAY)
    assert act == "recommend"
    assert (heard.needs, heard.conditions.learners, heard.learners) == (("dementia care",), 12, ("carers",))


def test_a_message_is_read_in_its_context_or_in_none() -> None:
    reader = ScriptedReader({})
    understood(reader, "cheaper", context="list", today=TODAY)
    understood(reader, "cheaper", today=TODAY)
    assert reader.asked == [("cheaper", "list"), ("cheaper", UNKNOWN)]


def test_a_bare_topic_is_a_need_where_the_message_asks_for_courses_and_nowhere_else() -> None:
    reader = ScriptedReader({"GIS": "recommend", "sonar": "refine"})
    assert understood(reader, "GIS", today=TODAY)[1].needs == ("GIS",)
    assert understood(reader, "sonar", today=TODAY)[1].needs == ()


def test_the_providers_of_the_catalogue_are_known_by_name() -> None:
    reader = ScriptedReader({"{need:welding} at {provider:Fife College}": "recommend"})
    _, heard = understood(reader, "welding at Fife College", today=TODAY, providers=["Fife College"])
    assert heard.conditions.filters.providers == ("Fife College",)


def test_dates_are_read_from_the_day_on_which_the_message_was_typed() -> None:
    reader = ScriptedReader({"{need:welding} {time:by next March}": "recommend"})
    _, heard = understood(reader, "welding by next March", today=TODAY)
    assert heard.conditions.filters.starts_by is not None
    assert heard.conditions.filters.starts_by.year == 2027
