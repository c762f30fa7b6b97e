"""What the catalogue does not answer becomes a signal, once, and a need that is answered becomes none."""

from __future__ import annotations

import logging

import pytest
from sqlalchemy import select, text

from actions.services import Services
from hub.demand.signals import UnmetNeed
from tests.actions.turn import pressed, taking, typed


def signals(services: Services) -> list[UnmetNeed]:
    with services.sessions() as session:
        return list(session.scalars(select(UnmetNeed).order_by(UnmetNeed.words)))


def test_a_need_that_nothing_answers_is_a_signal_with_what_is_known_of_it(services: Services) -> None:
    recommend = taking(services, "action_recommend_credentials")
    recommend(typed("our farm has {heads:12 people} who need {need:sheep shearing} in {place:Oban}", "recommend"))
    (signal,) = signals(services)
    assert (signal.words, signal.heads, signal.area) == (("shearing", "sheep"), 12, "Argyll and Bute")
    assert signal.sector == "land and aquaculture"


def test_a_need_that_is_answered_is_none_and_the_one_beside_it_is(services: Services) -> None:
    recommend = taking(services, "action_recommend_credentials")
    recommend(typed("{need:pipe welding} and {need:beekeeping}", "recommend"))
    assert [signal.words for signal in signals(services)] == [("beekeeping",)]


def test_a_need_that_is_answered_outside_its_conditions_alone_is_a_signal(services: Services) -> None:
    recommend = taking(services, "action_recommend_credentials")
    recommend(typed("{need:pipe welding} at {level:level 11}", "recommend"))
    assert [(signal.words, signal.level) for signal in signals(services)] == [(("pipe", "welding"), 11)]


def test_the_same_search_again_and_its_next_page_are_no_other_signal(services: Services) -> None:
    recommend = taking(services, "action_recommend_credentials")
    for _ in range(2):
        turn = recommend(typed("{need:pipe welding} and {need:beekeeping}", "recommend"))
    page = {name: turn.slots[name] for name in ("needs", "context", "shown", "seen")}
    assert taking(services, "action_show_more")(pressed("more", **page)).message.data.items
    assert len(signals(services)) == 1


def test_an_employer_is_answered_where_the_signal_cannot_be_stored(
    services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    with services.sessions.begin() as session:
        session.execute(text("DROP TABLE unmet_need"))
    with caplog.at_level(logging.WARNING):
        turn = taking(services, "action_recommend_credentials")(typed("{need:beekeeping}", "recommend"))
    assert "Nothing in the catalogue answers beekeeping" in turn.text
    assert "an unmet need could not be counted" in caplog.text


def test_of_a_list_the_needs_that_nothing_answers_are_signals_with_their_own_people(services: Services) -> None:
    text = "1. {need:dementia care} for {heads:5} {who:carers}\n2. {need:astronomy} for {heads:2} {who:pilots}"
    taking(services, "action_recommend_credentials")(typed(text, "recommend"))
    assert [(signal.words, signal.heads) for signal in signals(services)] == [(("astronomy",), 2)]
