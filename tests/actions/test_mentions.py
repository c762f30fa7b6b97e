"""What nothing that is shown mentions is said, of a record and of a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from actions.services import Services
from catalogue.records import Credential
from tests.actions.made import CARE, welding
from tests.actions.turn import Take, Turn, taking, typed

GAS = welding("gas", learning_outcomes=["Weld pipes under argon."], url="https://forth.example/gas")
SHIP = welding("ship")


@pytest.fixture
def served(serve: Callable[..., Services]) -> Services:
    return serve(GAS, SHIP, CARE)


@pytest.fixture
def show(served: Services) -> Take:
    return taking(served, "action_show_details")


@pytest.fixture
def recommend(served: Services) -> Take:
    return taking(served, "action_recommend_credentials")


def test_a_rare_word_that_a_record_lacks_is_named(show: Take) -> None:
    turn = show(typed("does {ordinal:it} mention privilege or argon", "details", facts=["content"], shown=["weld-gas"]))
    assert "Not mentioned in its record: “privilege”." in turn.text
    assert "argon" not in turn.message.lead


def test_where_the_record_says_nothing_else_the_provider_is_named(show: Take) -> None:
    turn = show(typed("do goats climb trees", "details", facts=["other"], shown=["weld-gas"]))
    assert "Not mentioned in its record: “goats” and “climb”. The provider will know" in turn.text


@pytest.mark.parametrize(
    "asked",
    [
        "does {ordinal:it} count those who aren't here",
        "would {ordinal:it} do altogether for that",
        "are there concerns with {ordinal:it}",
        "does {ordinal:it} come with a qualification",
        "does {ordinal:it} ask for prior study with a professor of a college",
        "is {ordinal:it} the hardest",
        "is whatever they do submitted somewhere",
    ],
)
def test_words_that_only_ask_are_not_missed(show: Take, asked: str) -> None:
    assert "Not mentioned" not in show(typed(asked, "details", facts=["content"], shown=["weld-gas"])).text


def test_a_record_that_spells_an_acronym_out_mentions_it(serve: Callable[..., Services]) -> None:
    signs = welding("signs", description="An introduction to British Sign Language for a workshop.")
    show = taking(serve(signs, GAS), "action_show_details")
    asked = "is {ordinal:it} BSL or makaton"
    turn = show(typed(asked, "details", facts=["content"], shown=["weld-signs"]))
    assert "Not mentioned in its record: “makaton”." in turn.text


def test_words_for_those_who_are_to_learn_are_not_missed(show: Take) -> None:
    asked = "is {ordinal:it} right for {who:shepherds}"
    assert "Not mentioned" not in show(typed(asked, "details", facts=["content"], shown=["weld-gas"])).text


def test_a_question_for_a_fact_of_the_table_misses_no_word(show: Take) -> None:
    turn = show(typed("what are the fees for shepherds", "details", facts=["price"], shown=["weld-gas"]))
    assert "Not mentioned" not in turn.text


def test_what_no_record_of_several_mentions_is_said_once(show: Take) -> None:
    asked = "does either of {ordinal:these} mention privilege"
    turn = show(typed(asked, "details", facts=["content"], shown=["weld-gas", "weld-ship"]))
    assert turn.text.count("Not mentioned in any of these: “privilege”.") == 1


def test_what_nothing_on_a_list_mentions_is_said_of_the_list(recommend: Take) -> None:
    turn = recommend(typed("{need:pipe welding for decommissioning}", "recommend"))
    assert "Not mentioned in any of these: “decommissioning”." in turn.message.lead


def test_a_word_that_one_of_the_list_has_is_not(recommend: Take) -> None:
    assert "Not mentioned" not in recommend(typed("{need:pipe welding argon}", "recommend")).message.lead


def test_who_asks_how_to_book_is_told_and_can_ask_for_places(show: Take) -> None:
    turn = show(typed("how do I sign them up", "details", facts=["url"], shown=["weld-gas"]))
    assert "Places are booked with the provider, on its page." in turn.message.lead
    assert "https://forth.example/gas" in turn.text
    assert '/request{"credential": "weld-gas", "route": "buy_places"}' in turn.payloads


def test_a_page_that_is_not_published_is_said_to_be_none(show: Take) -> None:
    turn = show(typed("how do I sign them up", "details", facts=["url"], shown=["weld-ship"]))
    assert "its page for this one is not published here" in turn.message.lead


def test_a_course_that_is_pointed_at_before_it_is_asked_about_is_not_told_in_full(show: Take) -> None:
    parts = [("{ordinal:first one}.", "details", ["whole"]), ("fee?", "details", ["price"])]
    asked = typed("{ordinal:first one}. fee?", "details", facts=["whole", "price"], parts=parts, shown=["weld-gas"])
    assert [fact.key for fact in show(asked).message.data.answers] == ["price"]


def test_a_word_that_any_course_could_be_asked_about_is_not_missed(show: Take) -> None:
    turn = show(typed("does the syllabus mention privilege", "details", facts=["content"], shown=["weld-gas"]))
    assert "“privilege”" in turn.text
    assert "syllabus" not in turn.text


def test_another_course_of_the_page_that_mentions_it_is_named(show: Take) -> None:
    asked = "does {ordinal:it} mention argon"
    here: dict[str, Any] = {"shown": ["weld-ship", "weld-gas", "care"], "current": "weld-ship"}
    turn = show(typed(asked, "details", facts=["content"], **here))
    assert "Not mentioned in its record: “argon”. Gas Pipe Welding mentions “argon”." in turn.text


def test_the_few_of_the_page_that_mention_it_are_named(serve: Callable[..., Services]) -> None:
    turn = asked_of_a_ship(serve, 2, on_page=True)
    assert "Argon-0 Pipe Welding and Argon-1 Pipe Welding mention “argon”." in turn.text


def test_many_that_mention_it_are_not_named(serve: Callable[..., Services]) -> None:
    turn = asked_of_a_ship(serve, 4, on_page=True)
    assert "Not mentioned in its record: “argon”." in turn.text
    assert "mention “argon”" not in turn.text


def test_what_mentions_it_in_the_catalogue_is_named_and_one_tap_away(serve: Callable[..., Services]) -> None:
    turn = asked_of_a_ship(serve, 1, on_page=False)
    assert "Argon-0 Pipe Welding mentions “argon”." in turn.text
    assert '/details{"credential": "weld-argon-0"}' in turn.payloads


def test_what_was_put_aside_is_not_named(serve: Callable[..., Services]) -> None:
    turn = asked_of_a_ship(serve, 1, on_page=False, hidden=["weld-argon-0"])
    assert "mentions “argon”" not in turn.text


def test_a_phrase_of_the_hub_is_no_mention(serve: Callable[..., Services]) -> None:
    turn = asked_of_a_ship(serve, 0, on_page=False, ship=welding("ship", employer_words=["welding under argon"]))
    assert "Not mentioned in its record: “argon”." in turn.text


def test_what_no_record_of_several_mentions_is_named_where_it_is(serve: Callable[..., Services]) -> None:
    show = taking(serve(SHIP, GAS, CARE), "action_show_details")
    asked = "do {ordinal:these} mention argon"
    turn = show(typed(asked, "details", facts=["content"], shown=["weld-ship", "care"]))
    assert "Not mentioned in any of these: “argon”. Gas Pipe Welding mentions “argon”." in turn.message.lead
    assert "Its record says" not in turn.text


def test_a_sentence_that_is_only_near_does_not_follow_what_is_not_mentioned(served: Services) -> None:
    asked = "does {ordinal:it} cover submarines"
    show = taking(served, "action_show_details")
    turn = show(typed(asked, "details", facts=["content"], shown=["weld-ship"]))
    assert "Not mentioned in its record: “submarines”." in turn.text
    assert turn.message.data.answers == ()


def asked_of_a_ship(
    serve: Callable[..., Services], others: int, on_page: bool, ship: Credential = SHIP, **here: Any
) -> Turn:
    """Whether a course mentions argon, where so many others do."""
    with_argon = [welding(f"argon-{number}", learning_outcomes=["Weld pipes under argon."]) for number in range(others)]
    show = taking(serve(ship, *with_argon), "action_show_details")
    page = ["weld-ship", *(one.id for one in with_argon if on_page)]
    asked = "does {ordinal:it} mention argon"
    return show(typed(asked, "details", facts=["content"], shown=page, current="weld-ship", **here))


def test_what_mentions_it_in_passing_is_not_named(serve: Callable[..., Services]) -> None:
    passing = welding("ship", description="Bring welders' gauntlets and a titanium cup.")
    turn = taking(serve(welding("gas"), passing), "action_show_details")(
        typed("does {ordinal:it} cover titanium?", "details", facts=["content"], shown=["weld-gas"])
    )
    assert turn.message.lead.endswith("The provider will know, and the hub can ask for you.")
