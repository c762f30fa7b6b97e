"""A message as it leaves: its buttons and chips are keys of the one conversation, its glossary words are links."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from bot.conversations import UnknownPayload, claim, history, open_conversation
from bot.models import IssuedButton
from contract import (
    Button,
    Definition,
    DefinitionData,
    FilterChip,
    Need,
    Plan,
    PlanData,
    Recommendations,
    RecommendationsData,
    Text,
)
from tests.bot.turns import answered, pressed

TELEGRAM_LIMIT = 64


def test_button_keys_are_opaque_and_fit_telegram(session: Session, conversation: str) -> None:
    payloads = ("/affirm", "/details" + '{"credential": "a-long-name"}' * 9)
    text = Text(lead="Well?", buttons=tuple(Button(title="Go", payload=payload) for payload in payloads))
    (delivered,) = answered(session, conversation, text)
    keys = [button.payload for button in delivered.buttons]
    assert len(set(keys)) == 2
    assert all(len(key.encode()) <= TELEGRAM_LIMIT and "/" not in key and "{" not in key for key in keys)
    assert [session.get_one(IssuedButton, key).payload for key in keys] == list(payloads)


def test_every_delivered_message_has_an_id_of_its_own_and_a_time(session: Session, conversation: str) -> None:
    delivered = answered(session, conversation, Text(lead="One."), Text(lead="Two."))
    assert len({message.id for message in delivered}) == 2
    assert all(message.at is not None and message.at.tzinfo is not None for message in delivered)


def test_the_words_of_the_glossary_are_linked_where_they_stand(session: Session, conversation: str) -> None:
    (delivered,) = answered(session, conversation, Text(lead="RPL can lead to scqf credit."))
    assert [link.words for link in delivered.terms] == ["RPL", "scqf"]
    sent = claim(session, conversation, pressed(delivered.terms[1].payload)).sent
    assert sent == '/glossary{"term": "scqf"}'
    assert history(session, conversation).messages[-1].text == "What does scqf mean?"


def test_a_definition_does_not_link_its_own_word(session: Session, conversation: str) -> None:
    data = DefinitionData(
        term_id="scqf",
        term="SCQF",
        definition="A framework.",
        for_employers=None,
        source=None,
        wording="project",
        see_also=(),
    )
    (delivered,) = answered(session, conversation, Definition(lead="SCQF: see RPL.", data=data))
    assert [link.words for link in delivered.terms] == ["RPL"]


def recommended(*chips: FilterChip, needs: tuple[Need, ...] = ()) -> Recommendations:
    data = RecommendationsData(needs=needs, filters=chips, items=(), uncovered=(), total=0)
    return Recommendations(lead="Nothing.", data=data)


def chip(field: str, value: str) -> FilterChip:
    return FilterChip(field=field, value=value, words=value, drop=f'/refine{{"drop": "{field}"}}')


def test_the_chip_of_a_condition_is_a_button_of_the_conversation(session: Session, conversation: str) -> None:
    (delivered,) = answered(session, conversation, recommended(chip("weeks_max", "6 weeks"), chip("assessed", "yes")))
    assert isinstance(delivered, Recommendations)
    keys = [condition.drop for condition in delivered.data.filters]
    assert len(set(keys)) == 2
    assert claim(session, conversation, pressed(keys[0])).sent == '/refine{"drop": "weeks_max"}'
    assert history(session, conversation).messages[-1].text == "Without: 6 weeks"


def test_the_chip_of_a_need_is_a_button_where_it_can_be_taken_back(session: Session, conversation: str) -> None:
    bread = Need(text="bread making", covered=True, drop='/refine{"need": "bread making"}')
    (delivered,) = answered(
        session, conversation, recommended(needs=(bread, Need(text="weld", covered=False, drop=None)))
    )
    assert isinstance(delivered, Recommendations)
    key, none = (need.drop for need in delivered.data.needs)
    assert none is None
    assert claim(session, conversation, pressed(str(key))).sent == '/refine{"need": "bread making"}'
    assert history(session, conversation).messages[-1].text == "Without: bread making"


def test_the_chips_of_a_plan_are_buttons_too(session: Session, conversation: str) -> None:
    filters = (chip("price_max", "at most £500"),)
    data = PlanData(needs=(), filters=filters, items=(), covers=(), totals=(), uncovered=())
    (delivered,) = answered(session, conversation, Plan(lead="One.", data=data))
    assert isinstance(delivered, Plan)
    assert claim(session, conversation, pressed(delivered.data.filters[0].drop)).sent == '/refine{"drop": "price_max"}'


def test_the_chip_of_another_conversation_is_refused(session: Session, conversation: str) -> None:
    (delivered,) = answered(session, open_conversation(session)[0], recommended(chip("weeks_max", "6 weeks")))
    assert isinstance(delivered, Recommendations)
    with pytest.raises(UnknownPayload):
        claim(session, conversation, pressed(delivered.data.filters[0].drop))


def test_what_a_chip_stands_for_is_refused_where_it_was_not_issued(session: Session, conversation: str) -> None:
    with pytest.raises(UnknownPayload):
        claim(session, conversation, pressed('/refine{"drop": "weeks_max"}'))
