"""An employer goes back to something of earlier in the conversation, and the advisor follows."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.lists import Listed
from actions.search import Understood
from actions.services import Services
from tests.actions.test_second_act import run
from tests.actions.turn import pressed, typed

SHIPS = ["weld-ship", "weld-gas", "weld-site"]


def listed(number: int, needs: list[str], shown: list[str], **asked: Any) -> dict[str, Any]:
    understood = Understood.model_validate({"needs": needs, "said": [" ".join(needs)], **asked})
    return Listed(understood=understood, shown=tuple(shown), number=number, place=number).model_dump(mode="json")


WELDING = listed(1, ["pipe welding"], SHIPS, people=["fitters"], learners=4)
CARE = listed(2, ["dementia care"], ["care"], people=["nurses"])
HERE: dict[str, Any] = {
    "needs": ["dementia care"],
    "said": ["dementia care"],
    "people": ["nurses"],
    "shown": ["care"],
    "seen": 1,
    "lists": [WELDING, CARE],
}


def said(services: Services, action: str, tracker: Tracker) -> tuple[list[Any], dict[str, Any]]:
    messages, slots = run(services, action, tracker)
    return messages, slots.get("search") or {}


def tapped(asked: Tracker, payload: str, **slots: Any) -> Tracker:
    """The tracker after the tap on a button below the answer to a typed message."""
    intent, _, named = payload.removeprefix("/").partition("{")
    tracker = pressed(intent, named=json.loads("{" + named), **slots)
    heard = asked.latest_message
    tracker.events.insert(0, {"event": "user", "text": heard["text"], "parse_data": heard})
    return tracker


@pytest.mark.parametrize(
    "text", ["back to the fitters", "can we go back to the welding ones", "what about the first list"]
)
def test_a_list_comes_back_in_its_order_with_its_conditions_and_it_is_said(text: str, services: Services) -> None:
    (lead, page), search = said(services, "action_show_more", typed(text, "more", **HERE))
    assert lead.text == "Back to the list for fitters: pipe welding (4 people)."
    assert [card.id for card in page.data.items] == SHIPS
    assert (search["shown"], search["learners"]) == (SHIPS, 4)


def test_a_list_is_known_by_what_words_mean(services: Services) -> None:
    (lead, *_), _ = said(services, "action_show_more", typed("back to the gas pipe welding", "more", **HERE))
    assert "fitters" in lead.text


def test_a_question_of_the_same_message_is_answered_about_that_list(services: Services) -> None:
    asked = typed("ok back to the fitters, what level are they?", "details", facts=["scqf_level"], **HERE)
    (lead, compared), search = said(services, "action_show_details", asked)
    titles = ["1. Ship Pipe Welding", "2. Gas Pipe Welding", "3. Site Pipe Welding"]
    assert lead.text.splitlines()[2:] == [f"{title}, Forth College" for title in titles]
    assert [card.id for card in compared.data.items] == SHIPS == search["shown"]


def test_a_change_of_the_same_message_is_made_to_that_list(services: Services) -> None:
    text = "back to the fitters, only {mode:in the workplace}"
    asked = typed(text, "refine", parts=[(text, "refine", [])], **HERE)
    (lead, page), search = said(services, "action_refine_recommendation", asked)
    assert lead.text.startswith("Back to the list for fitters")
    assert [card.id for card in page.data.items] == ["weld-site"]
    assert search["needs"] == ["pipe welding"]


def test_who_is_meant_names_the_list_of_a_comparison(services: Services) -> None:
    asked = typed("which would you pick for the {who:fitters}?", "compare", facts=["whole"], **HERE)
    (lead, compared), _ = said(services, "action_compare_credentials", asked)
    assert lead.text.startswith("Back to the list for fitters")
    assert [card.id for card in compared.data.items] == SHIPS


def test_words_that_name_no_list_are_asked_about_and_the_question_is_kept(services: Services) -> None:
    third = listed(3, ["gas safety"], ["weld-gas", "weld-yard"], people=["plumbers"])
    known = {**HERE, "lists": [WELDING, third, CARE]}
    asked = typed("back to the zookeepers, what level are they?", "details", facts=["scqf_level"], **known)
    (question,), search = said(services, "action_show_details", asked)
    assert question.text == "Which list do you mean?"
    assert [button.title for button in question.buttons] == ["plumbers: gas safety", "fitters: pipe welding"]
    assert search == {}
    tap = tapped(asked, question.buttons[0].payload, **known)
    (lead, compared), _ = said(services, "action_show_more", tap)
    assert lead.text.startswith("Back to the list for plumbers")
    assert [row.name for row in compared.data.rows] == ["Level"]


def test_what_was_never_shown_is_searched_for(services: Services) -> None:
    lists = {**HERE, "needs": ["pipe welding"], "shown": SHIPS, "lists": [WELDING]}
    (page,), search = said(
        services, "action_show_more", typed("back to the {need:dementia care} ones", "more", **lists)
    )
    assert (page.kind, search["needs"]) == ("recommendations", ["dementia care"])


def test_the_list_again_is_the_present_one_in_its_order(services: Services) -> None:
    slots: dict[str, Any] = {"needs": ["pipe welding"], "said": ["pipe welding"], "people": ["fitters"]}
    slots |= {"learners": 4, "shown": ["weld-ship"], "seen": 3, "lists": [CARE, WELDING]}
    (page,), _ = said(services, "action_show_more", typed("show me them again", "more", **slots))
    assert [card.id for card in page.data.items] == SHIPS


def test_in_a_form_no_list_is_gone_back_to(services: Services) -> None:
    tracker = typed("back to the fitters", "more", **HERE)
    tracker.active_loop = {"name": "request_form"}
    (page,), _ = said(services, "action_show_more", tracker)
    assert [card.id for card in page.data.items] == ["care"]


def test_a_course_of_that_list_is_answered_about_without_changing_the_page(services: Services) -> None:
    text = "{ordinal:the second one} in the first list, what level is {ordinal:it}?"
    (told,), search = said(services, "action_show_details", typed(text, "details", facts=["scqf_level"], **HERE))
    assert (told.data.card.id, search["shown"], search["needs"]) == ("weld-gas", ["care"], ["dementia care"])


def test_the_course_for_some_learners_is_the_one_that_was_spoken_of_then(services: Services) -> None:
    text = "and {ordinal:the fitters' course} from earlier, what level was {ordinal:it}"
    asked = typed(text, "details", facts=["scqf_level"], **HERE, spoken_of=["care", "weld-site"])
    (told,), _ = said(services, "action_show_details", asked)
    assert told.data.card.id == "weld-site"


def test_the_first_that_was_shown_is_the_first_of_the_first_list(services: Services) -> None:
    text = "{ordinal:the first one} you showed me, what level is {ordinal:it}?"
    (told,), _ = said(services, "action_show_details", typed(text, "details", facts=["scqf_level"], **HERE))
    assert told.data.card.id == "weld-ship"


def test_where_several_could_be_meant_it_is_asked_and_the_question_answered_at_the_tap(services: Services) -> None:
    text = "{ordinal:that course} for the {who:fitters}, what level is {ordinal:it}?"
    titles = ["Ship Pipe Welding", "Gas Pipe Welding", "Site Pipe Welding"]
    asked = typed(text, "details", facts=["scqf_level"], **HERE)
    (question,), _ = said(services, "action_show_details", asked)
    assert [button.title for button in question.buttons] == titles
    (told,), search = said(services, "action_show_details", tapped(asked, question.buttons[1].payload, **HERE))
    assert [answer.key for answer in told.data.answers] == ["scqf_level"]
    assert (told.data.card.title, search["shown"]) == (titles[1], ["care"])


def test_what_was_to_be_kept_is_kept_at_the_tap(services: Services) -> None:
    asked = typed("keep {ordinal:that course} for the {who:fitters}", "shortlist", **HERE)
    (question,), _ = said(services, "action_keep_credentials", asked)
    _, slots = run(services, "action_show_details", tapped(asked, question.buttons[1].payload, **HERE))
    assert slots["shortlist"] == ["weld-gas"]


def test_a_tap_on_a_question_of_an_older_session_shows_the_record(services: Services) -> None:
    tracker = pressed("details", named={"credential": "care", "value": "asked"}, **HERE)
    (told,), _ = said(services, "action_show_details", tracker)
    assert (told.kind, told.data.card.id, told.data.answers) == ("credential", "care", ())


def test_courses_that_are_only_pointed_at_again_are_shown_whatever_the_message_was_taken_for(
    services: Services,
) -> None:
    text = "gie's the twa again, {ordinal:the ship yin} and {ordinal:the dementia yin}"
    (compared,), _ = said(services, "action_fall_back", typed(text, "nlu_fallback", **HERE))
    assert [card.id for card in compared.data.items] == ["weld-ship", "care"]


def test_one_from_before_is_the_one_that_was_spoken_of_before(services: Services) -> None:
    asked = typed("for my {who:nurses} then, {ordinal:the one} from before", "refine", **HERE, spoken_of=["weld-gas"])
    (told,), _ = said(services, "action_refine_recommendation", asked)
    assert told.data.card.id == "weld-gas"


def test_the_same_for_others_takes_the_place_of_those_before(services: Services) -> None:
    slots: dict[str, Any] = {"needs": ["dementia care for nurses"], "people": ["nurses"], "shown": ["care"]}
    (_, search) = said(
        services, "action_refine_recommendation", typed("the same for the {who:cooks}", "refine", **slots)
    )
    assert search["needs"] == ["dementia care for cooks"]


def test_the_same_elsewhere_is_searched_where_a_place_was_not_marked(services: Services) -> None:
    text = "and the same again for {story:our Inverness shop}"
    _, search = said(services, "action_fall_back", typed(text, "nlu_fallback", **HERE))
    assert search["filters"]["places"] == ["Inverness"]


def test_a_single_course_that_is_gone_back_to_is_answered_about(services: Services) -> None:
    text = "sorry to jump about, back to the {need:gas} one, what level is {ordinal:it}?"
    asked = typed(text, "recommend", facts=["scqf_level"], **HERE)
    (told,), search = said(services, "action_recommend_credentials", asked)
    assert (told.data.card.id, search["shown"]) == ("weld-gas", ["care"])


def test_a_course_that_was_never_shown_is_searched_for(services: Services) -> None:
    known: dict[str, Any] = {"needs": ["dementia care"], "shown": ["care"]}
    asked = typed("back to {need:pipe welding} one", "recommend", **known)
    assert said(services, "action_recommend_credentials", asked)[1]["needs"] == ["pipe welding"]


def test_what_was_not_understood_and_wants_the_same_again_shows_the_list(services: Services) -> None:
    (lead, page), _ = said(services, "action_fall_back", typed("gie's thae again", "nlu_fallback", **HERE))
    assert (lead.text, [card.id for card in page.data.items]) == (
        "Back to the list for nurses: dementia care.",
        ["care"],
    )


def test_a_question_that_was_not_marked_as_one_is_answered_too(services: Services) -> None:
    asked = typed("aye but back to the fitters, hoo much is it", "more", facts=["price"], **HERE)
    (_, told), _ = said(services, "action_show_more", asked)
    assert [row.name for row in told.data.rows] == ["Price"]


def test_a_place_is_no_shortlist(services: Services) -> None:
    (lead, _), _ = said(services, "action_keep_credentials", typed("first list", "shortlist", **HERE))
    assert lead.text.startswith("Back to the list for fitters")


def test_a_course_of_an_earlier_need_is_asked_about_and_searched_for_no_more(services: Services) -> None:
    known = {**HERE, "lists": [listed(1, ["joining metal"], ["weld-ship", "weld-gas"]), CARE]}
    asked = typed(
        "{ordinal:the metal one} from earlier, what level is {ordinal:it}?", "details", facts=["scqf_level"], **known
    )
    (question,), _ = said(services, "action_show_details", asked)
    assert [button.title for button in question.buttons] == ["Ship Pipe Welding", "Gas Pipe Welding"]
