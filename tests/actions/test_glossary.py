"""A word of the field is explained in its own record's words, and one that is not known is said not to be known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from actions.services import Services
from catalogue.edits.editing import Typed, change, mark
from catalogue.edits.log import Kind
from catalogue.records import Guidance, Term
from contract import Definition
from index.build import build
from index.live import LiveIndex
from runtime.database import Sessions
from tests.actions.turn import Take, Turn, pressed, take, taking, typed
from tests.toy import ToyEncoder, toy_calibration


@pytest.fixture
def explain(services: Services) -> Take:
    return taking(services, "action_explain_term")


def terms(turn: Turn) -> list[str]:
    return [one.data.term_id for one in turn.messages if isinstance(one, Definition)]


def test_one_word_is_explained(explain: Take) -> None:
    assert terms(explain(typed("what does RPL mean?", "glossary"))) == ["rpl"]


def test_a_pressed_word_is_explained(explain: Take) -> None:
    assert terms(explain(pressed("glossary", named={"term": "badge"}))) == ["badge"]


def test_two_words_are_explained_one_after_the_other(explain: Take) -> None:
    assert terms(explain(typed("what are SCQF and RPL?", "glossary"))) == ["scqf", "rpl"]


def test_of_three_words_two_are_explained(explain: Take) -> None:
    turn = explain(typed("SCQF, RPL and apprenticeship levy?", "glossary"))
    assert terms(turn) == ["scqf", "rpl"]


def test_the_words_alone_say_what_it_means_to_whom_and_from_where(explain: Take) -> None:
    assert explain(typed("RPL", "glossary")).text.split("\n\n") == [
        "Recognition of prior learning: Credit for what somebody can do already.",
        "Old hands may skip a part.",
        "Source: Tertiary notes",
        "This is our own wording, not an official definition.",
    ]


def test_a_term_without_a_source_or_advice_has_no_empty_lines(explain: Take) -> None:
    said = explain(typed("SCQF", "glossary")).text
    assert said == "SCQF: Twelve steps of study.\n\nThis is the official wording."


def test_related_words_are_one_tap_away_and_those_that_are_gone_left_out(explain: Take) -> None:
    turn = explain(typed("RPL", "glossary"))
    assert turn.message.data.see_also == ("SCQF",)
    assert turn.payloads == ['/glossary{"term": "scqf"}']


def test_an_unknown_word_offers_the_nearest_two(explain: Take) -> None:
    turn = explain(typed("what is a picture tax?", "glossary"))
    assert "Did you mean" in turn.text
    assert set(turn.payloads) == {'/glossary{"term": "badge"}', '/glossary{"term": "levy"}'}


def test_a_pressed_word_that_is_gone_is_said_to_be_unknown(explain: Take) -> None:
    turn = explain(pressed("glossary", named={"term": "gone"}))
    assert "I don't know that word" in turn.text
    assert turn.payloads == []


def test_a_question_without_a_word_offers_nothing(explain: Take) -> None:
    turn = explain(typed("please explain", "glossary"))
    assert "I don't know that word" in turn.text
    assert turn.payloads == []


def test_an_unknown_word_that_guidance_answers_is_answered(explain: Take) -> None:
    turn = explain(typed("does experience count?", "glossary"))
    assert turn.message.data.topic == "Having experience recognised"


def test_a_known_word_comes_before_guidance(explain: Take) -> None:
    assert terms(explain(typed("does experience count for {term:RPL}?", "glossary"))) == ["rpl"]


def test_a_search_is_left_as_it_is(explain: Take) -> None:
    assert explain(typed("RPL", "glossary", needs=["pipe welding"])).slots == {}


def test_a_word_of_a_newer_glossary_is_known_at_once(services: Services, tmp_path: Path) -> None:
    encoder = ToyEncoder()
    build(tmp_path, [], [Term(id="scqf", term="SCQF", definition="Twelve steps.")], encoder)
    live = replace(services, index=LiveIndex(tmp_path, encoder, toy_calibration()))
    build(tmp_path, [], [Term(id="ects", term="ECTS", definition="Europe's credits.")], encoder)
    assert terms(take(live, "action_explain_term", typed("ECTS", "glossary"))) == ["ects"]


def test_a_word_that_only_the_catalogue_has_shows_what_it_has(explain: Take) -> None:
    turn = explain(typed("what is {term:dementia}?", "glossary"))
    assert [message.kind for message in turn.messages] == ["text", "recommendations"]
    assert turn.messages[0].text == "I have no definition of dementia; this is what the catalogue has about it."
    assert turn.slots["needs"] == ["dementia"]


def test_what_staff_have_changed_is_explained_at_the_next_turn_without_a_build(
    services: Services, built: Path, sessions: Sessions
) -> None:
    live = replace(services, index=LiveIndex(built, ToyEncoder(), toy_calibration(), sessions=sessions))
    ask = taking(live, "action_explain_term")
    assert "Twelve steps of study." in ask(typed("what is SCQF", "glossary")).text
    with sessions.begin() as session:
        new = {"definition": "Twelve levels.", "aliases": "ladder of learning"}
        seen = {"definition": mark("Twelve steps of study."), "aliases": mark("")}
        change(session, Kind.TERM, "scqf", Typed(new, seen), by="ailsa@hub.example")
    for question in ("what is SCQF", "what is the ladder of learning"):
        assert "Twelve levels." in ask(typed(question, "glossary")).text


DIFFERENCE = Guidance(
    id="credit-or-hours",
    title="Credit or hours",
    asked=("what is the difference between credit and hours",),
    answer="They count different things.",
    see_also=("credit", "hours"),
)
WORDS = [Term(id=name, term=name, definition=f"What {name} is.") for name in ("credit", "hours", "badges")]


def apart(services: Services, folder: Path, text: str, guidance: Guidance) -> list[str]:
    """The kinds of what is said to a question for the difference between two words, where there is one guidance."""
    build(folder, [], WORDS, ToyEncoder(), guidance=[guidance])
    live = replace(services, index=LiveIndex(folder, ToyEncoder(), toy_calibration()))
    return [one.kind for one in take(live, "action_explain_term", typed(text, "glossary")).messages]


@pytest.mark.parametrize(
    "text",
    [
        "what is the difference between {term:credit} and {term:hours}",
        "what is the difference between {term:hours} and {term:credit}",
        "so what is the difference between credit and hours",
        "difference between {term:credit} and {term:hours}?",
        "the difference between credit and hours, what is it",
        "and what is the difference, {term:credit} or {term:hours}",
    ],
)
def test_what_sets_two_words_apart_is_said_and_not_each_meaning(services: Services, tmp_path: Path, text: str) -> None:
    assert apart(services, tmp_path, text, DIFFERENCE) == ["guidance"]


def test_guidance_on_one_of_two_words_does_not_set_them_apart(services: Services, tmp_path: Path) -> None:
    of_one = DIFFERENCE.model_copy(update={"see_also": ("credit",)})
    text = "what is the difference between {term:credit} and {term:hours}"
    assert apart(services, tmp_path, text, of_one) == ["definition", "definition"]


def test_one_word_is_explained_whatever_guidance_is_near(services: Services, tmp_path: Path) -> None:
    assert apart(services, tmp_path, "what is {term:credit}", DIFFERENCE) == ["definition"]
